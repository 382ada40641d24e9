using Quipu.Matching.Scoring;

namespace Quipu.Matching.Candidates;

/// <summary>How a match is asked for.</summary>
public sealed record MatchAsked
{
    public Algorithm Algorithm { get; init; } = Algorithms.All[0];

    /// <summary>The least score of an answer.</summary>
    public double Least { get; init; } = MatchThresholds.Default;

    /// <summary>How many answers at most.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>Names of schemata that may be found; null: all that can be one thing with the one asked for, and never others.</summary>
    public IReadOnlySet<string>? Schemata { get; init; }

    /// <summary>Datasets of which one at least says something of whoever may be found; null: all.</summary>
    public IReadOnlySet<DatasetName>? Datasets { get; init; }

    /// <summary>Ids, also of what was joined into an entity, that may not be found.</summary>
    public IReadOnlySet<string> WithoutIds { get; init; } = new HashSet<string>();

    /// <summary>Topics of which whoever may be found has one at least; none: it does not matter.</summary>
    public IReadOnlySet<string> Topics { get; init; } = new HashSet<string>();

    /// <summary>How many candidates are compared at most; 0: ten for each answer, at least 20, at most 500.</summary>
    public int Candidates { get; init; }

    // What is passed over while comparing must not use up the places; who filters afterwards asks for more.
    internal int Compared => Candidates > 0 ? Candidates : Math.Clamp((Limit + WithoutIds.Count) * (Topics.Count > 0 ? 100 : 10), 20, 500);
}

/// <summary>An answer: who, as whoever asked may see it, and how sure with which reasons.</summary>
public sealed record MatchFound(EntityId Id, Party Party, Match Match);
