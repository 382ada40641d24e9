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

    /// <summary>It belongs to a legal form that very many have.</summary>
    internal bool IsForm;
}

/// <summary>One posting to walk.</summary>
/// <param name="Part">Number of the part that the word may stand for.</param>
/// <param name="Length">What it costs, in entities of a posting.</param>
readonly record struct AskedStep(int Word, int Points, int Part, long Length)
{
    /// <summary>It is of a legal form that very many have.</summary>
    internal bool IsForm { get; init; }

    /// <summary>So many have the word that it is not walked, but asked by its bits.</summary>
    internal bool IsCommon { get; init; }

    /// <summary>The most points that somebody who has none yet can still get.</summary>
    internal int ToCome { get; init; }

    /// <summary>How long all postings from this one on are.</summary>
    internal long Left { get; init; }
}

/// <summary>What a word of a candidate's name may stand for.</summary>
/// <param name="Next">The next that it may stand for; -1: none.</param>
readonly record struct Meaning(int Part, float Likeness, int Points, int Next);
