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
            if (input.Only is { } wanted && wanted.File != file) continue;
            var (known, make) = shape(input.Files[file]);
            foreach (var row in Table.Rows(input.Files[file], known))
            {
                if (input.Only?.Number > row.Number) continue;
                var draft = new RowDraft(reading, file, row);
                if (!row.IsBroken) make(row, draft);
                if (input.Only is null) yield return draft.Record();
                else
                {
                    if (!reading.HasCounted) yield return draft.Record();
                    yield break;
                }
            }
        }
    }
}
