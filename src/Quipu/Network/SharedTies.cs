using System.Collections.Immutable;

namespace Quipu.Network;

/// <summary>Who is tied to the same others as somebody, and not to them: where a tie may be missing from the record. It says where to look, and nothing of what anybody did.</summary>
/// <param name="Of">Whose; null: they have no tie that counts.</param>
/// <param name="Found">Highest score first.</param>
/// <param name="All">How many there are in all with at least <see cref="Least"/> in common.</param>
public sealed record SharedTies(PathStop? Of, ImmutableArray<SharedTie> Found, int All)
{
    /// <summary>Others in common at least: one alone is no more than a way of two steps.</summary>
    public const int Least = 2;

    /// <summary>Nobody.</summary>
    public static SharedTies None { get; } = new(null, [], 0);
}

/// <summary>Somebody who is not tied on record, and the others in common.</summary>
/// <param name="Score">Adamic and Adar's: whoever has few ties counts more (Liben-Nowell and Kleinberg 2007).</param>
/// <param name="Through">All others in common, those with fewest ties first.</param>
public sealed record SharedTie(PathStop Who, double Score, ImmutableArray<PathStop> Through);
