using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>Which canonical id each component bears, and which retired ids lead to which.</summary>
public sealed record CanonicalIds(ImmutableDictionary<EntityId, EntityId> ByMember, ImmutableSortedDictionary<string, string> Redirects)
{
    /// <summary>
    /// Gives components their ids. An id that was minted stays with the larger part of those who bore it (of equal parts, the one with the least member);
    /// a component that inherits several keeps the one minted first (of equal age, the least), and the others redirect to it; one that inherits none
    /// gets an id minted from its least member.
    /// </summary>
    /// <param name="components">Every component of two or more, and every single entity that bore a minted id.</param>
    /// <param name="borne">The minted id that an entity bore until now.</param>
    /// <param name="age">When an id was minted: smaller is older.</param>
    public static CanonicalIds Assign(IReadOnlyCollection<ImmutableArray<EntityId>> components, IReadOnlyDictionary<EntityId, EntityId> borne, IReadOnlyDictionary<EntityId, long> age)
    {
        var heirs = Heirs(components, borne);
        var taken = age.Keys.ToHashSet();
        var byMember = ImmutableDictionary.CreateBuilder<EntityId, EntityId>();
        var redirects = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var members in components.OrderBy(m => m[0]))
        {
            var inherited = heirs.TryGetValue(members[0], out var ids) ? ids.OrderBy(id => age[id]).ThenBy(id => id).ToList() : [];
            if (members.Length == 1 && inherited.Count == 0) continue;
            var id = inherited is [var oldest, ..] ? oldest : Mint(members, taken);
            taken.Add(id);
            foreach (var retired in inherited.Skip(1)) redirects[retired.Value] = id.Value;
            foreach (var member in members) byMember[member] = id;
        }

        return new(byMember.ToImmutable(), redirects.ToImmutable());
    }

    // Old id → the component (by its least member) that most of its bearers are in now.
    static Dictionary<EntityId, List<EntityId>> Heirs(IEnumerable<ImmutableArray<EntityId>> components, IReadOnlyDictionary<EntityId, EntityId> borne)
    {
        var shares = components.SelectMany(members => members.Where(borne.ContainsKey).GroupBy(m => borne[m]).Select(g => (Id: g.Key, Count: g.Count(), Least: members[0])));
        return shares.GroupBy(s => s.Id).Select(g => g.OrderByDescending(s => s.Count).ThenBy(s => s.Least).First())
            .GroupBy(s => s.Least).ToDictionary(g => g.Key, g => g.Select(s => s.Id).ToList());
    }

    // After a split the least member's own id may be borne by the other part: then the next member's is minted.
    static EntityId Mint(ImmutableArray<EntityId> members, HashSet<EntityId> taken)
    {
        foreach (var member in members)
            if (EntityId.Mint(member) is var id && !taken.Contains(id)) return id;
        var again = EntityId.Mint(members[0]);
        while (taken.Contains(again)) again = EntityId.Mint(again);
        return again;
    }
}
