using System.Diagnostics;
using System.Globalization;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Storage;

namespace Quipu.Benchmarks;

/// <summary>A workspace whose one register is the invented parties, and the index of their names beside it, as an import and a first question leave them.</summary>
static class InventedWorkspace
{
    internal static DatasetName Dataset { get; } = new("invented");

    /// <summary>Where workspaces are kept for the next measurement; null: nowhere.</summary>
    internal static string? Folder => Environment.GetEnvironmentVariable("QUIPU_BENCH_FOLDER");

    internal static string Name(int entities) => string.Create(CultureInfo.InvariantCulture, $"invented-{entities}");

    /// <summary>The index of a workspace that an earlier measurement kept; null: none.</summary>
    internal static string? Kept(int entities) => Folder is { } folder && Path.Combine(folder, Name(entities), "names.index") is var file && File.Exists(file) ? file : null;

    /// <summary>Makes what is not there yet, and says what it took.</summary>
    internal static IEnumerable<string> Make(string path, int entities)
    {
        var isThere = Workspace.IsAt(path);
        using var workspace = Workspace.Create(path, file => SqliteStore.Open(file), TimeProvider.System);
        using var held = workspace.Lock(null, TimeProvider.System);
        using var index = MatchIndex.Of(workspace.Store, path);
        if (isThere) yield return $"the workspace {path} is there";
        else
            foreach (var line in Filled(workspace, index, entities)) yield return line;
        yield return Followed(workspace, index);
    }

    static IEnumerable<string> Filled(Workspace workspace, MatchIndex index, int entities)
    {
        var watch = Stopwatch.StartNew();
        using (var import = workspace.Store.BeginImport(Header()))
        {
            using var rows = Rows(entities).GetEnumerator();
            ImportPipeline.Run(import, rows, null, CancellationToken.None);
            yield return Invariant($"{entities:N0} parties imported with {import.Finish().Counts.NewStatements:N0} statements in {watch.Elapsed.TotalSeconds:F0} s");
        }

        var cpu = Environment.CpuUsage.TotalTime;
        watch.Restart();
        index.Refresh();
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var names = index.Parties().Names;
        yield return Invariant($"index of {names.Count:N0} parties with {names.Names:N0} names, contents included: {names.Bytes >> 20} MB, ")
            + Invariant($"built from the store and written in {watch.Elapsed.TotalSeconds:F0} s ({spent:F0} s of CPU)");
    }

    /// <summary>How long the index takes to know what one more article names.</summary>
    static string Followed(Workspace workspace, MatchIndex index)
    {
        index.Refresh();
        var times = new List<double>();
        var first = workspace.Store.Counts(Viewer.Owner).Documents;
        for (var article = first; article < first + 5; article++)
        {
            workspace.Store.Write([.. InventedArticles.Article(article), new Change.Assembled()]);
            var watch = Stopwatch.StartNew();
            index.Refresh();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var median = times.Order().ElementAt(2);
        return Invariant($"one article more: the index knows whom it names after {median:F0} ms (median of five, longest {times.Max():F0} ms), {index.Parties().Count:N0} parties");
    }

    static ImportHeader Header() =>
        new(Dataset, "invented", [new RegisterFile("/nowhere", "parties.csv", new(ContentHash.Sha256("parties"u8)))], new(2031, 5, 1, 8, 0, 0, TimeSpan.Zero));

    static IEnumerable<RegisterRecord> Rows(int entities)
    {
        foreach (var party in InventedParties.Some(entities))
        {
            var (schema, id) = (Schemata.Default[party.Schema], new EntityId(party.Id));
            var statements = new List<RowStatement> { new(Statement.ForEntity(schema, id, Dataset), "id") };
            var entity = party.Entity(Dataset.Value);
            foreach (var property in entity.Properties)
                foreach (var value in entity[property])
                    if (Statement.TryMake(schema, new(Dataset, id, property, value), out var statement)) statements.Add(new(statement, property));
            yield return new(new(0, long.Parse(party.Id.AsSpan(4), CultureInfo.InvariantCulture) + 1)) { Statements = [.. statements] };
        }
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
