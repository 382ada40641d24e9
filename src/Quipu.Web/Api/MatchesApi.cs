using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Web.Pages.Matches;

namespace Quipu.Web.Api;

/// <summary><c>/matches</c>: pairs that may be one, in the order in which an answer is worth most, with what a person decides of them.</summary>
static class MatchesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/matches", (Desk desk, Asked asked) => Answers.Page<MatchesPage>(desk, asked, MatchesView.Load(desk, asked)));
        app.MapGet("/matches.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = MatchesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shape(desk, (view, asked), offsets));
        });
        app.MapGet("/matches.csv", (Desk desk, Asked asked) =>
        {
            var (query, paging) = (MatchesView.Read(asked), asked.Paging(rows: 500));
            return Departing.Table(desk, asked, Departing.Table(desk, "matches"), (csv, _) => Write(csv, desk, desk.Store.Proposals(desk.Viewer, query, paging).Rows));
        });
        Changes.Map(app, "/matches/judgements", EntitiesApi.Judge);
        Changes.Map(app, "/matches/judgements/{judgement}/retire", EntitiesApi.Retire);
        Changes.Map(app, "/matches/crossref", Begin);
        Changes.Map(app, "/matches/crossref/stop", Stop);
    }

    /// <summary>
    /// Begins a cross-reference: <c>dataset</c> (none: whom the articles name) against <c>with</c> (none: everybody), from <c>threshold</c> percent on.
    /// </summary>
    static string? Begin(Desk desk, Sent sent)
    {
        if (!desk.Crossing.IsThere) return desk.Words["cross.none"];
        var known = desk.Store.Datasets(desk.Viewer).Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var name in new[] { sent["dataset"], sent["with"] })
            if (name is not null && !known.Contains(name)) return desk.Words.Of("cross.dataset", name);
        if (!int.TryParse(sent["threshold"] ?? Percent(desk), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) || percent is < 1 or > 100)
            return desk.Words.Of("asked.number", sent["threshold"], "threshold", 1, 100);
        var asked = new CrossAsked { Dataset = Named(sent["dataset"]), With = Named(sent["with"]), Least = percent / 100.0 };
        return desk.Crossing.Begin(asked) ? null : desk.Words["cross.busy"];
    }

    static string? Stop(Desk desk, Sent sent)
    {
        desk.Crossing.Stop();
        return null;
    }

    static string Percent(Desk desk) => Math.Round(desk.Options.MatchThreshold * 100).ToString(CultureInfo.InvariantCulture);

    static DatasetName? Named(string? name) => name is null ? null : new DatasetName(name);

    static object Shape(Desk desk, (MatchesView View, Asked Asked) page, Offsets offsets)
    {
        var rows = desk.Store.Proposals(desk.Viewer, page.View.Query, page.Asked.Paging());
        return new
        {
            rows.Total,
            rows.Offset,
            page.View.Decided,
            Rows = rows.Rows.Select(r => Of(desk, r)),
            Open = page.View.Open is { } open ? Of(open, offsets) : null,
            Lost = page.View.Lost.Select(Shapes.Of),
            Last = page.View.Last is { } last ? new { Judgement = Shapes.Of(last.Judgement), Barred = last.Barred.Select(b => Shapes.Of(b.Judgement)) } : null,
        };
    }

    static object Of(Desk desk, ShownPair row) => new
    {
        One = End(desk, row.Pair.One),
        Other = End(desk, row.Pair.Other),
        row.Pair.Score,
        row.Pair.Algorithm,
        row.Pair.Value,
        row.Pair.Run,
        Judgement = row.Judgement is { } judged ? Shapes.Of(judged) : null,
    };

    static object End(Desk desk, EntityId id) => new { Id = id, Name = SideView.NameOf(desk, id) };

    static object Of(PairView pair, Offsets offsets) => new
    {
        One = Of(pair.One, offsets),
        Other = Of(pair.Other, offsets),
        Score = pair.Match?.Score,
        pair.Algorithm,
        pair.Match?.Wanting,
        Reasons = pair.Match?.Reasons.Select(r => new { r.Feature, r.Contribution, r.Detail, r.Query, r.Candidate }),
        Properties = pair.Rows.Select(r => new { r.Property, Agreement = r.Agreement.ToString().ToLowerInvariant() }),
    };

    static object Of(SideView side, Offsets offsets) => new
    {
        side.Id,
        side.Canonical,
        side.Name,
        side.Schema,
        side.Datasets,
        Said = side.Said.ToDictionary(s => s.Key, s => s.Value.Select(Of)),
        Claims = side.Claims.Select(c => ClaimShape.Of(offsets, c)),
        side.AllClaims,
        References = side.References.Select(r => new { r.Id, r.Schema, r.Caption, By = r.By.Select(RegisterShapes.Of) }),
    };

    static object Of(SaidValue said) => new
    {
        Value = said.Text,
        Row = said.Row is { } kept ? RegisterShapes.Of(kept.Origin) : null,
        said.Row?.Vanished,
        Document = said.Document is { } head ? DocumentShape.Of(head) : null,
    };

    static void Write(Utf8CsvWriter csv, Desk desk, IEnumerable<ShownPair> rows)
    {
        csv.Row("one", "one_name", "other", "other_name", "score", "algorithm", "value", "run", "verdict", "by", "at", "reason");
        foreach (var (pair, judged) in rows)
        {
            csv.Row(
                Csv.Inert(pair.One.Value), Csv.Inert(SideView.NameOf(desk, pair.One)), Csv.Inert(pair.Other.Value), Csv.Inert(SideView.NameOf(desk, pair.Other)),
                ScreeningReport.Score(pair.Score), pair.Algorithm, pair.Value.ToString("0.###", CultureInfo.InvariantCulture), Csv.Inert(pair.Run),
                judged?.Verdict.Wire() ?? "", Csv.Inert(judged?.By), judged is null ? "" : RegisterShapes.Time(judged.At), Csv.Inert(judged?.Reason));
        }
    }
}
