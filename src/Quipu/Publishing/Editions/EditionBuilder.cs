using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>
/// Makes an edition of a dataset as the store has it now: claims that a person reviewed, with all their axes, what registers say, the figures, the documents' metadata and hashes, and what is counted from
/// all of these. What nobody reviewed stays at home (with the option only where it accuses nobody of anything); captures always do.
/// </summary>
public sealed class EditionBuilder(IStore store, Viewer viewer, EditionRequest request, IReadOnlyCollection<CodebookWords> words)
{
    readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    readonly LeavingClaims _leaving = new(store, viewer);
    readonly StandIns _standIns = store.StandIns(viewer);
    int _notReviewed;

    /// <summary>The edition as it would be written.</summary>
    public EditionDraft Build()
    {
        var options = new ExportOptions { Dataset = request.Dataset, Leaving = _leaving, Published = new(store, viewer) };
        var stream = new ClaimStream(store, viewer, options);
        var claims = stream.Claims().Where(c => Leaves(c.Shown)).ToList();
        Add(EditionRecords.ClaimsPart, to => ClaimLines.Write(claims, stream, options, to));
        var texts = Documents(claims.Select(c => c.Shown.Document.Id).ToHashSet());
        Judgements();
        var ids = claims.Select(c => c.Shown.Claim.Id).ToHashSet();
        Figures(ids, options);
        var left = stream.Result(0);
        Add("statements.csv", to => StatementRows.Write(store, viewer, options, to));
        Selection(left, claims.Count);
        Derive(_parts, words);
        return new(
            request, _parts, new(Count(EditionRecords.DocumentsPart), claims.Count, texts, _notReviewed + (int)left.LeftOut.GetValueOrDefault(Omission.Rejected)),
            [.. claims.Select(c => new EditionClaim(c.Shown.Claim.Id, c.Shown.Document.Id, ClaimMark.Of(c.Shown)))]);
    }

    /// <summary>The parts that are counted from the records, made anew from them: what a check compares with what an edition holds.</summary>
    internal static ImmutableArray<EditionFigure> Derived(EditionRecords records, Action<string, Action<Stream>> add)
    {
        var figures = EditionFigures.Of(records);
        add(EditionFigures.Part, to => Json(to, json => EditionFigures.Write(json, figures)));
        add("coverage.csv", to => Coverage.Write(to, records));
        add("agreement.json", to => Json(to, records.Agreement().Write));
        return figures;
    }

    void Derive(SortedDictionary<string, byte[]> parts, IReadOnlyCollection<CodebookWords> languages)
    {
        Derived(EditionRecords.Read(path => parts[path]), Add);
        parts["codebook.json"] = Codebook.Write(languages);
        foreach (var language in languages) parts[$"codebook.{language.Code}.md"] = Codebook.WriteText(language);
    }

    bool Leaves(ShownClaim shown)
    {
        var leaves = shown.Review.State is ReviewState.Accepted or ReviewState.Corrected ||
            (request.IncludeProposals && shown.Review.State == ReviewState.Proposed && !shown.Claim.Type.IsAccusing() && !shown.IsAgainstSomebody);
        if (!leaves) _notReviewed++;
        return leaves;
    }

    // Where a file lay at home is nobody's business; where it was published is.
    int Documents(HashSet<DocumentId> used)
    {
        var texts = 0;
        Add(EditionRecords.DocumentsPart, to => Utf8JsonLines.Write(to, Heads(used), (json, row) =>
        {
            var (head, document) = row;
            var licence = document.Licence ?? head.Source?.Licence;
            var text = used.Contains(head.Id) && !document.Capture.IsSealed && OpenLicences.Allows(licence) ? $"texts/{_standIns.In(head.Id.Value)}.txt" : null;
            if (text is not null)
            {
                _parts[text] = Encoding.UTF8.GetBytes(document.Text);
                texts++;
            }

            json.WriteStartObject();
            json.WriteString("id", head.Id.Value);
            if (!document.Capture.IsSealed) json.WriteString("title", head.Title);
            json.WriteString("source", head.Source?.Name ?? head.Publisher);
            json.WriteOptional("source_kind", head.Source?.Leaving.Kind?.Wire());
            if (head.Source?.Kind is not null) json.WriteBoolean("source_kind_confirmed", head.Source.Leaving.IsConfirmed);
            json.WriteOptional("reliability", head.Source?.Reliability is { } reliability ? Sources.Grades.Admiralty.Mark(reliability) : null);
            json.WriteOptional("credibility", head.Source?.Credibility is { } credibility ? Sources.Grades.Admiralty.Mark(credibility) : null);
            json.WriteOptional("published", head.Published?.ToString());
            json.WriteString("year", head.Published?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("language", head.Language.Code);
            json.WriteOptional("url", head.Url);
            json.WriteString("licence", licence ?? "none stated");
            json.WriteString("origin", head.CountsAs.Value);
            Hashes(json, document);
            json.WriteOptional("text", text);
            json.WriteEndObject();
        }));
        return texts;
    }

    // An edition is public: whoever holds a leaked file, or guesses a masked name, must find no hash in it to compare with.
    void Hashes(Utf8JsonWriter json, Document document)
    {
        if (document.Capture.IsSealed)
        {
            json.WriteBoolean("sealed", true);
            return;
        }

        if (_standIns.Of(document.Capture).Sha256 is { } sha256) json.WriteString("capture_sha256", sha256);
        else json.WriteBoolean("capture_masked", true);
        // Of the text as the edition shows it: barred where a name is masked.
        json.WriteString("text_sha256", ContentHash.Sha256(Encoding.UTF8.GetBytes(document.Text)));
    }

    // Material of a protected source only where a claim of it goes along; in the order of the ids that they leave with.
    IEnumerable<(DocumentHead Head, Document Document)> Heads(HashSet<DocumentId> used)
    {
        var hidden = new SortedDictionary<string, (DocumentHead, Document)>(StringComparer.Ordinal);
        foreach (var document in store.AllDocuments(viewer).Where(d => !d.Capture.IsSealed || used.Contains(d.Id)))
            if (store.Head(viewer, document.Id) is { } head && head.Dataset == request.Dataset)
                if (_standIns.Hides(document.Id)) hidden[_standIns.In(document.Id.Value)] = (head, document);
                else yield return (head, document);
        foreach (var last in hidden.Values) yield return last;
    }

    // Who reviewed is a number here: a paper needs the agreement, and nobody needs the names for it.
    void Judgements()
    {
        var judged = new List<(string Claim, string By, Verdict Verdict)>();
        foreach (var shown in store.AllClaims(viewer))
        {
            if (shown.Document.Dataset != request.Dataset || shown.Review.State == ReviewState.Proposed) continue;
            foreach (var own in store.Judgements(viewer, shown.Claim.Id).Where(j => j.RetiredAt is null).GroupBy(j => j.By, StringComparer.Ordinal)) judged.Add((shown.Claim.Id.Value, own.Key, own.First().Verdict));
        }

        var numbers = judged.Select(j => j.By).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((by, i) => (by, i + 1)).ToDictionary(p => p.by, p => p.Item2, StringComparer.Ordinal);
        Add(EditionRecords.JudgementsPart, to => Utf8JsonLines.Write(to, judged.OrderBy(j => j.Claim, StringComparer.Ordinal).ThenBy(j => numbers[j.By]), (json, row) =>
        {
            json.WriteStartObject();
            json.WriteString("claim", row.Claim);
            json.WriteString("reviewer", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reviewer {numbers[row.By]}"));
            json.WriteString("verdict", row.Verdict.Wire());
            json.WriteEndObject();
        }));
    }

    void Figures(HashSet<ClaimId> ids, ExportOptions options) => Add("series.csv", to =>
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        FigureTable.Write(
            csv, store.AllSeriesValues(viewer, new() { Dataset = request.Dataset }).Where(v => v.Claim is not { } claim || ids.Contains(claim.Claim.Id))
                .Select(v => v.Claim is { } claim ? v with { Claim = options.Of(claim) } : v));
    });

    void Selection(ExportResult left, int claims) => Add("selection.json", to => Json(to, json =>
    {
        var rejected = left.LeftOut.GetValueOrDefault(Omission.Rejected);
        json.WriteStartObject();
        json.WriteNumber("claims", claims);
        json.WriteNumber("left_out_not_reviewed", _notReviewed);
        json.WriteNumber("left_out_rejected", rejected);
        json.WriteNumber("proceedings_kept_back", _leaving.KeptBack.Count);
        json.WriteStartArray("in_words");
        json.WriteStringValue($"{claims} {(claims == 1 ? "claim is" : "claims are")} in it: {(request.IncludeProposals ? "reviewed by a person, or proposals of the machine that accuse nobody" : "reviewed by a person")}.");
        if (_notReviewed > 0) json.WriteStringValue($"{_notReviewed} left out: proposals of the machine that nobody has reviewed{(request.IncludeProposals ? " and that may be held against somebody" : "")}.");
        if (rejected > 0) json.WriteStringValue($"{rejected} left out: a person rejected them.");
        if (_leaving.KeptBack.Count > 0) json.WriteStringValue($"{StatusText.KeptBack(_leaving.KeptBack.Count)}; the claims that they concern count them.");
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    static void Json(Stream to, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true });
        write(json);
    }

    void Add(string path, Action<Stream> write)
    {
        using var to = new MemoryStream();
        using (var through = _standIns.Over(to)) write(through);
        _parts[path] = to.ToArray();
    }

    int Count(string path) => _parts[path].Count(b => b == '\n');
}
