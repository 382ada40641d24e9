using System.Diagnostics;
using System.Globalization;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Storage;

namespace Quipu.Benchmarks;

/// <summary>How fast a register comes into a store and out of it, what it takes on disk, and how much memory that needs.</summary>
static class ImportSpeed
{
    internal static IEnumerable<string> Run(long statements)
    {
        var folder = Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "workspace.sqlite");
            using var store = SqliteStore.Open(file);
            yield return Generated(statements / 5);
            var empty = Size(file);
            yield return Imported(store, $"{statements:N0} into an empty store", InventedRegister.Header("first"), InventedRegister.Rows(statements));
            yield return $"on disk: {(Size(file) - empty) / (double)statements:F0} bytes a statement, {Words(file) / (double)statements:F0} of them the words of names ({Size(file) >> 20} MB)";
            var more = statements / 5;
            yield return Imported(store, $"{more:N0} more into the full store", InventedRegister.Header("more", append: true), InventedRegister.Rows(more, statements));
            yield return Imported(store, $"{more:N0} of a newer edition, nine of ten as before", InventedRegister.Header("newer", append: true), InventedRegister.Rows(more, statements / 50));
            yield return $"peak memory of the imports: {PeakMegabytes()} MB";
            foreach (var line in Asked(store)) yield return line;
            yield return Exported(store, "all statements, streamed", 1, s => s.Statement.Value.Length);
            yield return Exported(store, "all statements, streamed with their ids", 1, s => s.Statement.Id.Value.Length);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    // What making the rows costs alone: it runs beside the writing, on the other core.
    static string Generated(long statements)
    {
        var (watch, count) = (Stopwatch.StartNew(), 0L);
        foreach (var row in InventedRegister.Rows(statements)) count += row.Statements.Length;
        return string.Create(CultureInfo.InvariantCulture, $"rows made and cleaned, not kept: {count / watch.Elapsed.TotalSeconds:N0} statements/s");
    }

    static string Imported(SqliteStore store, string what, ImportHeader header, IEnumerable<RegisterRecord> rows)
    {
        var (watch, cpu, own) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, ThreadClock.Now);
        using var import = store.BeginImport(header);
        using var records = rows.GetEnumerator();
        ImportPipeline.Run(import, records, null, CancellationToken.None);
        var counts = import.Finish().Counts;
        var (all, writing) = (counts.NewStatements + counts.SeenStatements, (ThreadClock.Now - own).TotalSeconds);
        var reading = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds - writing;
        return string.Create(CultureInfo.InvariantCulture,
            $"{what}: {all / watch.Elapsed.TotalSeconds:N0} statements/s ({counts.NewStatements:N0} new, {counts.SeenStatements:N0} seen, {counts.NewEntities:N0} entities, {watch.Elapsed.TotalSeconds:F1} s; by processor time {all / writing:N0}/s written, {all / reading:N0}/s read and cleaned)");
    }

    static string Exported(IStore store, string what, int length, Func<KeptStatement, int> use)
    {
        var (watch, count, cpu) = (Stopwatch.StartNew(), 0L, Environment.CpuUsage.TotalTime);
        foreach (var statement in store.AllStatements(Viewer.Owner, new()))
            if (use(statement) >= length) count++;
        return string.Create(CultureInfo.InvariantCulture,
            $"{what}: {count / watch.Elapsed.TotalSeconds:N0} statements/s ({count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds:N0} per second of CPU)");
    }

    static IEnumerable<string> Asked(SqliteStore store)
    {
        var owner = Viewer.Owner;
        var firms = InventedRegister.Rows(5000).Where(r => r.Row.Number % 4 != 0).Select(r => r.Statements[0].Statement.Entity).ToArray();
        yield return Timed("statements of an entity", 200, i => store.Statements(owner, firms[i]));
        yield return Timed("what refers to an entity", 200, i => store.StatementsWith(owner, firms[i].Value, Paging.First));
        yield return Timed("entities by a whole name", 50, i => store.RegisterEntities(owner, new(InventedRegister.Name(1 + (i * 4))), new(0, 20)));
        yield return Timed("entities by two beginnings", 20, i => store.RegisterEntities(owner, new(InventedRegister.Name(1 + (i * 4))[..4]), new(0, 20)));
        yield return Timed("entities, first page", 5, _ => store.RegisterEntities(owner, new(), new(0, 20)));
        yield return Timed("datasets", 5, _ => store.Datasets(owner));
    }

    static string Timed(string what, int runs, Action<int> run)
    {
        run(0);
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            run(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what}: median {times[times.Count / 2]:F2} ms, worst {times[^1]:F1} ms");
    }

    static long Size(string file) => new[] { file, file + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);

    // The tables beneath the full-text index, by the length of their blobs: the pages' own overhead is left out.
    static long Words(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select (select sum(length(block)) from register_words_data) + (select sum(length(sz)) from register_words_docsize)";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    static long PeakMegabytes()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
