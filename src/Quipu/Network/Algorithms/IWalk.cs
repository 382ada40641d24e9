namespace Quipu.Network.Algorithms;

/// <summary>Where one may go from a node: a graph in one of its directions, or what a filter leaves of the network. Not safe from several threads.</summary>
interface IWalk
{
    int Nodes { get; }

    /// <summary>Nodes one step on, in ascending order, perhaps repeated. Good until the next call.</summary>
    ReadOnlySpan<int> Onward(int node);

    /// <summary>Nodes from which one step leads here, likewise.</summary>
    ReadOnlySpan<int> Backward(int node);
}
