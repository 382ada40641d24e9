using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using Quipu.Registers;
using Quipu.Sources;

namespace Quipu;

/// <summary>Why a row cannot be shown.</summary>
public enum RowFault
{
    None,

    /// <summary>The file that it stands in is not among the captures.</summary>
    Missing,

    /// <summary>The file's bytes do not have its hash any more.</summary>
    Changed,

    /// <summary>The file cannot be read by its kind.</summary>
    Unreadable,

    /// <summary>The file has no such row.</summary>
    NoSuchRow,
}

/// <summary>A row read again from its capture.</summary>
/// <param name="Row">As it stands; null where <paramref name="Fault"/> says why not.</param>
/// <param name="Record">What its kind makes of it; null where that was not found out in time, since all rows before it have to be read.</param>
/// <param name="Reason">Of an unreadable file, what was wrong, in one sentence.</param>
public sealed record RowRead(StoodRow? Row, RegisterRecord? Record, RowFault Fault, string? Reason = null);

/// <summary>Reads a row of a register again: the way from what a page shows back to the bytes it rests on.</summary>
public static class RowReading
{
    /// <summary>
    /// The row of an import at a place. The capture must still have its hash. What became of the row follows from its file alone, and so is made again by the kind that read it.
    /// </summary>
    /// <param name="patience">How long to look for what became of it.</param>
    public static RowRead Read(Workspace workspace, ImportRow import, RowPlace place, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(import);
        if (place.File < 0 || place.File >= import.Files.Length) return new(null, null, RowFault.NoSuchRow);
        if (RegisterFormats.Find(import.Kind) is not { } format) return new(null, null, RowFault.Unreadable, $"This version of Quipu does not know the kind '{import.Kind}'.");
        if (FaultOf(workspace.Captures, import.Files[place.File].Capture) is var fault && fault != RowFault.None) return new(null, null, fault);
        var (input, since) = (Importing.InputOf(workspace, import), Stopwatch.GetTimestamp());
        var (row, reason) = Stood(format, input.Files[place.File], place.Number);
        // What is no table and no record, such as a table of a database, has no row to show, and may have become something all the same.
        var record = Record(format, input with { Only = place }, place, Left) ?? Record(format, input, place, Left);
        if (row is null && record is null) return new(null, null, reason is null ? RowFault.NoSuchRow : RowFault.Unreadable, reason);
        return new(row ?? new([], null), record, RowFault.None);

        TimeSpan Left() => patience - Stopwatch.GetElapsedTime(since);
    }

    static (StoodRow? Row, string? Reason) Stood(IRegisterFormat format, RegisterFile file, long number)
    {
        try
        {
            return (format.RowOf(file, number), null);
        }
        catch (Exception e) when (IsOfFile(e))
        {
            return (null, e.Message.ReplaceLineEndings(" "));
        }
    }

    static RowFault FaultOf(CaptureFolder captures, Model.CaptureId id) =>
        !File.Exists(captures.FileOf(id)) ? RowFault.Missing : captures.Fault(id) is null ? RowFault.None : RowFault.Changed;

    static RegisterRecord? Record(IRegisterFormat format, ImportInput input, RowPlace place, Func<TimeSpan> left)
    {
        try
        {
            foreach (var record in format.Read(input))
            {
                if (record.Row == place) return record;
                if (record.Row.File > place.File || left() < TimeSpan.Zero) return null;
            }
        }
        catch (Exception e) when (IsOfFile(e))
        {
            // Another file of the import is gone or broken: the row itself can still be shown.
        }

        return null;
    }

    static bool IsOfFile(Exception e) =>
        e is RegisterException or IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException or OverflowException or JsonException or XmlException or NotSupportedException or InvalidOperationException;
}
