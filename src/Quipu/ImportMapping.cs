using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Mappings;
using FollowTheMoney.Streams;
using Quipu.Registers;

namespace Quipu;

/// <summary>
/// The mapping that an import reads its tables by, and the rows that it asks servers for. Everything becomes a capture first: the import is read from there, now and
/// whenever a row of it is shown again.
/// </summary>
static class ImportMapping
{
    /// <summary>The mapping as a capture. What it includes is captured too, and then a mapping with all of it in its place, which reads alone. null where it cannot be read.</summary>
    internal static RegisterFile? Take(string path, ImportIntake intake)
    {
        var name = Path.GetFileName(path);
        if (intake.Take(path, name) is not { } taken) return null;
        try
        {
            if (path == "-" || MappingFile.Whole(path, out var included) is not { } whole) return taken;
            foreach (var file in included)
                if (intake.Take(file, Path.GetFileName(file)) is null) return null;
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(whole));
            return intake.Take(text, name);
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            intake.Fail(taken, wrong.Message);
            return null;
        }
    }

    /// <summary>The rows that the mapping's queries ask servers for, a table each. A server that gives none is a row of the log.</summary>
    internal static ImmutableArray<RegisterFile> Served(RegisterFile mapping, ImmutableArray<ITableDatabase> databases, ImportIntake intake)
    {
        var files = ImmutableArray.CreateBuilder<RegisterFile>();
        foreach (var (query, number) in Queries(mapping).Select((q, i) => (q, i + 1)))
        {
            if (query.Source.Database is not { } address || databases.FirstOrDefault(d => d.Opens(address)) is not { IsFile: false } server) continue;
            var name = MappedRows.NameOf(address, number);
            try
            {
                files.Add(Rows(query, address, server, rows => intake.Take(rows, name)));
            }
            catch (RegisterException wrong)
            {
                intake.Fail(mapping, wrong.Message);
            }
        }

        return files.ToImmutable();
    }

    /// <summary>None where the mapping has a fault: the import says it.</summary>
    static IEnumerable<QueryMapping> Queries(RegisterFile mapping)
    {
        try
        {
            return [.. MappingFile.Load(mapping.Path, Environment.GetEnvironmentVariable).SelectMany(d => d.Queries)];
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Through a file of its own: the rows may be more than memory holds.</summary>
    static RegisterFile Rows(QueryMapping query, string address, ITableDatabase server, Func<Stream, RegisterFile> take)
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var csv = new Utf8CsvWriter(file, quoteAll: false))
        {
            csv.Row(query.References.AsSpan()!);
            foreach (var cells in server.Rows(new(address, "", query)))
            {
                foreach (var cell in cells) csv.Cell(cell);
                csv.EndRow();
            }
        }

        file.Position = 0;
        return take(file);
    }
}
