namespace Quipu.Network.Algorithms;

/// <summary>A graph as it is walked: along its arcs, or either way.</summary>
sealed class GraphWalk : IWalk
{
    readonly Adjacency _onward, _backward;

    /// <param name="graph">What is walked.</param>
    /// <param name="eitherWay">Arcs lead both ways, each pair of nodes once.</param>
    internal GraphWalk(Graph graph, bool eitherWay = false)
    {
        var walked = eitherWay ? graph.Simple : graph;
        (_onward, _backward) = (walked.Out, walked.In);
    }

    public int Nodes => _onward.Nodes;

    public ReadOnlySpan<int> Onward(int node) => _onward[node];

    public ReadOnlySpan<int> Backward(int node) => _backward[node];
}
