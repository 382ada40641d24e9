using System.Globalization;
using Quipu.Patterns.Indicators;

namespace Quipu.Cli.Terminal;

/// <summary>Red flags of procurement in a terminal's plain lines.</summary>
static class IndicatorText
{
    const int MostProcesses = 3;

    internal static void Write(IndicatorReport report, TextWriter to)
    {
        var ground = report.Ground;
        to.WriteLine($"{report.Of}: {EntityText.Count(ground.Processes, "contracting process").Replace("processs", "processes", StringComparison.Ordinal)}{(ground.Merged > 0 ? $", {ground.Merged} of them put together from several releases" : "")}{(ground.Nameless > 0 ? $"; {ground.Nameless} rows without an ocid left out" : "")}; " +
            $"{string.Join(", ", ground.Counts.Select(c => $"{c.Value} with {Words(c.Key)}"))}");
        foreach (var flag in report.Flags) to.WriteLine("  " + Line(flag));
        foreach (var note in report.Ran.Select(IndicatorNote.Of))
            if (report.TooFew.Contains(note.Code) && ground.Feeds(note)) to.WriteLine($"  {note.Code}  {note.Name.En}: these data cannot say; too few to compare");
            else if (!ground.Feeds(note)) to.WriteLine($"  {note.Code}  {note.Name.En}: these data cannot say; no process has {string.Join(" and ", note.Needs.Where(n => ground.Counts.GetValueOrDefault(n) == 0).Select(Words))}");
            else if (!report.Flags.Any(f => f.Code == note.Code)) to.WriteLine($"  {note.Code}  {note.Name.En}: no flag");
    }

    internal static string Words(string count) => count switch
    {
        "bids" => "bids",
        "awards" => "an active award",
        "decided" => "bids and decided awards",
        "classes" => "classes of what was awarded",
        "deadlines" => "a deadline for bids",
        "periods" => "a period for bids",
        "tenderers" => "a method and a number of tenderers",
        _ => count,
    };

    static string Line(IndicatorFlag flag)
    {
        var note = IndicatorNote.Of(flag.Code);
        var value = !flag.HasValue ? "" : $"  {Number(flag.Value)} ({note.Value!.En}{(flag.Fence is { } fence ? $"; {fence.Name.Replace('_', ' ')} {Number(fence.Value)}" : "")})";
        var rests = flag.Group == "OCID" ? Place(flag.Rests[0])
            : $"rests on {(flag.Rests.Length == 1 ? "1 process" : Number(flag.Rests.Length) + " processes")}: {string.Join(", ", flag.Rests.Take(MostProcesses).Select(r => r.Ocid))}{(flag.Rests.Length > MostProcesses ? ", …" : "")}";
        return $"{flag.Code}  {note.Name.En}  {flag.Group}: {flag.Whom}{(flag.Name is { } name ? $" ({name.ReplaceLineEndings(" ")})" : "")}{value}  {rests}";
    }

    static string Place(ProcessRow row) => $"{Path.GetFileName(row.File)}, row {string.Join(", ", row.Rows.Select(r => Number(r)))}";

    static string Number(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
