using System.Collections.Immutable;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>A way from one entity to another: the entities, and between each two all ties that the filter leaves, so that every hop shows its evidence.</summary>
sealed record Connection(ImmutableArray<int> Knots, ImmutableArray<ImmutableArray<int>> Hops);

/// <summary>Who connects these two: the shortest ways over the ties that a filter leaves.</summary>
static class Connections
{
    /// <summary>At most so many ways without anybody twice, shortest first.</summary>
    internal static ImmutableArray<Connection> Between(NetworkView view, EntityId one, EntityId other, ConnectionQuery query)
    {
        var (from, to) = (view.Network.Find(one), view.Network.Find(other));
        if (from < 0 || to < 0) return [];
        var walk = query.Through is { } through ? new PassingWalk(view.Walk(query.EitherWay), knot => knot == from || knot == to || through(knot)) : view.Walk(query.EitherWay);
        // Most pairs that are not connected are found out at once from both ends.
        if (new ShortestPaths(walk).Steps(from, to) is var steps && (steps < 0 || steps > query.Steps)) return [];
        return [.. new SeveralPaths(walk).Shortest(from, to, query.Count, query.Steps).Select(p => new Connection(p, [.. p.Zip(p.Skip(1)).Select(hop => Hop(view, hop, query.EitherWay))]))];
    }

    /// <summary>The way by which something could have passed in order of time and arrived earliest, each tie used on a day when it held; empty hops where there is none.</summary>
    internal static ImmutableArray<Contact> InTime(NetworkView view, EntityId one, EntityId other, DateOnly from)
    {
        var (source, target) = (view.Network.Find(one), view.Network.Find(other));
        return source < 0 || target < 0 ? [] : new TimedPaths(view.Network.Knots.Length, view.Contacts()).Earliest(source, target, from.DayNumber);
    }

    static ImmutableArray<int> Hop(NetworkView view, (int From, int To) hop, bool eitherWay) =>
        [.. view.Between(hop.From, hop.To).Where(t => eitherWay || !view.Network.Ties[t].Directed || view.Network.Ties[t].From == hop.From)];
}

/// <summary>How many ways, of at most how many steps, and whether also against the direction of ties.</summary>
sealed record ConnectionQuery(int Count = 10, int Steps = 6, bool EitherWay = true)
{
    /// <summary>Whom a way may pass between its ends; null: anybody.</summary>
    internal Func<int, bool>? Through { get; init; }
}
