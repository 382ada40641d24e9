using System.Collections.Immutable;

namespace Quipu.Network.Algorithms;

/// <summary>The k shortest paths without a node twice (Yen 1971), by steps and then by their nodes in order.</summary>
sealed class SeveralPaths(IWalk walk)
{
    readonly int[] _parent = new int[walk.Nodes], _seen = new int[walk.Nodes];
    int _asked;

    /// <summary>At most so many paths, each of at most so many steps, shortest first.</summary>
    internal ImmutableArray<ImmutableArray<int>> Shortest(int from, int to, int count, int steps = int.MaxValue)
    {
        var found = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var candidates = new SortedSet<ImmutableArray<int>>(Comparer<ImmutableArray<int>>.Create(Compare));
        if (from != to && Search([from], to, [], steps) is { IsDefault: false } first) candidates.Add(first);
        while (found.Count < count && candidates.Min is { IsDefault: false } path)
        {
            candidates.Remove(path);
            found.Add(path);
            for (var i = 0; i < path.Length - 1; i++)
            {
                var root = path.AsSpan(0, i + 1).ToArray();
                var barred = new HashSet<int>();
                foreach (var known in found)
                    if (known.Length > i + 1 && known.AsSpan(0, i + 1).SequenceEqual(root)) barred.Add(known[i + 1]);
                if (Search(root, to, barred, steps) is { IsDefault: false } other) candidates.Add(other);
            }
        }

        return found.ToImmutable();
    }

    // The shortest way on from a root that keeps off the root's nodes, and whose first step is not barred. Rows are in order, so of several the least comes.
    ImmutableArray<int> Search(int[] root, int to, HashSet<int> barred, int steps)
    {
        _asked++;
        foreach (var node in root) _seen[node] = _asked;
        var (queue, spur) = (new List<int> { root[^1] }, root[^1]);
        for (int head = 0, depth = root.Length, until = 1; head < queue.Count && depth <= steps; head++)
        {
            foreach (var next in walk.Onward(queue[head]))
            {
                if (_seen[next] == _asked || (queue[head] == spur && barred.Contains(next))) continue;
                (_seen[next], _parent[next]) = (_asked, queue[head]);
                if (next == to) return Path(root, to);
                queue.Add(next);
            }

            if (head + 1 == until) (depth, until) = (depth + 1, queue.Count);
        }

        return default;
    }

    ImmutableArray<int> Path(int[] root, int to)
    {
        var tail = new List<int>();
        for (var node = to; node != root[^1]; node = _parent[node]) tail.Add(node);
        tail.Reverse();
        return [.. root, .. tail];
    }

    static int Compare(ImmutableArray<int> one, ImmutableArray<int> other) =>
        one.Length != other.Length ? one.Length.CompareTo(other.Length) : one.AsSpan().SequenceCompareTo(other.AsSpan());
}
