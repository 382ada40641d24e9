using System.Text;
using Quipu.Sources;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>Files that were handed in lie whole until they are read, under their own names and nowhere else.</summary>
public sealed class DropDeskTest
{
    [Fact]
    public void Files_are_offered_under_the_names_they_came_with()
    {
        using var folder = new TemporaryFolder();
        var desk = new DropDesk(folder.Path);
        var drop = desk.Take([("a.txt", Text("one")), ("more/b.html", Text("two")), ("more/b.json", Text("{\"title\": \"t\"}")), ("photo.png", Text("x"))])!;
        Assert.Equal([drop], desk.Waiting());
        Assert.Equal(["a.txt", "more/b.html"], desk.Source(drop).Items(CancellationToken.None).Select(i => i.Location).Where(l => !l.EndsWith(".json", StringComparison.Ordinal)));
        Assert.Equal(1, desk.PassedBy(drop, CancellationToken.None));
        desk.Done(drop);
        Assert.Empty(desk.Waiting());
        Assert.Throws<QuipuException>(() => desk.Source(drop));
    }

    [Theory]
    [InlineData("../../out.txt", "out.txt")]
    [InlineData("..\\..\\out.txt", "out.txt")]
    [InlineData("/etc/out.txt", "etc/out.txt")]
    [InlineData("C:\\case\\out.txt", "C_/case/out.txt")]
    [InlineData("a/./../out.txt", "a/out.txt")]
    [InlineData("a\u0001b.txt", "a_b.txt")]
    public void No_name_leads_out_of_the_drop(string name, string kept)
    {
        using var folder = new TemporaryFolder();
        var desk = new DropDesk(folder.Path);
        var drop = desk.Take([(name, Text("words"))])!;
        Assert.Equal([kept], desk.Source(drop).Items(CancellationToken.None).Select(i => i.Location));
        Assert.Equal([DropDesk.FolderName], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Files_of_one_name_are_all_kept()
    {
        using var folder = new TemporaryFolder();
        var desk = new DropDesk(folder.Path);
        var endless = new string('ñ', 300) + ".html";
        var drop = desk.Take([("a.txt", Text("1")), ("a.txt", Text("2")), ("a.txt", Text("3")), (endless, Text("4")), (endless, Text("5"))])!;
        var items = desk.Source(drop).Items(CancellationToken.None).ToList();
        Assert.Equal(5, items.Count);
        Assert.Equal(["1", "2", "3", "4", "5"], items.Select(Read).Order());
        Assert.Equal(["a (2).txt", "a (3).txt", "a.txt"], items.Select(i => i.Location).Where(l => l.Length < 20).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_not_taken_whole_was_not_taken()
    {
        using var folder = new TemporaryFolder();
        var desk = new DropDesk(folder.Path);
        Assert.Null(desk.Take([]));
        Assert.Throws<StorageException>(() => desk.Take([("a.txt", Text("1")), ("b.txt", () => throw new IOException("gone"))]));
        Assert.Empty(desk.Waiting());
        Directory.CreateDirectory(Path.Combine(folder.Path, DropDesk.FolderName, new string('0', 32) + ".part"));
        Assert.Empty(desk.Waiting());
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder.Path, DropDesk.FolderName)));
        Assert.Throws<ArgumentException>(() => desk.Done(".."));
    }

    static Func<Stream> Text(string words) => () => new MemoryStream(Encoding.UTF8.GetBytes(words));

    static string Read(SourceItem item)
    {
        using var reader = new StreamReader(item.Open());
        return reader.ReadToEnd();
    }
}
