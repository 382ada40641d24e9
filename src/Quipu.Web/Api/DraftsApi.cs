using Microsoft.AspNetCore.Antiforgery;
using Quipu.Documents;
using Quipu.Publishing.Drafts;
using Quipu.Web.Pages.Drafts;

namespace Quipu.Web.Api;

/// <summary><c>/draft-check</c>: a draft is posted and comes back with its marks. It is in no address, no log and no file; when the answer is sent it is gone.</summary>
static class DraftsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/draft-check", (Desk desk) => Closed(desk, desk.Page<DraftPage>(new DraftView(null, null))));
        app.MapGet("/draft-check.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => new { Marks = Enum.GetValues<DraftMarkKind>(), States = Enum.GetValues<DraftSentenceState>(), DraftFile.Largest }));
        app.MapPost("/draft-check", (Desk desk, IAntiforgery antiforgery) => MappingApi.TakenAsync(desk, antiforgery, DraftFile.Largest, form => Task.FromResult(Page(desk, form)), inMemory: true));
        app.MapPost("/draft-check.json", (Desk desk, IAntiforgery antiforgery) => MappingApi.TakenAsync(desk, antiforgery, DraftFile.Largest, form => Task.FromResult(Data(desk, form)), inMemory: true));
    }

    static IResult Page(Desk desk, IFormCollection form) => Read(desk, form) switch
    {
        Parsed.Readable(var draft) => Closed(desk, desk.Page<DraftPage>(new DraftView(Check(desk, draft), null))),
        Parsed.Unreadable(_, var reason) => Closed(desk, desk.Page<DraftPage>(new DraftView(null, desk.Words.Sentence(reason).Text), StatusCodes.Status422UnprocessableEntity)),
        _ => throw new InvalidOperationException("There is no third way to parse."),
    };

    static IResult Data(Desk desk, IFormCollection form) => Read(desk, form) switch
    {
        Parsed.Readable(var draft) => Closed(desk, Results.Bytes(DraftJson.Write(Check(desk, draft), id => desk.Store.Document(desk.Viewer, id)?.Text), "application/json; charset=utf-8")),
        Parsed.Unreadable(_, var reason) => Answers.Problem(StatusCodes.Status422UnprocessableEntity, desk.Words.Sentence(reason).Text),
        _ => throw new InvalidOperationException("There is no third way to parse."),
    };

    static DraftReport Check(Desk desk, Document draft) => new DraftChecker(desk.Store, desk.Viewer, desk.Matching, Pages.Replies.RepliesView.Today(desk)).Check(draft, desk.Http.RequestAborted);

    static Parsed Read(Desk desk, IFormCollection form)
    {
        if (form.Files["file"] is not { Length: > 0 } file) return DraftFile.OfText(form["text"].ToString().ReplaceLineEndings("\n"), desk.Http.RequestAborted);
        using var content = file.OpenReadStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return DraftFile.Read(Path.GetFileName(file.FileName), bytes.ToArray(), desk.Http.RequestAborted);
    }

    /// <summary>The browser keeps no copy either.</summary>
    static IResult Closed(Desk desk, IResult answer)
    {
        desk.Http.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
