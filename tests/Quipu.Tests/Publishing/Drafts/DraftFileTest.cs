using System.IO.Compression;
using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Publishing.Drafts;
using Xunit;

namespace Quipu.Tests.Publishing.Drafts;

public sealed class DraftFileTest
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Of_a_word_document_is_read_what_will_be_printed()
    {
        var text = Text(Docx("""
            <w:p><w:r><w:t xml:space="preserve">The mayor </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>was convicted</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>was arrested</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
            <w:p><w:moveFrom w:id="3"><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t>Moved here.</w:t></w:r></w:moveTo></w:p>
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>Shown</w:t><w:tab/><w:t>too.</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell one.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cell two.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """, """<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"""));
        Assert.Equal(["The mayor was arrested.", "Moved here.", "Shown\ttoo.", "Cell one.", "Cell two.", "A note."], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_bomb_is_refused()
    {
        var bomb = Docx("<w:p><w:r><w:t>" + new string('a', 12 << 20) + "</w:t></w:r></w:p>");
        Assert.True(bomb.Length < 1 << 20);
        Assert.Contains("unpacks to far more", Fault("a.docx", bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_that_lies_of_its_size_is_read_no_further()
    {
        var bomb = Docx("<w:p><w:r><w:t>" + new string('a', 200 << 20) + "</w:t></w:r></w:p>");
        // The size that the list of parts gives: 24 bytes behind its mark.
        var list = bomb.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(list + 24), 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("damaged", Fault("a.docx", bomb), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Fact]
    public void An_entity_of_xml_is_not_resolved()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) Put(zip, "word/document.xml", $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"{Word}\"><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>");
        Assert.Contains("damaged", Fault("a.docx", stream.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "", "empty")]
    [InlineData("a.txt", "  \n ", "no text")]
    [InlineData("a.jsonl", "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\"Two.\"}", "several texts")]
    public void What_is_no_draft_gets_a_sentence(string name, string text, string says) => Assert.Contains(says, Fault(name, Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Half_a_word_document_gets_a_sentence() => Assert.Contains("damaged", Fault("a.docx", Docx("<w:p><w:r><w:t>One.</w:t></w:r></w:p>")[..^40]), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 with a password")]
    [InlineData("PK\u0003\u0004 no text in it")]
    [InlineData("\u0000\u0001 noise")]
    public void A_word_document_with_a_password_or_without_its_parts_gets_the_same_sentence(string bytes) => Assert.Contains("has a password", Fault("a.DOCX", Encoding.Latin1.GetBytes(bytes)), StringComparison.Ordinal);

    [Fact]
    public void A_draft_in_latin_1_is_read_and_says_so()
    {
        var draft = Assert.IsType<Parsed.Readable>(DraftFile.Read("a.txt", Encoding.Latin1.GetBytes("La fiscalía acusó al juez de recibir dinero de la banda en el puerto."))).Document;
        Assert.Contains("fiscalía acusó", draft.Text, StringComparison.Ordinal);
        Assert.NotEmpty(draft.Doubts);
    }

    [Fact]
    public void Names_do_not_hide_the_language_of_a_short_draft()
    {
        Assert.Equal(Language.English, Read("Prosecutors accuse Nilo Bastarán Peña of leading Los Garfios."));
        Assert.Equal(Language.Spanish, Read("La fiscalía acusa a Nilo Bastarán Peña de encabezar Los Garfios."));
        Assert.Equal(Language.Unknown, Read("O prefeito foi preso pela polícia na cidade."));

        static Language Read(string text) => Assert.IsType<Parsed.Readable>(DraftFile.OfText(text, default)).Document.Language;
    }

    [Fact]
    public void What_looks_like_a_menu_is_a_sentence_of_the_draft()
    {
        var draft = Assert.IsType<Parsed.Readable>(DraftFile.Read("a.txt", "The story\n\nShare on Facebook | X | WhatsApp\n\nSubscribe to our newsletter.\n"u8.ToArray())).Document;
        Assert.DoesNotContain(draft.Blocks, b => b.IsBoilerplate);
    }

    static string Text(byte[] bytes) => Assert.IsType<Parsed.Readable>(DraftFile.Read("a.docx", bytes)).Document.Text;

    static string Fault(string name, byte[] bytes) => Assert.IsType<Parsed.Unreadable>(DraftFile.Read(name, bytes)).Reason;

    static byte[] Docx(string body, string? notes = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "word/document.xml", $"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>");
            if (notes is not null) Put(zip, "word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Word}\">{notes}</w:footnotes>");
        }

        return stream.ToArray();
    }

    static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
