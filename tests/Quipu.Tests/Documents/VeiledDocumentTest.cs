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

    /// <summary>What a mail program writes by itself into a mail that is kept as text; beside each what is left of it.</summary>
    [Theory]
    [InlineData("Va el contrato.\n\nEl lun, 3 mar 2031 a las 10:00, Yqmark (<yqmark.contadora@gobierno.example>) escribió:\n\n> El puerto pagó dos veces.\n", "Va el contrato.\n\n\n> El puerto pagó dos veces.\n")]
    [InlineData("See it.\n\nOn Mon, 3 Mar 2031 at 10:00, Yqmark <yqmark@gov.example> wrote:\n> The harbour paid twice.\n", "See it.\n\n> The harbour paid twice.\n")]
    [InlineData("See it.\n\nOn Mon, 3 Mar 2031 at 10:00, Yqmark of the\nharbour's office <yqmark@gov.example> wrote:\n> It paid twice.\n", "See it.\n\n> It paid twice.\n")]
    [InlineData("See it.\n\nYqmark wrote:\n\n> It paid twice.\n", "See it.\n\n\n> It paid twice.\n")]
    [InlineData("From: Yqmark <yqmark@gov.example>\n\nIt paid twice.\n", "\nIt paid twice.\n")]
    [InlineData("De: Yqmark Contadora Rojas\n\nIt paid twice.\n", "\nIt paid twice.\n")]
    [InlineData("It paid twice.\nReceived: from yqmark.gov.example (10.0.0.7)\n\tby mx.yqmark.example\nIt knows.\n", "It paid twice.\nIt knows.\n")]
    [InlineData("X-Originating-IP: [10.1.yqmark.2]\nIt paid twice.\n", "It paid twice.\n")]
    [InlineData("From: Yqmark\n\nTo: the desk\n\nSubject: Yqmark\n\nIt paid twice.\n", "\nIt paid twice.\n")]
    [InlineData("> De: Yqmark\n>\n> Enviado: Yqmark\n>\n> It paid twice.\n", ">\n> It paid twice.\n")]
    [InlineData("It paid twice.\n-- \nYqmark\nContadora II, Gerencia de Presupuesto, anexo 4412\n", "It paid twice.\n")]
    [InlineData("It paid twice.\n--\nYqmark, accountant\n\nOn Mon, 3 Mar 2031 at 10:00, Yqmark <y@gov.example> wrote:\n> Twice?\n> -- \n> Yqmark\n", "It paid twice.\n> Twice?\n")]
    [InlineData("It paid twice.\n\nSent from my Yqmark Galaxy\n", "It paid twice.\n\n")]
    [InlineData("On Mon, Mar 3, 2031 at 10:00 AM Yqmark <\nyqmark@gov.example> wrote:\n\n> Twice.\n", "\n> Twice.\n")]
    [InlineData("El 3/3/31 a las 10:00 a. m.\nYqmark Vega (yqmark@gov.example) escribió:\nPagó.\n", "Pagó.\n")]
    [InlineData("Em seg., 3 de mar. de 2031 às 10:00, Yqmark <yqmark@gov.example> escreveu:\n> Pagou.\n", "> Pagou.\n")]
    [InlineData("Am Mo., 3. März 2031 um 10:00 Uhr schrieb Yqmark <yqmark@gov.example>:\n> Zweimal.\n", "> Zweimal.\n")]
    [InlineData("Le lun. 3 mars 2031 à 10:00, Yqmark <yqmark@gov.example> a écrit :\n> Deux fois.\n", "> Deux fois.\n")]
    [InlineData("> On 3/3/31 10:00, Yqmark de la Vega wrote:\n>> Twice.\n> No.\n", ">> Twice.\n> No.\n")]
    // The lines above one are the writer's own, and so is what stands below a signature.
    [InlineData("The mayor took the money. On Monday he signed.\nOn Mon, 3 Mar 2031 at 10:00, Yqmark <yqmark@gov.example> wrote:\n> Twice.\n", "The mayor took the money. On Monday he signed.\n> Twice.\n")]
    [InlineData("On 3 March 2031 at 09:00 I saw him.\nOn Mon, 3 Mar 2031 at 10:00, Yqmark <yqmark@gov.example> wrote:\n> Twice.\n", "On 3 March 2031 at 09:00 I saw him.\n> Twice.\n")]
    [InlineData("It paid twice.\n-- \nYqmark\n\nContadora II, anexo 4412\n\nPD: el alcalde recibió ochenta mil soles el lunes.\n", "It paid twice.\n\nPD: el alcalde recibió ochenta mil soles el lunes.\n")]
    [InlineData("From: Yqmark <yqmark@gov.example>\n  The mayor took eighty thousand dollars that night.\n", "  The mayor took eighty thousand dollars that night.\n")]
    public void Lines_that_mail_programs_write_are_left_out(string text, string left)
    {
        var veiled = Veiled("a.txt", text);
        Assert.Equal(left, veiled.Text);
        Assert.Contains(veiled.Doubts, d => d.Contains("mail headers, signatures", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("escriba a otra.persona@gobierno.example o a jefe[at]puerto[dot]example", "escriba a [address] o a [address]")]
    [InlineData("https://x.example/?from=ana.ruiz%40gobierno.example", "https://x.example/?from=[address]")]
    [InlineData("/o=Ministry/ou=Exchange/cn=Recipients/cn=rcampos", "[address]")]
    [InlineData("Llámame al 445 12 33 o al (01) 427-1234 anexo 4412.", "Llámame al [phone] o al [phone].")]
    [InlineData("cel. 71234567, +591 71234567, 0051 987 112 233", "cel. [phone], [phone], [phone]")]
    [InlineData("555-123-4567 and 987112233", "[phone] and [phone]")]
    [InlineData("https://wa.me/51987112233", "https://wa.me/[phone]")]
    public void Addresses_and_numbers_of_anybody_give_way_to_one_stand_in(string text, string veiled)
    {
        var document = Veiled("a.txt", text);
        Assert.Equal(veiled, document.Text);
        Assert.Contains(document.Doubts, d => d.Contains("whosever they were", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The contract 00123-2031-0-1801 of 12-03-2031 10 was worth S/ 987 654 321 or 901 234 567 soles.")]
    [InlineData("RUC 20512345678, DNI 41234567, expediente N° 987654321, between 2029-2031.")]
    [InlineData("It grew from 1 234 567 to 250.000.000 between 2029 and 2031, at 10:30, or 98.7%.")]
    [InlineData("On Monday the mayor wrote:\n\nI never took money.\n")]
    [InlineData("El alcalde escribió:\n\n«No recibí dinero.»\n")]
    [InlineData("Sums\n--\nThe harbour paid the firm twice in 2031 and once more in 2032, as the books of the port's office show to whoever asks for them.\n")]
    [InlineData("Received: the letter and the books.\nThey came late.\n")]
    [InlineData("Ask @laportuaria what it thinks.")]
    [InlineData("Me dijo el jefe que Octavio Lizarbe Tintaya cobró.\nEl alcalde Pedro Lima lo sabe. Lo vi el martes.\nEl martes 3 de marzo de 2031 a las 10:15 el coronel escribió lo siguiente:\nQue paguen.\n")]
    [InlineData("El martes 3 de marzo de 2031 a las 10:15 el coronel Lima escribió:\n\nQue paguen.\n")]
    [InlineData("El martes 3 de marzo de 2031 a las 10:15 vi al alcalde.\nEl coronel Lima escribió:\n> Que paguen.\n")]
    [InlineData("On Mon, 3 Mar 2031 at 10:00 the mayor came with his brother and two men of the firm.\nThen Pedro Lima wrote:\nPay them.\n")]
    [InlineData("On Mon, 3 Mar 2031 at 10:00 the mayor sat with the men of the firm while\nanother of them wrote:\n> Pay them.\n")]
    [InlineData("The mayor came at ten.\n--\nThe firm paid him eighty thousand dollars that night.\n")]
    [InlineData("De: Pavés\nPara: Ramal\n80 000 soles\n")]
    [InlineData("Enviado desde mi cuenta\nfueron ochenta mil soles.\n")]
    public void What_says_something_stays(string text) => Assert.Equal(text, Veiled("a.txt", text).Text);

    /// <summary>Where it may be a mail's line or a witness's sentence, the words stay; who and where to reach them do not.</summary>
    [Fact]
    public void In_a_line_that_may_be_evidence_only_the_name_and_the_address_give_way() =>
        Assert.Equal("On Monday the chief asked Source-A, that is [address], what the mayor wrote:\nPay.\n", Veiled("a.txt", "On Monday the chief asked Rosa Quintanar, that is rosa.q@gov.example, what the mayor wrote:\nPay.\n").Text);

    /// <summary>Whoever reads sees what was taken, as it stood, and what a terminal would take for an order is not in it.</summary>
    [Fact]
    public void Each_line_that_went_is_told()
    {
        var count = new VeilCount();
        var veil = new Veil("Source-A", "protected/Source-A/1") { Mask = new(Rosa), Count = count };
        veil.Of("It paid.\nOn Mon, 3 Mar 2031 at 10:00, Rosa\u001b[31m <r@gov.example>\nwrote:\n> Twice.\n-- \nR. Q.\n\nanexo 4412\n");
        Assert.Equal(
            ["protected/Source-A/1: On Mon, 3 Mar 2031 at 10:00, Rosa[31m <r@gov.example>", "protected/Source-A/1: wrote:", "protected/Source-A/1: --", "protected/Source-A/1: R. Q.", "protected/Source-A/1: anexo 4412"],
            count.Lines);
        Assert.Equal(2, count.Stretches);
    }

    [Fact]
    public void Names_are_replaced_before_blocks_and_ids_are_made()
    {
        var document = Veiled("a.txt", "Harbour pays twice\n\nI, ROSA QUINTANAR, saw it. Write to rosa@correo.example.\n\nThe firm denied it.\n");
        Assert.Equal(["Title: Harbour pays twice", "Paragraph: I, Source-A, saw it. Write to [address].", "Paragraph: The firm denied it."], Parsing.Blocks(document));
        Assert.Contains(document.Doubts, d => d.Contains("1 name of", StringComparison.Ordinal));
        Assert.Empty(document.Segments);
        Assert.Equal(DocumentId.From(document.Capture, 0, document.Text), document.Id);
    }

    [Theory]
    [InlineData("a.txt", "Harbour pays twice\n\nBy Marta Lizarbe Poma\n\nThe harbour paid the firm twice, the records show, and nobody asked why.\n")]
    [InlineData("a.md", "---\nauthor: Marta Lizarbe Poma\n---\n\n# Harbour pays twice\n\nThe harbour paid the firm twice, the records show, and nobody asked why.\n")]
    public void Nobody_becomes_the_author_of_what_a_source_gave(string name, string file)
    {
        Assert.Empty(Veiled(name, file).Authors);
        // Mutation: without the veil there is one.
        Assert.Equal(["Marta Lizarbe Poma"], Parsing.Document(name, file).Authors);
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
