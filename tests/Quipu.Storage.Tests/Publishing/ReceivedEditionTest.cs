using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Publishing.Editions;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Publishing;

/// <summary>An edition that somebody sends may be built to harm whoever checks it.</summary>
public sealed class ReceivedEditionTest : IDisposable
{
    /// <summary>Bytes that a bomb unpacks to, and that a check may take of memory: what it holds as a whole is none of it.</summary>
    const int Unpacked = 256 << 20, Taken = 32 << 20;

    readonly TemporaryFolder _folder = new();
    readonly byte[] _sound;

    public ReceivedEditionTest()
    {
        using var store = SqliteStore.Open(_folder.At("case.db"));
        var article = Case.Governor().Case;
        store.Write([.. article.Changes, new Change.Assembled()]);
        foreach (var claim in article.Claims) store.Write([new Change.Judged(new(new(Guid.NewGuid().ToString("N")), claim, Verdict.Accepted, "Ana", Case.Time(3), null, null))]);
        using var to = new MemoryStream();
        new EditionBuilder(store, Viewer.Owner, new("Ties of Antay", "1.0", DatasetName.Default, new(2032, 7, 1)), [new("en", key => key)]).Build().Write(to);
        _sound = to.ToArray();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_whole_to_begin_with() => Assert.Empty(Faults(_sound));

    [Fact]
    public void A_part_that_the_manifest_does_not_list_is_told_and_not_read()
    {
        var bomb = Changed(zip => Zeros(zip.CreateEntry("notes/more.csv"), Unpacked));
        Assert.True(bomb.Length < 2 << 20);
        Assert.Equal("The part notes/more.csv is not in the manifest: it was added later, and was not read.", Assert.Single(Within(Taken, () => Faults(bomb))));
    }

    [Fact]
    public void A_part_is_read_no_further_than_its_listed_length()
    {
        var bomb = Changed(zip =>
        {
            zip.GetEntry("statements.csv")!.Delete();
            Zeros(zip.CreateEntry("statements.csv"), Unpacked);
        });
        Assert.Contains(Within(Taken, () => Faults(bomb)), f => f.StartsWith("The part statements.csv was changed: it has more than the ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("claims.jsonl")]
    [InlineData("figures.json")]
    [InlineData("CITATION.txt")]
    [InlineData("coverage.csv")]
    public void A_part_that_unpacks_to_far_more_than_a_file_of_its_size_holds_is_hashed_and_never_held(string part)
    {
        var bomb = Changed(zip =>
        {
            zip.GetEntry(part)!.Delete();
            Zeros(zip.CreateEntry(part), Unpacked);
            Listed(zip, part, row => row["bytes"] = Unpacked);
        });
        Assert.Contains(Within(Taken, () => Faults(bomb)), f => f == $"The part {part} was changed: its SHA-256 is not that of the manifest.");
    }

    [Fact]
    public void A_manifest_is_read_up_to_its_limit()
    {
        var bomb = Changed(zip =>
        {
            zip.GetEntry("manifest.json")!.Delete();
            Zeros(zip.CreateEntry("manifest.json"), Unpacked);
        });
        Assert.Contains("manifest.json cannot be read. It is too large to be looked into.", Within(Taken, () => Refusal(bomb)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1125899906842624", "lists more bytes than a file of its size can hold")]
    [InlineData("9223372036854775807", "lists more bytes than a file of its size can hold")]
    [InlineData("-1", "lists more bytes than a file of its size can hold")]
    [InlineData("1e400", "manifest.json cannot be read")]
    [InlineData("\"many\"", "manifest.json cannot be read")]
    public void A_length_that_cannot_be_is_one_sentence(string bytes, string fault) =>
        Assert.Contains(fault, Refusal(Changed(zip => Listed(zip, "claims.jsonl", row => row["bytes"] = JsonNode.Parse(bytes)))), StringComparison.Ordinal);

    [Fact]
    public void A_listed_length_that_is_wrong_is_seen()
    {
        Assert.Contains(Faults(Changed(zip => Listed(zip, "claims.jsonl", row => row["bytes"] = 3))), f => f == "The part claims.jsonl was changed: it has more than the 3 bytes that the manifest gives it, and was read no further.");
        Assert.Contains(Faults(Changed(zip => Listed(zip, "claims.jsonl", row => row["bytes"] = (long)row["bytes"]! + 1))), f => f.StartsWith("The part claims.jsonl was changed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../.bashrc")]
    [InlineData("/etc/passwd")]
    [InlineData("texts/../../x.txt")]
    [InlineData("C:/x.txt")]
    [InlineData("..\\x.txt")]
    public void A_name_that_leads_out_of_a_folder_is_said(string name)
    {
        var added = Changed(zip => zip.CreateEntry(name).Open().Dispose());
        Assert.Equal($"The part {name} is not in the manifest: it was added later, and was not read; its name leads out of the folder that it is unpacked into.", Assert.Single(Faults(added)));
        Assert.Contains($"lists a part '{name}', whose name leads out", Refusal(Changed(zip => Listed(zip, "claims.jsonl", row => row["path"] = name))), StringComparison.Ordinal);
        Assert.Equal(["case.db", "edition.zip"], Directory.EnumerateFiles(_folder.Path).Select(f => Path.GetFileName(f)!).Where(f => f.IndexOf('-', StringComparison.Ordinal) < 0).Order());
    }

    [Fact]
    public void What_is_there_twice_is_refused()
    {
        Assert.Contains("has the part claims.jsonl twice", Refusal(Changed(zip => zip.CreateEntry("claims.jsonl").Open().Dispose())), StringComparison.Ordinal);
        Assert.Contains("has the part manifest.json twice", Refusal(Changed(zip => zip.CreateEntry("manifest.json").Open().Dispose())), StringComparison.Ordinal);
        Assert.Contains("lists the part claims.jsonl twice", Refusal(Changed(zip => Listed(zip, "documents.jsonl", row => row["path"] = "claims.jsonl"))), StringComparison.Ordinal);
        Assert.Contains("lists itself", Refusal(Changed(zip => Listed(zip, "documents.jsonl", row => row["path"] = "manifest.json"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_file_is_never_whole_and_never_a_stop()
    {
        for (var at = 1; at < _sound.Length; at += _sound.Length / 60) Assert.Contains("it is no ZIP, or a damaged one", Refusal(_sound[..at]), StringComparison.Ordinal);
        // Bytes spoilt in the middle.
        for (var at = 40; at < _sound.Length; at += _sound.Length / 60)
        {
            var spoilt = _sound.ToArray();
            for (var i = at; i < Math.Min(at + 24, spoilt.Length); i++) spoilt[i] ^= 0xff;
            var (file, fault) = Open(spoilt);
            using (file) Assert.True(fault is not null || !EditionCheck.Of(file!, TestContext.Current.CancellationToken).Faults.IsEmpty, $"{at}");
        }
    }

    [Fact]
    public void Figures_beyond_number_are_not_counted_one_by_one()
    {
        var many = Changed(zip =>
        {
            Rewrite(zip, "figures.json", text =>
            {
                var rows = JsonNode.Parse(text)!.AsArray();
                for (var i = 0; i < 3000; i++) rows.Add(new JsonObject { ["id"] = $"made.up.{i}", ["value"] = 1, ["query"] = new JsonObject { ["from"] = "claims", ["count"] = "records" } });
                return rows.ToJsonString();
            });
            Listed(zip, "figures.json", row => row["bytes"] = 1 << 20);
        });
        Assert.Contains(Faults(many), f => f == "1000 more figures are not those that the records give, and were not counted one by one.");
    }

    [Fact]
    public void A_pipe_is_asked_for_as_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes of this kind.");
        var pipe = _folder.At("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe)) made.WaitForExit();
        // Both ends in one process: opening one waits for the other.
        var writing = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), TestContext.Current.CancellationToken);
        Assert.Contains("It is a pipe or a device; save it as a file first.", EditionFile.Open(pipe).Fault, StringComparison.Ordinal);
        writing.GetAwaiter().GetResult().Dispose();
    }

    // The measure sees a bomb that is held.
    [Fact]
    public void What_takes_memory_is_seen() => Assert.Throws<Xunit.Sdk.TrueException>(() => Within(Taken, () => new byte[Taken + (1 << 20)]));

    static T Within<T>(long most, Func<T> act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = act();
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < most, $"It took {taken} bytes of memory.");
        return result;
    }

    (EditionFile? File, string? Fault) Open(byte[] edition)
    {
        File.WriteAllBytes(_folder.At("edition.zip"), edition);
        return EditionFile.Open(_folder.At("edition.zip"));
    }

    string[] Faults(byte[] edition)
    {
        var (file, fault) = Open(edition);
        Assert.Null(fault);
        using (file) return [.. EditionCheck.Of(file!, TestContext.Current.CancellationToken).Faults];
    }

    string Refusal(byte[] edition)
    {
        var (file, fault) = Open(edition);
        Assert.Null(file);
        return fault!;
    }

    byte[] Changed(Action<ZipArchive> change)
    {
        using var to = new MemoryStream();
        to.Write(_sound);
        using (var zip = new ZipArchive(to, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        return to.ToArray();
    }

    static void Listed(ZipArchive zip, string part, Action<JsonNode> change) => Rewrite(zip, "manifest.json", text =>
    {
        var manifest = JsonNode.Parse(text)!;
        change(manifest["parts"]!.AsArray().Single(p => (string)p!["path"]! == part)!);
        return manifest.ToJsonString();
    });

    static void Rewrite(ZipArchive zip, string part, Func<string, string> change)
    {
        using var stream = zip.GetEntry(part)!.Open();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var changed = Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
        stream.SetLength(0);
        stream.Write(changed);
    }

    static void Zeros(ZipArchiveEntry entry, int count)
    {
        using var part = entry.Open();
        var chunk = new byte[1 << 20];
        for (var left = count; left > 0; left -= chunk.Length) part.Write(chunk, 0, Math.Min(chunk.Length, left));
    }
}
