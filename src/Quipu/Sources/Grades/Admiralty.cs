using Quipu.Model;

namespace Quipu.Sources.Grades;

/// <summary>
/// What a source is, or what a document of it is. Proposed by a table (<see cref="SourceKinds"/>), confirmed by a person. The last two follow from how a document came: given in confidence
/// by a protected source, or said by a party when it was asked.
/// </summary>
public enum SourceKind { PrimaryRecord, OfficialStatement, Outlet, Aggregator, Rewrite, Social, Confidential, Party }

/// <summary>How reliable a source has been: the letters A to F of the Admiralty scale (NATO AJP-2.1), in their order. Given by an analyst, of a source.</summary>
public enum Reliability { CompletelyReliable, UsuallyReliable, FairlyReliable, NotUsuallyReliable, Unreliable, ReliabilityUnknown }

/// <summary>How credible a piece of information is: the numbers 1 to 6 of the same scale, in their order. Given by an analyst, of a document or a claim.</summary>
public enum Credibility { Confirmed, ProbablyTrue, PossiblyTrue, Doubtful, Improbable, TruthUnknown }

/// <summary>
/// The marks of the Admiralty scale: <c>A</c> to <c>F</c> and <c>1</c> to <c>6</c>. They are two marks side by side and no quantities: nothing adds or multiplies them, with each other or with
/// anything else (docs/decisions/0040).
/// </summary>
public static class Admiralty
{
    const string Letters = "ABCDEF", Numbers = "123456";

    /// <summary><c>A</c> to <c>F</c>.</summary>
    public static string Mark(this Reliability reliability) => Letters.Substring(Array.IndexOf(Enum.GetValues<Reliability>(), reliability), 1);

    /// <summary><c>1</c> to <c>6</c>.</summary>
    public static string Mark(this Credibility credibility) => Numbers.Substring(Array.IndexOf(Enum.GetValues<Credibility>(), credibility), 1);

    /// <summary>Reads a letter, small or large, or the word of the vocabulary.</summary>
    public static bool TryRead(string? mark, out Reliability reliability) =>
        Wires.TryRead(mark, out reliability) || TryRead(Letters, mark?.ToUpperInvariant(), out reliability);

    /// <summary>Reads a number, or the word of the vocabulary.</summary>
    public static bool TryRead(string? mark, out Credibility credibility) => Wires.TryRead(mark, out credibility) || TryRead(Numbers, mark, out credibility);

    static bool TryRead<T>(string marks, string? mark, out T value) where T : struct, Enum
    {
        var at = mark is [var one] ? marks.IndexOf(one, StringComparison.Ordinal) : -1;
        value = at < 0 ? default : Enum.GetValues<T>()[at];
        return at >= 0;
    }
}
