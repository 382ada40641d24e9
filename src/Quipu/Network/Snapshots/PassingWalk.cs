using System.Runtime.InteropServices;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>A walk that keeps off some nodes.</summary>
sealed class PassingWalk(IWalk walk, Func<int, bool> passes) : IWalk
{
    readonly List<int> _left = [];

    public int Nodes => walk.Nodes;

    public ReadOnlySpan<int> Onward(int node) => Left(walk.Onward(node));

    public ReadOnlySpan<int> Backward(int node) => Left(walk.Backward(node));

    ReadOnlySpan<int> Left(ReadOnlySpan<int> around)
    {
        _left.Clear();
        foreach (var node in around)
            if (passes(node)) _left.Add(node);
        return CollectionsMarshal.AsSpan(_left);
    }
}
