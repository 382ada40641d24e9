using System.Collections.Immutable;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.Findings;

/// <summary>What patterns found: the filter, a page of rows, or the same counted by place, party, body or year.</summary>
/// <param name="By">Null: a list.</param>
public sealed record FindingsView(FindingQuery Query, PathEnd Party, Paging Paging, int Total, ImmutableArray<FindingRow> Rows, RollupBy? By)
{
    /// <summary>More are not counted at once; the page says so.</summary>
    internal const int MostCounted = 5000;

    internal ImmutableArray<FindingRollup> Rollups { get; private init; } = [];

    /// <summary>Patterns that have not been run over all that is on record now.</summary>
    internal int Behind { get; private init; }

    internal static FindingsView Load(Desk desk, Asked asked)
    {
        var party = PathEnd.Of(desk, asked.Text("party"));
        var query = Ask(asked) with { Party = party.Id };
        var (by, paging) = (asked.One<RollupBy>("by"), asked.Paging());
        // A name that several may bear is asked back, and answers nothing yet.
        if (asked.Fault is not null || party is { Text: not null, Id: null }) return new(query, party, paging, 0, [], by);
        var behind = desk.PatternsBehind;
        if (by is { } what)
        {
            var all = All(desk, query);
            return new(query, party, paging, all.Total, [], by) { Rollups = FindingRollup.Of(what, all.Findings, desk.Store, desk.Viewer), Behind = behind };
        }

        var page = desk.Store.Findings(desk.Viewer, query, paging);
        return new(query, party, paging, page.Total, [.. page.Rows.Select(k => FindingRow.Of(desk, k))], null) { Behind = behind };
    }

    internal static FindingQuery Ask(Asked asked)
    {
        bool? lead = null;
        switch (asked.Text("kind"))
        {
            case null: break;
            case "finding": lead = false; break;
            case "lead": lead = true; break;
            case { } other: asked.RefuseWord(other, "kind", "finding, lead"); break;
        }

        return new()
        {
            Pattern = asked.Text("pattern"),
            IsLead = lead,
            Withdrawn = asked.Flag("withdrawn"),
            Status = asked.One<FindingStatus>("status"),
            Private = asked.Text("private") is null ? null : asked.Flag("private"),
        };
    }

    /// <summary>All findings of a query, up to what is counted at once.</summary>
    internal static (ImmutableArray<KeptFinding> Findings, int Total) All(Desk desk, FindingQuery query)
    {
        var total = 0;
        var found = Paging.All(Ask).Take(MostCounted).ToImmutableArray();
        return (found, total);

        Page<KeptFinding> Ask(Paging paging)
        {
            var page = desk.Store.Findings(desk.Viewer, query, paging);
            total = page.Total;
            return page;
        }
    }
}
