using System.Runtime.InteropServices;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>A view as it is walked. A tie without direction leads both ways in any case.</summary>
sealed class ViewWalk(NetworkView view, bool eitherWay) : IWalk
{
    readonly List<int> _found = [];

    public int Nodes => view.Network.Knots.Length;

    public ReadOnlySpan<int> Onward(int node) => Around(node, true);

    public ReadOnlySpan<int> Backward(int node) => Around(node, false);

    ReadOnlySpan<int> Around(int node, bool onward)
    {
        _found.Clear();
        var (network, ties) = (view.Network, view.Network.Ties);
        for (var tie = network.OutStarts[node]; tie < network.OutStarts[node + 1]; tie++)
            if (view.Has(tie) && (onward || eitherWay || !ties[tie].Directed)) _found.Add(ties[tie].To);
        for (var i = network.InStarts[node]; i < network.InStarts[node + 1]; i++)
            if (network.InTies[i] is var tie && view.Has(tie) && (!onward || eitherWay || !ties[tie].Directed)) _found.Add(ties[tie].From);
        _found.Sort();
        return CollectionsMarshal.AsSpan(_found);
    }
}
