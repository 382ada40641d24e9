using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>Something that left; random, since the same may leave twice.</summary>
public readonly record struct LeavingId(string Value)
{
    public static LeavingId New() => new(Guid.NewGuid().ToString("N"));

    /// <summary>Of data that a program reads: the same bytes under the same address, taken by the same person on the same day, are one row, however often they are read.</summary>
    public static LeavingId OfDay(Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        return new(ContentHash.Of("leaving", leaving.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), leaving.By, leaving.Format, leaving.Question, leaving.Sha256 ?? ""));
    }

    public override string ToString() => Value;
}

/// <summary>How something left the workspace. Kept by position: new ones go to the end.</summary>
public enum LeavingAct
{
    /// <summary>An export of records, to a file or a pipe.</summary>
    Export,

    /// <summary>The evidence of one finding.</summary>
    Finding,

    /// <summary>A table that was taken from a page.</summary>
    Table,

    /// <summary>A file that tells holders of an earlier one what no longer holds.</summary>
    Correction,

    /// <summary>Somebody published something that rests on it, and noted it by hand.</summary>
    Published,

    /// <summary>A picture with its legend, sources and licences.</summary>
    Picture,

    /// <summary>The data of a page, as a program reads them or a person saves them.</summary>
    Data,

    /// <summary>What a screening found.</summary>
    Screening,

    /// <summary>A digest of watches, by mail.</summary>
    Digest,

    /// <summary>A feed of a watch, as a reader of feeds takes it.</summary>
    Feed,
}

/// <summary>
/// Something that left the workspace by an act of a person: when, by whom, what was asked for, and what it carried (<see cref="CarriedClaims"/>). It holds no words of documents and no names but those that
/// the person gave a file or a title. A page that somebody looks at is none.
/// </summary>
/// <param name="By">Who took it out.</param>
/// <param name="Format">The export's name, or of what the table is.</param>
/// <param name="Question">What was asked for, as it was asked; empty: everything.</param>
public sealed record Leaving(LeavingId Id, DateTimeOffset At, string By, LeavingAct Act, string Format, string Question)
{
    /// <summary>How it left and as what: <c>export csv</c>. What was published outside has no format of its own, and is told once.</summary>
    public string What => HasFormat ? $"{Act.Wire()} {Format}" : Act.Wire();

    /// <summary>Whether its format says more than the act does.</summary>
    public bool HasFormat => Act.Wire() != Format;

    /// <summary>The file's name, without its folder; null: it went down a pipe.</summary>
    public string? File { get; init; }

    /// <summary>Of its bytes; null where nobody knows them.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Of a bundle: SHA-256 of its <c>datapackage.json</c>, by which its holders name it.</summary>
    public string? Package { get; init; }

    /// <summary>Where it was published.</summary>
    public string? Url { get; init; }

    /// <summary>Of what was published: the day.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>What was published, in the words of who noted it.</summary>
    public string? Title { get; init; }

    /// <summary>False: it was stopped, or whoever read the pipe had enough; what had gone by then is what it carried at most.</summary>
    public bool IsWhole { get; init; } = true;

    public ImmutableArray<FindingId> Findings { get; init; } = [];

    /// <summary>How many claims it carried.</summary>
    public int Claims { get; init; }
}

/// <summary>Which leavings; all null: every one.</summary>
public sealed record LeavingQuery
{
    public LeavingAct? Act { get; init; }

    /// <summary>SHA-256 of the file or of its package.</summary>
    public string? Sha256 { get; init; }
}
