using System.Diagnostics;
using Quipu.Exports;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>A reading that is killed at any moment, and run again, ends with the same records as one that nobody disturbed.</summary>
public sealed class KilledReadingTest(ITestOutputHelper output)
{
    const int Files = 300, Kills = 10, Seed = 20261122;

    [Fact]
    public void Ten_kills_and_a_last_run_give_the_same_bytes_as_one_run()
    {
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", Files, Seed);
        var start = Timed(() => Assert.Equal(0, sandbox.Run("read", "articles/00/003.txt", "--workspace", "warm.quipu").Code));
        var whole = Timed(() => Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "whole.quipu").Code));

        var random = new Random(Seed);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var process = sandbox.Begin("read", "articles", "--workspace", "killed.quipu");
            _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            // Every other run dies before or about its first file, the others once records are being written: with work left each time.
            var clock = Stopwatch.StartNew();
            if (i % 2 == 1) WaitForGrowth(sandbox.At("killed.quipu/quipu.db-wal"), process);
            if (process.WaitForExit(i % 2 == 1 ? (whole - start) * 0.04 * random.NextDouble() : start * (0.2 + (0.8 * random.NextDouble())))) continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            killed++;
            output.WriteLine($"killed after {clock.ElapsedMilliseconds} ms");
        }

        Assert.True(killed == Kills, $"only {killed} of {Kills} runs lived long enough to be killed; a run takes {whole.TotalMilliseconds:0} ms");
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "killed.quipu");
        output.WriteLine(asides);
        Assert.Equal(0, code);
        Assert.Contains("files read before", asides, StringComparison.Ordinal);
        // Bundles are signed, and each workspace has a key of its own: the same records with the same key are the same bytes.
        Export(sandbox, "bundle", "whole.quipu");
        File.Copy(sandbox.At("whole.quipu/signing.key"), sandbox.At("killed.quipu/signing.key"));
        // So with stand-ins and their secret, where it was needed.
        if (File.Exists(sandbox.At("whole.quipu/standin.key"))) File.Copy(sandbox.At("whole.quipu/standin.key"), sandbox.At("killed.quipu/standin.key"), overwrite: true);
        foreach (var format in ExportFormats.All.Select(f => f.Name)) Assert.Equal(Export(sandbox, format, "whole.quipu"), Export(sandbox, format, "killed.quipu"));
        Assert.Equal(0, sandbox.Run("check", "--workspace", "killed.quipu").Code);
    }

    [Fact]
    public void A_second_run_over_the_same_folder_adds_nothing()
    {
        using var sandbox = new Sandbox();
        Articles.Write(sandbox, "articles", 20, Seed);
        Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        var before = Export(sandbox, "claims", "w.quipu");
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "w.quipu");
        Assert.Equal(0, code);
        Assert.Contains("0 documents read, 20 files read before", asides, StringComparison.Ordinal);
        Assert.Equal(before, Export(sandbox, "claims", "w.quipu"));
    }

    static void WaitForGrowth(string file, Process process)
    {
        var before = Length();
        while (Length() <= before && !process.HasExited) Thread.Sleep(5);

        long Length() => new FileInfo(file) is { Exists: true } there ? there.Length : 0;
    }

    static TimeSpan Timed(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    }

    static string Export(Sandbox sandbox, string format, string workspace)
    {
        var (answers, asides, code) = sandbox.Run("export", format, "--include-proposals", "--workspace", workspace);
        Assert.True(code == 0, asides);
        Assert.NotEmpty(answers);
        return answers;
    }
}
