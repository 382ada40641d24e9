using System.Collections.Immutable;
using Quipu.Exports;
using Quipu.Matching.Screening;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Web.Pages.Matches;

namespace Quipu.Web.Pages.Screening;

/// <summary>A table that is screened, a page of its rows at a time, with what people decided; or the place where one is handed in.</summary>
/// <param name="File">null: one is to be handed in.</param>
/// <param name="Percent">The least score of a hit.</param>
public sealed record ScreeningView(TableFile? File, ImmutableArray<DatasetRow> Datasets, string? Dataset, int Percent, int Page)
{
    /// <summary>Rows of the table on one page.</summary>
    const int Rows = 50;

    /// <summary>Why it cannot be screened, in one sentence.</summary>
    internal string? Fault { get; init; }

    internal ScreeningHead? Head { get; private init; }

    internal ImmutableArray<string> Doubts { get; private init; } = [];

    internal ImmutableArray<DecidedRow> Screened { get; private init; } = [];

    internal long First => ((Page - 1L) * Rows) + 1;

    /// <summary>The page is full: there may be another.</summary>
    internal bool HasMore => Screened.Length > 0 && Screened[^1].Row.Number == (long)Page * Rows;

    /// <summary>The address of the same screening, for forms and exports.</summary>
    internal string Query => File is null ? "" : $"?file={File.Capture.Value}&name={Uri.EscapeDataString(File.Name)}&threshold={Percent}{(Dataset is null ? "" : "&dataset=" + Uri.EscapeDataString(Dataset))}";

    /// <summary>Null where the workspace takes no tables, or has no such file.</summary>
    internal static ScreeningView? Load(Desk desk, Asked asked)
    {
        if (Asked(desk, asked) is not { File: { } file } view) return Asked(desk, asked);
        try
        {
            if (Open(desk, view) is not { } screening) return view with { Fault = desk.Words["screening.nobody"] };
            var decided = Decided(desk, file.Capture);
            return view with
            {
                Head = screening.Head,
                Doubts = screening.Doubts,
                Screened = [.. screening.Rows(view.First - 1, (long)view.Page * Rows).Select(decided)],
            };
        }
        catch (RegisterException wrong)
        {
            return view with { Fault = desk.Words.Sentence(wrong.Message).Text };
        }
    }

    /// <summary>What the address asks for, not screened yet.</summary>
    internal static ScreeningView? Asked(Desk desk, Asked asked)
    {
        if (desk.Options.Tables is null) return null;
        var datasets = desk.Store.Datasets(desk.Viewer);
        var percent = asked.Number("threshold", (int)Math.Round(desk.Options.MatchThreshold * 100), 1, 100);
        var dataset = asked.Text("dataset") is { } named && datasets.Any(d => d.Name.Value == named) ? named : null;
        var view = new ScreeningView(null, datasets, dataset, percent, asked.Number("page", 1, 1, 1_000_000));
        if (asked.Text("file") is not { } sha256) return view;
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return null;
        return view with { File = new(new(sha256), System.IO.Path.GetFileName(asked.Text("name") ?? "table.csv")) };
    }

    /// <summary>Null where no column names anybody, or the file is not there.</summary>
    internal static Quipu.Screening? Open(Desk desk, ScreeningView view)
    {
        var screener = new Screener(desk.Matching, desk.Store, desk.Viewer, new() { Dataset = view.Dataset is { } name ? new(name) : null, Threshold = view.Percent / 100.0, Strong = desk.Options.MatchHigh });
        return desk.Options.Tables!.Screened(view.File!, screener);
    }

    /// <summary>
    /// The entity that a decision on a hit is kept of, so that it stays with them when they are joined to others or parted: the hit itself, or the first of those
    /// that stand under its id, one of a register before those of articles.
    /// </summary>
    internal static EntityId Kept(Desk desk, EntityId hit)
    {
        var statements = desk.Store.Statements(desk.Viewer, hit);
        var members = desk.Store.Entity(desk.Viewer, hit)?.Members ?? [];
        if (statements.Any(s => s.Statement.Entity == hit) || members.Any(m => m.Local == hit)) return hit;
        return statements is [var row, ..] ? row.Statement.Entity : members is [var member, ..] ? member.Local : hit;
    }

    /// <summary>Puts beside each hit what was decided last, under the id that it has now.</summary>
    internal static Func<ScreenedRow, DecidedRow> Decided(Desk desk, CaptureId file)
    {
        var last = new Dictionary<(long, string), Dictionary<string, ScreeningDecision>>();
        var now = new Dictionary<EntityId, string>();
        foreach (var judged in desk.Store.RowJudgements(desk.Viewer, file))
        {
            if (!now.TryGetValue(judged.Hit, out var hit)) now[judged.Hit] = hit = KeptApart.Canonical(desk, judged.Hit).Value;
            if (!last.TryGetValue((judged.Row, judged.Party), out var hits)) last[(judged.Row, judged.Party)] = hits = new(StringComparer.Ordinal);
            hits[hit] = new(judged.Verdict.Wire(), judged.By, IsoTime.Of(judged.At), judged.Reason);
        }

        return row => new(row, last.TryGetValue((row.Number, row.Party), out var decisions) ? decisions.ToImmutableSortedDictionary(StringComparer.Ordinal) : DecidedRow.None);
    }
}
