using System.Runtime.InteropServices;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>A tie as it lies in memory and on disk. Days count from 1 January of the year 1; the least number is "always", the greatest "for ever".</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
struct TieRow
{
    internal const int Always = int.MinValue, ForEver = int.MaxValue, NegatedBit = 2, AsideBit = 8;

    internal int From, To, Relation, Dataset, Evidence, Document;
    internal int First, Last, KnownFrom, KnownUntil, ReviewedOn;
    // The last day on which it may have begun: a vague date may mean any of its days.
    internal int BegunBy;
    internal int FirstStep;
    internal short Steps, Sureness;
    internal byte ModalityCode, ReviewCode;
    internal byte Bits, QualityCode;

    internal readonly Modality Modality => (Modality)ModalityCode;

    internal readonly ReviewState Review => (ReviewState)ReviewCode;

    internal readonly bool Directed => (Bits & 1) != 0;

    internal readonly bool Negated => (Bits & NegatedBit) != 0;

    internal readonly bool FromRegister => (Bits & 4) != 0;

    /// <inheritdoc cref="Tie.Aside"/>
    internal readonly bool Aside => (Bits & AsideBit) != 0;

    /// <inheritdoc cref="Tie.Answered"/>
    internal readonly bool Answered => (Bits & 16) != 0;

    /// <inheritdoc cref="Tie.OfBystander"/>
    internal readonly bool OfBystander => (Bits & 32) != 0;

    /// <inheritdoc cref="Tie.Quality"/>
    internal readonly Quality Quality => (Quality)(QualityCode & 31);

    /// <inheritdoc cref="Tie.LawStage"/>
    internal readonly LawStage? LawStage => QualityCode >> 5 is > 0 and var stage ? (LawStage)(stage - 1) : null;

    /// <summary>Somebody says when it began or ended.</summary>
    internal readonly bool Dated => First != Always || Last != ForEver;

    internal readonly bool IsAccepted => Review is ReviewState.Accepted or ReviewState.Corrected;
}

/// <summary>A stage as it lies in memory and on disk; whose it is by the number of the word that is their id, which is empty where nobody is named.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
struct StepRow
{
    internal int Stage, On, KnownFrom, Document, Subject;
}

/// <summary>An entity as it lies in memory and on disk: numbers of words.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
struct KnotRow
{
    internal int Id, Kind, Name;
}
