namespace Quipu.Network.Algorithms;

/// <summary>A graph of parts on the way of <see cref="Leiden"/>: each node weighs what its ends weigh, and has its own inner edges apart.</summary>
/// <param name="starts">As in <see cref="Adjacency"/>, without loops.</param>
/// <param name="weights">Of each arc; null: 1.</param>
/// <param name="masses">Of each node the weight of all ends in it, inner ones too.</param>
sealed class LeidenLevel(int[] starts, int[] targets, float[]? weights, double[] masses)
{
    internal int Nodes => masses.Length;

    internal int[] Starts => starts;

    internal int[] Targets => targets;

    /// <summary>Whole numbers, exact up to 16 million; null: every arc weighs 1.</summary>
    internal float[]? Weights => weights;

    internal double[] Masses => masses;

    /// <summary>The weight of all ends.</summary>
    internal double Total { get; private init; }

    internal static LeidenLevel Of(Adjacency simple)
    {
        var masses = new double[simple.Nodes];
        for (var i = 0; i < masses.Length; i++) masses[i] = simple.Degree(i);
        return new(simple.Starts, simple.Targets, null, masses) { Total = simple.Targets.Length };
    }

    /// <summary>The level above: a node for each part.</summary>
    internal LeidenLevel Joined(int[] parts, int count)
    {
        var (masses, members) = (new double[count], ByPart(parts, count));
        for (var node = 0; node < parts.Length; node++) masses[parts[node]] += Masses[node];
        var (starts, targets, weights) = (new int[count + 1], new List<int>(), new List<float>());
        var (sums, met) = (new double[count], new List<int>());
        for (var part = 0; part < count; part++)
        {
            for (var m = members.Starts[part]; m < members.Starts[part + 1]; m++)
            {
                var node = members.Targets[m];
                for (var i = Starts[node]; i < Starts[node + 1]; i++)
                {
                    var other = parts[Targets[i]];
                    if (other == part) continue;
                    if (sums[other] == 0) met.Add(other);
                    sums[other] += Weights is null ? 1 : Weights[i];
                }
            }

            foreach (var other in met)
            {
                targets.Add(other);
                weights.Add((float)sums[other]);
                sums[other] = 0;
            }

            met.Clear();
            starts[part + 1] = targets.Count;
        }

        return new(starts, [.. targets], [.. weights], masses) { Total = Total };
    }

    static Adjacency ByPart(int[] parts, int count)
    {
        var nodes = new int[parts.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = i;
        return Adjacency.Of(count, parts, nodes, default);
    }
}
