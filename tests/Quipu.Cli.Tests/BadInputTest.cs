using System.Text.RegularExpressions;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>Each bad file is a row with one clear sentence, and the rest is read.</summary>
public sealed partial class BadInputTest(ITestOutputHelper output)
{
    [Fact]
    public void Bad_files_are_listed_and_the_rest_is_read()
    {
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 6, 7);
        string[] bad = [.. Bad(sandbox).Order(StringComparer.Ordinal)];
        // The beginning of the 50 MB is read for claims, all of it is kept; less of it than by default, so that the test takes seconds.
        var asides = sandbox.Type("QUIPU_LONGEST_READING=100000 quipu read articles --workspace w.quipu");
        output.WriteLine(asides.Text);
        Assert.Equal(1, asides.Code);
        var rows = asides.Text.Split('\n').Where(l => l.StartsWith("not read: ", StringComparison.Ordinal)).Select(l => l["not read: ".Length..]).ToArray();
        Assert.Equal(bad, rows.Select(r => r.Split(": ")[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Matches(OneSentence(), row));
        Assert.Contains("8 documents read", asides.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", asides.Text, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Run("check", "--workspace", "w.quipu").Code);
    }

    [Fact]
    public void What_failed_is_tried_again_and_what_was_read_is_not()
    {
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 4, 7);
        sandbox.Write("articles/late.json", "{\"title\": \"Cut sh");
        Assert.Equal(1, sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        sandbox.Write("articles/late.json", "{\"title\": \"Whole now\", \"text\": \"Wenceslao Pintuco was arrested in Antay on Tuesday.\"}");
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "w.quipu");
        Assert.Equal(0, code);
        Assert.Contains("1 document read, 4 files read before", asides, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_of_which_no_row_gives_anything_says_so_by_its_code()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("people.csv", "name,place,post,party\nAna Roca,Antay,mayor,Sol\n");
        var (_, asides, code) = sandbox.Run("import", "ftm", "people.csv", "--workspace", "w.quipu");
        output.WriteLine(asides);
        Assert.Equal(1, code);
        Assert.Contains("2 rows gave nothing", asides, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Run("import", "people.csv", "--workspace", "w.quipu").Code);
    }

    [Fact]
    public void A_workspace_is_its_owners_alone_and_an_export_follows_links_and_puts_no_file_for_a_pipe_or_a_device()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights and links are Unix's here.");
            return;
        }

        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 2, 7);
        Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(sandbox.At("w.quipu")));

        Directory.CreateDirectory(sandbox.At("encrypted"));
        sandbox.Write("encrypted/real.csv", "old");
        File.CreateSymbolicLink(sandbox.At("link.csv"), sandbox.At("encrypted/real.csv"));
        Assert.Equal(0, sandbox.Run("export", "csv", "--out", "link.csv", "--workspace", "w.quipu").Code);
        Assert.Equal(sandbox.At("encrypted/real.csv"), new FileInfo(sandbox.At("link.csv")).LinkTarget);
        Assert.NotEqual("old", File.ReadAllText(sandbox.At("encrypted/real.csv")));

        using (var made = System.Diagnostics.Process.Start("mkfifo", [sandbox.At("pipe")])) made.WaitForExit();
        var read = Task.Run(() => File.ReadAllText(sandbox.At("pipe")), TestContext.Current.CancellationToken);
        Assert.Equal(0, sandbox.Run("export", "csv", "--out", "pipe", "--workspace", "w.quipu").Code);
        Assert.True(read.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllText(sandbox.At("encrypted/real.csv")), read.Result);
        Assert.False(new FileInfo(sandbox.At("pipe")).Length > 0);

        // The name of a device says nothing of what went into it.
        Assert.Equal(0, sandbox.Run("edition", "create", "Ties of Antay", "--dataset", "default", "--version", "1.0", "--out", "/dev/null", "--workspace", "w.quipu").Code);
        Assert.Contains("file: ties-of-antay-1.0.zip", sandbox.Run("edition", "list", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Run("export", "claims", "--include-proposals", "--out", "/dev/null", "--workspace", "w.quipu").Code);
        Assert.DoesNotContain("null", sandbox.Run("corrections", "log", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Run("edition", "create", "Full", "--dataset", "default", "--out", "/dev/full", "--workspace", "w.quipu").Code);
        Assert.DoesNotContain("Full", sandbox.Run("edition", "list", "--workspace", "w.quipu").Answers, StringComparison.Ordinal);

        var (_, asides, code) = sandbox.Run("export", "csv", "--out", "/dev/full", "--workspace", "w.quipu");
        Assert.True(code == 2, asides);
        Assert.False(File.Exists("/dev/full.manifest.json"));
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("search police")]
    [InlineData("settings")]
    public void An_answer_that_cannot_be_written_says_so_by_its_code(string verb)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("/dev/full is Unix's.");
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 2, 7);
        Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        var full = sandbox.Type($"quipu {verb} --workspace w.quipu > /dev/full");
        output.WriteLine(full.Text);
        Assert.Equal(2, full.Code);
    }

    [Fact]
    public void A_full_disk_stops_with_one_sentence_and_keeps_what_was_kept()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The full disk is simulated with a limit of the shell.");
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 60, 7);
        Assert.Equal(0, sandbox.Run("read", "articles/00/000.md", "--workspace", "w.quipu").Code);
        // No file may grow beyond this: the store's log hits it in the middle of the reading, as it would a full disk.
        // (The runtime's write-xor-execute maps a large file of its own, which the limit would forbid too.)
        var full = sandbox.Type("export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f $(( $(stat -c %s w.quipu/quipu.db) / 1024 + 60 )); quipu read articles --workspace w.quipu");
        output.WriteLine(full.Text);
        Assert.Equal(2, full.Code);
        Assert.DoesNotContain("   at ", full.Text, StringComparison.Ordinal);
        Assert.Single(full.Text.Split('\n'), l => l.StartsWith("quipu: ", StringComparison.Ordinal));
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "w.quipu");
        output.WriteLine(asides);
        Assert.Equal(0, code);
        Assert.Equal(0, sandbox.Run("check", "--workspace", "w.quipu").Code);
    }

    [Fact]
    public void A_busy_workspace_says_who_has_it()
    {
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 2, 7);
        Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        using var held = new FileStream(sandbox.At("w.quipu/lock.held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "w.quipu");
        Assert.Equal(2, code);
        Assert.Contains("is being written by", asides, StringComparison.Ordinal);
    }

    static IEnumerable<string> Bad(Sandbox sandbox)
    {
        sandbox.Write("articles/bad/empty.txt", "");
        yield return "bad/empty.txt";
        sandbox.Write("articles/bad/binary.txt", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919))]);
        yield return "bad/binary.txt";
        sandbox.Write("articles/bad/truncated.json", "{\"title\": \"Cut sh");
        yield return "bad/truncated.json";
        // Read, with a doubt: the bytes of one word are broken, the rest is not.
        sandbox.Write("articles/bad/utf8.txt", [.. "A report\n\nWenceslao Pintuco was arrested in Antay on Tuesday. Herminia "u8, 0xC3, 0x28, 0xA0, .. "aupari denied it. The mercado abri\u00f3 tarde."u8]);
        sandbox.Write("articles/bad/huge.txt", Huge(50 << 20));
        if (OperatingSystem.IsWindows()) yield break;
        Directory.CreateSymbolicLink(sandbox.At("articles/bad/loop"), sandbox.At("articles"));
        yield return "bad/loop";
        // Nobody may read it; root may read everything, and gets a link to nowhere instead.
        sandbox.Write("articles/bad/unreadable.txt", "secret");
        if (Environment.UserName == "root") sandbox.Type("ln -sf /nowhere/at/all.txt articles/bad/unreadable.txt");
        else File.SetUnixFileMode(sandbox.At("articles/bad/unreadable.txt"), UnixFileMode.None);
        yield return "bad/unreadable.txt";
    }

    static byte[] Huge(int bytes)
    {
        var sentence = "Wenceslao Pintuco was arrested in Antay on Tuesday, the Regional Police of Antay said.\n\n"u8.ToArray();
        var text = new byte[bytes];
        for (var i = 0; i < bytes; i += sentence.Length) sentence.AsSpan(0, Math.Min(sentence.Length, bytes - i)).CopyTo(text.AsSpan(i));
        return text;
    }

    // Begins with the place, says why in words, ends with a full stop; no stack, no type name of an exception.
    [GeneratedRegex(@"^[\w/. -]+: [^\n]{20,400}\.$")]
    private static partial Regex OneSentence();
}
