using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Quipu.Publishing.Drafts;

/// <summary>
/// The text of a Word document (DOCX) as it will be printed: paragraphs, tables cell by cell, foot- and endnotes after the text; of tracked changes what is inserted, without what is
/// deleted or was moved away; without comments, field codes and hidden text.
/// </summary>
static class WordDraft
{
    internal const string Damaged = "The Word document is damaged or has a password; save the draft again as DOCX or as text, and hand that in.";

    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Of one part, unpacked; a book of a thousand pages has about three million.</summary>
    const long MostCharacters = 16L << 20;

    /// <summary>A part that unpacks to more than so many times its size is no text.</summary>
    const long Density = 200;

    static readonly HashSet<string> _left = ["del", "moveFrom", "instrText", "delText", "delInstrText", "commentReference", "Fallback"];

    internal static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) && bytes.IndexOf("word/document.xml"u8) >= 0;

    /// <summary>The text, or one sentence why there is none.</summary>
    internal static (string? Text, string? Fault) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            var text = new StringBuilder();
            foreach (var name in new[] { "word/document.xml", "word/footnotes.xml", "word/endnotes.xml" })
                if (zip.GetEntry(name) is { } part)
                {
                    if (part.Length > MostCharacters || part.Length > Math.Max(1 << 20, part.CompressedLength * Density)) return (null, "The Word document unpacks to far more than a text has; save the draft as text and hand that in.");
                    Part(part, text);
                }

            return text.ToString().Trim() is { Length: > 0 } whole ? (whole + "\n", null) : (null, "The Word document holds no text; save the draft again, or paste it.");
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return (null, Damaged);
        }
    }

    static void Part(ZipArchiveEntry part, StringBuilder to)
    {
        using var xml = XmlReader.Create(part.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MostCharacters });
        xml.Read();
        while (!xml.EOF)
        {
            if (IsLeft(xml)) xml.Skip();
            else
            {
                Take(xml, to);
                xml.Read();
            }
        }
    }

    /// <summary>What is not printed: deleted, moved away, hidden, a code, or a mark that separates notes.</summary>
    static bool IsLeft(XmlReader xml)
    {
        if (xml.NodeType != XmlNodeType.Element) return false;
        if (_left.Contains(xml.LocalName) && (xml.NamespaceURI == Word || xml.LocalName == "Fallback")) return true;
        return xml.NamespaceURI == Word && xml.LocalName is "footnote" or "endnote" && xml.GetAttribute("type", Word) is "separator" or "continuationSeparator";
    }

    static void Take(XmlReader xml, StringBuilder to)
    {
        if (xml.NamespaceURI != Word) return;
        if (xml.NodeType == XmlNodeType.Element)
        {
            if (xml.LocalName is "tab") to.Append('\t');
            else if (xml.LocalName is "br" or "cr") to.Append('\n');
            else if (xml.LocalName == "noBreakHyphen") to.Append('-');
            else if (xml.LocalName == "p" && xml.IsEmptyElement) to.Append('\n');
            else if (xml.LocalName == "r" && !xml.IsEmptyElement) Run(xml, to);
        }
        else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "p") to.Append("\n\n");
    }

    /// <summary>A run: its text, unless it is hidden.</summary>
    static void Run(XmlReader xml, StringBuilder to)
    {
        var (depth, hidden, text) = (xml.Depth, false, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            while (IsLeft(xml) && xml.Depth > depth) xml.Skip();
            if (xml.Depth <= depth) break;
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Word) continue;
            if (xml.LocalName == "vanish" && xml.GetAttribute("val", Word) is not ("0" or "false")) hidden = true;
            else if (xml.LocalName == "t") text.Append(Text(xml));
            else Take(xml, text);
        }

        if (!hidden) to.Append(text);
    }

    static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text.Append(xml.Value);
        return text.ToString();
    }
}
