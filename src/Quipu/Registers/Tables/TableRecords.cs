namespace Quipu.Registers.Tables;

/// <summary>The rows of all table files of an import as records, each row one.</summary>
static class TableRecords
{
    /// <summary>Makes a record of every row; what cannot be read as a row is a record that says so.</summary>
    internal static IEnumerable<RegisterRecord> Of(ImportInput input, Action<TableRow, RowDraft> make) => Of(input, _ => (null, make));

    /// <summary>The same where files are of several shapes: for each file the names of its columns, where it has no header, and what makes its rows.</summary>
    internal static IEnumerable<RegisterRecord> Of(ImportInput input, Func<RegisterFile, (TableHeader? Known, Action<TableRow, RowDraft> Make)> shape)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            var (known, make) = shape(input.Files[file]);
            foreach (var row in Table.Rows(input.Files[file], known))
            {
                var draft = new RowDraft(reading, file, row);
                if (!row.IsBroken) make(row, draft);
                yield return draft.Record();
            }
        }
    }
}
