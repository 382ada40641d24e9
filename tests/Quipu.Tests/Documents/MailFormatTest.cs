using System.Text;
using Quipu.Documents;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class MailFormatTest
{
    const string Head = "From: =?utf-8?Q?Elena_Cusi_=C3=91a=C3=B1ez?= <elena@puerto.example>\r\nTo: mesa@diario.example\r\nDate: Mon, 3 Mar 2031 22:30:00 -0500\r\nMIME-Version: 1.0\r\n";

    [Fact]
    public void A_plain_mail_is_its_subject_its_head_and_its_words()
    {
        var document = Mail(Head + "Message-ID: <1@puerto.example>\r\nSubject: =?iso-8859-1?Q?La_direcci=F3n_pag=F3?=\r\n =?utf-8?B?IGRvcyB2ZWNlcw==?=\r\n\r\nEl puerto pagó dos veces a la firma Puentes del Norte.\r\n");
        Assert.Equal(
            ["Title: La dirección pagó dos veces", "Notice: From: Elena Cusi Ñañez <elena@puerto.example>", "Notice: To: mesa@diario.example", "Notice: Date: Mon, 3 Mar 2031 22:30:00 -0500",
             "Paragraph: El puerto pagó dos veces a la firma Puentes del Norte."],
            Parsing.Blocks(document));
        Assert.Equal(("La dirección pagó dos veces", "mail/1", (string?)null, Language.Spanish), (document.Title, document.Format, document.Publisher, document.Language));
        Assert.Equal((PartialDate.Parse("2031-03-03"), "Elena Cusi Ñañez"), (document.Published!.Value, Assert.Single(document.Authors)));
        Assert.Empty(document.Doubts);
        Assert.DoesNotContain("Message-ID", document.Text, StringComparison.Ordinal);
    }

    /// <summary>Each stretch leads back to the header or the part that it was made of, in a forwarded mail too.</summary>
    [Fact]
    public void Every_stretch_leads_back_to_its_bytes()
    {
        var bytes = Encoding.Latin1.GetBytes(Mixed);
        var document = Parsing.Document("a.eml", bytes);
        Assert.Equal(
            ["header Subject", "header From", "header Date", "part 1", "header Subject", "header From", "part 2"], document.Segments.Select(s => s.Where));
        foreach (var (segment, starts) in document.Segments.Zip(["Subject: Two", "From: a", "Date: Mon", "See below", "Subject: The books", "From: clerk", "The firm got"]))
            Assert.StartsWith(starts, Encoding.Latin1.GetString(bytes[(int)segment.ByteStart..(int)segment.ByteEnd]), StringComparison.Ordinal);
        Assert.All(document.Segments.Zip(document.Segments.Skip(1)), s => Assert.True(s.First.At.End < s.Second.At.Start));
    }

    const string Mixed =
        "Subject: Two mails\nFrom: a <a@x.example>\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\nThis is a mail in parts.\n--b\nContent-Type: text/plain\n\nSee below.\n" +
        "--b\nContent-Type: message/rfc822\n\nSubject: The books\nFrom: clerk <c@x.example>\nContent-Type: text/plain\n\nThe firm got eighty thousand twice.\n" +
        "--b\nContent-Type: application/pdf; name=\"contract.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n" +
        "--b\nContent-Type: image/png\nContent-Disposition: inline; filename*=utf-8''se%C3%B1al.png\n\nx\n--b--\n";

    [Fact]
    public void A_forwarded_mail_is_read_and_attachments_are_named()
    {
        var document = Parsing.Document("a.eml", Mixed);
        Assert.Equal(
            ["Title: Two mails", "Notice: From: a <a@x.example>", "Notice: Date: Mon, 3 Mar 2031 10:00:00 +0000", "Paragraph: See below.", "Heading: The books", "Notice: From: clerk <c@x.example>",
             "Paragraph: The firm got eighty thousand twice."],
            Parsing.Blocks(document));
        Assert.Equal(["The mail has 2 attachments, which were not read: contract.pdf (application/pdf), señal.png (image/png)."], document.Doubts);
    }

    [Theory]
    [InlineData("windows-1252", "quoted-printable", "El se=F1or alcalde recibi=F3 =80 80 000 el lu=\r\nnes.", "El señor alcalde recibió € 80 000 el lunes.")]
    [InlineData("iso-8859-1", "8bit", "El se\u00f1or alcalde recibi\u00f3.", "El señor alcalde recibió.")]
    [InlineData("utf-8", "base64", "RWwgc2XDsW9yIGFsY2FsZGUgcmVjaWJpw7Mu", "El señor alcalde recibió.")]
    [InlineData("iso-2022-jp", "7bit", "\u001b$B;TD9\u001b(B", "市長")]
    [InlineData("utf-7", "7bit", "El alcalde recibio.", "El alcalde recibio.")]
    [InlineData("no-such", "7bit", "El alcalde recibio.", "El alcalde recibio.")]
    public void Parts_are_decoded_as_they_declare(string charset, string encoding, string written, string read)
    {
        var document = Parsing.Document("a.eml", Encoding.Latin1.GetBytes($"{Head}Subject: x\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{written}\r\n"));
        Assert.EndsWith("\n\n" + read, document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_alone_is_read_as_pages_are()
    {
        var document = Mail(Head + "Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>no</title><script>no()</script></head><body><p>The port paid the firm twice.</p><blockquote>Pay it, he wrote.</blockquote></body></html>\r\n");
        Assert.Equal(["Paragraph: The port paid the firm twice.", "Quotation: Pay it, he wrote."], Parsing.Blocks(document)[^2..]);
        Assert.DoesNotContain("no", document.Text.Split("\n\n")[^1], StringComparison.Ordinal);
    }

    /// <summary>Nested as mail programs nest them: the text is read once, and the page that says the same is not.</summary>
    [Theory]
    [InlineData("The port paid the firm twice, he says.", "<p>The port paid the firm <b>twice</b>, he says.</p>", "The port paid the firm twice, he says.")]
    [InlineData("", "<p>The port paid the firm twice.</p>", "The port paid the firm twice.")]
    [InlineData("This program shows no HTML.", "<p>The port paid the firm twice in March, and once more in May, as the books of the harbour's office show to whoever asks.</p>", "The port paid the firm twice in March, and once more in May, as the books of the harbour's office show to whoever asks.")]
    public void Of_text_and_page_one_is_read(string plain, string page, string read)
    {
        var document = Mail($"{Head}Subject: x\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n" +
            $"--a\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n{page}\r\n--r\r\nContent-Type: image/gif; name=logo.gif\r\n\r\nGIF\r\n--r--\r\n--a--\r\n" +
            "--m\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nNot read.\r\n--m--\r\n");
        Assert.Equal(read, document.Text[(document.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        Assert.Equal(["The mail has 2 attachments, which were not read: logo.gif (image/gif), notes.txt (text/plain)."], document.Doubts);
    }

    [Fact]
    public void What_programs_write_is_kept_and_not_read_and_what_is_answered_is_quoted()
    {
        var document = Mail(Head + "Subject: x\r\n\r\nIt is true.\r\n\r\nOn Mon, 3 Mar 2031 at 10:00, Ana <ana@x.example> wrote:\r\n> Did the port pay twice?\r\n\r\n-- \r\nElena\r\nExt. 12\r\n");
        Assert.Equal(
            ["Paragraph: It is true.", "Notice: On Mon, 3 Mar 2031 at 10:00, Ana <ana@x.example> wrote:", "Quotation: > Did the port pay twice?"], Parsing.Blocks(document).Where(b => !b.Contains("x.example>\r", StringComparison.Ordinal)).Skip(4).Take(3));
        Assert.DoesNotContain("Ext. 12", Parsing.ReadText(document), StringComparison.Ordinal);
        Assert.Contains("Ext. 12", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_without_date_subject_or_sender_is_read()
    {
        var document = Mail("X-Mailer: m\r\n\r\nThe port paid the firm twice.\r\n");
        Assert.Equal((null, "The port paid the firm twice."), (document.Published, document.Text));
        Assert.Null(Mail("From: a@x.example\r\nDate: some day\r\n\r\nThe port paid.\r\n").Published);
        Assert.Equal(["a@x.example"], Mail("From: a@x.example\r\n\r\nThe port paid.\r\n").Authors);
    }

    [Theory]
    [InlineData("The port paid the firm twice.\n\nNothing else.\n", "no mail")]
    [InlineData("From: a@x.example\nSubject: x\n\n", "has no text")]
    [InlineData("From: a@x.example\nSubject: x\nContent-Type: application/pdf; name=x.pdf\n\nabc\n", "no text besides its 1 attachment")]
    [InlineData("From: a@x.example\nContent-Type: multipart/mixed; boundary=nowhere\n\n--b\nContent-Type: text/plain\n\nThe port paid.\n--b--\n", "boundary")]
    [InlineData("From: a@x.example\nContent-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxx\n--b--\n", "encrypted")]
    [InlineData("From: a@x.example\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nAAAA\n", "encrypted")]
    public void What_cannot_be_read_says_why(string mail, string reason) => Assert.Contains(reason, Parsing.Reason("a.eml", Encoding.UTF8.GetBytes(mail)), StringComparison.Ordinal);

    /// <summary>Signed mails are read without anything that checks signatures, which is not there.</summary>
    [Fact]
    public void A_signed_mail_and_a_truncated_one_are_read()
    {
        const string signed = "DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s; h=from; bh=aa; b=bb\nARC-Seal: i=1; a=rsa-sha256\nSubject: x\nContent-Type: multipart/signed; boundary=b; protocol=\"application/pkcs7-signature\"; micalg=sha1\n\n" +
            "--b\nContent-Type: text/plain\n\nThe port paid.\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n";
        Assert.EndsWith("\n\nThe port paid.", Mail(signed).Text, StringComparison.Ordinal);
        Assert.Contains("smime.p7s", Assert.Single(Mail(signed).Doubts), StringComparison.Ordinal);
        Assert.EndsWith("The port paid.", Mail(signed[..(signed.IndexOf("paid.", StringComparison.Ordinal) + 5)]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_mails_end_in_a_sentence()
    {
        var many = new StringBuilder("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (var i = 0; i < 3000; i++) many.Append("--b\n\nx\n");
        Assert.Contains("more than 2000 parts", Parsing.Reason("a.eml", Encoding.ASCII.GetBytes(many.ToString())), StringComparison.Ordinal);
        var deep = new StringBuilder();
        for (var i = 0; i < 500; i++) deep.Append("Subject: x\nContent-Type: message/rfc822\n\n");
        Assert.NotEmpty(Parsing.Parse("a.eml", Encoding.ASCII.GetBytes(deep.Append("\nx\n").ToString())));
    }

    /// <summary>Of a protected source no header and no name of a file is left, wherever it stands.</summary>
    [Theory]
    [InlineData("From: Yqmark <yqmark@x.example>\nTo: Yqmark\nCc: Yqmark\nReply-To: Yqmark\nSender: Yqmark\nMessage-ID: <Yqmark@x.example>\nReceived: from Yqmark by x\nX-Yqmark: Yqmark\nX-Originating-IP: Yqmark\nSubject: Yqmark\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nContent-Type: text/plain; name=Yqmark.txt\n\nThe harbour paid the firm twice, the records show.\n")]
    [InlineData("From: Yqmark <yqmark@x.example>\nSubject: =?utf-8?Q?Yqmark?=\nContent-Type: multipart/mixed; boundary=Yqmark\n\nYqmark\n--Yqmark\nContent-Type: text/html\n\n<title>Yqmark</title><p>The harbour paid the firm twice, the records show.</p><p><img alt=\"Yqmark.png\" src=cid:Yqmark>[image: Yqmark.png]</p>\n--Yqmark\nContent-Type: image/png; name=Yqmark.png\nContent-ID: <Yqmark>\n\nx\n--Yqmark\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=\"Yqmark.eml\"\n\nFrom: Yqmark\nSubject: Yqmark\n\nOn Mon, 3 Mar 2031 at 10:00, Yqmark <yqmark@x.example> wrote:\n> Twice?\n--Yqmark--\n")]
    [InlineData("Subject: Yqmark\n\nThe harbour paid the firm twice, the records show.\n\n-----Mensaje original-----\nDe: Yqmark\nEnviado el: Yqmark\nPara: otro\nAsunto: Yqmark\n\nGracias.\n")]
    public void Nothing_but_the_words_of_a_protected_mail_is_kept(string mail)
    {
        var document = (Parsed.Readable)Assert.Single(Veiled(mail));
        Assert.Contains("The harbour paid the firm twice, the records show.", document.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yqmark", Everything(document.Document), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((null, "Source-A"), (document.Document.Published, document.Document.Publisher));
        Assert.Empty(document.Document.Authors);
        // Mutation: without the veil the same mail gives the mark away.
        Assert.Contains("Yqmark", Everything(Mail(mail)), StringComparison.OrdinalIgnoreCase);
    }

    static Document Mail(string mail) => Parsing.Document("a.eml", mail);

    static List<Parsed> Veiled(string mail)
    {
        var bytes = Encoding.UTF8.GetBytes(mail);
        var raw = new RawDocument(new(CaptureId.NewSealed(), bytes.Length, "Yqmark.eml", DateTimeOffset.UnixEpoch), bytes)
        {
            Veil = new("Source-A", "protected/Source-A/1") { Mask = new(new("Rosa Quintanar Vega", [], [], [])) },
        };
        return [.. Formats.Parse(raw, CancellationToken.None)];
    }

    static string Everything(Document document) => string.Join('\n', [
        document.Text, document.Title, document.Publisher, document.Url, document.Location, document.Id.Value, .. document.Authors, .. document.Doubts, .. document.Segments.Select(s => s.Where)]);
}
