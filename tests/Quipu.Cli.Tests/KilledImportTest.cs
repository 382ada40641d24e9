using System.Diagnostics;
using System.Globalization;
using System.Text;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Storage;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>An import that is killed at any moment, and run again, ends with the same records as one that nobody disturbed.</summary>
public sealed class KilledImportTest(ITestOutputHelper output)
{
    const int Rows = 40_000, Kills = 6, Seed = 20261122;

    [Fact]
    public void Six_kills_and_a_last_run_keep_each_row_once()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("may.csv", Payments(Rows, 0));
        sandbox.Write("june.csv", Payments(Rows, 3));
        foreach (var edition in new[] { "may.csv", "june.csv" }) Import(sandbox, edition, "whole.quipu");
        Import(sandbox, "may.csv", "killed.quipu");

        var random = new Random(Seed);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var process = sandbox.Begin("import", "fincen", "june.csv", "--dataset", "reports", "--workspace", "killed.quipu");
            _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var clock = Stopwatch.StartNew();
            // Every other run dies once it has kept rows of its own, the others some moment after they began.
            if (i % 2 == 0) WaitForRows(sandbox, process);
            if (process.WaitForExit(i % 2 == 0 ? random.Next(0, 40) : random.Next(40, 600))) break;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            killed++;
            output.WriteLine($"killed after {clock.ElapsedMilliseconds} ms with {Kept(sandbox, "killed.quipu", 2)} rows kept");
        }

        Assert.True(killed > 1, $"only {killed} runs lived long enough to be killed");
        output.WriteLine(Import(sandbox, "june.csv", "killed.quipu"));
        Assert.Equal(Statements(sandbox, "whole.quipu"), Statements(sandbox, "killed.quipu"));
        Assert.Equal(Rows, Kept(sandbox, "killed.quipu", 2));
        Assert.Equal(0, sandbox.Run("check", "--workspace", "killed.quipu").Code);
    }

    static string Import(Sandbox sandbox, string file, string workspace)
    {
        var (_, asides, code) = sandbox.Run("import", "fincen", file, "--dataset", "reports", "--workspace", workspace);
        Assert.True(code == 0, asides);
        return asides;
    }

    static long Kept(Sandbox sandbox, string workspace, long import)
    {
        using var store = SqliteStore.Open(sandbox.At(workspace + "/quipu.db"), StoreMode.ReadOnly);
        return store.Import(Viewer.Owner, import)?.Counts.Rows ?? 0;
    }

    /// <summary>Everything that is kept of a workspace's registers but the times of its runs.</summary>
    static List<string> Statements(Sandbox sandbox, string workspace)
    {
        using var store = SqliteStore.Open(sandbox.At(workspace + "/quipu.db"), StoreMode.ReadOnly);
        List<string> lines =
        [
            .. store.AllStatements(Viewer.Owner, new StatementQuery(Vanished: true)).Select(s => string.Create(CultureInfo.InvariantCulture,
                $"{s.Statement.Id} {s.Statement.Value} {s.Origin.Import} {s.Origin.Row} {s.Origin.Columns} {s.Vanished} {s.FirstSeen == s.LastSeen}")),
            .. store.AllNotes(Viewer.Owner, 2).Select(n => n.ToString()),
            .. store.Datasets(Viewer.Owner).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Name} {d.Entities} {d.Statements}")),
            store.RegisterEntities(Viewer.Owner, new("banco"), new(0, 1)).Total.ToString(CultureInfo.InvariantCulture),
        ];
        return lines;
    }

    static void WaitForRows(Sandbox sandbox, Process process)
    {
        var before = Kept(sandbox, "killed.quipu", 2);
        while (Kept(sandbox, "killed.quipu", 2) <= before && !process.HasExited) Thread.Sleep(5);
    }

    // Invented banks; each edition leaves out other rows and pays other sums.
    static string Payments(int rows, int edition)
    {
        var text = new StringBuilder("id,icij_sar_id,filer_org_name_id,filer_org_name,begin_date,end_date,originator_bank_id,originator_bank,originator_bank_country,originator_iso,beneficiary_bank_id,beneficiary_bank,beneficiary_bank_country,beneficiary_iso,number_transactions,amount_transactions\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + (edition * 1000)},{i % 700},faro,Banco del Faro,\"Mar {1 + (i % 28)}, 2031\",,b{i % 900},Banco {i % 900} de Antay,Peru,PER,c{i % 1100},Caja {i % 1100},Ecuador,ECU,{i % 7},{(i * 17) + edition}.50\n");
        return text.ToString();
    }
}
