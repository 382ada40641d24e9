using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Search;

namespace Quipu.Publishing.Replies;

/// <summary>Somebody named against whom something is said, flatly or as an allegation, and no answer of theirs is on record.</summary>
/// <param name="Claims">What is alleged of them and unanswered, by id.</param>
/// <param name="Asked">Those among them that they were asked about.</param>
public sealed record Unanswered(EntityId Party, string Name, ImmutableArray<ClaimId> Claims, ImmutableArray<ClaimId> Asked);

/// <summary>Allegations against named people and firms without an answer on record.</summary>
public static class OpenAllegations
{
    /// <summary>That somebody leads a group or is of it, which accuses them where the group is accused.</summary>
    internal const string Belongs = "in_group";

    // Of whom a relation says something, as the pattern of unanswered allegations reads it: the one that it begins at, the one that it leads to.
    static readonly Dictionary<string, (bool From, bool To)> _accused = new(StringComparer.Ordinal)
    {
        ["colludes_with"] = (true, true),
        ["funds"] = (true, true),
        ["funds.extorted"] = (false, true),
        ["engages_in"] = (true, false),
        [Belongs] = (true, false),
        ["incident"] = (true, false),
        ["moves"] = (true, false),
        ["controls"] = (true, false),
        ["proceeding"] = (true, false),
    };

    /// <summary>Everybody of whom something is alleged without an answer, those with most of it first.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public static ImmutableArray<Unanswered> Of(NetworkDesk desk, IStore store, Viewer viewer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(store);
        var found = new SortedDictionary<EntityId, SortedSet<string>>();
        var network = desk.Of(viewer);
        var accused = network.Relations.Where(r => _accused.ContainsKey(network.Words[r])).ToDictionary(r => r, r => _accused[network.Words[r]]);
        var groups = AccusedGroups.Of(network, store, viewer, accused);
        foreach (ref readonly var tie in network.Ties.Span)
        {
            if (tie.FromRegister || tie.Answered || tie.Negated || !IsSaid(tie.Modality, network.Words[tie.Relation]) || tie.Review == ReviewState.Rejected || !accused.TryGetValue(tie.Relation, out var ends)) continue;
            if (network.Words[tie.Relation] == Belongs && !groups.Accuse(tie)) continue;
            if (ends.From) Add(tie.From, network.Words[tie.Evidence]);
            if (ends.To) Add(tie.To, network.Words[tie.Evidence]);
        }

        var asked = Paging.All(p => store.Requests(viewer, new(today), p)).Where(r => !r.IsRetracted(0)).SelectMany(r => r.Claims.OfType<ClaimId>().Select(c => (r.Party, c))).ToHashSet();
        return
        [
            .. found.Select(f => (Card: store.Entity(viewer, f.Key), Claims: f.Value)).Where(f => f.Card is { Named: true })
                .Select(f => new Unanswered(f.Card!.Id, f.Card.Name, [.. f.Claims.Select(c => new ClaimId(c))], [.. f.Claims.Select(c => new ClaimId(c)).Where(c => asked.Contains((f.Card.Id, c)))]))
                .OrderByDescending(u => u.Claims.Length).ThenBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Party),
        ];

        void Add(int knot, string claim)
        {
            if (!IsAccountable(network, knot)) return;
            var id = network.IdOf(knot);
            if (!found.TryGetValue(id, out var claims)) found[id] = claims = new(StringComparer.Ordinal);
            claims.Add(claim);
        }
    }

    // What is said flatly is put to somebody too, the more so. That somebody proceeds against them is what an authority does, and theirs to answer only where it is merely alleged.
    static bool IsSaid(Modality modality, string relation) => modality == Modality.Alleged || (modality is Modality.Stated or Modality.Possible && relation != "proceeding");

    // A gang has no press office; a person and a firm can be asked.
    static bool IsAccountable(Snapshot network, int knot) => network.KindOf(knot) is var kind && (kind == EntityType.Person.Wire() || kind == EntityType.Company.Wire());
}
