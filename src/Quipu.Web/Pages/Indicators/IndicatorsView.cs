using System.Collections.Immutable;
using Quipu.Patterns.Indicators;
using Quipu.Search;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Indicators;

/// <summary>Red flags of the procurement on record: which data they were asked of, and one page of the flags.</summary>
public sealed record IndicatorsView(ImmutableArray<IndicatorReport> Reports, string? Dataset, string? Code, Paging Paging)
{
    /// <summary>What is wrong with the settings of the workspace; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>The reports that were asked for.</summary>
    internal ImmutableArray<IndicatorReport> Chosen => [.. Reports.Where(r => Dataset is null || r.Of == Dataset)];

    /// <summary>Their flags that were asked for, each with what it is of.</summary>
    internal IReadOnlyList<(IndicatorReport Report, IndicatorFlag Flag)> Flags => _flags ??= [.. Chosen.SelectMany(r => FlagsOf(r).Select(f => (r, f)))];

    /// <summary>The flags of a report that were asked for.</summary>
    internal IEnumerable<IndicatorFlag> FlagsOf(IndicatorReport report) => report.Flags.Where(f => Code is null || f.Code == Code);

    List<(IndicatorReport, IndicatorFlag)>? _flags;

    internal static IndicatorsView Load(Desk desk, Asked asked)
    {
        var (dataset, code, paging) = (asked.Text("dataset"), asked.Text("indicator")?.ToUpperInvariant(), asked.Paging());
        if (code is not null && !IndicatorNote.All.Any(n => n.Code == code)) asked.RefuseWord(code, "indicator", string.Join(", ", IndicatorNote.All.Select(n => n.Code)));
        try
        {
            return new(asked.Fault is not null ? [] : desk.Options.Indicators?.Reports(desk.Viewer) ?? [], dataset, code, paging);
        }
        catch (FormatException e)
        {
            return new([], dataset, code, paging) { Fault = e.Message };
        }
    }

    internal static string Said(Words words, Quipu.Patterns.Language.Wording said) => words.Code == "es" ? said.Es : said.En;

    /// <summary>The row of a process in its file.</summary>
    internal static string? Link(ProcessRow process) => process.Capture is { } capture ? Links.Row(capture, process.Rows[0], process.Import) : null;
}
