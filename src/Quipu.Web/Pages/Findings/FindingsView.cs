using System.Collections.Immutable;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Web.Pages.Paths;
using Quipu.Web.Wording;

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

    /// <summary>How many of them are private: they stand in no table and leave the workspace by no way.</summary>
    internal int Private { get; private init; }

    /// <summary>As they stood on a day, or as known on one; null: as they are kept today.</summary>
    internal PatternQuestion? Then { get; private init; }

    internal static FindingsView Load(Desk desk, Asked asked)
    {
        var party = PathEnd.Of(desk, asked.Text("party"));
        var query = Ask(asked) with { Party = party.Id };
        if (query.Pattern is { } slug && !Known(desk).Contains(slug, StringComparer.Ordinal)) asked.RefuseWord(slug, "pattern", string.Join(", ", Known(desk)));
        var (by, paging, then) = (asked.One<RollupBy>("by"), asked.Paging(), Day(asked));
        // A name that several may bear is asked back, and answers nothing yet.
        if (asked.Fault is not null || party is { Text: not null, Id: null }) return new(query, party, paging, 0, [], by) { Then = then };
        var hidden = query.Private == false ? 0 : Page(desk, query with { Private = true }, then, new(0, 1)).Total;
        var empty = new FindingsView(query, party, paging, 0, [], by) { Then = then, Private = hidden, Behind = then is null ? desk.PatternsBehind : 0 };
        if (by is { } what)
        {
            var all = All(desk, query, then);
            return empty with { Total = all.Total, Rollups = FindingRollup.Of(what, all.Findings, desk.Network, desk.Viewer) };
        }

        var page = Page(desk, query, then, paging);
        return empty with { Total = page.Total, Rows = [.. page.Rows.Select(k => FindingRow.Of(desk, k, then is not null))] };
    }

    /// <summary>Patterns that are searched for here, or once were.</summary>
    static IEnumerable<string> Known(Desk desk) => desk.Patterns.Select(p => p.Slug).Union(desk.Store.PatternRuns(desk.Viewer).Select(r => r.Pattern), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>As of which day, and as known on which; null: neither was asked for.</summary>
    static PatternQuestion? Day(Asked asked) => asked.Days() is var (asOf, knownOn) && (asOf ?? knownOn) is not null ? new(asOf, knownOn) : null;

    static Page<KeptFinding> Page(Desk desk, FindingQuery query, PatternQuestion? then, Paging paging)
    {
        if (then is null) return desk.Store.Findings(desk.Viewer, query, paging);
        var all = desk.Past.Of(desk.Viewer, desk.Patterns, then, query);
        return new([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Length, paging.Offset);
    }

    /// <summary>What a row of a roll-up counts, in words; of the row of those that name none, that they do not.</summary>
    internal static string NameOf(Words words, RollupBy by, FindingRollup row) => row.Name ?? words[by switch
    {
        RollupBy.Place => "rollup.without.place",
        RollupBy.Party => "rollup.without.party",
        RollupBy.Body => "rollup.without.body",
        _ => "rollup.without.year",
    }];

    /// <summary>Of which day it is told, and what is of today all the same.</summary>
    internal static string Told(Words words, PatternQuestion then) => string.Join(' ', new[]
    {
        then.AsOf is { } asOf ? words.Of("finding.then.as_of", words.Date(PartialDate.From(asOf))) : null,
        then.KnownOn is { } knownOn ? words.Of("finding.then.known_on", words.Date(PartialDate.From(knownOn))) : null,
        words["finding.then.note"],
    }.OfType<string>());

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
    internal static (ImmutableArray<KeptFinding> Findings, int Total) All(Desk desk, FindingQuery query, PatternQuestion? then)
    {
        var total = 0;
        var found = Paging.All(Ask).Take(MostCounted).ToImmutableArray();
        return (found, total);

        Page<KeptFinding> Ask(Paging paging)
        {
            var page = Page(desk, query, then, paging);
            total = page.Total;
            return page;
        }
    }
}
