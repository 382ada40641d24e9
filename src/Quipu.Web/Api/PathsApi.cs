using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Api;

/// <summary><c>/paths?from=&amp;to=</c>: who connects two, every hop with its evidence.</summary>
static class PathsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/paths", (Desk desk, Asked asked) => Answers.Page<PathsPage>(desk, asked, PathsView.Load(desk, asked)));
        app.MapGet("/paths.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = PathsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { From = End(view.From), To = End(view.To), Paths = view.Paths.Select(p => Of(p, offsets)) });
        });
        app.MapGet("/paths.csv", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = PathsView.Load(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "paths"), (csv, departure) =>
            {
                departure.Carry(view.Paths.SelectMany(p => p.Hops).SelectMany(h => h.Ties).Select(t => t.Claim));
                Write(csv, view, desk, offsets);
            });
        });
    }

    // A row for each piece of evidence of each hop: none stands without how it is said, who says it and where it stands in law.
    static void Write(Utf8CsvWriter csv, PathsView view, Desk desk, Offsets offsets)
    {
        csv.Row([
            "path", "hop", "from_id", "from", "to_id", "to", "weakest", "more_evidence", "relation", "direction", "modality", "attribution", "stage", "stage_of", "standing", "answers", "review", "date", "claim",
            "quote", "quote_start", "quote_end", "document", "title", "publisher", "published", "url", "sha256", "dataset", "row"]);
        foreach (var (path, number) in view.Paths.Select((p, i) => (p, i + 1)))
            for (var hop = 0; hop < path.Hops.Length; hop++)
                foreach (var tie in path.Hops[hop].Ties)
                {
                    var (from, to) = (path.Stops[hop], path.Stops[hop + 1]);
                    csv.Row([.. new[]
                    {
                        Text(number), Text(hop + 1), from.Id.Value, from.Name, to.Id.Value, to.Name, hop == path.Weakest ? "yes" : "no", Text(path.Hops[hop].Left), tie.Relation,
                        !tie.Directed ? "both" : tie.Forward ? "forward" : "backward", tie.Modality.Wire(),
                    }.Concat(tie.Claim is { } claim ? Said(claim, desk, offsets) : Rows(tie)).Select(Csv.Inert)]);
                }
    }

    static string?[] Said(ShownClaim claim, Desk desk, Offsets offsets)
    {
        var (quote, head, points) = (claim.Claim.Quote, claim.Document, offsets.Of(claim.Document.Id));
        return
        [
            StatusText.Attribution(claim), claim.Reached?.Stage.Wire() ?? "no proceeding on record", claim.Reached is { } step ? step.Subject?.Name ?? StatusText.Nobody : null, StatusText.Standing(claim), string.Join("; ", claim.Answers.Select(StatusText.Answer)),
            StatusText.Review(claim.Review), claim.Claim.Date?.ToString(), claim.Claim.Id.Value, quote.Text, Text(points.FromUtf16(quote.At.Start)), Text(points.FromUtf16(quote.At.End)), head.Id.Value, head.Title,
            head.Publisher, head.Published?.ToString(), head.Url, desk.Store.Document(desk.Viewer, head.Id) is { } document ? desk.Store.StandIns(desk.Viewer).Of(document.Capture).Sha256 : null, head.Dataset.Value, null,
        ];
    }

    // The hash is that of the register's file.
    static string?[] Rows(PathTie tie) => tie.Rows is [var first, ..]
        ? ["register", "no proceeding on record", null, "register", null, "register", null, null, string.Join("; ", tie.Rows.Select(r => $"{r.Statement.Prop}: {r.Statement.Value}").Distinct(StringComparer.Ordinal)), .. new string?[7],
            first.Origin.Capture.Value, first.Statement.Dataset.Value, Links.Row(first.Origin)]
        : ["register", "no proceeding on record", null, "register", null, "register", .. new string?[13]];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static object End(PathEnd end) => new { end.Text, end.Id, end.Name, Choices = end.Id is null ? end.Choices.Hits.Select(h => new { h.Id, h.Name, h.Schema, h.Datasets, h.Score }) : null };

    static object Of(FoundPath path, Offsets offsets) => new { path.Stops, path.Weakest, Hops = path.Hops.Select(h => new { Ties = h.Ties.Select(t => Of(t, offsets)), h.Left }) };

    internal static object Of(PathTie tie, Offsets offsets) => new
    {
        tie.Relation,
        tie.Forward,
        tie.Directed,
        tie.Modality,
        Claim = tie.Claim is { } shown ? ClaimShape.Of(offsets, shown) : null,
        Rows = tie.Rows.IsEmpty ? null : tie.Rows.Select(RegisterShapes.Of),
    };
}
