using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>What was learned of two tables: how likely each level of agreement is between records of one (m) and of different parties (u), and how many pairs are one.</summary>
/// <param name="Share">The share of all pairs that are one.</param>
/// <param name="Rounds">Rounds until nothing moved.</param>
public sealed record LinkModel(ImmutableArray<ColumnWeights> Columns, double Share, int Rounds)
{
    /// <summary>Where every pair starts, in bits: the logarithm of the odds that any pair is one.</summary>
    public double PriorBits { get; } = Math.Log2(Share / (1 - Share));

    internal double Bits(ulong pattern)
    {
        var bits = PriorBits;
        for (var c = 0; c < Columns.Length; c++) bits += ColumnBits(pattern, c);
        return bits;
    }

    /// <summary>What one column adds, seen beside the column that it leans on.</summary>
    internal double ColumnBits(ulong pattern, int column)
    {
        var weights = Columns[column];
        var level = ComparedTables.LevelOf(pattern, column);
        return weights.Given[weights.Parent < 0 ? level : (ComparedTables.LevelOf(pattern, weights.Parent) << 4) + level];
    }
}

/// <summary>One compared column with its levels, the strongest agreement first.</summary>
/// <param name="LeansOn">The column that tells of this one between different parties; null where none does.</param>
public sealed record ColumnWeights(string Column, ColumnKind Kind, ImmutableArray<LevelWeight> Levels, string? LeansOn)
{
    internal int Parent { get; init; } = -1;

    /// <summary>Bits by the level of the column leant on (times 16) and this one's.</summary>
    internal double[] Given { get; init; } = [];
}

/// <summary>One level of agreement.</summary>
/// <param name="M">Its probability between records of one party, where both have a value.</param>
/// <param name="U">Its probability between records of different parties.</param>
public sealed record LevelWeight(string Level, double M, double U)
{
    /// <summary>What the level says for (positive) or against (negative), in bits: log2 of m/u.</summary>
    public double Bits { get; } = Math.Log2(M / U);
}
