using System.Collections.Immutable;

namespace Quipu.Entities;

/// <summary>
/// Entities that joins hold together, kept apart where a person said they are not the same. Union–find in which a union is refused
/// when it would bring two entities of a "not the same" together; so the order of joins matters, and is fixed by the caller.
/// </summary>
public sealed class Components
{
    readonly Dictionary<EntityId, EntityId> _parent = [];
    readonly Dictionary<EntityId, List<EntityId>> _members = [];
    readonly Dictionary<EntityId, HashSet<EntityId>> _apart = [];

    /// <summary>Unites what the judgements and joins say. Of two judgements of one pair, the later holds; a person's "not the same" outweighs every rule.</summary>
    /// <param name="joins">In the order in which they are to be tried.</param>
    /// <returns>The components, and the joins that hold them together: none that only repeats what earlier ones say.</returns>
    public static (Components Components, ImmutableArray<Join> Joins) Of(IEnumerable<Join> joins, IEnumerable<SamenessJudgement> judgements)
    {
        var components = new Components();
        var inForce = judgements.Where(j => j.RetiredAt is null && j.Verdict != Sameness.Unsure)
            .OrderBy(j => j.At).ThenBy(j => j.Id.Value, StringComparer.Ordinal).GroupBy(j => Pair(j.One, j.Other)).Select(g => g.Last())
            .OrderBy(j => Pair(j.One, j.Other)).ToList();
        foreach (var no in inForce.Where(j => j.Verdict == Sameness.NotSame)) components.KeepApart(no.One, no.Other);
        // Somebody new of that name goes to those whom nobody set apart, before one who was. Sorted before the first union moves what is apart to the roots.
        var tried = joins.OrderBy(j => components.Apartness(j.One) + components.Apartness(j.Other)).ToList();
        var held = ImmutableArray.CreateBuilder<Join>();
        var said = inForce.Where(j => j.Verdict == Sameness.Same).Select(j => new Join(j.One, j.Other, "person", j.Reason ?? $"{j.By} says that they are the same."));
        foreach (var join in said.Concat(tried))
            if (components.Unite(join.One, join.Other)) held.Add(join);
        return (components, held.ToImmutable());
    }

    /// <summary>The entities that stand together with this one, itself among them, in order.</summary>
    public ImmutableArray<EntityId> MembersOf(EntityId id) => _members.TryGetValue(Find(id), out var members) ? [.. members.Order()] : [id];

    /// <summary>Every component of two or more, in order of its least member.</summary>
    public IEnumerable<ImmutableArray<EntityId>> Groups() =>
        _members.Values.Where(m => m.Count > 1).Select(m => m.Order().ToImmutableArray()).OrderBy(m => m[0]);

    static (EntityId, EntityId) Pair(EntityId one, EntityId other) => one.CompareTo(other) <= 0 ? (one, other) : (other, one);

    void KeepApart(EntityId one, EntityId other)
    {
        Apart(one).Add(other);
        Apart(other).Add(one);
    }

    int Apartness(EntityId id) => _apart.TryGetValue(id, out var apart) ? apart.Count : 0;

    HashSet<EntityId> Apart(EntityId id) => _apart.TryGetValue(id, out var set) ? set : _apart[id] = [];

    // True where they were two and are now one. `_apart` of a root holds whatever any of its members is kept apart from.
    bool Unite(EntityId one, EntityId other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a == b) return false;
        var (inA, inB) = (Members(a), Members(b));
        if (Conflict(a, inB) || Conflict(b, inA)) return false;
        if (inA.Count < inB.Count) (a, b, inA, inB) = (b, a, inB, inA);
        _parent[b] = a;
        inA.AddRange(inB);
        _members.Remove(b);
        if (_apart.Remove(b, out var apart)) Apart(a).UnionWith(apart);
        return true;
    }

    bool Conflict(EntityId root, List<EntityId> others) => _apart.TryGetValue(root, out var apart) && others.Exists(apart.Contains);

    List<EntityId> Members(EntityId root) => _members.TryGetValue(root, out var members) ? members : _members[root] = [root];

    EntityId Find(EntityId id)
    {
        while (_parent.TryGetValue(id, out var up))
        {
            if (_parent.TryGetValue(up, out var upper)) _parent[id] = upper;
            id = up;
        }

        return id;
    }
}
