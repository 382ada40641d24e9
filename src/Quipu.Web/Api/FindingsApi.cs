using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Web.Pages.Findings;
using Quipu.Web.Wording;

namespace Quipu.Web.Api;

/// <summary><c>/findings</c>: what patterns found, how far somebody has come with it, and its evidence to take along.</summary>
static class FindingsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/findings", (Desk desk, Asked asked) => Answers.Page<FindingsPage>(desk, asked, FindingsView.Load(desk, asked)));
        app.MapGet("/findings.json", (Desk desk, Asked asked) =>
        {
            var view = FindingsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new
            {
                view.Total,
                view.Paging.Offset,
                Rows = view.Rows.Select(FindingShape.Of),
                view.By,
                Rollups = view.By is null ? null : view.Rollups.AsEnumerable(),
            });
        });
        app.MapGet("/findings.csv", (Desk desk, Asked asked) =>
        {
            var view = FindingsView.Load(desk, asked);
            // A table is made to be handed on: what nobody reviewed is in none.
            return Answers.Table(desk, asked, "findings.csv", csv =>
            {
                var shown = FindingsView.All(desk, view.Query with { Private = false }).Findings.Where(k => FindingSight.MayLeave(k.Finding));
                if (view.By is { } by) Write(csv, FindingRollup.Of(by, shown, desk.Store, desk.Viewer));
                else Write(csv, desk, shown.Select(k => FindingRow.Leaving(desk, k)));
            });
        });
        app.MapGet("/findings/{id}", (Desk desk, Asked asked, string id) => Answers.Found<FindingPage>(desk, asked, FindingView.Load(desk, id)));
        app.MapGet("/findings/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
            Answers.Data(desk, asked, () => FindingView.Load(desk, id) is { } view ? FindingShape.Of(view, offsets) : null));
        app.MapGet("/findings/{id}/evidence.zip", Bundle);
        Changes.Map(app, "/findings/{id}/marks", Mark);
    }

    /// <summary>Says how far somebody has come: <c>status</c>, <c>note</c>, or both.</summary>
    static string? Mark(Desk desk, Sent sent)
    {
        if (desk.Store.Finding(desk.Viewer, new(sent.Route("id"))) is not { } kept) return desk.Words["finding.unknown"];
        FindingStatus? status = null;
        if (sent["status"] is { } word)
        {
            if (!Wires.TryRead<FindingStatus>(word, out var said))
                return desk.Words.Of("asked.word", word, "status", string.Join(", ", Enum.GetValues<FindingStatus>().Select(s => s.Wire())));
            status = said == kept.Status ? null : said;
        }

        if (status is null && sent["note"] is null) return desk.Words["finding.mark.nothing"];
        if (status == FindingStatus.Published && !FindingSight.MayLeave(kept.Finding)) return desk.Words["finding.mark.private"];
        desk.Store.Write([new Change.FindingMarked(kept.Finding.Id, status, sent["note"], desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
        return null;
    }

    static IResult Bundle(Desk desk, string id)
    {
        if (desk.Options.Captures is not { } captures || FindingView.Load(desk, id) is not { } view)
            return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (!FindingSight.MayLeave(view.Kept.Finding)) return desk.Fault(StatusCodes.Status403Forbidden, Refusal(desk.Words, view));
        var name = $"{view.Kept.Finding.Pattern}-{view.Kept.Finding.Id.Value[..12]}.zip";
        var bundle = new FindingBundle(desk.Store, desk.Viewer, view.Row.Pattern, captures);
        return Answers.Streamed(desk, name, to => bundle.Write(view.Kept, to), "application/zip");
    }

    /// <summary>Why it may not leave the workspace, and what somebody has to look at first.</summary>
    static string Refusal(Words words, FindingView view) => view.ToReview.IsEmpty && view.Kept.Finding.Doubted is { IsEmpty: false } doubted
        ? words.Of("finding.bundle.doubted", string.Join(", ", doubted.Select(p => p.Name).Distinct(StringComparer.Ordinal)))
        : words.Of("finding.bundle.refused", string.Join(
            "; ", view.ToReview.Select(c => $"“{c.Claim.Quote.Text}” ({c.Document.Title})").DefaultIfEmpty("–")));

    static void Write(Utf8CsvWriter csv, Desk desk, IEnumerable<FindingRow> rows)
    {
        csv.Row(
            "id", "pattern", "kind", "parties", "missing", "weakest_link", "modality", "attribution", "stage", "stage_of", "documents", "review", "evidence", "origins", "weakest_origins", "answered", "kept_back",
            "status", "holds", "first_found", "last_changed");
        foreach (var row in rows)
        {
            var (finding, weakest, kept) = (row.Finding, row.Weakest, row.Kept!);
            csv.Row(
                finding.Id.Value, finding.Pattern, finding.Lead is null ? "finding" : "lead", Csv.Inert(string.Join("; ", finding.Parties.Select(p => $"{p.Part}: {p.Name}"))),
                Csv.Inert(finding.Missing?.In(desk.Words.Code)), Csv.Inert(row.WeakestHop?.Tie), finding.Weakest.Modality.Wire(),
                weakest is null ? "register" : weakest.Attribution.IsEmpty ? "article's own voice" : Csv.Inert(string.Join(" → ", weakest.Attribution.Select(a => a.Name))),
                row.Stage?.Wire() ?? (weakest?.Standing.KeptBack is > 0 and var back ? StatusText.KeptBack(back) : "no proceeding on record"), Csv.Inert(row.Stage is null ? null : row.Whose ?? StatusText.Nobody), weakest is null ? null : Text(weakest.Standing.Documents),
                finding.Weakest.FromRegister ? "register" : finding.Weakest.Review.Wire(), Csv.Inert(finding.Weakest.Evidence), Text(row.Origins.All), Text(row.Origins.Weakest), Text(row.Answered), Text(row.KeptBack),
                kept.Status.Wire(), kept.Holds ? "1" : "0", RegisterShapes.Time(kept.FirstFound), RegisterShapes.Time(kept.LastChanged));
        }
    }

    static void Write(Utf8CsvWriter csv, IEnumerable<FindingRollup> rollups)
    {
        csv.Row("entity", "name", "findings", "leads", "confirmed", "documents", "origins", "weakest_origins", "reported_documents", "reported_origins");
        foreach (var row in rollups)
            csv.Row(
                Csv.Inert(row.Entity?.Value), Csv.Inert(row.Name), Text(row.Findings), Text(row.Leads), Text(row.Confirmed), Text(row.Documents), Text(row.Origins), Text(row.WeakestOrigins),
                Text(row.ReportedDocuments), Text(row.ReportedOrigins));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
