namespace Quipu.Network.Algorithms;

/// <summary>One side of a graph of two kinds of nodes (people and meetings, owners and firms): two are joined where they share one of the other kind.</summary>
static class Projection
{
    /// <summary>The graph among the chosen nodes, which are numbered anew in their order; an arc weighs how many neighbours the two share.</summary>
    /// <exception cref="ArgumentException">Two of one side are joined: the graph is not of two kinds.</exception>
    internal static (Graph Graph, int[] Nodes) Of(Graph graph, Func<int, bool> isChosen)
    {
        var around = graph.Simple.Out;
        var chosen = Enumerable.Range(0, graph.Nodes).Where(isChosen).ToArray();
        var numbers = new int[graph.Nodes];
        Array.Fill(numbers, -1);
        for (var i = 0; i < chosen.Length; i++) numbers[chosen[i]] = i;
        var (from, to, weights, shared) = (new List<int>(), new List<int>(), new List<double>(), new SortedDictionary<int, int>());
        for (var i = 0; i < chosen.Length; i++)
        {
            shared.Clear();
            foreach (var middle in around[chosen[i]])
            {
                if (numbers[middle] >= 0) throw new ArgumentException($"{chosen[i]} and {middle} are of one kind and joined.");
                foreach (var other in around[middle])
                {
                    if (numbers[other] < 0) throw new ArgumentException($"{middle} and {other} are of one kind and joined.");
                    if (numbers[other] > i) shared[numbers[other]] = shared.GetValueOrDefault(numbers[other]) + 1;
                }
            }

            foreach (var (other, count) in shared)
            {
                from.Add(i);
                to.Add(other);
                weights.Add(count);
            }
        }

        return (Graph.Of(chosen.Length, from.ToArray(), to.ToArray(), isDirected: false, weights.ToArray()), chosen);
    }
}
