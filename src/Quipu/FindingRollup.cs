using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu;

/// <summary>What findings are counted by.</summary>
public enum RollupBy { Place, Party, Body, Year }

/// <summary>Findings of one place, party, body or year, with how much reporting there is: a place that is written about much has more of them, and is no
/// worse for it.</summary>
/// <param name="Entity">Null for a year, and for the row of those that name none.</param>
/// <param name="Name">Of the entity, or the year; null: the row of those that name no place, party or body, or of which nothing has a date.</param>
/// <param name="Confirmed">Findings and leads that a person marked as confirmed or published.</param>
/// <param name="Documents">Documents and registers that these findings rest on; of a year, by what began in it.</param>
/// <param name="Origins">The same, reprints counted once.</param>
/// <param name="ReportedDocuments">All documents that name the entity, whatever they say; of a year, documents and registers that tell of anything that began in it. Null for the
/// row of those that name none.</param>
/// <param name="ReportedOrigins">The same, reprints counted once.</param>
public sealed record FindingRollup(
    EntityId? Entity, string? Name, int Findings, int Leads, int Confirmed, int Documents, int Origins, int? ReportedDocuments, int? ReportedOrigins)
{
    /// <summary>Origins of the hop that has fewest, of all these findings (<see cref="FindingOrigins.Weakest"/>).</summary>
    public int WeakestOrigins { get; init; }

    /// <summary>Counts findings; those with most first, then by name, and last those that name none. A finding counts once for each place, party or body that it names; for a year, where
    /// some of its hops began in it: years are those of the world on both sides, whenever anything was published.</summary>
    public static ImmutableArray<FindingRollup> Of(RollupBy by, IEnumerable<KeptFinding> findings, NetworkDesk network, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(network);
        var asked = new Asked(network, viewer);
        return
        [
            .. findings.SelectMany(f => asked.Keys(by, f.Finding).Distinct().DefaultIfEmpty().Select(key => (Key: key, Finding: f)))
                .GroupBy(k => k.Key).Select(g => Of(g.Key, [.. g.Select(k => k.Finding)], asked))
                .OrderBy(r => r.Name is null).ThenByDescending(r => r.Findings).ThenByDescending(r => r.Leads).ThenBy(r => r.Name, StringComparer.Ordinal)
                .ThenBy(r => r.Entity?.Value, StringComparer.Ordinal),
        ];
    }

    static FindingRollup Of(Counted key, IReadOnlyCollection<KeptFinding> found, Asked asked)
    {
        int? year = key is { Id: { } number, IsEntity: false } ? int.Parse(number, CultureInfo.InvariantCulture) : null;
        // Of a year, what began in it alone: so it is a part of all that is reported of that year.
        var rests = found.SelectMany(f => f.Finding.Hops).SelectMany(h => h.Ties).Where(t => year is null || t.First?.Year == year).Select(t => (t.Document ?? t.Dataset, t.Document is not null)).ToList();
        var (documents, origins) = asked.Count(rests);
        var card = key.IsEntity ? asked.Card(new(key.Id!)) : null;
        var name = card?.Name ?? found.SelectMany(f => f.Finding.Parties).FirstOrDefault(p => p.Entity.Value == key.Id)?.Name ?? key.Id;
        (int, int)? reported = year is { } of ? asked.Count(asked.In(of).Concat(rests)) : key.Id is null ? null : (card?.Documents ?? 0, card?.Origins ?? 0);
        return new(
            key.IsEntity ? new EntityId(key.Id!) : null, name, found.Count(f => !f.IsLead), found.Count(f => f.IsLead),
            found.Count(f => f.Status is FindingStatus.Confirmed or FindingStatus.Published), documents, origins, reported?.Item1, reported?.Item2)
        { WeakestOrigins = found.Min(f => FindingOrigins.Of(f.Finding, asked.Origin).Weakest) };
    }

    /// <summary>What a finding is counted at: an entity or a year; of the default, nothing.</summary>
    readonly record struct Counted(string? Id, bool IsEntity);

    /// <summary>What a roll-up reads, once each.</summary>
    sealed class Asked(NetworkDesk network, Viewer viewer)
    {
        readonly IStore _store = network.Store;
        readonly Lazy<ILookup<int, (string Id, bool IsDocument)>> _years = new(() => network.SourcesByYear(viewer));
        readonly Dictionary<EntityId, EntityCard?> _cards = [];
        readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
        readonly Dictionary<string, ImmutableArray<EntityId>> _places = new(StringComparer.Ordinal);
        readonly Dictionary<EntityId, string?> _schemata = [];

        internal EntityCard? Card(EntityId id) => _cards.TryGetValue(id, out var known) ? known : _cards[id] = _store.Entity(viewer, id);

        internal string Origin(string document) => _origins.TryGetValue(document, out var known) ? known : _origins[document] = _store.Head(viewer,
            new(document))?.CountsAs.Value ?? document;

        internal IEnumerable<Counted> Keys(RollupBy by, Finding finding) => by switch
        {
            RollupBy.Year => finding.Hops.SelectMany(h => h.Ties).Select(t => t.First).OfType<DateOnly>().Select(d => new Counted(d.Year.ToString("0000", CultureInfo.InvariantCulture), false)),
            RollupBy.Place => Entities(Named(finding).Where(IsPlace).Concat(finding.Ties.Where(t => !t.FromRegister).SelectMany(t => Places(t.Evidence)))),
            RollupBy.Body => Entities(Named(finding).Where(IsBody)),
            _ => Entities(Named(finding).Where(e => !IsPlace(e) && !IsBody(e))),
        };

        static IEnumerable<Counted> Entities(IEnumerable<EntityId> ids) => ids.Select(e => new Counted(e.Value, true));

        static IEnumerable<EntityId> Named(Finding finding) => finding.Parties.Select(p => p.Entity);

        bool IsPlace(EntityId id) => Card(id) is { } card ? card.Type == EntityType.Place : Schema(id) is "Address";

        bool IsBody(EntityId id) => Card(id) is { } card ? card.Type == EntityType.PublicBody : Schema(id) is "PublicBody";

        string? Schema(EntityId id) => _schemata.TryGetValue(id, out var known) ? known : _schemata[id] = _store.Statements(viewer, id).Select(s
            => s.Statement.Schema).FirstOrDefault();

        // Where what a claim says happened.
        ImmutableArray<EntityId> Places(string claim)
        {
            if (_places.TryGetValue(claim, out var known)) return known;
            var shown = _store.Claim(viewer, new(claim));
            return _places[claim] = shown is null ? [] : [.. new[] { shown.Place, shown.Subject, shown.Object }.Where(p => p?.Type == EntityType.Place)
                .Select(p => p!.Entity).Distinct()];
        }

        // Sources of which reprints count once.
        internal (int Documents, int Origins) Count(IEnumerable<(string Id, bool IsDocument)> sources)
        {
            var distinct = sources.Distinct().ToList();
            return (distinct.Count, distinct.Select(d => d.IsDocument ? Origin(d.Id) : d.Id).Distinct(StringComparer.Ordinal).Count());
        }

        internal IEnumerable<(string Id, bool IsDocument)> In(int year) => _years.Value[year];
    }
}
