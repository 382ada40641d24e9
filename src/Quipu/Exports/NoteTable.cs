using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Registers;

namespace Quipu.Exports;

/// <summary>What an import cleaned, dropped, doubted, put in quarantine or skipped, as a table with a row for each value; no cell is taken for a formula.</summary>
public static class NoteTable
{
    /// <summary>Writes the notes of imports, each with its header once; returns how many there are.</summary>
    public static long Write(IStore store, Viewer viewer, IEnumerable<ImportRow> imports, Stream to)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false);
        csv.Row("import", "file", "row", "kind", "column", "value", "reason");
        long count = 0;
        foreach (var import in imports)
            foreach (var (row, note) in store.AllNotes(viewer, import.Number))
            {
                csv.Row(
                    import.Number.ToString(CultureInfo.InvariantCulture), Csv.Inert(import.Files[row.File].Name), row.Number.ToString(CultureInfo.InvariantCulture), Word(note.Kind),
                    Csv.Inert(note.Column), Csv.Inert(note.Value), Csv.Inert(note.Reason));
                count++;
            }

        return count;
    }

    /// <summary>The kind of a note as it is printed.</summary>
    public static string Word(NoteKind kind) => kind switch
    {
        NoteKind.Cleaned => "cleaned",
        NoteKind.Dropped => "dropped",
        NoteKind.Doubted => "doubted",
        NoteKind.Quarantined => "quarantined",
        _ => "skipped",
    };
}
