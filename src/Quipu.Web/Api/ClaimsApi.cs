using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Pages.Claims;

namespace Quipu.Web.Api;

/// <summary><c>/claims</c>: the list, a claim with everything it rests on, and judgements of it.</summary>
static class ClaimsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/claims", (Desk desk, Asked asked) => Answers.Page<ClaimsPage>(desk, asked, ClaimsView.Load(desk, asked)));
        app.MapGet("/claims.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = ClaimsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, c => ClaimShape.Of(offsets, c)));
        });
        app.MapGet("/claims/{id}", (Desk desk, Asked asked, string id) => Answers.Found<ClaimPage>(desk, asked, ClaimPageView.Load(desk, new(id), asked)));
        app.MapGet("/claims/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
        {
            var view = ClaimPageView.Load(desk, new(id), asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(desk, view, offsets));
        });
        Changes.Map(app, "/claims/{id}/judgements", Judge);
        Changes.Map(app, "/claims/{id}/judgements/{judgement}/retire", Retire);
    }

    static object Shape(Desk desk, ClaimPageView view, Offsets offsets) => new
    {
        Claim = ClaimShape.Of(offsets, view.Shown),
        Context = new { view.Before, Quote = view.Shown.Claim.Quote.Text, view.After },
        About = view.About.Select(c => ClaimShape.Of(offsets, c)),
        Replies = RepliesApi.Brief(desk, Paging.All(p => desk.Store.Requests(desk.Viewer, new(Pages.Replies.RepliesView.Today(desk), Claim: view.Shown.Claim.Id), p))),
        Judgements = view.Judgements.Select(j => Shapes.Of(j, offsets)),
        Origins = OriginsShape.Of(view.Origins),
        Grades = view.Grades.Select(SourcesApi.Shape),
        Way = new { Document = view.Document.Id, view.Document.Capture, Sealed = view.Document.Capture.IsSealed, Start = view.CodeStart, End = view.CodeEnd, view.Way?.ByteStart, view.Way?.ByteEnd, view.Way?.Where },
    };

    static string? Judge(Desk desk, Sent sent)
    {
        if (Judging.Claim(desk, sent) is not { Claim: var claim }) return desk.Words["fault.nothing"];
        if (!Wires.TryRead<Verdict>(sent["verdict"], out var verdict)) return desk.Words["sent.verdict"];
        Claim? correction = null;
        if (verdict == Verdict.Corrected)
        {
            (correction, var fault) = Correction.Read(desk, claim, sent);
            if (fault is not null) return fault;
        }

        desk.Store.Write([Judging.Of(desk, sent, claim, verdict, correction)]);
        return null;
    }

    static string? Retire(Desk desk, Sent sent)
    {
        var id = new JudgementId(sent.Route("judgement"));
        if (desk.Store.Judgements(desk.Viewer, new(sent.Route("id"))).All(j => j.Id != id)) return desk.Words["fault.nothing"];
        desk.Store.Write([new Change.JudgementRetired(id, desk.Viewer.Name, desk.Options.Time.GetUtcNow())]);
        return null;
    }
}
