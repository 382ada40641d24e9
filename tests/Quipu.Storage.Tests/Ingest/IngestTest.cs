using System.Text;
using Quipu.Access;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

public sealed class IngestTest : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Reading_the_same_folder_twice_adds_nothing()
    {
        _desk.WriteMany(12);
        var first = _desk.Read();
        var once = _desk.Export();
        var second = _desk.Read();
        Assert.Equal((12, 12, 0), (first.Documents, first.Claims, first.Skipped));
        Assert.Equal((0, 0, 12), (second.Documents, second.Claims, second.Skipped));
        Assert.Equal(12, _desk.Reader.Reads);
        Assert.Equal(once, _desk.Export());
        Assert.Contains("K", once, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_stopped_while_it_lists_its_source_says_so()
    {
        _desk.WriteMany(3);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var result = _desk.Read(cancellation: stop.Token);
        Assert.True(result.Cancelled);
        Assert.Equal(0, result.Files);
        Assert.Equal(3, _desk.Read().Files);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public void A_run_that_is_stopped_is_finished_by_the_next_with_the_same_records(int after)
    {
        _desk.WriteMany(40);
        var first = _desk.WorkspacePath;
        _desk.Read();
        var undisturbed = _desk.Export();
        _desk.WorkspacePath = first + "2";
        using var stop = new CancellationTokenSource();
        var reads = _desk.Reader.Reads;
        _desk.Reader.OnRead = n => { if (n == reads + after) stop.Cancel(); };
        var result = _desk.Read(cancellation: stop.Token);
        Assert.True(result.Cancelled);
        Assert.Equal(40 - result.Files, result.Remaining);
        Assert.InRange(result.Remaining, 1, 39); // what was being read when the stop came is kept
        _desk.Reader.OnRead = null;
        var rest = _desk.Read();
        Assert.Equal(result.Files, rest.Skipped);
        Assert.Equal(undisturbed, _desk.Export());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_full_disk_stops_with_a_sentence_keeps_what_was_kept_and_the_next_run_goes_on(int writes)
    {
        _desk.WriteMany(30);
        var first = _desk.WorkspacePath;
        _desk.Read();
        var undisturbed = _desk.Export();
        _desk.WorkspacePath = first + "2";
        var result = _desk.Read(around: store => FullStore.After(writes, store));
        Assert.Equal("The disk is full; free some space, then run again.", result.Stopped);
        using (var workspace = _desk.Open())
            Assert.InRange(workspace.Store.Documents(Viewer.Owner, new(), Paging.First).Total, writes, 29); // a batch is written when it is full or its time is up: one document at least
        Assert.Null(_desk.Read().Stopped);
        Assert.Equal(undisturbed, _desk.Export());
    }

    [Fact]
    public void A_poison_file_is_a_row_with_a_reason_and_the_rest_is_read()
    {
        _desk.WriteMany(6);
        _desk.Write("002b.txt", "POISON\n\nPedro Kab met Lucia Mab.");
        _desk.Write("002c.txt", "MISQUOTE\n\nPedro Kab met Lucia Mab.");
        var result = _desk.Read();
        Assert.Equal(["002b.txt", "002c.txt"], result.Failures.Select(f => f.Location));
        Assert.Contains("The reader names/1 failed (InvalidOperationException: bitter)", result.Failures[0].Reason, StringComparison.Ordinal);
        Assert.Contains("do not stand", result.Failures[1].Reason, StringComparison.Ordinal);
        Assert.Equal(6, result.Claims);
    }

    [Fact]
    public void A_failure_is_tried_again_listed_once_and_gone_when_mended()
    {
        _desk.WriteMany(2);
        _desk.Write("bad.txt", "POISON\n\nPedro Kab met Lucia Mab.");
        _desk.Read();
        Assert.Single(_desk.Read().Failures);
        Assert.Equal(1, Failures());
        _desk.Reader.IsCured = true;
        Assert.Equal(1, _desk.Read().Documents);
        Assert.Equal(5, _desk.Reader.Reads);
        Assert.Equal(0, Failures());
    }

    [Fact]
    public void A_reader_that_hangs_is_given_up()
    {
        _desk.WriteMany(3);
        _desk.Write("hang.txt", "ENDLESS\n\nPedro Kab met Lucia Mab.");
        var result = _desk.Read(settings: s => s.With(Settings.ReadingSeconds, 5));
        Assert.Contains("took more than 5 seconds", Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
        Assert.Equal(3, result.Claims);
    }

    [Fact]
    public void Every_kind_of_bad_input_is_a_row_with_one_sentence_and_the_rest_is_read()
    {
        _desk.WriteMany(3);
        _desk.Write("bad/empty.txt", "");
        _desk.Write("bad/binary.bin", [0, 1, 2, 3, 0, 0, 9, 200, 201, 0]);
        _desk.Write("bad/report.pdf", "%PDF-1.4");
        _desk.Write("bad/broken.txt", [.. Encoding.UTF8.GetBytes("La señora Núñez negó todo. Pedro Kzz ayudó a Lucia Mzz según la acusación. "), 0xC3]);
        _desk.Write("bad/cut.json", """[{"title":"One","text":"Pedro Kya paid Lucia Mya."},{"title":"Two","text":"Ped""");
        _desk.Write("bad/large.txt", new string('x', 3 << 20));
        File.CreateSymbolicLink(_desk.At("articles/bad/gone.txt"), _desk.At("nowhere"));
        Directory.CreateSymbolicLink(_desk.At("articles/bad/loop"), _desk.Articles);
        var result = _desk.Read(settings: s => s.With(Settings.LargestFile, 1 << 20));
        Assert.Equal(
            ["bad/binary.bin", "bad/cut.json", "bad/empty.txt", "bad/gone.txt", "bad/large.txt", "bad/loop", "bad/report.pdf"],
            result.Failures.Select(f => f.Location));
        Assert.All(result.Failures, f => Assert.Matches(@"^[A-Z].*[^.]\.$", f.Reason));
        Assert.Equal(5, result.Documents);
        Assert.Equal(5, result.Claims);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_row()
    {
        using var workspace = _desk.Open();
        var source = new OneItem(new("a.txt", 5, () => throw new UnauthorizedAccessException("Access to the path is denied.")));
        var failure = Assert.Single(Quipu.Ingest.Run(workspace, source, _desk.Options(), CancellationToken.None).Failures);
        Assert.Equal("The file cannot be opened (Access to the path is denied); check that it is there and may be read.", failure.Reason);
    }

    [Fact]
    public void The_same_bytes_under_two_names_are_one_document()
    {
        _desk.Write("a.txt", "Story\n\nPedro Kab met Lucia Mab in the port.");
        _desk.Write("b.txt", "Story\n\nPedro Kab met Lucia Mab in the port.");
        Assert.Equal(1, _desk.Read().Documents);
        Assert.Equal(2, _desk.Read().Skipped);
        using var workspace = _desk.Open();
        Assert.Equal("a.txt", Assert.Single(workspace.Store.AllDocuments(Viewer.Owner)).Location);
    }

    [Fact]
    public void Two_empty_files_are_two_failures()
    {
        _desk.Write("a.txt", "");
        _desk.Write("b.txt", "");
        Assert.Equal(["a.txt", "b.txt"], _desk.Read().Failures.Select(f => f.Location));
    }

    [Fact]
    public void A_reprint_with_another_head_has_the_same_origin()
    {
        var words = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{i * 7919 % 1000}"));
        _desk.Write("a.txt", $"First headline\n\nPedro Kab met Lucia Mab. {words}.");
        _desk.Write("b.txt", $"Another headline altogether\nBy Ana Paz\n\nPedro Kab met Lucia Mab. {words}.");
        _desk.Write("c.txt", "A third\n\n" + string.Join(' ', Enumerable.Range(0, 300).Select(i => $"other{i * 31 % 700}")) + ".");
        _desk.Read();
        using var workspace = _desk.Open();
        Assert.Equal(2, workspace.Store.Counts(Viewer.Owner).Origins);
    }

    [Fact]
    public void Metadata_that_comes_later_reaches_the_document()
    {
        _desk.Write("a.txt", "Story of the port\n\nPedro Kab met Lucia Mab in the port.");
        _desk.Read();
        _desk.Write("a.json", """{"title":"The port","publisher":"El Faro","date":"2031-02-03"}""");
        _desk.Read();
        using var workspace = _desk.Open();
        var document = Assert.Single(workspace.Store.AllDocuments(Viewer.Owner));
        Assert.Equal(("The port", "El Faro", "2031-02-03"), (document.Title, document.Publisher, document.Published.ToString()));
    }

    [Fact]
    public void A_long_text_is_read_as_far_as_the_setting_says_and_kept_whole()
    {
        _desk.Write("long.txt", "Story\n\nPedro Kab met Lucia Mab. " + new string('x', 3000).Replace("xxxxxxxxxx", "word word ", StringComparison.Ordinal) + "End.");
        _desk.Read(settings: s => s.With(Settings.LongestReading, 1000));
        using var workspace = _desk.Open();
        var document = Assert.Single(workspace.Store.AllDocuments(Viewer.Owner));
        Assert.EndsWith("End.", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.Doubts, d => d.StartsWith("Only the first ", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_ends_at_all_files_and_never_goes_back()
    {
        _desk.WriteMany(8);
        var seen = new List<IngestProgress>();
        using var workspace = _desk.Open();
        Quipu.Ingest.Run(workspace, new Sources.FolderSource(_desk.Articles), _desk.Options() with { Progress = new Listed(seen) }, CancellationToken.None);
        Assert.Equal(8, seen[^1].Files);
        Assert.Equal(seen.Select(p => p.Files).Order(), seen.Select(p => p.Files));
        Assert.Equal("007.txt", seen[^1].Current);
        Assert.True(seen[^1].Words > 100);
    }

    int Failures()
    {
        using var workspace = _desk.Open();
        return workspace.Store.Counts(Viewer.Owner).Failures;
    }

    sealed class Listed(List<IngestProgress> seen) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => seen.Add(value);
    }

    sealed class OneItem(Sources.SourceItem item) : Sources.ISource
    {
        public string Name => "one";

        public IEnumerable<Sources.SourceItem> Items(CancellationToken cancellation) => [item];
    }
}
