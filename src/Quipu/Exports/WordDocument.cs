using System.Globalization;
using System.Text;
using System.Xml;
using Quipu.Access.Masking;

namespace Quipu.Exports;

/// <summary>
/// A text document for Word and whatever else opens <c>.docx</c> (ECMA-376 part 1, WordprocessingML: the parts that running text and tables need; docs/decisions/0052 says why not by a library):
/// A4, page numbers at the foot, headings that a contents list finds, header rows that are printed again on each page. Written as it comes, the same bytes for the same content.
/// </summary>
public sealed class WordDocument : IDisposable
{
    const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly ZipParts _zip;
    readonly Stream _part;
    readonly XmlWriter _xml;
    readonly string _language;

    /// <param name="to">Where it is written; it is left open.</param>
    /// <param name="standIns">What stands in it for what may not leave.</param>
    /// <param name="language">Of its words (ISO 639-1), for whoever checks the spelling or reads it aloud.</param>
    public WordDocument(Stream to, StandIns standIns, string language)
    {
        ArgumentNullException.ThrowIfNull(to);
        (_zip, _language) = (new(to, standIns), language);
        _part = _zip.Add("word/document.xml");
        _xml = Xml(_part);
        Start("document");
        Start("body");
    }

    /// <summary>Its title.</summary>
    public void Title(string text) => Paragraph(text, "Title");

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 3.</param>
    public void Heading(string text, int level = 1) => Paragraph(text, string.Create(CultureInfo.InvariantCulture, $"Heading{Math.Clamp(level, 1, 3)}"));

    /// <summary>A paragraph of running text.</summary>
    public void Text(string text) => Paragraph(text, null);

    /// <summary>A paragraph that the next one belongs to: both stay on one page.</summary>
    public void Lead(string text) => Paragraph(text, "Lead");

    /// <summary>A remark, small.</summary>
    public void Note(string text) => Paragraph(text, "Note");

    /// <summary>Words of somebody else.</summary>
    public void Quote(string text) => Paragraph(text, "Quote");

    /// <summary>A table; its head is printed again on each page that it runs over.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(rows);
        Start("tbl");
        Start("tblPr");
        Value("tblStyle", "Rows");
        Start("tblW", ("w", "5000"), ("type", "pct"));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Start("tblGrid");
        foreach (var _ in head)
        {
            Start("gridCol");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        Row(head, isHead: true);
        foreach (var row in rows) Row(row, isHead: false);
        _xml.WriteEndElement();
        Paragraph("", null);
    }

    /// <summary>Closes the document and writes its other parts.</summary>
    public void Dispose()
    {
        Start("sectPr");
        _xml.WriteStartElement("w", "footerReference", Main);
        _xml.WriteAttributeString("w", "type", Main, "default");
        _xml.WriteAttributeString("r", "id", Relations, "rId2");
        _xml.WriteEndElement();
        Start("pgSz", ("w", "11906"), ("h", "16838"));
        _xml.WriteEndElement();
        Start("pgMar", ("top", "1134"), ("right", "1134"), ("bottom", "1134"), ("left", "1134"), ("header", "567"), ("footer", "567"), ("gutter", "0"));
        _xml.Dispose();
        _part.Dispose();
        Part("word/styles.xml", Styles(_language));
        Part("word/footer1.xml", $"""<w:ftr xmlns:w="{Main}"><w:p><w:pPr><w:pStyle w:val="Note"/><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>""");
        Part("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{Relations}/footer" Target="footer1.xml"/></Relationships>""");
        Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="word/document.xml"/></Relationships>""");
        const string Of = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        Part("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Of}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Of}styles+xml"/><Override PartName="/word/footer1.xml" ContentType="{Of}footer+xml"/></Types>""");
        _zip.Dispose();
    }

    void Row(IReadOnlyList<string> cells, bool isHead)
    {
        Start("tr");
        Start("trPr");
        Start("cantSplit");
        _xml.WriteEndElement();
        if (isHead)
        {
            Start("tblHeader");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        foreach (var cell in cells)
        {
            Start("tc");
            Paragraph(cell, isHead ? "Head" : "Cell");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    void Paragraph(string text, string? style)
    {
        Start("p");
        if (style is not null)
        {
            Start("pPr");
            Value("pStyle", style);
            _xml.WriteEndElement();
        }

        foreach (var (line, i) in XmlText.Of(text).Split('\n').Select((l, i) => (l, i)))
        {
            Start("r");
            if (i > 0)
            {
                Start("br");
                _xml.WriteEndElement();
            }

            Start("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(line);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    void Value(string name, string value)
    {
        Start(name, ("val", value));
        _xml.WriteEndElement();
    }

    void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement("w", name, Main);
        foreach (var (attribute, value) in attributes) _xml.WriteAttributeString("w", attribute, Main, value);
    }

    void Part(string name, string content)
    {
        using var part = _zip.Add(name);
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + content));
    }

    static XmlWriter Xml(Stream to) => XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), CloseOutput = false });

    static string Styles(string language)
    {
        const string Serif = """<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>""", Sans = """<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>""";
        return $"""
            <w:styles xmlns:w="{Main}"><w:docDefaults><w:rPrDefault><w:rPr>{Serif}<w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
            {Style("Title", "Title", """<w:keepNext/><w:spacing w:after="160"/>""", """<w:b/><w:sz w:val="40"/>""")}
            {Style("Heading1", "heading 1", """<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>""", """<w:b/><w:sz w:val="30"/>""")}
            {Style("Heading2", "heading 2", """<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>""", """<w:b/><w:sz w:val="25"/>""")}
            {Style("Heading3", "heading 3", """<w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="2"/>""", """<w:b/>""")}
            {Style("Lead", "Lead", """<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/>""", "<w:b/>")}
            {Style("Note", "Note", """<w:keepLines/><w:spacing w:after="60"/>""", Sans + """<w:color w:val="555555"/><w:sz w:val="17"/>""")}
            {Style("Quote", "Quote", """<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="B8B0A0"/></w:pBdr><w:ind w:left="284"/>""", "<w:i/>")}
            {Style("Head", "Table head", """<w:keepNext/><w:spacing w:after="20"/>""", Sans + """<w:b/><w:sz w:val="16"/>""")}
            {Style("Cell", "Table cell", """<w:spacing w:after="20"/>""", Sans + """<w:sz w:val="16"/>""")}
            <w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="999999"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="999999"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="CCCCCC"/></w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>
            """;

        static string Style(string id, string name, string paragraph, string run) =>
            $"""<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>""";
    }
}
