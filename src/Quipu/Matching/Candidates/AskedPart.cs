namespace Quipu.Matching.Candidates;

/// <summary>A word that a part may mean, and its points.</summary>
readonly record struct Sense(int Word, float Likeness, int Points);

/// <summary>A word that is asked for.</summary>
sealed class AskedPart(byte[] word)
{
    internal byte[] Word { get; } = word;

    /// <summary>What it may mean, most points first.</summary>
    internal readonly List<Sense> Senses = [];

    /// <summary>The most points that a sense gives.</summary>
    internal int Most;

    /// <summary>What it is worth where it agrees entirely.</summary>
    internal int Worth;
}
