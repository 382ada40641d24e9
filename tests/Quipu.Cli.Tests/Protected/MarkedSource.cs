using System.Text;

namespace Quipu.Cli.Tests.Protected;

/// <summary>A protected source with a mark in every field that could lead to it, and material that carries the mark wherever files can carry something.</summary>
static class MarkedSource
{
    /// <summary>The beginning of every mark; what follows says which field it is.</summary>
    internal const string Mark = "zorvaquel";

    internal const string Number = "987604321";

    internal const string Pseudonym = "Source-K7QXM";

    internal static LeakSearch Search => new(Mark, Number, "987 604 321", "987-604-321");

    internal static void Write(Sandbox sandbox)
    {
        sandbox.Write("pass.txt", "three mules at the ford\n");
        sandbox.Write("wrong.txt", "four mules at the ford\n");
        sandbox.Write("who.txt", $"name: Irene {Title("name")} Peralta\nalias: La {Title("alias")}\nalias: {Title("handle")}\ncontact: irene@{Mark}mail.example\ncontact: +51 987 604 321\nnote: lives in {Mark}note\n");
        var folder = $"leak/{Mark}folder/";
        sandbox.Write(folder + $"{Mark}mail.txt", Mail());
        sandbox.Write(folder + $"{Mark}letter.eml", Letter());
        sandbox.Write(folder + $"{Mark}shut.eml", $"From: {Mark}shutfrom <a@x.example>\nContent-Type: application/pkcs7-mime; name={Mark}shutname.p7m\n\n{Mark}shutbody\n");
        sandbox.Write(folder + $"{Mark}page.html", Page());
        sandbox.Write(folder + $"{Mark}page.json", $$"""{"author":"{{Mark}}sidecarauthor","url":"https://x.example/{{Mark}}sidecarurl","title":"{{Mark}}sidecartitle","publisher":"{{Mark}}sidecarpublisher","gps":"{{Mark}}sidecargps"}""");
        sandbox.Write(folder + $"{Mark}front.md", $"---\ntitle: {Mark}fronttitle\nauthor: {Mark}frontauthor\nurl: https://x.example/{Mark}fronturl\n---\n\n# The bridge of Antay\n\nThe prosecutor Elena Cusi charged the contractor Puentes del Norte with fraud on Monday, the court of Antay said.\n");
        sandbox.Write(folder + $"{Mark}lines.jsonl", $$"""{"title":"{{Mark}}linetitle","author":["{{Mark}}lineauthor"],"url":"https://x.example/{{Mark}}lineurl","{{Mark}}key":"x","text":"The mayor of Antay, Bruno Salcedo, denied that he took money from Puentes del Norte. La {{Title("alias").ToUpperInvariant()}} was there."}""" + "\n");
        sandbox.Write(folder + $"{Mark}broken.json", $$"""{"text": "{{Mark}}brokentext", "x": {{Mark}}brokenvalue""");
        sandbox.Write(folder + $"{Mark}report.pdf", "%PDF-1.7 /Author (" + Mark + "pdfauthor)");
        sandbox.Write(folder + $"{Mark}.{Mark}extension", Encoding.UTF8.GetBytes("\u0001\u0002" + Mark + "binary"));
        sandbox.Write(folder + $"{Mark}photo.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0, 0x40, .. "Exif\0\0"u8, .. Encoding.ASCII.GetBytes($"{Mark}exif GPS {Mark}gps"), 0xFF, 0xD9]);
        File.CreateSymbolicLink(sandbox.At(folder + $"{Mark}dangling.txt"), $"/nowhere/{Mark}target");
        Directory.CreateSymbolicLink(sandbox.At(folder + $"{Mark}loop"), sandbox.At("leak"));
        // A plain text without a name: nothing in it is masked, so that its words are the file's own, byte for byte.
        sandbox.Write(folder + $"{Mark}plain.txt", "The harbour and the mayor\n\nThe prosecutor Elena Cusi accused the mayor of Antay, Bruno Salcedo, of taking money from the gang Los Remeros.");
        sandbox.Write(folder + $"{Mark}empty-of-claims.txt", "The tide tables of Antay\n\nHigh water stands at six and at eighteen on the days of the new moon.");
        sandbox.Write($"open/{Mark}open.html", Page());
    }

    /// <summary>Every planted file, and every text that Quipu takes from one, by what they are called.</summary>
    internal static IEnumerable<(string Of, byte[] Bytes)> Hashed(Sandbox sandbox)
    {
        foreach (var path in Directory.EnumerateFiles(sandbox.At($"leak/{Mark}folder")).Append(sandbox.At($"open/{Mark}open.html")).Where(p => File.Exists(p) && new FileInfo(p).LinkTarget is null))
        {
            var bytes = File.ReadAllBytes(path);
            yield return (Path.GetFileName(path), bytes);
            var capture = new Quipu.Sources.Capture(new(Quipu.Model.ContentHash.Sha256(bytes)), bytes.Length, path, DateTimeOffset.UnixEpoch);
            foreach (var document in Quipu.Documents.Formats.Parse(new(capture, bytes), CancellationToken.None).OfType<Quipu.Documents.Parsed.Readable>())
                yield return ($"the text of {Path.GetFileName(path)}", Encoding.UTF8.GetBytes(document.Document.Text));
        }
    }

    /// <summary>Everything to read; the picture is named outright, since a folder's pictures are left out, and one file is not there.</summary>
    internal static string Paths => $"leak leak/{Mark}folder/{Mark}photo.jpg leak/{Mark}absent.txt";

    static string Mail() =>
        $"""
        Return-Path: <irene@{Mark}mail.example>
        Received: from {Mark}host (10.0.0.7) by mx.example
        X-Originating-IP: {Mark}ip
        From: Irene {Title("name")} <irene@{Mark}mail.example>
        To: desk@paper.example
        Subject: {Mark}subject
        Date: Mon, 3 Jan 2030 10:00:00 -0500

        The bridge and the gang

        The prosecutor Elena Cusi accused the mayor of Antay, Bruno Salcedo, of taking money from the gang Los Remeros. The police arrested Salcedo on 3 January 2030.

        Call me at +51 987 604 321 or 987-604-321, or write to irene@{Mark}mail.example; @{Mark}handle is me too.

        > From: {Title("quoted")}
        > Sent: Monday
        > To: Irene {Title("name")}
        > Subject: Re: {Mark}requested

        Irene Peralta {Title("name")}
        IRENE {Title("name").ToUpperInvariant()}
        la {Mark}alias
        Source: https://x.example/{Mark}source
        """;

    // A mail as it is saved: marks in each header, plain and encoded, in names of what is attached, in the mail that it answers and in the one that it forwards.
    static string Letter() =>
        $"""
        Return-Path: <{Mark}return@x.example>
        Received: from {Mark}hop (10.0.0.7) by mx.example
        DKIM-Signature: v=1; d={Mark}dkim.example; b={Mark}
        Message-ID: <{Mark}id@x.example>
        In-Reply-To: <{Mark}parent@x.example>
        X-{Mark}: {Mark}x
        From: =?utf-8?Q?{Title("from")}?= <irene@{Mark}mail.example>
        Sender: {Mark}sender
        Reply-To: {Mark}reply@x.example
        To: {Mark}to
        Cc: {Mark}cc
        Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Title("mailsubject")))}?=
        Date: Mon, 3 Jan 2030 10:00:00 -0500
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="{Mark}boundary"

        {Mark}preamble
        --{Mark}boundary
        Content-Type: text/plain; charset=windows-1252; name={Mark}partname
        Content-Transfer-Encoding: quoted-printable
        Content-Description: {Mark}description

        The pier and the ministry

        The prosecutor Elena Cusi charged the contractor Puentes del Norte=
         with bribery on Tuesday, the ministry said. [image: {Mark}scan.jpg] Irene Pe=
        ralta {Title("name")} saw it.

        On Mon, 3 Jan 2030 at 10:00, {Title("attributed")} <{Mark}@x.example> wrote:
        > Who was charged?
        --=20
        {Title("signature")}, ext. 12
        --{Mark}boundary
        Content-Type: image/jpeg; name="{Mark}scan.jpg"
        Content-Disposition: attachment; filename="{Mark}scan.jpg"
        Content-ID: <{Mark}cid>

        {Mark}bytes
        --{Mark}boundary
        Content-Type: message/rfc822

        From: {Title("forwarded")} <{Mark}f@x.example>
        Subject: {Mark}forwardedsubject
        Content-Type: text/html

        <html><head><title>{Mark}htmltitle</title></head><body><p>Bruno Salcedo signed the contract of the pier, the court of Antay said.</p></body></html>
        --{Mark}boundary--
        {Mark}epilogue
        """;

    static string Page() =>
        $$"""
        <!doctype html><html lang="en"><head><title>{{Mark}}title</title><meta name="author" content="{{Mark}}author"><meta name="description" content="{{Mark}}description">
        <meta property="og:url" content="https://x.example/{{Mark}}ogurl"><meta property="og:site_name" content="{{Mark}}site"><meta name="geo.position" content="{{Mark}}geo"><link rel="canonical" href="https://x.example/{{Mark}}canonical">
        <script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"{{Mark}}ldauthor"},"url":"https://x.example/{{Mark}}ldurl"}</script></head>
        <body data-user="{{Mark}}data"><!-- {{Mark}}comment --><h1>Los Remeros and the port</h1>
        <p>Officials said that the gang Los Remeros controls the port of Antay. The company Puentes del Norte won the contract for the pier in 2029, the ministry said.</p>
        <p>The lawyer of Bruno Salcedo said he had never met anybody of Los Remeros.</p><p>{{Title("handle")}}</p></body></html>
        """;

    static string Title(string field) => char.ToUpperInvariant(Mark[0]) + Mark[1..] + field;
}
