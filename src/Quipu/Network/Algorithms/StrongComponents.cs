namespace Quipu.Network.Algorithms;

/// <summary>Nodes that reach each other along the arcs (Tarjan 1972, without recursion).</summary>
static class StrongComponents
{
    /// <summary>For each node the least node of its component.</summary>
    internal static int[] Labels(Graph graph)
    {
        var search = new Search(graph.Out);
        for (var node = 0; node < graph.Nodes; node++) search.From(node);
        return search.Labels;
    }

    ref struct Search(Adjacency arcs)
    {
        readonly int[] _number = new int[arcs.Nodes], _low = new int[arcs.Nodes], _next = new int[arcs.Nodes], _open = new int[arcs.Nodes], _calls = new int[arcs.Nodes];
        int _count, _opened, _depth;

        internal int[] Labels { get; } = Unlabelled(arcs.Nodes);

        internal void From(int root)
        {
            if (_number[root] != 0) return;
            Enter(root);
            while (_depth > 0)
            {
                var node = _calls[_depth - 1];
                if (_next[node] < arcs.Starts[node + 1]) Step(node, arcs.Targets[_next[node]++]);
                else Leave(node);
            }
        }

        void Enter(int node)
        {
            _number[node] = _low[node] = ++_count;
            _next[node] = arcs.Starts[node];
            _open[_opened++] = _calls[_depth++] = node;
        }

        void Step(int node, int target)
        {
            if (_number[target] == 0) Enter(target);
            else if (Labels[target] < 0) _low[node] = Math.Min(_low[node], _number[target]);
        }

        void Leave(int node)
        {
            _depth--;
            if (_depth > 0) _low[_calls[_depth - 1]] = Math.Min(_low[_calls[_depth - 1]], _low[node]);
            if (_low[node] != _number[node]) return;
            var (first, least) = (_opened, node);
            do least = Math.Min(least, _open[--first]);
            while (_open[first] != node);
            for (var i = first; i < _opened; i++) Labels[_open[i]] = least;
            _opened = first;
        }

        static int[] Unlabelled(int nodes)
        {
            var labels = new int[nodes];
            Array.Fill(labels, -1);
            return labels;
        }
    }
}
