using Quipu.Sources;
using Xunit;

namespace Quipu.Tests.Sources;

public sealed class FolderSourceTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Articles_come_in_ordinal_order_of_their_location()
    {
        _folder.Write("b.txt", "b");
        _folder.Write("a/z.txt", "z");
        _folder.Write("B.txt", "B");
        _folder.Write("a.txt", "a");
        Assert.Equal(["B.txt", "a.txt", "a/z.txt", "b.txt"], Locations());
    }

    [Fact]
    public void A_json_beside_an_article_is_its_sidecar_and_no_article()
    {
        _folder.Write("001.txt", "Text");
        _folder.Write("001.json", """{"title":"T","date":"2024-01-02"}""");
        var item = Assert.Single(Items());
        Assert.Equal("001.json", item.Sidecar?.Location);
    }

    [Fact]
    public void A_json_with_an_article_of_its_own_is_an_article()
    {
        _folder.Write("001.txt", "Text");
        _folder.Write("001.json", """{"title":"T","body":"Another text"}""");
        Assert.Equal(["001.json", "001.txt"], Locations());
        Assert.All(Items(), item => Assert.Null(item.Sidecar));
    }

    [Fact]
    public void A_file_that_belongs_to_an_article_by_its_name_and_holds_none_is_left_out()
    {
        _folder.Write("001.txt", "Text");
        _folder.Write("001.gold.json", """{"claims":[]}""");
        _folder.Write("002.gold.json", """{"claims":[]}""");
        Assert.Equal(["001.txt", "002.gold.json"], Locations());
    }

    [Fact]
    public void Truncated_json_beside_an_article_is_offered_so_that_it_is_seen()
    {
        _folder.Write("001.txt", "Text");
        _folder.Write("001.json", """{"title":"T""");
        Assert.Equal(["001.json", "001.txt"], Locations());
    }

    [Fact]
    public void A_name_that_forges_a_line_or_turns_it_around_is_shown_and_its_file_is_read()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such names.");
        _folder.Write("a\nRemoved.\u001b[31m\u202etxt.txt", "Text");
        var item = Assert.Single(Items());
        Assert.Equal("a\\x0aRemoved.\\x1b[31m\\x202etxt.txt", item.Location);
        using var text = new StreamReader(item.Open());
        Assert.Equal("Text", text.ReadToEnd());
    }

    [Fact]
    public void Hidden_files_parts_of_saved_pages_and_workspaces_are_left_out()
    {
        _folder.Write(".hidden.txt", "x");
        _folder.Write(".git/config", "x");
        _folder.Write("page_files/style.css", "x");
        _folder.Write("old.quipu/workspace.json", "{}");
        _folder.Write("old.quipu/captures/ab/abcd", "x");
        _folder.Write("here/note.txt", "x");
        _folder.Write("a.txt", "x");
        Assert.Equal(["a.txt"], new FolderSource(_folder.Path, _folder.At("here")).Items(CancellationToken.None).Select(i => i.Location));
    }

    [Fact]
    public void A_loop_of_links_is_a_row_and_the_rest_is_read()
    {
        _folder.Write("a/one.txt", "x");
        _folder.Write("b/two.txt", "x");
        Directory.CreateSymbolicLink(_folder.At("a/up"), _folder.Path);
        Directory.CreateSymbolicLink(_folder.At("b/self"), _folder.At("b"));
        var items = Items();
        Assert.Equal(["a/one.txt", "a/up", "b/self", "b/two.txt"], items.Select(i => i.Location));
        Assert.Equal(["a/up", "b/self"], items.Where(i => i.Fault is not null).Select(i => i.Location));
        Assert.Contains("leads back", items.Single(i => i.Location == "a/up").Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_rows()
    {
        File.CreateSymbolicLink(_folder.At("x.txt"), _folder.At("y.txt"));
        File.CreateSymbolicLink(_folder.At("y.txt"), _folder.At("x.txt"));
        _folder.Write("z.txt", "z");
        var items = Items();
        Assert.Equal(["x.txt", "y.txt"], items.Where(i => i.Fault is not null).Select(i => i.Location));
    }

    [Fact]
    public void A_folder_linked_twice_is_read_once()
    {
        _folder.Write("real/one.txt", "x");
        Directory.CreateSymbolicLink(_folder.At("other"), _folder.At("real"));
        Assert.Single(Items());
    }

    [Fact]
    public void A_link_to_nothing_is_a_row()
    {
        File.CreateSymbolicLink(_folder.At("gone.txt"), _folder.At("nowhere.txt"));
        _folder.Write("there.txt", "x");
        var items = Items();
        Assert.Equal(["gone.txt", "there.txt"], items.Select(i => i.Location));
        Assert.Contains("not there", items[0].Fault, StringComparison.Ordinal);
        Assert.Null(items[1].Fault);
    }

    [Fact]
    public void A_link_to_a_file_gives_the_file()
    {
        _folder.Write("real.dat/text", "four");
        File.CreateSymbolicLink(_folder.At("link.txt"), _folder.At("real.dat/text"));
        var item = Items().Single(i => i.Location == "link.txt");
        using var reader = new StreamReader(item.Open());
        Assert.Equal((4L, "four"), (item.Length, reader.ReadToEnd()));
    }

    [Fact]
    public void A_missing_folder_is_refused_with_a_sentence() =>
        Assert.Contains("There is no folder", Assert.Throws<QuipuException>(() => new FolderSource(_folder.At("none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_offers_what_is_there_and_says_what_is_not()
    {
        var file = _folder.Write("001.txt", "x");
        _folder.Write("001.json", """{"title":"T"}""");
        _folder.Write("more/002.txt", "x");
        var items = new FileListSource([file, _folder.At("more"), _folder.At("none.txt")]).Items(CancellationToken.None).ToList();
        Assert.Equal([file, _folder.At("more/002.txt"), _folder.At("none.txt")], items.Select(i => i.Location));
        Assert.NotNull(items[0].Sidecar);
        Assert.Equal("There is no such file; check the path.", items[2].Fault);
    }

    List<SourceItem> Items() => [.. new FolderSource(_folder.Path).Items(CancellationToken.None)];

    IEnumerable<string> Locations() => Items().Select(i => i.Location);
}
