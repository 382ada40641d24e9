using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Quipu.Registers;

namespace Quipu.Evaluation;

/// <summary>
/// Imports every register file of a folder laid out like <c>../shared/data/records</c> and counts: rows in, rows kept, rows told why not. Files of one kind in one folder belong together.
/// Then the totals that the folder itself carries.
/// </summary>
static class RecordsRun
{
    /// <summary>Gold of other evaluations: pairs, graphs, names, indicators.</summary>
    static readonly ImmutableArray<string> Others = ["er/", "graphs/", "names/"];

    /// <summary>Releases with the indicators expected of them: the releases are a register too, broken ones among them on purpose.</summary>
    const string Indicators = "procurement/cardinal/";

    internal static int Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}. Give one laid out like ../shared/data/records.");
            return 2;
        }

        var rows = new RowsCheck();
        RecordsCheck[] checks = [rows, new RollCallCheck(folder), new ComplaintsCheck(folder), new FincenCheck(folder), new ProcurementCheck(folder)];
        Console.WriteLine(RecordsTally.Heading);
        foreach (var (format, files) in Groups(folder, rows)) Import(folder, format, files, checks);
        var (passed, failed) = (0, 0);
        foreach (var (isRight, text) in checks.SelectMany(c => c.Results()))
        {
            Console.WriteLine($"{(isRight ? "ok  " : "FAIL")} {text}");
            _ = isRight ? passed++ : failed++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    static void Import(string folder, IRegisterFormat format, ImmutableArray<string> files, RecordsCheck[] checks)
    {
        var tallies = files.Select(f => new RecordsTally(f, format.Name)).ToArray();
        var clock = Stopwatch.StartNew();
        try
        {
            var input = new ImportInput(new("records"), [.. files.Select(f => File(folder, f))]);
            foreach (var record in format.Read(input))
            {
                var tally = tallies[record.Row.File];
                tally.Add(record);
                foreach (var check in checks) check.See(tally, record);
            }
        }
        catch (RegisterException e)
        {
            tallies[0].Refused = e.Message;
        }

        foreach (var tally in tallies)
        {
            Console.WriteLine(tally.Line);
            foreach (var reason in tally.Reasons) Console.WriteLine($"        {reason}");
            foreach (var check in checks) check.Ended(tally);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {format.Name}: {tallies.Sum(t => t.Statements):N0} statements, {tallies.Sum(t => t.Figures):N0} figures of {tallies.Sum(t => t.Rows):N0} rows in {clock.Elapsed.TotalSeconds:F1} s"));
    }

    /// <summary>Files by folder and kind, in ordinal order. What lies beside the registers is printed and passed over; a file that is known for no kind is a fault.</summary>
    static List<(IRegisterFormat Format, ImmutableArray<string> Files)> Groups(string folder, RowsCheck rows)
    {
        var kinds = new List<(string Folder, IRegisterFormat Format, string File)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            if (Others.Any(o => path.StartsWith(o, StringComparison.Ordinal))) continue;
            var isIndicator = path.StartsWith(Indicators, StringComparison.Ordinal);
            if (isIndicator && !path.EndsWith(".jsonl", StringComparison.Ordinal)) continue;
            if (IsBeside(path)) Console.WriteLine($"{path}: beside the registers");
            else if ((isIndicator ? RegisterFormats.Find("ocds") : Guess(folder, path)) is { } format) kinds.Add((Path.GetDirectoryName(path) ?? "", format, path));
            else rows.Unknown(path);
        }

        return [.. kinds.GroupBy(k => (k.Folder, k.Format)).Select(g => (g.Key.Format, g.Select(k => k.File).ToImmutableArray()))];
    }

    static IRegisterFormat? Guess(string folder, string path)
    {
        try
        {
            return RegisterFormats.Guess(File(folder, path));
        }
        catch (RegisterException e)
        {
            Console.WriteLine($"{path}: {e.Message}");
            return null;
        }
    }

    /// <summary>Totals, labels and texts that lie beside the registers.</summary>
    static bool IsBeside(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".md", StringComparison.Ordinal) || name is "published.json" or "counts.json" || name.StartsWith("expected_", StringComparison.Ordinal) || name.StartsWith("label_", StringComparison.Ordinal)
            || name.EndsWith("_catalogue.csv", StringComparison.Ordinal);
    }

    static RegisterFile File(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        using var stream = System.IO.File.OpenRead(full);
        return new(full, path, new(Convert.ToHexStringLower(SHA256.HashData(stream))));
    }
}
