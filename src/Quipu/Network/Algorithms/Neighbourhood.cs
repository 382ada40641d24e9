namespace Quipu.Network.Algorithms;

/// <summary>What lies within some steps of a node. Keeps its room between calls, so that a question costs what it finds; not safe from several threads.</summary>
sealed class Neighbourhood(IWalk walk)
{
    readonly int[] _seen = new int[walk.Nodes];
    readonly List<int> _found = [];
    int _asked;

    /// <summary>Every node at most so many steps from the source, itself first, then by steps; within a step in the order in which they are met. Good until the next call.</summary>
    internal IReadOnlyList<int> Within(int source, int steps)
    {
        _asked++;
        _found.Clear();
        _found.Add(source);
        _seen[source] = _asked;
        for (int step = 0, from = 0; step < steps && from < _found.Count; step++)
            for (var until = _found.Count; from < until; from++)
                foreach (var node in walk.Onward(_found[from]))
                {
                    if (_seen[node] == _asked) continue;
                    _seen[node] = _asked;
                    _found.Add(node);
                }

        return _found;
    }
}
