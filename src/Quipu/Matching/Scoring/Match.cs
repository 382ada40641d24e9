using System.Collections.Immutable;

namespace Quipu.Matching.Scoring;

/// <summary>One reason for a score.</summary>
/// <param name="Feature">Name of the feature, frozen with the algorithm: <c>name_match</c>.</param>
/// <param name="Value">How much of it there is; 0 to 1 unless the feature says otherwise.</param>
/// <param name="Weight">What one of it counts, in the algorithm's own unit.</param>
/// <param name="Query">The words or values of the asked side; null where there are none.</param>
/// <param name="Candidate">Those of the other side.</param>
/// <param name="Detail">One short sentence for people.</param>
public sealed record Reason(string Feature, double Value, double Weight, string? Query, string? Candidate, string Detail)
{
    /// <summary>What it added to the score, or took from it.</summary>
    public double Contribution => Value * Weight;
}

/// <summary>What a comparison found.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Reasons">In order of their contribution, the greatest first.</param>
/// <param name="Wanting">What would decide it where names agree and nothing else is known: <c>birthDate</c>; null where nothing is wanting.</param>
public sealed record Match(double Score, ImmutableArray<Reason> Reasons, string? Wanting = null)
{
    public static Match None { get; } = new(0, []);
}
