using System.Collections.Immutable;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Publishing.Corrections;

/// <summary>
/// What holders of something that left are told of it: a ZIP with <c>corrections.json</c> (of each claim how it stood, how it stands, why and since when, with the quote of what ended it), the same as
/// <c>index.html</c> to print, and the evidence of what it quotes, laid out and signed as bundles are. What speaks against somebody and nobody has reviewed stays back, and is counted.
/// The same records give the same bytes.
/// </summary>
/// <param name="Captures">The bytes of a capture; null where they are gone.</param>
public sealed record CorrectionFile(IStore Store, Viewer Viewer, Func<CaptureId, byte[]?> Captures)
{
    /// <summary>Its main part.</summary>
    public const string Part = "corrections.json";

    /// <summary>What it is signed with; null: it leaves unsigned.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Told of each claim that goes in; null: nobody asks.</summary>
    public Action<ShownClaim>? Carried { get; init; }

    /// <summary>Writes it.</summary>
    /// <returns>The SHA-256 of its list of parts.</returns>
    public string Write(ChangedLeaving changed, Stream to)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var told = new ToldCorrections(changed, new(Store, Viewer));
        using var zip = new ZipParts(to);
        var standIns = Store.StandIns(Viewer);
        var package = new BundleParts(zip, standIns, Key) { Quotes = new(told.Claims.Values) };
        using var main = JsonDocument.Parse(package.Add(Part, part => Write(told, part)));
        var documents = told.Claims.Values.Select(c => c.Claim.Document).Distinct().Order().Select(id => Store.Document(Viewer, id)).OfType<Document>().ToDictionary(d => d.Id);
        var claims = told.Claims.Values.Where(c => documents.ContainsKey(c.Claim.Document)).Select(QuotedText.Untitled).ToList();
        foreach (var claim in claims) Carried?.Invoke(claim);
        var lines = package.Add("claims.jsonl", part => Utf8JsonLines.Write(part, claims, (json, claim) => new ClaimLine(json, claim, DocumentFacts.Of(documents[claim.Claim.Document], standIns), ExportOptions.Default).Write([])));
        package.AddDocuments(documents.Values, Captures, id => Store.IsBarred(Viewer, id));
        package.AddPage(CorrectionPage.Of(main.RootElement, JsonFields.Claims(lines)));
        return package.Finish("Corrections: what of an earlier file stands otherwise now");
    }

    static void Write(ToldCorrections told, Stream to)
    {
        using var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true });
        json.WriteStartObject();
        json.WriteString("note", ToldCorrections.Note);
        Corrects(json, told.Leaving);
        json.WriteStartArray("claims");
        foreach (var claim in told.Changed) Claim(json, claim, told);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in told.Findings) Finding(json, finding);
        json.WriteEndArray();
        json.WriteNumber("as_they_left", told.Unchanged);
        json.WriteNumber("kept_back", told.KeptBack);
        json.WriteEndObject();
    }

    static void Corrects(Utf8JsonWriter json, Leaving leaving)
    {
        json.WriteStartObject("corrects");
        json.WriteString("leaving", leaving.Id.Value);
        json.WriteString("at", IsoTime.Of(leaving.At));
        json.WriteString("act", leaving.Act.Wire());
        json.WriteString("format", leaving.Format);
        json.WriteOptional("file", leaving.File);
        json.WriteOptional("sha256", leaving.Sha256);
        json.WriteOptional("package", leaving.Package);
        json.WriteOptional("title", leaving.Title);
        json.WriteOptional("url", leaving.Url);
        json.WriteOptional("published_on", IsoTime.Of(leaving.PublishedOn));
        json.WriteEndObject();
    }

    static void Claim(Utf8JsonWriter json, ChangedClaim changed, ToldCorrections told)
    {
        json.WriteStartObject();
        json.WriteString("claim", changed.Claim.Value);
        State(json, "was", changed.Was);
        if (told.Claims.TryGetValue(changed.Claim, out var shown))
        {
            State(json, "is", ClaimState.Of(shown));
            json.WriteString("status", StatusText.Sentence(shown));
        }
        else
        {
            json.WriteNull("is");
            json.WriteString("status", "No longer to be used.");
        }

        json.WriteStartArray("why");
        foreach (var reason in ToldCorrections.Why(changed)) Reason(json, reason, told);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void State(Utf8JsonWriter json, string name, ClaimState state)
    {
        json.WriteStartObject(name);
        json.WriteString("text", CorrectionText.State(state));
        json.WriteString("modality", state.Modality.Wire());
        json.WriteBoolean("negated", state.Negated);
        json.WriteStrings("attribution", state.Attribution.Select(a => a.Value));
        json.WriteOptional("stage", state.Stage?.Wire());
        json.WriteOptional("stage_of", state.Whose?.Value);
        json.WriteStrings("answers", state.Answers.Select(a => a.Value));
        json.WriteString("review", state.Review.Wire());
        json.WriteOptional("notice", state.Notice?.Wire());
        json.WriteEndObject();
    }

    static void Reason(Utf8JsonWriter json, CorrectionReason reason, ToldCorrections told)
    {
        json.WriteStartObject();
        json.WriteString("cause", reason.Cause.Wire());
        json.WriteString("text", CorrectionText.Reason(reason));
        json.WriteOptional("since", reason.Since?.ToString());
        if (reason.Notice is { } notice)
        {
            json.WriteOptional("words", notice.Words.Length == 0 ? null : notice.Words);
            json.WriteOptional("url", notice.Url);
        }

        if (reason.Later is { } later && told.Claims.ContainsKey(later.Claim.Id))
        {
            json.WriteString("claim", later.Claim.Id.Value);
            json.WriteString("quote", later.Claim.Quote.Text);
            json.WriteString("document", later.Claim.Document.Value);
        }

        json.WriteEndObject();
    }

    static void Finding(Utf8JsonWriter json, ChangedFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("finding", finding.Id.Value);
        json.WriteOptional("pattern", finding.Kept?.Finding.Pattern);
        json.WriteString("is", ToldCorrections.Became(finding));
        json.WriteStrings("why", ToldCorrections.Reasons(finding));
        json.WriteEndObject();
    }
}

/// <summary>What of a leaving may be told to its holders.</summary>
sealed class ToldCorrections
{
    internal const string Note = "Whoever holds the file that this corrects should use its claims as they stand here. Every claim is what a document says, not what is so.";

    internal ToldCorrections(ChangedLeaving changed, LeavingClaims leaving)
    {
        Leaving = changed.Leaving;
        Findings = changed.Findings;
        Changed = [.. changed.Claims.Where(c => Why(c).Any()).OrderBy(c => c.Claim)];
        foreach (var claim in Changed)
        {
            Add(claim.Claim);
            foreach (var reason in Why(claim))
                if (reason.Later is { } later) Add(later.Claim.Id);
        }

        Unchanged = changed.Leaving.Claims - Changed.Length;
        KeptBack = changed.Claims.SelectMany(c => c.Why).Where(IsBack).Select(r => r.Later!.Claim.Id).Distinct().Count();

        void Add(ClaimId id)
        {
            if (!Claims.ContainsKey(id) && leaving.Find(id) is { } shown) Claims[id] = shown;
        }
    }

    internal Leaving Leaving { get; }

    internal ImmutableArray<ChangedClaim> Changed { get; }

    internal ImmutableArray<ChangedFinding> Findings { get; }

    /// <summary>The changed claims that may still be used, and those that changed them, as they leave.</summary>
    internal SortedDictionary<ClaimId, ShownClaim> Claims { get; } = [];

    /// <summary>How many claims stand as they left.</summary>
    internal int Unchanged { get; }

    /// <summary>How many proceedings that nobody has reviewed stay back.</summary>
    internal int KeptBack { get; }

    internal static IEnumerable<CorrectionReason> Why(ChangedClaim changed) => changed.Why.Where(r => !IsBack(r));

    internal static string Became(ChangedFinding finding) => finding.Kept is null ? "no longer on record" : finding.Kept.Holds ? "no longer to be used" : "withdrawn";

    internal static IEnumerable<string> Reasons(ChangedFinding finding) =>
        finding.Kept?.History.LastOrDefault(e => e.Change is not null)?.Reasons.Select(r => r.Cause.Wire().Replace('_', ' ')).Distinct(StringComparer.Ordinal) ?? [];

    // A stage that speaks against somebody, by a claim that nobody has reviewed.
    static bool IsBack(CorrectionReason reason) => reason is { Cause: CorrectionCause.StageReached, Later.Review.State: ReviewState.Proposed };
}
