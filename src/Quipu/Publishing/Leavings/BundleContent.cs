using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>What the parts of a bundle say, held against its texts and against each other.</summary>
sealed class BundleContent(BundleCheck check)
{
    const string Pages = "pages/pages.jsonl", Claims = "claims.jsonl", Finding = "finding.json";
    static readonly string[] _tables = ["hops.csv", "rows.csv", "datasets.csv"];

    readonly Dictionary<string, string> _quotes = new(StringComparer.Ordinal);
    Dictionary<string, JsonElement> _claims = [];

    /// <returns>How many claims it has.</returns>
    internal int Check(CancellationToken cancellation)
    {
        Lines(Pages, Page);
        foreach (var part in check.Parts.Where(p => p.StartsWith("texts/", StringComparison.Ordinal)))
            if (check.Sound(part) is not null && !check.Texts.Has(Path.GetFileNameWithoutExtension(part))) check.Fault(part, $"{Pages} has no document of this text.");
        Lines(Claims, (line, json) =>
        {
            cancellation.ThrowIfCancellationRequested();
            Claim(line, json);
        });
        Read();
        Whole(Finding, json => Evidence(json, Finding));
        Whole(Corrections.CorrectionFile.Part, Correction);
        foreach (var table in _tables) Table(table);
        return _quotes.Count;
    }

    // Evidence has no other part that tells of a claim, and may have a million.
    void Read()
    {
        if (!check.Has(Finding) && !check.Has(Corrections.CorrectionFile.Part) || check.Sound(Claims) is not { } lines) return;
        try
        {
            _claims = JsonFields.Claims(lines);
        }
        catch (JsonException)
        {
            // Said line by line already.
        }
    }

    void Page(int line, JsonElement json)
    {
        var (id, capture, text) = (Text(json, "id"), Text(json, "capture"), Text(json, "text"));
        if (check.Sound(text) is not { } bytes)
        {
            if (!check.Has(text)) check.Fault(Pages, $"Line {line}: the text of {id} is not here.");
            return;
        }

        if (BundleTexts.Decoded(bytes) is not { } words)
        {
            check.Fault(text, "It is no text in UTF-8.");
            return;
        }

        var hash = capture.StartsWith("archive/", StringComparison.Ordinal) ? capture["archive/".Length..] : "";
        check.Texts.Add(id, words, hash);
        if (hash.Length == 0) Withheld(line, json, bytes);
        else if (DocumentId.From(new(hash), json.GetProperty("part").GetInt32(), words).Value != id) check.Fault(text, $"It is another text than the one that {id} is named by.");
        if (!check.Has(capture) && Text(json, "fault").Length == 0) check.Fault(Pages, $"Line {line}: the bytes of {id} are not here, and nothing says why.");
    }

    // A capture that may not be told of proves no id: the page has the hash of the text as it lies here.
    void Withheld(int line, JsonElement json, byte[] text)
    {
        if (!json.Says("sealed") && !json.Says("capture_masked")) check.Fault(Pages, $"Line {line}: {Text(json, "id")} has no capture, and nothing says why.");
        if (ContentHash.Sha256(text) != Text(json, "text_sha256")) check.Fault(Text(json, "text"), $"It is another text than the one whose SHA-256 {Pages} gives.");
    }

    void Claim(int line, JsonElement json)
    {
        var id = Text(json, "id");
        if (!_quotes.TryAdd(id, "")) check.Fault(Claims, $"Line {line}: the claim {id} is there twice.");
        foreach (var lack in Lacking(json)) check.Fault(Claims, $"Line {line}: the claim {id} has no {lack}.");
        if (!json.TryGetProperty("quote", out var quote) || !json.TryGetProperty("document", out var document)) return;
        var (words, of) = (Text(quote, "text"), Text(document, "id"));
        _quotes[id] = words;
        if (!check.Texts.Has(of)) check.Fault(Claims, $"Line {line}: the text of claim {id} is not here.");
        else if (check.Texts.At(of, quote.GetProperty("start").GetInt32(), quote.GetProperty("end").GetInt32()) != words) check.Fault(Claims, $"Line {line}: the quote of claim {id} does not stand at its place in texts/{of}.txt.");
        else if (check.Texts.CaptureOf(of) != Text(document, "sha256")) check.Fault(Claims, $"Line {line}: the claim {id} names other bytes than its document has.");
    }

    // What a claim is never shown without.
    static IEnumerable<string> Lacking(JsonElement claim)
    {
        if (!Wires.TryRead<ClaimType>(Text(claim, "type"), out _)) yield return "type";
        if (!Wires.TryRead<Modality>(Text(claim, "modality"), out _)) yield return "modality";
        if (!claim.TryGetProperty("attribution", out var attribution) || Text(attribution, "text").Length == 0) yield return "attribution";
        if (!claim.TryGetProperty("standing", out var standing) || Text(standing, "text").Length == 0) yield return "standing in law";
        if (!claim.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Array) yield return "place for its answers";
        if (!claim.TryGetProperty("review", out var review) || !Wires.TryRead<ReviewState>(Text(review, "state"), out _)) yield return "review";
        if (!claim.TryGetProperty("quote", out var quote) || Text(quote, "text").Length == 0) yield return "quote";
    }

    // Whatever in it quotes a claim quotes it as claims.jsonl does, with its status beside it.
    void Evidence(JsonElement json, string part)
    {
        if (json.ValueKind == JsonValueKind.Array)
            foreach (var item in json.EnumerateArray()) Evidence(item, part);
        if (json.ValueKind != JsonValueKind.Object) return;
        if (json.TryGetProperty("quote", out var quote) && quote.ValueKind == JsonValueKind.String) Quoted(json, quote.GetString()!, part);
        foreach (var property in json.EnumerateObject()) Evidence(property.Value, part);
    }

    void Quoted(JsonElement json, string words, string part)
    {
        var (id, document) = (Text(json, "claim") is { Length: > 0 } claim ? claim : Text(json, "id"), Text(json, "document"));
        if (_quotes.GetValueOrDefault(id) != words || !check.Texts.Says(document, words)) check.Fault(part, $"It quotes {id} otherwise than {Claims} does.");
        if (part != Finding) return;
        if (!Wires.TryRead<Modality>(Text(json, "modality"), out var modality) || Text(json, "said").Length == 0) check.Fault(part, $"It shows {id} without its status.");
        else if (_claims.TryGetValue(id, out var shown) && (modality.Wire() != Text(shown, "modality") || Text(json, "said") != ClaimWords.Sentence(shown))) check.Fault(part, $"It says of {id} another status than {Claims} does.");
    }

    void Correction(JsonElement json)
    {
        Evidence(json, Corrections.CorrectionFile.Part);
        foreach (var claim in json.GetProperty("claims").EnumerateArray())
        {
            var id = Text(claim, "claim");
            if (!claim.TryGetProperty("was", out var was) || Text(was, "text").Length == 0 || !claim.TryGetProperty("is", out _) || Text(claim, "status").Length == 0)
                check.Fault(Corrections.CorrectionFile.Part, $"It does not say how {id} stood and stands.");
            else if (_claims.TryGetValue(id, out var shown) && Text(claim, "status") != ClaimWords.Sentence(shown)) check.Fault(Corrections.CorrectionFile.Part, $"It says of {id} another status than {Claims} does.");
            if (claim.GetProperty("why").GetArrayLength() == 0) check.Fault(Corrections.CorrectionFile.Part, $"It does not say why {id} stands otherwise.");
        }
    }

    void Table(string part)
    {
        if (check.Sound(part) is not { } bytes) return;
        using var rows = new Utf8Csv(new MemoryStream(bytes), new(','));
        var head = rows.Read() ? rows.Count : 0;
        if (head == 0) check.Fault(part, "It has no head.");
        while (rows.Read())
            if (rows.Count != head || rows.Broken) check.Fault(part, $"Row {rows.Number} has {rows.Count} cells and should have {head}.");
    }

    void Whole(string part, Action<JsonElement> read)
    {
        if (check.Sound(part) is not { } bytes) return;
        Read(part, bytes, read);
    }

    void Lines(string part, Action<int, JsonElement> read)
    {
        if (check.Sound(part) is not { } bytes) return;
        var (line, rest) = (0, bytes.AsMemory());
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var one = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            line++;
            if (one.Length > 0) Read(part, one, json => read(line, json));
        }
    }

    void Read(string part, ReadOnlyMemory<byte> bytes, Action<JsonElement> read)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            check.Fault(part, "It has not the shape that it should have.");
        }
    }

    static string Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
