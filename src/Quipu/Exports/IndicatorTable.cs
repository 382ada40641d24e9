using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Patterns.Indicators;

namespace Quipu.Exports;

/// <summary>Red flags of procurement as comma-separated values: a row for each flag and process that it rests on.</summary>
public static class IndicatorTable
{
    /// <summary>Writes every flag of every report.</summary>
    public static void Write(IEnumerable<IndicatorReport> reports, Utf8CsvWriter csv)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(csv);
        csv.Row("data", "indicator", "name", "says", "innocent", "group", "id", "party_or_process", "value", "fence", "fence_value", "processes", "ocid", "title", "file", "row", "import", "capture");
        foreach (var report in reports)
            foreach (var flag in report.Flags)
                foreach (var process in flag.Rests) Write(report, flag, process, csv);
    }

    static void Write(IndicatorReport report, IndicatorFlag flag, ProcessRow process, Utf8CsvWriter csv)
    {
        var note = IndicatorNote.Of(flag.Code);
        csv.Row(
            Csv.Inert(report.Of), flag.Code, note.Name.En, note.Says.En, note.Innocent.En, flag.Group, Csv.Inert(flag.Whom), Csv.Inert(flag.Name), flag.HasValue ? Text(flag.Value) : null, flag.Fence?.Name, flag.Fence is { } fence ? Text(fence.Value) : null,
            Text(flag.Rests.Length), Csv.Inert(process.Ocid), Csv.Inert(process.Title), Csv.Inert(process.File), string.Join(' ', process.Rows.Select(r => r.ToString(CultureInfo.InvariantCulture))), process.Import > 0 ? Text(process.Import) : null, process.Capture?.Value);
    }

    static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
