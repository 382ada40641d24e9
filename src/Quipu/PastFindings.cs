using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;

namespace Quipu;

/// <summary>
/// Findings as they stood on a day: searched anew over what may have begun by then in the world, or could be known by then, and never kept. Who looks sees no more of the past than of
/// today: what is private now is theirs alone who may see everything. Safe from several threads; the last question is remembered.
/// </summary>
public sealed class PastFindings(NetworkDesk network)
{
    /// <summary>What is searched.</summary>
    public NetworkDesk Network => network;

    readonly Lock _searching = new();
    (Asked Question, ImmutableArray<KeptFinding> Found)? _last;

    sealed record Asked(long Sequence, string Datasets, string Patterns, PatternQuestion Question);

    /// <summary>All that a query asks for, in the order of <see cref="IStore.Findings"/>. None is withdrawn: what did not hold then is not among them.</summary>
    /// <param name="patterns">Those that are searched for.</param>
    /// <param name="question">The days.</param>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<KeptFinding> Of(Viewer viewer, IEnumerable<Pattern> patterns, PatternQuestion question, FindingQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(query);
        EntityId? party = query.Party is { } id ? Now(viewer, id) : null;
        return
        [
            .. Searched(viewer, [.. patterns], question).Where(k =>
                (query.Pattern is null || k.Finding.Pattern == query.Pattern) && (query.IsLead is null || k.IsLead == query.IsLead) && (query.Status is null || k.Status == query.Status)
                && (query.Private is null || FindingSight.MayLeave(k.Finding) != query.Private) && (party is null || Names(k.Finding, party.Value))),
        ];
    }

    /// <summary>What was found just now, with what people had made of it by the day by which it was known.</summary>
    public static IEnumerable<KeptFinding> Marked(IStore store, Viewer viewer, IEnumerable<Finding> found, DateOnly? knownOn = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(found);
        return found.Select(Found);

        KeptFinding Found(Finding finding)
        {
            if (store.Finding(viewer, finding.Id) is not { } kept) return Unkept(finding);
            var now = kept with { Finding = finding, Holds = true };
            return knownOn is { } day ? now.Until(day) : now;
        }
    }

    ImmutableArray<KeptFinding> Searched(Viewer viewer, ImmutableArray<Pattern> patterns, PatternQuestion question)
    {
        lock (_searching)
        {
            var asked = new Asked(
                network.Store.Sequence, (viewer.Datasets is { } own ? string.Join('|', own.Select(d => d.Value).Order(StringComparer.Ordinal)) : "*") + (viewer.Unmasked ? "!" : "") + viewer.Language,
                string.Join('|', patterns.Select(p => p.Slug + p.Version)), question);
            if (_last is { } last && last.Question == asked) return last.Found;
            var desk = network.Patterns(viewer, question);
            var found = Marked(network.Store, viewer, patterns.SelectMany(p => desk.Run(p)), question.KnownOn).Select(k => FindingSight.For(viewer, k)).OfType<KeptFinding>()
                .OrderBy(k => k.IsLead).ThenByDescending(k => k.Finding.Weakest.Strength).ThenBy(k => k.Finding.Id).ToImmutableArray();
            _last = (asked, found);
            return found;
        }
    }

    // Whoever was joined since stands under another id today.
    EntityId Now(Viewer viewer, EntityId id) => network.Store.Entity(viewer, id)?.Id ?? id;

    static bool Names(Finding finding, EntityId party) => finding.Parties.Concat(finding.Hops.Concat(finding.Marks).SelectMany(h => h.Through)).Any(p => p.Entity == party);

    static KeptFinding Unkept(Finding finding) =>
        new() { Finding = finding, Holds = true, Status = FindingStatus.New, FirstFound = default, LastChanged = default, PatternVersion = "", History = [] };
}
