using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Patterns.Indicators;

/// <summary>A contracting process, and where it was read.</summary>
/// <param name="Import">The import that has the file; 0 where a file was read by itself.</param>
/// <param name="Rows">The rows of the file that are of this process, from 1.</param>
public sealed record ProcessRow(string Ocid, string? Title, string File, CaptureId? Capture, long Import, ImmutableArray<long> Rows);

/// <summary>A red flag: a question, which proves nothing.</summary>
/// <param name="Group"><c>OCID</c>, <c>Buyer</c>, <c>ProcuringEntity</c> or <c>Tenderer</c>, as Cardinal has them.</param>
/// <param name="Whom">The ocid of a process, or a party's id in these data.</param>
/// <param name="Name">What the data call it; null where they have no name for it.</param>
/// <param name="Fence">The fence or threshold beyond which a value is flagged, with its name; null where none decides.</param>
/// <param name="Rests">The processes that the flag rests on.</param>
public sealed record IndicatorFlag(string Code, string Group, string Whom, string? Name, double Value, IndicatorFence? Fence, ImmutableArray<ProcessRow> Rests)
{
    /// <summary>Its value says how much; where it does not, it only says yes. Whoever took part in a flagged process has no value of their own.</summary>
    public bool HasValue => IndicatorNote.Of(Code).Value is not null && (Group == "OCID" || Code is not ("R024" or "R035" or "R058"));
}


/// <summary>What decided: a fence of these data, or a threshold that somebody set.</summary>
public sealed record IndicatorFence(string Name, double Value);

/// <summary>What the data say at all: an indicator that found nothing where nothing could be found says nothing.</summary>
/// <param name="Processes">Contracting processes that were looked at.</param>
/// <param name="Merged">Of these, those that were put together from several releases.</param>
/// <param name="Nameless">Releases and records that were left out since they have no ocid or hold no release.</param>
/// <param name="Counts">Of the processes: with <c>bids</c>, <c>awards</c>, both and decided (<c>decided</c>), a deadline for them (<c>deadlines</c>), both
/// ends of their period (<c>periods</c>), a method and a number of tenderers (<c>tenderers</c>), classes of what was awarded (<c>classes</c>).</param>
public sealed record IndicatorGround(int Processes, int Merged, int Nameless, ImmutableSortedDictionary<string, int> Counts)
{
    /// <summary>Whether the data have what an indicator needs.</summary>
    public bool Feeds(IndicatorNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Needs.All(n => Counts.GetValueOrDefault(n) > 0);
    }
}

/// <summary>What the indicators found in one body of data. Fences are of these data alone: another's may be others.</summary>
/// <param name="Of">The dataset, or the files.</param>
/// <param name="Ran">Codes that ran.</param>
/// <param name="Json">The results in Cardinal's shape, with fences and maps.</param>
/// <param name="Faults">What could not be read, and settings that mean nothing.</param>
public sealed record IndicatorReport(string Of, ImmutableArray<string> Ran, ImmutableArray<IndicatorFlag> Flags, IndicatorGround Ground, string Json, ImmutableArray<string> Faults)
{
    /// <summary>Codes for which there were too few to draw a fence.</summary>
    public ImmutableArray<string> TooFew { get; init; } = [];

    /// <summary>Whether no flag of an indicator means that there is none: the data have what it needs, and enough of it.</summary>
    public bool CanSay(IndicatorNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return Ground.Feeds(note) && !TooFew.Contains(note.Code);
    }
}
