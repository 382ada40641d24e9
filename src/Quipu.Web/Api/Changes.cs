using Microsoft.AspNetCore.Antiforgery;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>What came of a change that was sent.</summary>
/// <param name="Fault">What is wrong with it, in one sentence; null: it was taken.</param>
/// <param name="Led">Where its sender goes on; null: back to the page.</param>
/// <param name="Told">What a program is answered; null: nothing but that it was taken.</param>
readonly record struct Taken(string? Fault, string? Led = null, object? Told = null);

/// <summary>
/// How every change is taken: with an anti-forgery token (a form's field, or the header of a program that first read one),
/// then by going back to the page, or with the status alone where JSON was sent.
/// </summary>
static class Changes
{
    internal static JudgementId NewId() => new(Guid.NewGuid().ToString("N"));

    /// <param name="change">Makes the change; returns what is wrong in one sentence, or null.</param>
    internal static void Map(IEndpointRouteBuilder app, string path, Func<Desk, Sent, string?> change) => MapLed(app, path, (desk, sent) => new(change(desk, sent)));

    /// <summary>The same of a change that leads its sender on, or has something to tell of it.</summary>
    internal static void MapLed(IEndpointRouteBuilder app, string path, Func<Desk, Sent, Taken> change)
    {
        foreach (var door in new[] { path, path + ".json" })
            app.MapPost(door, (HttpContext http, Desk desk, IAntiforgery antiforgery, SentOnce once) => TakeAsync(http, desk, (antiforgery, once), change));
    }

    static async Task<IResult> TakeAsync(HttpContext http, Desk desk, (IAntiforgery Antiforgery, SentOnce Once) guards, Func<Desk, Sent, Taken> change)
    {
        var data = Answers.IsData(http.Request);
        if (desk.Options.Guarded && !await guards.Antiforgery.IsRequestValidAsync(http)) return Refused(StatusCodes.Status400BadRequest, desk.Words["refused.token"]);
        if (await Sent.ReadAsync(http) is not { } sent) return Refused(StatusCodes.Status400BadRequest, desk.Words["sent.body"]);
        if (sent.TooLong is { } field) return Refused(StatusCodes.Status422UnprocessableEntity, desk.Words.Of("sent.long", field, Sent.LongestOf(field)));
        var (sending, came) = sent.IsForm && desk.Options.Guarded ? guards.Once.Begin(http, http.Request.Form) : (null, false);
        var taken = came ? new(null, sending?.Led) : change(desk, sent);
        if (taken.Fault is { } fault)
        {
            if (sending is not null) guards.Once.Refused(sending);
            return Refused(StatusCodes.Status422UnprocessableEntity, fault);
        }

        if (sending is not null) sending.Led = taken.Led;
        if (data) return taken.Told is { } told ? Results.Json(told, Shapes.Json) : Results.NoContent();
        return Results.LocalRedirect(Links.Local(taken.Led ?? Back(sent)), permanent: false, preserveMethod: false);

        IResult Refused(int status, string sentence) => data ? Answers.Problem(status, sentence) : desk.Fault(status, sentence);
    }

    /// <summary>Back to the page, at the claim that was judged.</summary>
    static string? Back(Sent sent)
    {
        var back = sent.Back;
        return back is null || back.Contains('#') || sent.Route("id").Length == 0 ? back : $"{back}#c-{sent.Route("id")}";
    }
}
