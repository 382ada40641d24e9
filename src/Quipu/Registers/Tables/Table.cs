using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Registers.Tables;

/// <summary>Rows of a table file, one at a time, whatever it is: delimited text of any encoding, or a sheet of a workbook.</summary>
static class Table
{
    /// <summary>The rows under the header; under <paramref name="known"/> names where the file has no header. The first row carries what was wrong with the file as a whole.</summary>
    /// <exception cref="RegisterException">The file is no table.</exception>
    internal static IEnumerable<TableRow> Rows(RegisterFile file, TableHeader? known = null, TableLimits? limits = null) =>
        Workbook.IsWorkbook(file) ? Workbook.Rows(file, limits ?? TableLimits.Default) : Delimited(file, known, limits ?? TableLimits.Default);

    /// <summary>Names of the columns by the beginning of a file: to tell its kind. Empty where it is no table.</summary>
    internal static ImmutableArray<string> ColumnsOf(RegisterSample sample)
    {
        if (Workbook.IsWorkbook(sample.File)) return Workbook.ColumnsOf(sample.File);
        if (sample.Head.AsSpan().TrimStart() is ['{' or '[' or '<', ..]) return [];
        // A head of UTF-16 or of Windows-1252 is not what it seems when decoded as UTF-8: the file is asked then.
        return sample.Head.AsSpan().IndexOfAny('\0', '\uFFFD') < 0 ? TableHeader.Of(Delimiter.FirstLine(sample.Head)).Columns : Asked(sample.File);
    }

    /// <summary>The header of delimited text, which need not have rows under it; null where the file is empty.</summary>
    /// <exception cref="RegisterException">The file is no table.</exception>
    internal static TableHeader? HeaderOf(RegisterFile file)
    {
        if (Workbook.IsWorkbook(file)) return null;
        using var stream = file.Open();
        var reader = new DelimitedReader(new TextSource(stream, file.Name), TableLimits.Default);
        while (reader.Read() is { } cells)
            if (cells.Length > 0) return TableHeader.Of(cells);
        return null;
    }

    static ImmutableArray<string> Asked(RegisterFile file)
    {
        try
        {
            return Delimited(file, null, TableLimits.Default).Select(r => r.Header.Columns).FirstOrDefault([]);
        }
        catch (RegisterException)
        {
            return [];
        }
    }

    static IEnumerable<TableRow> Delimited(RegisterFile file, TableHeader? known, TableLimits limits)
    {
        using var stream = file.Open();
        var source = new TextSource(stream, file.Name);
        var reader = new DelimitedReader(source, limits);
        var header = known;
        var notes = source.Fault is { } fault ? [new RowNote(NoteKind.Doubted, null, null, fault)] : ImmutableArray<RowNote>.Empty;
        for (long number = 0; reader.Read() is { } cells;)
        {
            if (header is null)
            {
                if (reader.IsBroken) throw new RegisterException($"{file.Name} is no table: its first line goes on for more than {limits.Row.ToString("N0", CultureInfo.InvariantCulture)} characters or {limits.Columns.ToString("N0", CultureInfo.InvariantCulture)} fields.");
                if (cells.Length == 0) continue;
                header = TableHeader.Of(cells);
                notes = [.. notes, .. header.Faults, .. reader.Notes];
                continue;
            }

            yield return Row(++number, header, cells, reader, notes);
            notes = [];
        }
    }

    static TableRow Row(long number, TableHeader header, string[] cells, DelimitedReader reader, ImmutableArray<RowNote> before)
    {
        var notes = before.AddRange(reader.Notes);
        if (cells.Length == 0 && !reader.IsBroken) notes = notes.Add(new(NoteKind.Skipped, null, null, "The row is blank."));
        else if (!reader.IsBroken && Ragged(cells.Length, header) is { } ragged) notes = notes.Add(ragged);
        return new(number, header, cells) { Notes = notes, IsBroken = cells.Length == 0 };
    }

    internal static RowNote? Ragged(int cells, TableHeader header) => cells == header.Columns.Length ? null : new(NoteKind.Doubted, null, null,
        string.Create(CultureInfo.InvariantCulture, $"The row has {cells} fields where the header has {header.Columns.Length}; they were taken from the left."));
}
