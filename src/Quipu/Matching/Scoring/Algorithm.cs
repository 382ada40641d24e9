using System.Collections.Immutable;

namespace Quipu.Matching.Scoring;

/// <summary>A feature of an algorithm.</summary>
/// <param name="Name">As it is named in reasons.</param>
/// <param name="Weight">What one of it counts.</param>
/// <param name="Qualifier">It is added to what the others make; else (in the heuristic algorithms) the best one counts.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record Feature(string Name, double Weight, bool Qualifier, string Meaning);

/// <summary>A way of scoring two parties, frozen under its name: the same pair has the same score wherever it is asked.</summary>
public abstract class Algorithm(string name, string meaning)
{
    /// <summary>As it is asked for: <c>logic-q1</c>.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence for people.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Its features, in the order in which they are shown.</summary>
    public abstract ImmutableArray<Feature> Features { get; }

    /// <summary>How sure it is that both are one, with reasons. Schemata that cannot be one thing score 0.</summary>
    public abstract Match Compare(Party query, Party candidate);

    /// <summary>The score alone: the same number as that of <see cref="Compare"/>, sooner.</summary>
    public virtual double Score(Party query, Party candidate) => Compare(query, candidate).Score;

    /// <summary>The same with other weights, for a request that brings its own; names that are no feature are refused.</summary>
    /// <exception cref="ArgumentException">There is no such feature or option.</exception>
    public abstract Algorithm With(IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, double> options);
}

/// <summary>Every algorithm, by name.</summary>
public static class Algorithms
{
    /// <summary>What is used when nobody says otherwise.</summary>
    public const string Default = "logic-q1";

    static readonly Lazy<ImmutableArray<Algorithm>> Known = new(() => [new LogicQ1(), new LogicV2(), new LogicV1(), NameBased.Plain, NameBased.WithQualifiers]);

    /// <summary>The default first.</summary>
    public static ImmutableArray<Algorithm> All => Known.Value;

    /// <summary>The algorithm of a name; null where there is none.</summary>
    public static Algorithm? Named(string name) => All.FirstOrDefault(a => a.Name == name);
}
