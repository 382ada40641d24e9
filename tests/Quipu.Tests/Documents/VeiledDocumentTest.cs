using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Protected;
using Xunit;

namespace Quipu.Tests.Documents;

/// <summary>What a document of a protected source is made of: its text, and nothing else that its file says.</summary>
public sealed class VeiledDocumentTest
{
    static readonly SourceIdentity Rosa = new("Rosa Quintanar Vega", ["La Tuna"], ["rosa@correo.example"], []);

    [Theory]
    [InlineData("Yqmark.html", "<html><head><title>Yqmark</title><meta name=author content=Yqmark><meta property=og:url content=https://x.example/Yqmark><link rel=canonical href=https://x.example/Yqmark></head><body><!-- Yqmark --><h1>Harbour pays twice</h1><p data-x=Yqmark>The harbour paid the firm twice, the records show.</p></body></html>")]
    [InlineData("Yqmark.md", "---\ntitle: Yqmark\nauthor: Yqmark\nurl: https://x.example/Yqmark\n---\n\n# Harbour pays twice\n\nThe harbour paid the firm twice, the records show.\n")]
    [InlineData("Yqmark.json", "{\"title\":\"Yqmark\",\"author\":[\"Yqmark\"],\"url\":\"https://x.example/Yqmark\",\"publisher\":\"Yqmark\",\"gps\":\"Yqmark\",\"text\":\"Harbour pays twice\\n\\nThe harbour paid the firm twice, the records show.\"}")]
    [InlineData("Yqmark.txt", "From: Yqmark <a@x.example>\nTo: desk@x.example\n Yqmark@x.example\nX-Originating-IP: Yqmark\nSubject: Yqmark\n\nHarbour pays twice\n\nThe harbour paid the firm twice, the records show.\n\nSource: https://x.example/Yqmark\n")]
    [InlineData("Yqmark.txt", "Harbour pays twice\n\nThe harbour paid the firm twice, the records show.\n\n> De: Yqmark\n> Enviado el: Yqmark\n> Para: otro\n> Asunto: Yqmark\n\nGracias.\n")]
    public void Metadata_and_mail_headers_are_left_out(string name, string file)
    {
        var document = Veiled(name, file);
        Assert.DoesNotContain("Yqmark", Everything(document), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("Harbour pays twice", "Source-A", "protected/Source-A/1", (string?)null), (document.Title, document.Publisher, document.Location, document.Url));
        Assert.Contains("The harbour paid the firm twice, the records show.", document.Text, StringComparison.Ordinal);
        // Mutation: without the veil the same file gives the mark away.
        Assert.Contains("Yqmark", Everything(Parsing.Document(name, file)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Names_are_replaced_before_blocks_and_ids_are_made()
    {
        var document = Veiled("a.txt", "Harbour pays twice\n\nI, ROSA QUINTANAR, saw it. Write to rosa@correo.example.\n\nThe firm denied it.\n");
        Assert.Equal(["Title: Harbour pays twice", "Paragraph: I, Source-A, saw it. Write to Source-A.", "Paragraph: The firm denied it."], Parsing.Blocks(document));
        Assert.Contains(document.Doubts, d => d.Contains("2 names", StringComparison.Ordinal));
        Assert.Empty(document.Segments);
        Assert.Equal(DocumentId.From(document.Capture, 0, document.Text), document.Id);
    }

    [Fact]
    public void Ids_say_nothing_of_the_content() =>
        Assert.NotEqual(Veiled("a.txt", "Harbour pays twice\n\nThe harbour paid.").Id, Veiled("a.txt", "Harbour pays twice\n\nThe harbour paid.").Id);

    [Theory]
    [InlineData("Act one\n\nJUDGE: Sit down.\nWITNESS: No.\n")]
    [InlineData("Table\n\nDate: 3 May\nSubject: harbour\n")]
    [InlineData("Notes\n\nFrom: the harbour they came.\nThey sat.\n")]
    public void What_only_looks_like_headers_stays(string text) => Assert.Equal(text, Veiled("a.txt", text).Text);

    static Document Veiled(string name, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        var raw = new RawDocument(new(CaptureId.NewSealed(), bytes.Length, name, DateTimeOffset.UnixEpoch), bytes) { Veil = new("Source-A", "protected/Source-A/1") { Mask = new(Rosa) } };
        return ((Parsed.Readable)Formats.Parse(raw, CancellationToken.None).Single()).Document;
    }

    static string Everything(Document document) => string.Join('\n', [
        document.Text, document.Title, document.Publisher, document.Url, document.Licence, document.Location, document.Id.Value, document.Capture.Value, document.Sidecar?.Value, .. document.Authors, .. document.Doubts,
        .. document.Segments.Select(s => s.Where)]);
}
