using System.Collections.Immutable;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;
using Quipu.Registers;

namespace Quipu.Exports;

/// <summary>
/// The evidence of one finding in a ZIP that can be checked without Quipu: <c>index.html</c> to print, <c>finding.json</c>, <c>hops.csv</c>,
/// <c>claims.jsonl</c> with what answers them, <c>rows.csv</c>
/// of registers, <c>datasets.csv</c> with their licences, texts and captures under their hash, and <c>datapackage.json</c> with the SHA-256 of every part.
/// The same finding gives the same bytes.
/// </summary>
/// <param name="Pattern">The finding's pattern, for its words; null: it is no longer there.</param>
/// <param name="Captures">The bytes of a capture; null where they are gone.</param>
public sealed record FindingBundle(IStore Store, Viewer Viewer, Pattern? Pattern, Func<CaptureId, byte[]?> Captures)
{
    static readonly ExportOptions _options = ExportOptions.Default;

    /// <summary>What it is signed with; null: it leaves unsigned.</summary>
    public SigningKey? Key { get; init; }

    /// <summary>Told of each claim that goes in; null: nobody asks.</summary>
    public Action<ShownClaim>? Carried { get; init; }

    /// <summary>What later stages put beside the evidence.</summary>
    public ImmutableArray<BundleSupplement> Beside { get; init; } = [];

    /// <summary>Why a finding may not leave the workspace by what is on record now, with what to do, in one sentence; null: it may.</summary>
    public static string? Refusal(IStore store, Viewer viewer, KeptFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var now = new LeavingClaims(store, viewer).OnRecord(finding.Finding);
        if (FindingSight.Emptied(now) is { } hop)
            return $"The finding {now.Id} may not leave: claims that its hop '{hop.Tie}' rests on were rejected or are gone, so it is neither exported nor sent; judge them anew first, or leave it here.";
        return FindingSight.MayLeave(now) ? null : Private(now);
    }

    static string Private(Finding finding)
    {
        var open = finding.ToReview.Select(t => t.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (open.Count == 0 && !finding.Doubted.IsEmpty)
        {
            var names = string.Join(", ", finding.Doubted.Select(p => p.Name));
            return $"The finding {finding.Id} is private: it rests on a match of names that nobody judged; " +
                $"judge first whether each of these is one and the same in all documents: {names}.";
        }

        return $"The finding {finding.Id} is private: it accuses by claims that nobody has reviewed, so it is neither exported nor sent; " +
            (open.Count == 0 ? "bring the findings up to date first." : $"accept or reject first: {string.Join(", ", open)}.");
    }

    /// <summary>Writes the bundle, and tells what of the evidence stayed back (null: nothing did) and the SHA-256 of its list of parts.</summary>
    /// <exception cref="QuipuException">The finding is private or nothing is left of a hop (<see cref="Refusal"/>).</exception>
    public (string? KeptBack, string Package) Write(KeptFinding finding, Stream to)
    {
        if (Refusal(Store, Viewer, finding) is { } refusal) throw new QuipuException(refusal);
        ArgumentNullException.ThrowIfNull(to);
        (finding, var evidence) = Leaving(finding);
        using var zip = new ZipParts(to);
        var package = new BundleParts(zip, evidence.StandIns, Key) { Notice = Withdrawal.Of(finding)?.Line, Quotes = new(evidence.Claims.Values) };
        if (Withdrawal.Of(finding) is { } withdrawn) package.Add(Withdrawal.Part, withdrawn.Write);
        using var file = JsonDocument.Parse(package.Add("finding.json", part => new FindingFile(finding, Pattern, evidence) { Beside = Beside }.Write(part)));
        package.Add("hops.csv", part => FindingTables.Hops(finding, evidence, part));
        var lines = package.Add("claims.jsonl", part => Utf8JsonLines.Write(part, evidence.Claims.Values, (json, claim) => new ClaimLine(json, claim,
            evidence.FactsOf(claim), _options).Write([])));
        package.Add("rows.csv", part => FindingTables.Rows(evidence, part));
        package.Add("datasets.csv", part => FindingTables.Datasets(evidence, part));
        foreach (var beside in Beside) package.Add(beside.File, beside.Write);
        package.AddDocuments(evidence.Documents.Values, Captures, id => Store.IsBarred(Viewer, id));
        package.AddPage(new FindingPage(file.RootElement, JsonFields.Claims(lines)).Text());
        return (evidence.KeptBack, package.Finish("Evidence of a finding: what documents and registers say, with the bytes that it rests on"));
    }

    static string? Told(int claims, int proceedings)
    {
        var counted = new[] { claims > 0 ? $"{claims} {(claims == 1 ? "claim" : "claims")}" : null, proceedings > 0 ? $"{proceedings} {(proceedings == 1 ? "proceeding" : "proceedings")}" : null };
        return claims + proceedings == 0 ? null : $"Kept back, because nobody has reviewed them: {string.Join(" and ", counted.OfType<string>())}.";
    }

    /// <summary>Writes the table of its evidence alone: <c>hops.csv</c> of the bundle.</summary>
    /// <exception cref="QuipuException">The finding is private or nothing is left of a hop (<see cref="Refusal"/>).</exception>
    public void WriteHops(KeptFinding finding, Stream to)
    {
        if (Refusal(Store, Viewer, finding) is { } refusal) throw new QuipuException(refusal);
        ArgumentNullException.ThrowIfNull(to);
        (finding, var evidence) = Leaving(finding);
        using var through = evidence.StandIns.Over(to);
        FindingTables.Hops(finding, evidence, through);
    }

    // The finding and its evidence as they leave: without what nobody has reviewed.
    (KeptFinding Finding, FindingEvidence Evidence) Leaving(KeptFinding finding)
    {
        var claims = new LeavingClaims(Store, Viewer);
        var whole = claims.OnRecord(finding.Finding);
        var keptBack = FindingSight.KeptBack(whole);
        finding = finding with { Finding = claims.Staged(FindingSight.Leaving(whole)) };
        var evidence = Evidence(finding.Finding, claims, whole);
        if (Carried is { } carried)
            foreach (var claim in evidence.Claims.Values) carried(claim);
        return (finding, evidence with { KeptBack = Told(keptBack.Length, claims.KeptBack.Except(keptBack).Count()) });
    }

    // The claims of its hops, and whatever they must be shown with: what answers them and where the law stands.
    FindingEvidence Evidence(Finding finding, LeavingClaims leaving, Finding whole)
    {
        var claims = new SortedDictionary<string, ShownClaim>(StringComparer.Ordinal);
        var asked = new Queue<ClaimId>(finding.Ties.Where(t => !t.FromRegister).Select(t => new ClaimId(t.Evidence)));
        while (asked.TryDequeue(out var id))
        {
            if (claims.ContainsKey(id.Value) || leaving.Find(id) is not { } claim) continue;
            claims[id.Value] = QuotedText.Untitled(claim);
            foreach (var beside in claim.Answers.Select(a => a.Claim).Concat(claim.Standing.Proceedings.Select(p => p.Claim))) asked.Enqueue(beside);
        }

        var documents = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        foreach (var id in claims.Values.Select(c => c.Claim.Document).Distinct())
            if (Store.Document(Viewer, id) is { } document) documents[id.Value] = document;
        var rows = finding.Ties.Where(t => t.FromRegister).Select(t => t.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(e => Store.Statements(Viewer, new(e)).Where(s => s.Statement.Entity.Value == e && s.Statement.Prop != Statement.Base
                && !s.Vanished)).ToImmutableArray();
        var named = finding.Ties.Select(t => t.Dataset).Concat(rows.Select(r => r.Statement.Dataset.Value)).ToHashSet(StringComparer.Ordinal);
        return new(claims, documents, rows, [.. Store.Datasets(Viewer).Where(d => named.Contains(d.Name.Value)).OrderBy(d => d.Name.Value,
            StringComparer.Ordinal)])
        { Of = whole, StandIns = Store.StandIns(Viewer) };
    }
}

/// <summary>What a bundle of a finding is made of.</summary>
/// <param name="Claims">By id: those of its hops, and those that answer them or tell of proceedings.</param>
/// <param name="Documents">By id: those of the claims.</param>
/// <param name="Rows">What registers say of its evidence, with the file and row of each value.</param>
/// <param name="Datasets">Where all of it comes from.</param>
sealed record FindingEvidence(SortedDictionary<string, ShownClaim> Claims, SortedDictionary<string, Document> Documents,
    ImmutableArray<KeptStatement> Rows, ImmutableArray<DatasetRow> Datasets)
{
    /// <summary>The finding as it is on record, before anything of it was kept back.</summary>
    internal required Finding Of { get; init; }

    /// <summary>What stayed back, in words; null: nothing.</summary>
    internal string? KeptBack { get; init; }

    /// <summary>What stands for ids and hashes that may not leave.</summary>
    internal required StandIns StandIns { get; init; }

    /// <summary>How many claims of a hop stayed back.</summary>
    internal int LeftOf(FoundHop hop) =>
        Of.Hops.Concat(Of.Marks).Where(h => (h.Tie, h.From, h.To) == (hop.Tie, hop.From, hop.To)).Select(h => h.Ties.Length).FirstOrDefault(hop.Ties.Length) - hop.Ties.Length;

    readonly Dictionary<string, DocumentFacts> _facts = new(StringComparer.Ordinal);

    internal DocumentFacts FactsOf(ShownClaim claim)
    {
        var id = claim.Claim.Document.Value;
        if (_facts.TryGetValue(id, out var known)) return known;
        return _facts[id] = DocumentFacts.Of(Documents[id], StandIns);
    }
}

/// <summary>A finding as JSON: what it is, and of each hop every piece of evidence with its status in the same object.</summary>
sealed class FindingFile(KeptFinding kept, Pattern? pattern, FindingEvidence evidence)
{
    readonly Dictionary<EntityId, string> _names = kept.Finding.Everybody.ToDictionary(p => p.Entity, p => p.Name);

    internal ImmutableArray<BundleSupplement> Beside { get; init; } = [];

    internal void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true });
        var finding = kept.Finding;
        json.WriteStartObject();
        json.WriteString("id", finding.Id.Value);
        json.WriteString("pattern", finding.Pattern);
        json.WriteString("pattern_version", kept.PatternVersion);
        json.WriteOptional("title", pattern?.Title.En);
        json.WriteOptional("text", pattern?.Text.En);
        json.WriteOptional("rationale", pattern?.Rationale.En);
        json.WriteString("kind", kept.IsLead ? "lead" : "finding");
        json.WriteOptional("lead", finding.Lead);
        json.WriteOptional("missing", finding.Missing?.En);
        json.WriteBoolean("holds", kept.Holds);
        if (Withdrawal.Of(kept) is { } withdrawn)
        {
            json.WriteString("withdrawn", ReasonText.Time(withdrawn.At));
            json.WriteStrings("withdrawn_because", withdrawn.Why);
            json.WriteString("withdrawn_line", withdrawn.Line);
        }

        json.WriteString("status", kept.Status.Wire());
        json.WriteString("weakest", finding.Weakest.Evidence);
        json.WriteString("weakest_status", finding.Weakest.Status);
        json.WriteOptional("kept_back", evidence.KeptBack);
        json.WriteStrings("undated", finding.Undated);
        json.WriteStrings("innocent", pattern?.Innocent.Select(w => w.En) ?? []);
        json.WriteStrings("confirm", pattern?.Confirm.Select(w => w.En) ?? []);
        json.WriteStrings("refute", pattern?.Refute.Select(w => w.En) ?? []);
        Parties(json, "parties", finding.Parties);
        Hops(json, "hops", finding.Hops);
        Hops(json, "marks", finding.Marks);
        json.WriteStartArray("beside");
        foreach (var beside in Beside)
        {
            json.WriteStartObject();
            json.WriteString("part", beside.File);
            json.WriteString("title", beside.Title);
            json.WriteStrings("lines", beside.Lines);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("sources", evidence.Datasets.Select(d => string.Join(", ", new[] { d.Card.Title ?? d.Name.Value, d.Card.Publisher, d.Card.Licence, d.Card.Url }.Where(s => !string.IsNullOrEmpty(s)))));
        json.WriteEndObject();
    }

    string Name(EntityId id) => _names.GetValueOrDefault(id, id.Value);

    static void Parties(Utf8JsonWriter json, string name, ImmutableArray<FoundParty> parties)
    {
        json.WriteStartArray(name);
        foreach (var party in parties)
        {
            json.WriteStartObject();
            json.WriteString("part", party.Part);
            json.WriteString("id", party.Entity.Value);
            json.WriteString("name", party.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void Hops(Utf8JsonWriter json, string name, ImmutableArray<FoundHop> hops)
    {
        json.WriteStartArray(name);
        foreach (var hop in hops)
        {
            json.WriteStartObject();
            json.WriteString("tie", hop.Tie);
            json.WriteString("from", hop.From.Value);
            json.WriteString("from_name", Name(hop.From));
            json.WriteString("to", hop.To.Value);
            json.WriteString("to_name", Name(hop.To));
            json.WriteBoolean("accuses", hop.Accuses);
            if (evidence.LeftOf(hop) is > 0 and var back) json.WriteNumber("kept_back", back);
            Parties(json, "through", hop.Through);
            json.WriteStartArray("evidence");
            foreach (var tie in hop.Ties) Tie(json, tie);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void Tie(Utf8JsonWriter json, FoundTie tie)
    {
        json.WriteStartObject();
        json.WriteString("id", tie.Evidence);
        json.WriteString("relation", tie.Relation);
        json.WriteString("dataset", tie.Dataset);
        json.WriteString("modality", tie.Modality.Wire());
        json.WriteOptional("stage", tie.Stage?.Wire());
        if (tie.Stage is not null) json.WriteString("stage_of", tie.Whose?.Name ?? StatusText.Nobody);
        json.WriteString("status", tie.Status);
        json.WriteOptional("first", IsoTime.Of(tie.First));
        json.WriteOptional("last", IsoTime.Of(tie.Last));
        if (evidence.Claims.GetValueOrDefault(tie.Evidence) is { } claim)
        {
            json.WriteString("said", StatusText.Sentence(claim));
            json.WriteString("quote", claim.Claim.Quote.Text);
            json.WriteString("document", claim.Claim.Document.Value);
            json.WriteStrings("answers", claim.Answers.Select(a => a.Claim.Value));
        }
        else json.WriteStrings("rows", evidence.Rows.Where(r => r.Statement.Entity.Value == tie.Evidence).Select(r => $"{r.Statement.Prop}: {r.Statement.Value} (file sha256 {r.Origin.Capture}, row {r.Origin.Row.Number})"));

        json.WriteEndObject();
    }
}
