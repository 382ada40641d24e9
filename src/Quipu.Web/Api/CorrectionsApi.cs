using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Corrections;

namespace Quipu.Web.Api;

/// <summary><c>/corrections</c>: what left or was published and is no longer supported as it left; <c>/leavings</c>: all that left; and what outlets did with their articles.</summary>
static class CorrectionsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/corrections", (Desk desk, Asked asked) => Answers.Page<CorrectionsPage>(desk, asked, CorrectionsView.Load(desk, asked)));
        app.MapGet("/corrections.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = CorrectionsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { view.Rows.Total, view.Rows.Offset, view.Accepted, Rows = view.Rows.Rows.Select(r => CorrectionShape.Of(r, offsets)) });
        });
        app.MapGet("/corrections.csv", Table);
        app.MapGet("/leavings", (Desk desk, Asked asked) => Answers.Page<LeavingsPage>(desk, asked, LeavingsView.Load(desk, asked)));
        app.MapGet("/leavings.json", (Desk desk, Asked asked) =>
        {
            var view = LeavingsView.Load(desk, asked);
            return Answers.Facts(desk, asked, () => Shapes.List(view.Rows, CorrectionShape.Of));
        });
        app.MapGet("/leavings.csv", (Desk desk, Asked asked) =>
        {
            var rows = LeavingsView.All(desk, asked);
            return Answers.Table(desk, asked, "leavings.csv", csv => Write(csv, rows));
        });
        app.MapGet("/leavings/{id}/corrections.zip", File);
        Changes.MapLed(app, "/leavings/published", Publish);
        Changes.Map(app, "/documents/{document}/notices", Give);
        Changes.Map(app, "/documents/{document}/notices/{notice}/retire", Retire);
    }

    static IResult File(Desk desk, string id)
    {
        if (CorrectionDesk.Of(desk.Store).One(desk.Viewer, new(id)) is not { IsToCorrect: true } left) return desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        var name = $"corrections-{left.Leaving.Id.Value[..12]}.zip";
        return Departing.Streamed(desk, (name, "application/zip"), Departing.Leaving(desk, LeavingAct.Correction, "corrections", left.Leaving.Id.Value), (departure, to) =>
        {
            using var key = desk.Options.Key?.Invoke();
            return new CorrectionFile(desk.Store, desk.Viewer, desk.Options.Captures ?? (_ => null)) { Key = key, Carried = departure.Carry }.Write(left, to);
        });
    }

    /// <summary>
    /// What was published outside: <c>url</c>, <c>title</c>, <c>date</c>, and the ids of claims and findings that it used, divided by blanks or commas. Whoever notes what stands otherwise by now is led to where it is listed.
    /// </summary>
    static Taken Publish(Desk desk, Sent sent)
    {
        var work = new PublishedWork(sent["url"], sent["title"], [.. Ids(sent["claims"]).Select(i => new ClaimId(i))], [.. Ids(sent["findings"]).Select(i => new FindingId(i))]);
        if (sent["date"] is { } date)
        {
            if (IsoTime.Day(date) is not { } on) return new(desk.Words.Of("publish.date", date));
            work = work with { On = on };
        }

        var leaving = Departing.Leaving(desk, LeavingAct.Published, "published", "");
        if (work.Fault(desk.Store, desk.Viewer, DateOnly.FromDateTime(leaving.At.UtcDateTime)) is { } fault) return new(desk.Words.Sentence(fault).Text);
        desk.Store.Write([work.Left(desk.Store, desk.Viewer, leaving)]);
        if (CorrectionDesk.Of(desk.Store).One(desk.Viewer, leaving.Id) is not { } noted) return default;
        var (list, otherwise) = ("/corrections?leaving=" + leaving.Id.Value, noted.Unsupported.Count());
        return new(null, noted.IsToCorrect ? list : null, new { Noted = CorrectionShape.Of(noted), Warning = otherwise > 0 ? desk.Words.Count("corrections.noted", otherwise) : null, List = list });
    }

    /// <summary>What an outlet did with its article: <c>kind</c>, <c>date</c>, <c>words</c>, <c>url</c>, <c>capture</c>, <c>claims</c>.</summary>
    static string? Give(Desk desk, Sent sent)
    {
        if (!Wires.TryRead<NoticeKind>(sent["kind"], out var kind)) return desk.Words.Of("asked.word", sent["kind"] ?? "", "kind", string.Join(", ", Enum.GetValues<NoticeKind>().Select(k => k.Wire())));
        PartialDate? date = null;
        if (sent["date"] is { } text)
        {
            if (!PartialDate.TryParse(text, out var day)) return desk.Words.Of("asked.date", text, "date");
            date = day;
        }

        var notice = new DocumentNotice(
            NoticeId.New(), new(sent.Route("document")), kind, date, sent["words"] ?? "", sent["url"]?.Trim() is { Length: > 0 } url ? url : null, sent["capture"] is { } capture ? new CaptureId(capture) : null,
            [.. Ids(sent["claims"]).Select(i => new ClaimId(i))], desk.Viewer.Name, desk.Options.Time.GetUtcNow());
        if (NoticeCheck.Fault(notice, desk.Store, desk.Viewer) is { } fault) return desk.Words.Sentence(fault).Text;
        desk.Store.Write([new Change.NoticeGiven(notice)]);
        return null;
    }

    static string? Retire(Desk desk, Sent sent)
    {
        var id = new NoticeId(sent.Route("notice"));
        if (desk.Store.Notices(desk.Viewer, new DocumentId(sent.Route("document"))).All(n => n.Id != id)) return desk.Words["fault.nothing"];
        desk.Store.Write([new Change.NoticeRetired(id, desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
        return null;
    }

    static string[] Ids(string? text) => text?.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Every row that the filters leave, whole.</summary>
    static IResult Table(Desk desk, Asked asked)
    {
        var rows = CorrectionsView.All(desk, asked).Rows;
        return Departing.Table(desk, asked, Departing.Table(desk, "corrections"), (csv, departure) =>
        {
            csv.Row("leaving", "left_at", "by", "act", "format", "file", "title", "url", "published_on", "sha256", "claim", "finding", "was", "is", "status_now", "causes", "why", "since", "ended_by_claim", "ended_by_quote");
            departure.Carry(rows.Select(r => r.Claim?.Shown));
            foreach (var row in rows)
            {
                var (leaving, claim, why) = (row.Left, row.Claim, row.Claim?.Why ?? []);
                csv.Row([.. new[]
                {
                    leaving.Id.Value, IsoTime.Of(leaving.At), leaving.By, leaving.Act.Wire(), leaving.Format, leaving.File, leaving.Title, leaving.Url, IsoTime.Of(leaving.PublishedOn), leaving.Sha256, claim?.Claim.Value, row.Finding?.Id.Value,
                    claim is null ? null : CorrectionText.State(claim.Was), claim is null ? Became(row.Finding!) : CorrectionText.Now(claim), claim?.Shown is { } shown ? StatusText.Sentence(shown) : null,
                    string.Join("; ", why.Select(w => w.Cause.Wire())), string.Join("; ", why.Select(CorrectionText.Reason)), string.Join("; ", why.Select(w => w.Since?.ToString()).OfType<string>()),
                    string.Join("; ", why.Select(w => w.Later?.Claim.Id.Value).OfType<string>()), string.Join("; ", why.Select(w => w.Later?.Claim.Quote.Text).OfType<string>()),
                }.Select(Csv.Inert)]);
            }
        });
    }

    internal static string Became(ChangedFinding finding) => finding.Kept is null ? "gone" : finding.Kept.Holds ? "may_not_leave" : "withdrawn";

    static void Write(Utf8CsvWriter csv, IEnumerable<ChangedLeaving> rows)
    {
        csv.Row("leaving", "left_at", "by", "act", "format", "question", "file", "title", "url", "published_on", "sha256", "package", "whole", "claims", "no_longer_supported", "findings_withdrawn");
        foreach (var row in rows)
        {
            var leaving = row.Leaving;
            csv.Row([.. new[]
            {
                leaving.Id.Value, IsoTime.Of(leaving.At), leaving.By, leaving.Act.Wire(), leaving.Format, leaving.Question, leaving.File, leaving.Title, leaving.Url, IsoTime.Of(leaving.PublishedOn), leaving.Sha256, leaving.Package, leaving.IsWhole ? "1" : "0",
                Number(leaving.Claims), Number(row.Unsupported.Count()), Number(row.Findings.Length),
            }.Select(Csv.Inert)]);
        }
    }

    static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
