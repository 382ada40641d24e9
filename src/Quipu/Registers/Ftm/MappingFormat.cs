using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using Quipu.Registers.Tables;
using Column = FollowTheMoney.Mappings.TableColumns;
using Row = FollowTheMoney.Mappings.TableRow;

namespace Quipu.Registers.Ftm;

/// <summary>
/// Any table by a FollowTheMoney mapping: delimited text, workbooks, SQLite files, and tables of a PostgreSQL server. A query reads the file whose name it
/// gives; where there is one file, and the mapping names one, that one. A row gives what all queries that take it make of it.
/// </summary>
sealed class MappingFormat : IRegisterFormat
{
    public string Name => "mapping";

    public string Description => "A table (CSV, XLSX, ODS, SQLite, PostgreSQL) by a FollowTheMoney mapping (--mapping FILE.yml).";

    /// <summary>Nothing looks like it by itself: the mapping says what a table is.</summary>
    public int Likeness(RegisterSample sample) => 0;

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var queries = Queries(input);
        var used = new HashSet<QueryMapping>();
        for (var file = 0; file < input.Files.Length; file++)
        {
            var mine = QueriesOf(input, queries, input.Files[file]);
            if (mine.Length == 0) throw new RegisterException($"No query of the mapping reads {input.Files[file].Name}; they read {string.Join(", ", queries.SelectMany(Sources).Distinct(StringComparer.Ordinal))}.");
            used.UnionWith(mine);
            foreach (var record in IsOfDatabase(mine) && MappedRows.QueryOf(input.Files[file]) is null ? FromDatabase(input, file, mine) : FromTable(input, file, mine)) yield return record;
        }

        if (queries.FirstOrDefault(q => !used.Contains(q)) is { } unread)
            throw new RegisterException($"The mapping also reads {string.Join(", ", Sources(unread))}: give that file too.");
    }

    static ImmutableArray<QueryMapping> Queries(ImportInput input)
    {
        if (input.Mapping is null) throw new RegisterException("A mapping is needed to read a table of an unknown kind: name one with --mapping FILE.yml.");
        try
        {
            return [.. MappingFile.Load(input.Mapping, Environment.GetEnvironmentVariable).SelectMany(d => d.Queries)];
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new RegisterException($"{Path.GetFileName(input.Mapping)}: {wrong.Message}");
        }
    }

    static bool IsOfDatabase(ImmutableArray<QueryMapping> queries) => queries.Any(q => q.Source.Database is not null);

    static ImmutableArray<QueryMapping> QueriesOf(ImportInput input, ImmutableArray<QueryMapping> queries, RegisterFile file)
    {
        if (MappedRows.QueryOf(file) is { } number && number <= queries.Length && queries[number - 1] is { Source.Database: not null } served) return [served];
        var named = queries.Where(q => Sources(q).Any(s => Same(s, file))).ToImmutableArray();
        if (named.Length > 0) return named;
        return input.Files.Length == 1 && queries.SelectMany(Sources).Distinct(StringComparer.Ordinal).Count() == 1 ? queries : [];
    }

    /// <summary>The address without folders and parameters is the file's name; of a database, the database's.</summary>
    static bool Same(string source, RegisterFile file)
    {
        var name = source.Split('?', '#')[0].TrimEnd('/');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Equals(Path.GetFileName(file.Name), StringComparison.OrdinalIgnoreCase) || name.Equals(file.PlainName, StringComparison.OrdinalIgnoreCase);
    }

    static IEnumerable<string> Sources(QueryMapping query) => query.Source.Database is { } database ? [database] : query.Source.Files;

    static IEnumerable<RegisterRecord> FromTable(ImportInput input, int file, ImmutableArray<QueryMapping> queries)
    {
        var (header, columns, missing, mine) = ((TableHeader?)null, new Column([]), ImmutableArray<RowNote>.Empty, queries);
        foreach (var row in Table.Rows(input.Files[file]))
        {
            if (!ReferenceEquals(header, row.Header))
            {
                (header, columns) = (row.Header, new(MappedRows.QueryOf(input.Files[file]) is null ? row.Header.Columns : queries[0].References));
                mine = [.. queries.Where(q => ReadsSheet(q, row.Sheet))];
                missing = Missing(mine, columns);
            }

            var mapped = new MappedRecord(new(file, row.Number), input.Dataset, [.. row.Notes, .. missing]);
            missing = [];
            yield return row.IsBroken ? mapped.Nothing() : mine.IsEmpty ? mapped.Nothing($"The mapping does not read the sheet '{row.Sheet}'.") : mapped.Of(new Row(columns, row.Cells), mine);
        }
    }

    /// <summary>Whether a query reads a sheet: the one behind the <c>#</c> of a file's name, or all where none stands there.</summary>
    static bool ReadsSheet(QueryMapping query, string? sheet) => sheet is null || query.Source.Files.IsEmpty ||
        query.Source.Files.Any(f => f.IndexOf('#') is var at && (at < 0 || f.AsSpan(at + 1).Equals(sheet, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Each query is a table of its own: its rows are numbered on from those of the query before.</summary>
    static IEnumerable<RegisterRecord> FromDatabase(ImportInput input, int file, ImmutableArray<QueryMapping> queries)
    {
        var number = 0L;
        foreach (var query in queries)
        {
            var address = query.Source.Database!;
            var database = input.Databases.FirstOrDefault(d => d.Opens(address)) ??
                throw new RegisterException($"Nothing here opens the database {WithoutPassword(address)}: sqlite:///FILE and postgresql://USER@HOST/NAME are read.");
            var columns = new Column(query.References);
            foreach (var cells in database.Rows(new(address, input.Files[file].Path, query)))
                yield return new MappedRecord(new(file, ++number), input.Dataset, []).Of(new Row(columns, cells), [query]);
        }
    }

    static string WithoutPassword(string address) =>
        address.IndexOf('@') is var at and > 0 && address.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0 ? address[..(scheme + 3)] + "…" + address[at..] : address;

    static ImmutableArray<RowNote> Missing(ImmutableArray<QueryMapping> queries, Column columns) =>
        [.. queries.SelectMany(q => q.Missing(columns)).Distinct(StringComparer.Ordinal).Select(m => new RowNote(NoteKind.Doubted, null, null, m))];
}
