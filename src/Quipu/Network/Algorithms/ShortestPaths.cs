using System.Collections.Immutable;

namespace Quipu.Network.Algorithms;

/// <summary>
/// Paths of fewest steps between two nodes, searched from both ends at once. Keeps its room between calls, so that a question costs what it looks at; not safe from several threads.
/// </summary>
sealed class ShortestPaths(IWalk walk)
{
    readonly Front _onward = new(walk.Nodes), _backward = new(walk.Nodes);

    /// <summary>One shortest path, both ends among it; empty where none leads.</summary>
    internal ImmutableArray<int> One(int from, int to)
    {
        if (Meet(from, to) is not { } meeting) return [];
        var path = new List<int>();
        for (var node = meeting; node != from; node = _onward.Parent(node)) path.Add(node);
        path.Add(from);
        path.Reverse();
        for (var node = meeting; node != to;) path.Add(node = _backward.Parent(node));
        return [.. path];
    }

    /// <summary>How many steps the shortest path has; −1 where none leads.</summary>
    internal int Steps(int from, int to) => Meet(from, to) is { } meeting ? _onward.Depth(meeting) + _backward.Depth(meeting) : -1;

    /// <summary>Every path of as few steps as there can be, in order of their nodes, up to a limit; and whether there are more.</summary>
    internal (ImmutableArray<ImmutableArray<int>> Paths, bool More) All(int from, int to, int limit = 1000)
    {
        var steps = Steps(from, to);
        if (steps < 0) return ([], false);
        // How far each node is from the end, as far as a shortest path may need it.
        var left = new Dictionary<int, int> { [to] = 0 };
        var queue = new Queue<int>([to]);
        while (queue.TryDequeue(out var node) && left[node] < steps)
            foreach (var before in walk.Backward(node))
                if (left.TryAdd(before, left[node] + 1)) queue.Enqueue(before);
        var found = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var more = !Extend([from]);
        return (found.ToImmutable(), more);

        bool Extend(List<int> path)
        {
            if (path[^1] == to)
            {
                if (found.Count == limit) return false;
                found.Add([.. path]);
                return true;
            }

            var (here, last) = (left[path[^1]], -1);
            foreach (var next in walk.Onward(path[^1]).ToArray())
            {
                if (next == last || !left.TryGetValue(next, out var rest) || rest != here - 1) continue;
                last = next;
                path.Add(next);
                if (!Extend(path)) return false;
                path.RemoveAt(path.Count - 1);
            }

            return true;
        }
    }

    // A node on a shortest path. The side with the smaller front goes a whole step on; when the two have met, the best meeting of that step is the shortest.
    int? Meet(int from, int to)
    {
        _onward.Begin(from);
        _backward.Begin(to);
        if (from == to) return from;
        while (_onward.HasMore && _backward.HasMore)
        {
            var meeting = _onward.Width(walk, true) <= _backward.Width(walk, false) ? Step(_onward, _backward, true) : Step(_backward, _onward, false);
            if (meeting is not null) return meeting;
        }

        return null;
    }

    int? Step(Front front, Front other, bool onward)
    {
        var (best, shortest) = ((int?)null, int.MaxValue);
        var until = front.Count;
        while (front.Head < until)
        {
            var node = front.Take();
            foreach (var next in onward ? walk.Onward(node) : walk.Backward(node))
            {
                if (!front.Add(next, node) || !other.Has(next) || other.Depth(next) >= shortest) continue;
                (best, shortest) = (next, other.Depth(next));
                // Nothing is nearer to the other end than what it reached last but one.
                if (shortest <= other.Depth(other.First)) return best;
            }
        }

        return best;
    }

    /// <summary>One side of the search.</summary>
    sealed class Front(int nodes)
    {
        readonly int[] _seen = new int[nodes], _parent = new int[nodes], _depth = new int[nodes];
        readonly List<int> _queue = [];
        int _asked;

        internal int Head { get; private set; }

        internal int Count => _queue.Count;

        internal bool HasMore => Head < _queue.Count;

        /// <summary>The first node of the step that is next: none that lies deeper has been met by a node less deep.</summary>
        internal int First => _queue[Math.Min(Head, _queue.Count - 1)];

        internal void Begin(int node)
        {
            _asked++;
            Head = 0;
            _queue.Clear();
            _queue.Add(node);
            (_seen[node], _parent[node], _depth[node]) = (_asked, node, 0);
        }

        internal bool Has(int node) => _seen[node] == _asked;

        internal int Depth(int node) => _depth[node];

        internal int Parent(int node) => _parent[node];

        internal int Take() => _queue[Head++];

        internal bool Add(int node, int parent)
        {
            if (_seen[node] == _asked) return false;
            (_seen[node], _parent[node], _depth[node]) = (_asked, parent, _depth[parent] + 1);
            _queue.Add(node);
            return true;
        }

        /// <summary>How much the next step looks at.</summary>
        internal long Width(IWalk walk, bool onward)
        {
            var width = 0L;
            for (var i = Head; i < _queue.Count; i++) width += onward ? walk.Onward(_queue[i]).Length : walk.Backward(_queue[i]).Length;
            return width;
        }
    }
}
