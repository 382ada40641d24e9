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
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, sandbox.Run("read", "articles", "--workspace", "whole.quipu").Code);
        var whole = clock.Elapsed;

        var random = new Random(Seed);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var process = sandbox.Begin("read", "articles", "--workspace", "killed.quipu");
            _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            // Ten runs together live less than one whole reading, so that each has work left when it dies.
            var moment = TimeSpan.FromMilliseconds(50 + (whole.TotalMilliseconds * 0.08 * random.NextDouble()));
            if (process.WaitForExit(moment)) continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            killed++;
            output.WriteLine($"killed after {moment.TotalMilliseconds:0} ms");
        }

        Assert.True(killed == Kills, $"only {killed} of {Kills} runs lived long enough to be killed; a run takes {whole.TotalMilliseconds:0} ms");
        var (_, asides, code) = sandbox.Run("read", "articles", "--workspace", "killed.quipu");
        output.WriteLine(asides);
        Assert.Equal(0, code);
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

    static string Export(Sandbox sandbox, string format, string workspace)
    {
        var (answers, asides, code) = sandbox.Run("export", format, "--include-proposals", "--workspace", workspace);
        Assert.True(code == 0, asides);
        Assert.NotEmpty(answers);
        return answers;
    }
}
