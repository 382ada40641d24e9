using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Searches;
using Quipu.Web.Pages.Findings;
using Quipu.Web.Parts;
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
                view.Private,
                view.Then?.AsOf,
                view.Then?.KnownOn,
                view.Paging.Offset,
                Rows = view.Rows.Select(FindingShape.Of),
                view.By,
                Rollups = view.By is null ? null : view.Rollups.AsEnumerable(),
            });
        });
        app.MapGet("/findings.csv", Table);
        app.MapGet("/findings/{id}", (Desk desk, Asked asked, string id) => Answers.Found<FindingPage>(desk, asked, FindingView.Load(desk, id)));
        app.MapGet("/findings/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
            Answers.Data(desk, asked, () => FindingView.Load(desk, id) is { } view ? FindingShape.Of(desk, view, offsets) : null));
        app.MapGet("/findings/{id}.csv", Hops);
        app.MapGet("/findings/{id}/evidence.zip", Bundle);
        app.MapGet("/findings/{id}/picture.svg", Drawn);
        Changes.Map(app, "/findings/{id}/marks", Mark);
    }

    /// <summary>A table is made to be handed on: what nobody reviewed is in none. What it leaves out is counted in its last row, which has no id, and in the head of the answer.</summary>
    static IResult Table(Desk desk, Asked asked)
    {
        var view = FindingsView.Load(desk, asked);
        if (asked.Fault is not null) return Answers.Table(desk, asked, "findings.csv", null);
        var all = FindingsView.All(desk, view.Query, view.Then);
        var claims = new LeavingClaims(desk.Store, desk.Viewer);
        var shown = all.Findings.Where(k => claims.MayLeave(k.Finding)).ToList();
        var left = new LeftOut(all.Total, all.Findings.Length - shown.Count, all.Total - all.Findings.Length);
        left.Tell(desk.Http.Response);
        var leaving = Departing.Table(desk, "findings") with { Findings = view.By is null ? [.. shown.Where(k => k.IsKept).Select(k => k.Finding.Id)] : [] };
        return Departing.Table(desk, asked, leaving, (csv, departure) =>
        {
            if (view.By is null) departure.Carry(shown.Select(k => new ClaimId(k.Finding.Weakest.Evidence)).Distinct().Select(claims.Find));
            if (view.By is { } by) Write(csv, (desk.Words, by), FindingRollup.Of(by, shown, desk.Network, desk.Viewer), left);
            else Write(csv, desk, shown.Select(k => FindingRow.Leaving(desk, claims, k, view.Then is not null)), left);
        });
    }

    /// <summary>What a table of findings leaves out.</summary>
    /// <param name="Total">How many there are.</param>
    /// <param name="Private">An accusing hop of theirs has nothing that a person accepted, or some hop has nothing left.</param>
    /// <param name="Beyond">More than are written at once.</param>
    readonly record struct LeftOut(int Total, int Private, int Beyond)
    {
        internal void Tell(HttpResponse response)
        {
            response.Headers["Quipu-Total"] = Text(Total);
            response.Headers["Quipu-Left-Out"] = $"private={Text(Private)}, beyond={Text(Beyond)}";
        }

        /// <summary>In words; null where nothing is left out.</summary>
        internal string? In(Words words) => Private + Beyond == 0 ? null
            : words.Of("finding.left", words.Number(Total - Private - Beyond), words.Number(Total), words.Number(Private)) + (Beyond > 0 ? " " + words.Of("rollup.first", words.Number(Total - Beyond), words.Number(Total)) : "");
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
        if (status == FindingStatus.Published && FindingView.Load(desk, kept.Finding.Id.Value) is { MayLeave: false } view) return Refusal(desk.Words, view);
        var marked = new Change.FindingMarked(kept.Finding.Id, status, sent["note"], desk.Viewer.Name, desk.Options.Time.GetUtcNow());
        desk.Store.Write(status == FindingStatus.Published ? [marked, PublishedWork.Of(kept, desk.Store, desk.Viewer, Departing.Leaving(desk, LeavingAct.Published, "finding", kept.Finding.Id.Value))] : [marked]);
        return null;
    }

    /// <summary>Every piece of evidence of every hop, a row each: what the bundle has as hops.csv.</summary>
    static IResult Hops(Desk desk, string id)
    {
        if (FindingView.Load(desk, id) is not { } view) return Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (!view.MayLeave) return Answers.Problem(StatusCodes.Status403Forbidden, Refusal(desk.Words, view));
        return Departing.Streamed(desk, (NameOf(view) + ".csv", "text/csv; charset=utf-8"), Departing.Table(desk, "finding") with { Findings = [view.Kept.Finding.Id] }, (departure, to) =>
        {
            new FindingBundle(desk.Store, desk.Viewer, view.Row.Pattern, _ => null) { Carried = departure.Carry }.WriteHops(view.Kept, to);
            return null;
        });
    }

    static string NameOf(FindingView view) => $"{view.Kept.Finding.Pattern}-{view.Kept.Finding.Id.Value[..12]}";

    static IResult Bundle(Desk desk, string id)
    {
        if (desk.Options.Captures is not { } captures || FindingView.Load(desk, id) is not { } view)
            return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (!view.MayLeave) return desk.Fault(StatusCodes.Status403Forbidden, Refusal(desk.Words, view));
        var leaving = Departing.Leaving(desk, LeavingAct.Finding, "finding", view.Kept.Finding.Id.Value) with { Findings = [view.Kept.Finding.Id] };
        return Departing.Streamed(desk, (NameOf(view) + ".zip", "application/zip"), leaving, (departure, to) =>
        {
            using var key = desk.Options.Key?.Invoke();
            return new FindingBundle(desk.Store, desk.Viewer, view.Row.Pattern, captures) { Key = key, Carried = departure.Carry, Beside = FindingSupplements.Of(desk.Store, desk.Viewer, view.Kept, Pages.Replies.RepliesView.Today(desk)) }.Write(view.Kept, to).Package;
        });
    }

    static IResult Drawn(Desk desk, string id)
    {
        if (FindingView.Load(desk, id) is not { } view) return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        if (!view.MayLeave) return desk.Fault(StatusCodes.Status403Forbidden, Refusal(desk.Words, view));
        var picture = FindingPicture.Of(desk, view);
        if (picture.Shape is null) return desk.Fault(StatusCodes.Status404NotFound, desk.Words["picture.none"]);
        var leaving = Departing.Leaving(desk, LeavingAct.Picture, "finding", desk.Here) with { Findings = [view.Kept.Finding.Id] };
        return PictureParts.Answer(desk, NameOf(view), leaving, picture.Made);
    }

    /// <summary>Why it may not leave the workspace, and what somebody has to look at first.</summary>
    static string Refusal(Words words, FindingView view) => FindingSight.Emptied(view.OnRecord) is { } hop ? words.Of("finding.bundle.gone", view.Row.HopLabel(words, hop.Tie))
        : view.ToReview.IsEmpty && view.Kept.Finding.Doubted is { IsEmpty: false } doubted
        ? words.Of("finding.bundle.doubted", string.Join(", ", doubted.Select(p => p.Name).Distinct(StringComparer.Ordinal)))
        : words.Of("finding.bundle.refused", string.Join(
            "; ", view.ToReview.Select(c => $"“{c.Claim.Quote.Text}” ({c.Document.Title})").DefaultIfEmpty("–")));

    static void Write(Utf8CsvWriter csv, Desk desk, IEnumerable<FindingRow> rows, LeftOut left)
    {
        csv.Row(
            "id", "pattern", "kind", "parties", "missing", "weakest_link", "modality", "attribution", "stage", "stage_of", "documents", "review", "evidence", "origins", "weakest_origins", "answered", "kept_back",
            "status", "holds", "first_found", "last_changed");
        foreach (var row in rows)
        {
            var (finding, weakest, kept) = (row.Finding, row.Weakest, row.Kept);
            csv.Row(
                finding.Id.Value, finding.Pattern, finding.Lead is null ? "finding" : "lead", Csv.Inert(string.Join("; ", finding.Parties.Select(p => $"{p.Part}: {p.Name}"))),
                Csv.Inert(finding.Missing?.In(desk.Words.Code)), Csv.Inert(row.WeakestHop?.Tie), finding.Weakest.Modality.Wire(),
                weakest is null ? (finding.Weakest.FromRegister ? "register" : null) : weakest.Attribution.IsEmpty ? "article's own voice" : Csv.Inert(string.Join(" → ", weakest.Attribution.Select(a => a.Name))),
                row.Stage?.Wire() ?? (weakest?.Standing.KeptBack is > 0 and var back ? StatusText.KeptBack(back) : "no proceeding on record"), Csv.Inert(row.Stage is null ? null : row.Whose ?? StatusText.Nobody), row.LookedAt is { } documents ? Text(documents) : null,
                finding.Weakest.FromRegister ? "register" : finding.Weakest.Review.Wire(), Csv.Inert(finding.Weakest.Evidence), Text(row.Origins.All), Text(row.Origins.Weakest), Text(row.Answered), Text(row.KeptBack),
                (kept?.Status ?? FindingStatus.New).Wire(), kept?.Holds == false ? "0" : "1", kept is null ? null : RegisterShapes.Time(kept.FirstFound), kept is null ? null : RegisterShapes.Time(kept.LastChanged));
        }

        if (left.In(desk.Words) is { } told) csv.Row([null, null, "left out", told, .. new string?[17]]);
    }

    static void Write(Utf8CsvWriter csv, (Words Words, RollupBy By) told, IEnumerable<FindingRollup> rollups, LeftOut left)
    {
        csv.Row("entity", "name", "findings", "leads", "confirmed", "documents", "origins", "weakest_origins", "reported_documents", "reported_origins");
        foreach (var row in rollups)
            csv.Row(
                Csv.Inert(row.Entity?.Value), Csv.Inert(FindingsView.NameOf(told.Words, told.By, row)), Text(row.Findings), Text(row.Leads), Text(row.Confirmed), Text(row.Documents), Text(row.Origins), Text(row.WeakestOrigins),
                row.ReportedDocuments is { } reported ? Text(reported) : null, row.ReportedOrigins is { } origins ? Text(origins) : null);
        if (left.In(told.Words) is { } sentence) csv.Row([null, sentence, .. new string?[8]]);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
