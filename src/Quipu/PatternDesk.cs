using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;

namespace Quipu;

/// <summary>What patterns are asked of: everything, or what had begun, was known or was accepted.</summary>
/// <param name="AsOf">Only what may have begun by this day of the world, at the stage reached by then.</param>
/// <param name="KnownOn">Only what could be known here on this day.</param>
public sealed record PatternQuestion(DateOnly? AsOf = null, DateOnly? KnownOn = null, bool AcceptedOnly = false);

/// <summary>What a pattern would give here.</summary>
/// <param name="Shown">The first of them, findings before leads.</param>
/// <param name="Findings">Where the whole shape is on record.</param>
/// <param name="Leads">Where a record is missing.</param>
public sealed record PatternTrial(ImmutableArray<Finding> Shown, int Findings, int Leads);

/// <summary>Runs patterns over a store: the network for those with a shape, series for those about figures, and the words and origins behind a finding.</summary>
public sealed class PatternDesk
{
    static readonly Wording _figures = new("figures", "cifras");
    readonly IStore _store;
    readonly Viewer _viewer;
    readonly PatternQuestion _question;
    readonly Lazy<Snapshot> _network;
    readonly Lazy<NetworkView> _view;

    PatternDesk(IStore store, Viewer viewer, PatternQuestion question, Func<Snapshot> network)
    {
        (_store, _viewer, _question) = (store, viewer, question);
        _network = new(network);
        _view = new(() => new(_network.Value, new() { BegunBy = question.AsOf, KnownOn = question.KnownOn, AcceptedOnly = question.AcceptedOnly, Aside = true }));
    }

    /// <summary>A desk on the store as it is at the first run.</summary>
    public static PatternDesk Of(IStore store, Viewer viewer, PatternQuestion? question = null) => new(store, viewer, question ?? new(), () => Networks.Current(store, viewer, null));

    /// <summary>A desk on a network that is already at hand.</summary>
    internal static PatternDesk Of(IStore store, Viewer viewer, PatternQuestion question, Snapshot network) => new(store, viewer, question, () => network);

    /// <summary>The first findings and leads of a pattern that is tried out, and how many there are. A lead that asks for a judgement of names is told apart only among those shown.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public PatternTrial Try(Pattern pattern, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        stop.ThrowIfCancellationRequested();
        var all = pattern.Ground == PatternGround.Figures ? Figures(pattern) : PatternSearch.Whole(pattern, _view.Value, stop);
        stop.ThrowIfCancellationRequested();
        var shown = all.OrderBy(f => f.Lead is not null).ThenBy(f => f.Id).Take(most).Select(f => NameJudgements.Judged(f, _store, _viewer));
        return new([.. shown.OrderBy(f => f.Lead is not null).ThenBy(f => f.Id)], all.Count(f => f.Lead is null), all.Count(f => f.Lead is not null));
    }

    /// <summary>Every finding and lead of a pattern, findings first, then by id.</summary>
    public ImmutableArray<Finding> Run(Pattern pattern) => pattern.Ground == PatternGround.Figures ? Figures(pattern)
        : [.. PatternSearch.Whole(pattern, _view.Value).Select(f => NameJudgements.Judged(f, _store, _viewer)).OrderBy(f => f.Lead is not null).ThenBy(f => f.Id)];

    /// <summary>What of a pattern nothing on record here can be, by its label: where there is any, that nothing was found says nothing.</summary>
    public ImmutableArray<Wording> Unfed(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Ground == PatternGround.Figures) return _store.AllSeriesValues(_viewer, new()).Any() ? [] : [_figures];
        var (words, relations) = (_network.Value.Words, new HashSet<string>(StringComparer.Ordinal));
        foreach (var word in _network.Value.Relations) relations.Add(words[word]);
        return [.. pattern.Ties.Where(t => !t.MayBeSame && !t.Ways.Any(w => w.Steps.All(s => relations.Contains(s.Relation)))).Select(t => t.Label)];
    }

    /// <summary>The claim behind a tie, with everything that it must be shown with; null for what a register says.</summary>
    public ShownClaim? Claim(FoundTie tie) => tie.FromRegister ? null : _store.Claim(_viewer, new(tie.Evidence));

    /// <summary>The name of the day of an entity; its id where it is on record no more.</summary>
    public string Name(EntityId id) => _store.Entity(_viewer, id)?.Name ?? id.Value;

    /// <summary>How many origins a finding rests on.</summary>
    public FindingOrigins Origins(Finding finding) => Origins(finding, _store, _viewer);

    /// <summary>The same where no network is at hand.</summary>
    public static FindingOrigins Origins(Finding finding, IStore store, Viewer viewer) => FindingOrigins.Of(finding, Origin(store, viewer));

    /// <summary>How many origins one hop rests on.</summary>
    public static int Origins(FoundHop hop, IStore store, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(hop);
        return hop.Documents.Select(Origin(store, viewer)).Distinct(StringComparer.Ordinal).Count();
    }

    static Func<string, string> Origin(IStore store, Viewer viewer) => id => store.Head(viewer, new(id))?.CountsAs.Value ?? id;

    // Values of one series and period that differ. What is denied, negated or rejected is no value, and a later edition of one publisher is a revision.
    ImmutableArray<Finding> Figures(Pattern pattern) =>
    [
        .. _store.AllSeriesValues(_viewer, new()).Where(IsAsked).Where(v => v.Period is not null && v.Counts && Place(v).Length > 0).GroupBy(v => (v.Series.Concept, v.Series.Unit, Place: Place(v), v.Period, v.End))
            .Select(g => g.DistinctBy(v => (v.Value, v.Publisher, Evidence(v))).ToArray()).Where(g => g.DistinctBy(v => v.Value).Skip(1).Any() && g.DistinctBy(v => v.Publisher, StringComparer.Ordinal).Skip(1).Any())
            .Select(g => Conflict(pattern, g)).OrderBy(f => f.Id),
    ];

    // The reporting's place is the entity that people hold it to be; a register's is a code.
    static string Place(SeriesValue value) => value.Series.Place is { Length: > 0 } code && (!code.Contains(':') || code.StartsWith("ubigeo:", StringComparison.Ordinal)) ? code : value.Claim?.Place?.Entity.Value ?? value.Series.Place;

    bool IsAsked(SeriesValue value)
    {
        if (value.Claim is not { } claim) return _question.AsOf is not { } day || value.Period is not { } period || period.Earliest <= day;
        if (claim.Claim.Negated || claim.Claim.Modality is Modality.Denied or Modality.Possible || claim.Review.State == ReviewState.Rejected || claim.IsRetracted) return false;
        if (_question.AcceptedOnly && claim.Review.State is not (ReviewState.Accepted or ReviewState.Corrected)) return false;
        return _question.KnownOn is not { } known || claim.Document.Published is { } published && published.Latest <= known;
    }

    static string Evidence(SeriesValue value) => value.Claim?.Claim.Id.Value ?? $"{value.Register!.Origin.Import}:{value.Register.Origin.Row}";

    static Finding Conflict(Pattern pattern, SeriesValue[] values)
    {
        var (series, first) = (values[0].Series, values[0]);
        var place = values.Select(v => v.Claim?.Place).OfType<ShownParty>().OrderBy(p => p.Entity).FirstOrDefault();
        var party = new FoundParty("place", place?.Entity ?? new EntityId(series.Place), place?.Name ?? first.PlaceName ?? series.Place);
        var ties = values.Select(Tie).OrderByDescending(t => t.Strength).ThenBy(t => t.Evidence, StringComparer.Ordinal).ToImmutableArray();
        return new()
        {
            Id = new(ContentHash.Of("finding", pattern.Slug, series.Concept, series.Place, series.Unit, first.Period.ToString(), first.End?.ToString())),
            Pattern = pattern.Slug,
            Parties = [party],
            Hops = [new($"{first.Label}, {first.Period}: {string.Join(" ≠ ", values.OrderBy(v => v.Value).Select(v => $"{v.Verbatim} ({v.Publisher})").Distinct(StringComparer.Ordinal))}", party.Entity, party.Entity, false, ties)],
            Marks = [],
            Weakest = ties[^1],
            IsPrivate = false,
            Undated = [],
        };
    }

    static FoundTie Tie(SeriesValue value) => value.Claim is { } claim
        ? new(claim.Claim.Id.Value, "figure", value.Dataset.Value, claim.Claim.Modality, null, claim.Review.State, false, !claim.Answers.IsEmpty, value.Period?.Earliest, (value.End ?? value.Period)?.Latest, claim.Claim.Document.Value)
        : new(Evidence(value), "figure", value.Dataset.Value, Modality.Stated, null, ReviewState.Proposed, true, false, value.Period?.Earliest, (value.End ?? value.Period)?.Latest, null);
}
