using System.Globalization;
using System.IO.Compression;
using System.Text;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

public sealed class ImportingTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    ImportResult Import(RollFormat? format, string[] paths, string workspace = "w.quipu", Func<IStore, IStore>? around = null, CancellationToken cancellation = default)
    {
        using var opened = Workspace.Create(_folder.At(workspace), path => around is null ? SqliteStore.Open(path) : around(SqliteStore.Open(path)), TimeProvider.System);
        return Importing.Run(opened, new() { Paths = [.. paths], Kind = format, Dataset = Rolls.Suppliers }, cancellation);
    }

    string[] Kept(string workspace = "w.quipu")
    {
        using var opened = Workspace.Create(_folder.At(workspace), path => SqliteStore.Open(path), TimeProvider.System);
        return [.. opened.Store.AllStatements(Viewer.Owner, new()).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Statement.Id} {s.Statement.Value} {s.Origin.Capture} {s.Origin.Row} {s.Origin.Columns}"))];
    }

    static string Roll(int count) => string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"Firma{i}\n")));

    [Fact]
    public void Files_and_folders_are_captured_and_their_rows_kept()
    {
        _folder.Write("rolls/b.csv", "Beta\n\nGamma\n");
        _folder.Write("rolls/a.csv.gz", Packed("Alfa\n"));
        var result = Import(new(), [_folder.At("rolls")]);
        var outcome = Assert.Single(result.Imports);
        Assert.Empty(result.Failures);
        Assert.Equal(["a.csv.gz", "b.csv"], outcome.Header.Files.Select(f => f.Name));
        Assert.Equal((4, 3, 1), (outcome.Summary!.Counts.Rows, outcome.Summary.Counts.Filled, outcome.Summary.Counts.Empty));
        using var workspace = Workspace.Open(_folder.At("w.quipu"), path => SqliteStore.Open(path));
        var gamma = workspace.Store.Statements(Viewer.Owner, new("sup-Gamma"))[0];
        Assert.Equal(new RowPlace(1, 3), gamma.Origin.Row);
        Assert.Equal("Beta\n\nGamma\n", Encoding.UTF8.GetString(workspace.Captures.Read(gamma.Origin.Capture, out _)!));
        var row = workspace.Store.Import(Viewer.Owner, gamma.Origin.Import)!;
        Assert.Equal(4, new RollFormat().Read(Importing.InputOf(workspace, row)).Count());
        Assert.Empty(CaptureCheck.Run(workspace, Viewer.Owner, null, CancellationToken.None));
        Assert.Contains(workspace.Store.Log(Viewer.Owner, new(), Paging.First).Rows, l => l.Kind == "import");
    }

    [Fact]
    public void The_same_bytes_again_add_nothing_under_whatever_name()
    {
        Import(new(), [_folder.Write("a.csv", "Alfa\nBeta\n")]);
        var before = Kept();
        Assert.True(Import(new(), [_folder.Write("b.csv", "Alfa\nBeta\n")]).Imports.Single().Summary!.WasDone);
        Assert.Equal(before, Kept());
    }

    [Fact]
    public void Bad_files_are_listed_with_a_reason_and_change_nothing()
    {
        Import(new(), [_folder.Write("a.csv", "Alfa\n")]);
        var before = Kept();
        Directory.CreateDirectory(_folder.At("empty"));
        (string Path, string Reason)[] bad =
        [
            (_folder.At("nowhere.csv"), "no such file"), (_folder.Write("nothing.csv", ""), "is empty"), (_folder.At("empty"), "no files in this folder"),
            (_folder.Write("torn.csv.gz", Packed(Roll(50_000))[..200]), "cut off or damaged"), (_folder.Write("bomb.csv.gz", Packed(new string('A', 80 << 20))), "times its size"), (_folder.Write("broken.csv", "BREAK\n"), "breaks at line 1"),
        ];
        foreach (var (path, reason) in bad)
        {
            var result = Import(new(), [path]);
            Assert.Empty(result.Imports);
            Assert.Contains(reason, Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
        }

        Assert.Contains("no register that is known", Assert.Single(Import(null, [_folder.Write("diary.txt", "Today it rained.\n")]).Failures).Reason, StringComparison.Ordinal);
        Assert.Equal(before, Kept());
        using var workspace = Workspace.Open(_folder.At("w.quipu"), path => SqliteStore.Open(path));
        Assert.Equal(bad.Length + 1, workspace.Store.Log(Viewer.Owner, new(FailuresOnly: true), Paging.First).Total);
        Assert.Equal(1, workspace.Store.Imports(Viewer.Owner, Paging.First).Total);
    }

    [Fact]
    public void A_packed_file_of_several_parts_is_read_to_its_end()
    {
        var result = Import(new(), [_folder.Write("parts.csv.gz", [.. Packed("Alfa\nBe"), .. Packed("ta\n"), .. Packed(Roll(20_000))])]);
        Assert.Empty(result.Failures);
        Assert.Equal(20_002, result.Imports.Single().Summary!.Counts.Rows);
    }

    [Fact]
    public void A_file_that_breaks_in_the_middle_keeps_what_came_before_and_lets_nothing_vanish()
    {
        Import(new(), [_folder.Write("a.csv", "Alfa\nBeta\n")]);
        var result = Import(new(), [_folder.Write("b.csv", "Beta\nGamma\nBREAK\nDelta\n")]);
        Assert.Contains("breaks at line 3", Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
        using (var workspace = Workspace.Open(_folder.At("w.quipu"), path => SqliteStore.Open(path)))
        {
            Assert.Equal((2, null), (workspace.Store.Import(Viewer.Owner, 2)!.Counts.Rows, workspace.Store.Import(Viewer.Owner, 2)!.FinishedAt));
            Assert.DoesNotContain(workspace.Store.AllStatements(Viewer.Owner, new(Vanished: true)), s => s.Vanished);
        }

        Assert.Empty(Import(new(), [_folder.Write("b.csv", "Beta\nGamma\nDelta\n")]).Failures);
        using var mended = Workspace.Open(_folder.At("w.quipu"), path => SqliteStore.Open(path));
        Assert.Equal(["sup-Beta", "sup-Delta", "sup-Gamma"], mended.Store.AllStatements(Viewer.Owner, new()).Select(s => s.Statement.Entity.Value).Distinct());
        Assert.Equal(0, mended.Store.Log(Viewer.Owner, new(FailuresOnly: true), Paging.First).Total);
    }

    [Fact]
    public void A_run_that_was_stopped_is_finished_by_the_next_one_with_the_same_records()
    {
        var roll = _folder.Write("a.csv", Roll(30_000));
        Import(new(), [roll], workspace: "whole.quipu");
        using var stop = new CancellationTokenSource();
        var stopped = Import(new RollFormat { Reading = row => { if (row == 15_000) stop.Cancel(); } }, [roll], cancellation: stop.Token);
        Assert.True(stopped.Cancelled);
        Assert.Null(stopped.Imports.Single().Summary);
        var last = Import(new(), [roll]).Imports.Single();
        Assert.InRange(last.RowsBefore, 0, 20_000);
        Assert.Equal(30_000, last.Summary!.Counts.Rows);
        Assert.Equal(Kept("whole.quipu"), Kept());
    }

    [Fact]
    public void The_dataset_is_named_after_the_file_where_nobody_names_it()
    {
        string Name(string file) => Importing.DatasetOf(new RegisterFile("/x", file, new("c")).PlainName).Value;
        Assert.Equal(["sdn", "contribuciones-2021-campana", "register", "a_b"], new[] { "SDN.csv.gz", "Contribuciones 2021 campaña.xlsx", ".csv", "folder/a_b.json" }.Select(Name));
    }

    [Fact]
    public void A_folder_names_the_dataset_of_its_files()
    {
        _folder.Write("Rolls 2031/a.csv", Roll(2));
        using var opened = Workspace.Create(_folder.At("w.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        var imported = Importing.Run(opened, new() { Paths = [_folder.At("Rolls 2031") + "/"], Kind = new RollFormat() }, default);
        Assert.Equal("rolls-2031", imported.Imports.Single().Header.Dataset.Value);
    }

    static byte[] Packed(string text)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(text));
        return to.ToArray();
    }
}
