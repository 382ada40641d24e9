using System.Collections.Immutable;

namespace Quipu.Entities;

/// <summary>Why two entities of documents are held to be one: the joins that lead from one to the other.</summary>
public static class JoinChain
{
    /// <summary>The shortest chain of joins between two members, in order from <paramref name="one"/>; of equally short ones that of the lesser ids. Empty where no joins lead there.</summary>
    /// <param name="joins">The joins that hold an entity together.</param>
    public static ImmutableArray<Join> Between(IEnumerable<Join> joins, EntityId one, EntityId other)
    {
        var ends = joins.SelectMany(j => ((EntityId From, EntityId To, Join Join)[])[(j.One, j.Other, j), (j.Other, j.One, j)]).ToLookup(e => e.From);
        var cameBy = new Dictionary<EntityId, (EntityId From, Join Join)>();
        var waiting = new Queue<EntityId>([one]);
        while (waiting.TryDequeue(out var at) && at != other)
        {
            foreach (var (_, to, join) in ends[at].OrderBy(e => e.To))
                if (to != one && cameBy.TryAdd(to, (at, join))) waiting.Enqueue(to);
        }

        var chain = new List<Join>();
        for (var at = other; cameBy.TryGetValue(at, out var step); at = step.From) chain.Add(step.Join);
        chain.Reverse();
        return [.. chain];
    }
}
