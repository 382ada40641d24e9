using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Search;

namespace Quipu;

/// <summary>What findings are counted by.</summary>
public enum RollupBy { Place, Party, Body, Year }

/// <summary>Findings of one place, party, body or year, with how much reporting there is: a place that is written about much has more of them, and is no
/// worse for it.</summary>
/// <param name="Entity">Null for a year.</param>
/// <param name="Name">Of the entity, or the year.</param>
/// <param name="Confirmed">Findings and leads that a person marked as confirmed or published.</param>
/// <param name="Documents">Documents and registers that these findings rest on.</param>
/// <param name="Origins">The same, reprints counted once.</param>
/// <param name="ReportedDocuments">All documents that name the entity, or were published in the year, whatever they say.</param>
/// <param name="ReportedOrigins">The same, reprints counted once.</param>
public sealed record FindingRollup(
    EntityId? Entity, string Name, int Findings, int Leads, int Confirmed, int Documents, int Origins, int ReportedDocuments, int ReportedOrigins)
{
    /// <summary>Origins of the hop that has fewest, of all these findings (<see cref="FindingOrigins.Weakest"/>).</summary>
    public int WeakestOrigins { get; init; }

    /// <summary>Counts findings; those with most first, then by name. A finding counts once for each place, party or body that it names; for a year, where
    /// some of its hops began in it.</summary>
    public static ImmutableArray<FindingRollup> Of(RollupBy by, IEnumerable<KeptFinding> findings, IStore store, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(store);
        var asked = new Asked(store, viewer);
        var keyed = findings.SelectMany(f => asked.Keys(by, f.Finding).Distinct().Select(key => (Key: key, Finding: f)));
        var years = by == RollupBy.Year ? asked.Years() : [];
        return
        [
            .. keyed.GroupBy(k => k.Key).Select(g => Of(g.Key, [.. g.Select(k => k.Finding)], asked, years))
                .OrderByDescending(r => r.Findings).ThenByDescending(r => r.Leads).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r
                    => r.Entity?.Value, StringComparer.Ordinal),
        ];
    }

    static FindingRollup Of((string Key, bool IsEntity) key, IReadOnlyCollection<KeptFinding> found, Asked asked, Dictionary<string, (int, int)> years)
    {
        var documents = found.SelectMany(f => f.Finding.Documents).Distinct(StringComparer.Ordinal).ToList();
        var origins = documents.Select(asked.Origin).Distinct(StringComparer.Ordinal).Count();
        var card = key.IsEntity ? asked.Card(new(key.Key)) : null;
        var (reported, reportedOrigins) = card is not null ? (card.Documents, card.Origins) : years.GetValueOrDefault(key.Key);
        var name = card?.Name ?? found.SelectMany(f => f.Finding.Parties).FirstOrDefault(p => p.Entity.Value == key.Key)?.Name ?? key.Key;
        return new(
            key.IsEntity ? new EntityId(key.Key) : null, name, found.Count(f => !f.IsLead), found.Count(f => f.IsLead),
            found.Count(f => f.Status is FindingStatus.Confirmed or FindingStatus.Published), documents.Count, origins, reported, reportedOrigins)
        { WeakestOrigins = found.Min(f => FindingOrigins.Of(f.Finding, asked.Origin).Weakest) };
    }

    /// <summary>What a roll-up reads, once each.</summary>
    sealed class Asked(IStore store, Viewer viewer)
    {
        readonly Dictionary<EntityId, EntityCard?> _cards = [];
        readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
        readonly Dictionary<string, ImmutableArray<EntityId>> _places = new(StringComparer.Ordinal);
        readonly Dictionary<EntityId, string?> _schemata = [];

        internal EntityCard? Card(EntityId id) => _cards.TryGetValue(id, out var known) ? known : _cards[id] = store.Entity(viewer, id);

        internal string Origin(string document) => _origins.TryGetValue(document, out var known) ? known : _origins[document] = store.Head(viewer,
            new(document))?.Origin.Value ?? document;

        internal IEnumerable<(string Key, bool IsEntity)> Keys(RollupBy by, Finding finding) => by switch
        {
            RollupBy.Year => finding.Hops.SelectMany(h => h.Ties).Select(t => t.First).OfType<DateOnly>().Select(d => (d.Year.ToString("0000",
                CultureInfo.InvariantCulture), false)),
            RollupBy.Place => Named(finding).Where(IsPlace).Concat(finding.Ties.Where(t => !t.FromRegister).SelectMany(t => Places(t.Evidence))).Select(e
                => (e.Value, true)),
            RollupBy.Body => Named(finding).Where(IsBody).Select(e => (e.Value, true)),
            _ => Named(finding).Where(e => !IsPlace(e) && !IsBody(e)).Select(e => (e.Value, true)),
        };

        static IEnumerable<EntityId> Named(Finding finding) => finding.Parties.Select(p => p.Entity);

        bool IsPlace(EntityId id) => Card(id) is { } card ? card.Type == EntityType.Place : Schema(id) is "Address";

        bool IsBody(EntityId id) => Card(id) is { } card ? card.Type == EntityType.PublicBody : Schema(id) is "PublicBody";

        string? Schema(EntityId id) => _schemata.TryGetValue(id, out var known) ? known : _schemata[id] = store.Statements(viewer, id).Select(s
            => s.Statement.Schema).FirstOrDefault();

        // Where what a claim says happened.
        ImmutableArray<EntityId> Places(string claim)
        {
            if (_places.TryGetValue(claim, out var known)) return known;
            var shown = store.Claim(viewer, new(claim));
            return _places[claim] = shown is null ? [] : [.. new[] { shown.Place, shown.Subject, shown.Object }.Where(p => p?.Type == EntityType.Place)
                .Select(p => p!.Entity).Distinct()];
        }

        // Of each year the documents that were published in it, and their origins.
        internal Dictionary<string, (int, int)> Years()
        {
            var heads = Paging.All(p => store.Documents(viewer, new(Order: DocumentOrder.Oldest), p)).Where(r => r.Head.Published is not null)
                .Select(r => (Year: r.Head.Published!.Value.Earliest.Year.ToString("0000", CultureInfo.InvariantCulture), Origin: r.Head.Origin.Value));
            return heads.GroupBy(h => h.Year).ToDictionary(g => g.Key, g => (g.Count(), g.Select(h => h.Origin).Distinct(StringComparer.Ordinal).Count()),
                StringComparer.Ordinal);
        }
    }
}
