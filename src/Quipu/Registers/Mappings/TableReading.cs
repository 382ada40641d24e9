using System.Collections.Immutable;
using System.Globalization;
using FollowTheMoney.Mappings;
using Quipu.Registers.Tables;
using TableRow = Quipu.Registers.Tables.TableRow;

namespace Quipu.Registers.Mappings;

/// <summary>Reads the beginning of any table: delimited text, a sheet of a workbook, a table of a database.</summary>
public static class TableReading
{
    /// <summary>More columns than a person can map, and more than any table with a meaning has.</summary>
    public const int MostColumns = 1000;

    const int MostRows = 500, MostCells = 100_000, LongestCell = 2000;

    /// <summary>The beginning of a table in a file.</summary>
    /// <param name="file">Delimited text, a workbook, or an SQLite file.</param>
    /// <param name="table">Of a workbook the sheet, of a database the table; null: the first.</param>
    /// <param name="databases">What opens databases.</param>
    /// <exception cref="RegisterException">No table, or one of too many columns.</exception>
    public static TableSample OfFile(RegisterFile file, string? table, ImmutableArray<ITableDatabase> databases)
    {
        if (IsDatabase(file)) return OfDatabase("sqlite:///" + Path.GetFileName(file.Name), file.Path, table, databases);
        if (Workbook.IsWorkbook(file)) return OfWorkbook(file, table);
        if (table is not null) throw new RegisterException($"{file.Name} is one table of text: it has no '{table}' in it. Leave the name of the table out.");
        if (RegisterSample.Of(file).Head.AsSpan().TrimStart() is ['{' or '[' or '<', ..]) throw new RegisterException($"{file.Name} is JSON, XML or HTML, not a table. A mapping reads CSV, XLSX, ODS, SQLite and PostgreSQL.");
        return Taken(file, new(Path.GetFileName(file.Name)), Table.Rows(file));
    }

    /// <summary>The beginning of a table of a database.</summary>
    /// <param name="address">As a mapping has it.</param>
    /// <param name="file">Where the database's file lies, where it is one.</param>
    /// <param name="table">null: the only one, or the first.</param>
    /// <param name="databases">What opens databases.</param>
    /// <exception cref="RegisterException">The database or the table is not there.</exception>
    public static TableSample OfDatabase(string address, string file, string? table, ImmutableArray<ITableDatabase> databases)
    {
        var database = databases.FirstOrDefault(d => d.Opens(address)) ?? throw new RegisterException($"Nothing here opens {address}: sqlite:///FILE and postgresql://USER@HOST/NAME are read.");
        var tables = database.Tables(address, file);
        if (tables.IsEmpty) throw new RegisterException($"{Safe(address)} has no tables.");
        var chosen = table is null ? tables[0] : tables.FirstOrDefault(t => t.Name.Equals(table, StringComparison.OrdinalIgnoreCase)) ??
            throw new RegisterException($"{Safe(address)} has no table '{table}'; it has {Listed(tables.Select(t => t.Name))}.");
        Check(chosen.Name, chosen.Columns.Length);
        ImmutableArray<string> columns = [.. chosen.Columns.Select(c => $"{chosen.Name}.{c}")];
        var most = MostOf(columns.Length);
        var query = Whole(address, chosen.Name, columns);
        var order = columns.Select(c => query.References.IndexOf(c)).ToImmutableArray();
        var rows = database.Rows(new(address, file, query)).Take(most + 1).Select(r => order.Select(i => Cut(r[i] ?? "")).ToImmutableArray()).ToList();
        return new(chosen.Name, new(null, address, chosen.Name), columns, [.. rows.Take(most)])
        {
            Numbers = [.. Enumerable.Range(1, Math.Min(rows.Count, most)).Select(n => (long)n)],
            Tables = tables.Length > 1 ? [.. tables.Select(t => t.Name)] : [],
            Table = chosen.Name,
            HasMore = rows.Count > most,
        };
    }

    /// <summary>An address without its password.</summary>
    public static string Safe(string address) =>
        address.LastIndexOf('@') is var at and > 0 && address.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0 && at > scheme ? address[..(scheme + 3)] + "…" + address[at..] : address;

    internal static bool IsDatabase(RegisterFile file)
    {
        using var stream = file.Open();
        Span<byte> head = stackalloc byte[16];
        return stream.ReadAtLeast(head, 16, throwOnEndOfStream: false) == 16 && head.SequenceEqual("SQLite format 3\0"u8);
    }

    /// <summary>A query that reads every column of a table.</summary>
    static QueryMapping Whole(string address, string table, ImmutableArray<string> columns) => new()
    {
        Source = new() { Database = address, Tables = [new(table, table)] },
        Entities = [new() { Name = "row", Schema = Schemata.Default["LegalEntity"], Keys = columns }],
        KeyPrefix = "",
    };

    static TableSample OfWorkbook(RegisterFile file, string? sheet)
    {
        var sheets = Workbook.Sheets(file);
        var named = sheet is null ? null : sheets.FirstOrDefault(s => s.Equals(sheet, StringComparison.OrdinalIgnoreCase)) ??
            throw new RegisterException($"{file.Name} has no sheet '{sheet}'; it has {Listed(sheets)}.");
        var rows = Workbook.Rows(file, TableLimits.Default).Where(r => named is null || r.Sheet == named).GetEnumerator();
        using (rows)
        {
            if (!rows.MoveNext()) throw new RegisterException($"{file.Name} has no rows{(named is null ? "" : $" in the sheet '{named}'")}: a table has a row with names of columns, and rows under it.");
            var chosen = rows.Current.Sheet!;
            var name = Path.GetFileName(file.Name);
            return Taken(file, new(sheets.Length > 1 ? $"{name}#{chosen}" : name), All(rows, chosen)) with { Tables = sheets.Length > 1 ? sheets : [], Table = sheets.Length > 1 ? chosen : null };
        }
    }

    static IEnumerable<TableRow> All(IEnumerator<TableRow> rows, string sheet)
    {
        do
            if (rows.Current.Sheet == sheet) yield return rows.Current;
        while (rows.MoveNext());
    }

    static TableSample Taken(RegisterFile file, TableOrigin from, IEnumerable<TableRow> source)
    {
        var (rows, numbers, doubts, header) = (new List<ImmutableArray<string>>(), new List<long>(), new List<string>(), (TableHeader?)null);
        var (most, more, ragged, broken) = (1, false, 0, 0);
        foreach (var row in source)
        {
            if (header is null)
            {
                header = row.Header;
                Check(file.Name, header.Columns.Length);
                most = MostOf(header.Columns.Length);
                doubts.AddRange(row.Notes.Where(n => n.Kind == NoteKind.Doubted && header.Faults.Contains(n)).Select(n => n.Reason));
                doubts.AddRange(row.Notes.Where(n => n.Reason.StartsWith("The file is not UTF-8", StringComparison.Ordinal)).Select(n => n.Reason));
            }

            if (rows.Count == most && (more = true)) break;
            if (row.IsBroken) broken++;
            else
            {
                ragged += row.Cells.Count > header.Columns.Length ? 1 : 0;
                rows.Add([.. row.Cells.Take(header.Columns.Length).Select(Cut)]);
                numbers.Add(row.Number);
            }
        }

        var columns = header?.Columns ?? Table.HeaderOf(file)?.Columns ?? throw new RegisterException($"{file.Name} is empty: a table has a row with names of columns, and rows under it.");
        Check(file.Name, columns.Length);
        if (IsRubbish(columns, rows)) throw new RegisterException($"{file.Name} is no text: it is full of control characters. A mapping reads CSV, XLSX, ODS, SQLite and PostgreSQL.");
        if (ragged > 0) doubts.Add(Said($"{ragged} of the first {rows.Count} rows have more fields than the header; what has no column is not mapped."));
        if (broken > 0) doubts.Add(Said($"{broken} of the first {rows.Count + broken} rows are blank or broken and are passed over."));
        return new(Path.GetFileName(file.Name), from, columns, [.. rows]) { Numbers = [.. numbers], Doubts = [.. doubts], HasMore = more };
    }

    static void Check(string name, int columns)
    {
        if (columns > MostColumns) throw new RegisterException(Said($"{name} has {columns:N0} columns; tables of up to {MostColumns:N0} are mapped. Leave out what is not needed."));
    }

    static bool IsRubbish(ImmutableArray<string> columns, List<ImmutableArray<string>> rows)
    {
        var (signs, controls) = (0, 0);
        foreach (var text in columns.Concat(rows.Take(20).SelectMany(r => r)))
        {
            signs += text.Length;
            controls += text.Count(c => (char.IsControl(c) && c is not ('\t' or '\r' or '\n')) || c == '\uFFFD');
        }

        return controls * 50 > signs;
    }

    static int MostOf(int columns) => Math.Clamp(MostCells / Math.Max(1, columns), 20, MostRows);

    /// <summary>What a guess rests on needs no novels.</summary>
    static string Cut(string text) => text.Length <= LongestCell ? text : text[..LongestCell];

    static string Listed(IEnumerable<string> names) => string.Join(", ", names.Take(20));

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
