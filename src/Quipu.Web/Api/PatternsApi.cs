using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Quipu.Exports;
using Quipu.Patterns.Language;
using Quipu.Publishing.Pictures;
using Quipu.Web.Pages.Patterns;

namespace Quipu.Web.Api;

/// <summary><c>/patterns</c>: what is looked for, and the editor of a desk's own patterns.</summary>
static class PatternsApi
{
    const long LongestBody = 4 * PatternFolder.Longest;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/patterns", (Desk desk, Asked asked) => Answers.Page<PatternsPage>(desk, asked, PatternsView.Load(desk)));
        app.MapGet("/patterns.json", (Desk desk, Asked asked) => Answers.Facts(desk, asked, () => Shape(PatternsView.Load(desk))));
        app.MapGet("/patterns.csv", (Desk desk, Asked asked) => Answers.Table(desk, asked, "patterns.csv", csv =>
        {
            csv.Row("pattern", "title", "text", "own", "findings", "leads", "run_on");
            foreach (var row in PatternsView.Load(desk).Rows)
                csv.Row(
                    row.Pattern.Slug, Csv.Inert(row.Pattern.Title.In(desk.Words.Code)), Csv.Inert(row.Pattern.Text.In(desk.Words.Code)), row.IsOwn ? "1" : "0",
                    row.Found.Findings.ToString(CultureInfo.InvariantCulture), row.Found.Leads.ToString(CultureInfo.InvariantCulture),
                    Csv.Inert(PatternView.RunTold(desk.Words, row.Pattern)));
        }));
        app.MapGet("/patterns/{slug}", (Desk desk, Asked asked, string slug) => Answers.Found<PatternPage>(desk, asked, PatternView.Load(desk, slug)));
        app.MapGet("/patterns/{slug}.json", (Desk desk, Asked asked, string slug) =>
            Answers.Facts(desk, asked, () => PatternView.Load(desk, slug) is { } view ? Shape(view) : null));
        // It names nobody and tells no claim: nothing of it belongs in the log of what left.
        app.MapGet("/patterns/{slug}/picture.svg", (Desk desk, string slug) => desk.Patterns.FirstOrDefault(p => p.Slug == slug) is { } pattern && PatternView.Picture(desk.Words, pattern) is { } shape
            ? Answers.Streamed(desk, slug + ".svg", to => PictureSheet.Write(PatternDrawing.Made(desk, pattern, shape), to), "image/svg+xml")
            : desk.Fault(StatusCodes.Status404NotFound, desk.Words["picture.none"]));
        app.MapGet("/patterns/new", (Desk desk, Asked asked) => Edit(desk, asked, null));
        app.MapGet("/patterns/new.json", (Desk desk, Asked asked) => EditData(desk, asked, null));
        app.MapGet("/patterns/{slug}/edit", (Desk desk, Asked asked, string slug) => Edit(desk, asked, slug));
        app.MapGet("/patterns/{slug}/edit.json", (Desk desk, Asked asked, string slug) => EditData(desk, asked, slug));
        Take(app, "/patterns/check", (_, _, view) => Task.FromResult((StatusCodes.Status200OK, view)));
        Take(app, "/patterns/preview", async (desk, trials, view) => (StatusCodes.Status200OK, await view.TriedAsync(desk, trials)));
        Take(app, "/patterns/save", (desk, _, view) => Task.FromResult(PatternChanges.Save(desk, view)));
        Take(app, "/patterns/remove", (desk, _, view) => Task.FromResult(PatternChanges.Remove(desk, view)));
    }

    static IResult Edit(Desk desk, Asked asked, string? slug) => !desk.CanEditPatterns ? desk.Fault(StatusCodes.Status403Forbidden, desk.Words["pattern.owner"])
        : Answers.Found<EditPage>(desk, asked, EditView.Load(desk, slug, asked.Text("from")));

    static IResult EditData(Desk desk, Asked asked, string? slug) => !desk.CanEditPatterns
        ? Answers.Problem(StatusCodes.Status403Forbidden, desk.Words["pattern.owner"])
        : Answers.Facts(desk, asked, () => EditView.Load(desk, slug, asked.Text("from")) is { } view ? Shape(view) : null);

    /// <summary>An address that takes a pattern's text: the form of the editor, or the same as JSON.</summary>
    /// <param name="take">The status of the answer and what the editor shows then; with 303 it leads away from the editor.</param>
    static void Take(IEndpointRouteBuilder app, string path, Func<Desk, Trials, EditView, Task<(int Status, EditView View)>> take)
    {
        app.MapPost(path, (Desk desk, Trials trials, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, (view) => take(desk, trials, view)));
        app.MapPost(path + ".json", (Desk desk, Trials trials, IAntiforgery antiforgery) => TakenAsync(desk, antiforgery, (view) => take(desk, trials, view)));
    }

    static async Task<IResult> TakenAsync(Desk desk, IAntiforgery antiforgery, Func<EditView, Task<(int Status, EditView View)>> take)
    {
        var (http, isData) = (desk.Http, Answers.IsData(desk.Http.Request));
        if (desk.Options.Guarded && !await antiforgery.IsRequestValidAsync(http)) return Refused(StatusCodes.Status400BadRequest, desk.Words["refused.token"]);
        if (!desk.CanEditPatterns) return Refused(StatusCodes.Status403Forbidden, desk.Words["pattern.owner"]);
        if (http.Request.ContentLength is not (null or <= LongestBody)) return Refused(StatusCodes.Status413PayloadTooLarge, desk.Words["pattern.long"]);
        if (await ReadAsync(http.Request) is not { } sent) return Refused(StatusCodes.Status400BadRequest, desk.Words["sent.body"]);
        try
        {
            var (status, view) = await take(sent with { IsOwn = sent.Slug is { } slug && desk.Options.Patterns!.Find(slug)?.File is not null });
            if (isData) return status == StatusCodes.Status303SeeOther ? Results.NoContent() : Results.Json(Shape(view), Shapes.Json, statusCode: status);
            if (status != StatusCodes.Status303SeeOther) return desk.Page<EditPage>(view, status);
            return Results.LocalRedirect(view.Slug is { } saved ? $"/patterns/{saved}" : "/patterns", permanent: false, preserveMethod: false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Who asked pressed Stop, and hears no answer.
            return Results.Empty;
        }

        IResult Refused(int status, string sentence) => isData ? Answers.Problem(status, sentence) : desk.Fault(status, sentence);
    }

    static async Task<EditView?> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return await Sent.FormAsync(request.HttpContext) is { } form ? Of(form["slug"], form["text"], form["version"]) : null;
        }

        if (!request.HasJsonContentType()) return null;
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = 3 }, request.HttpContext.RequestAborted);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Of(Text("slug"), Text("text"), Text("version")) : null;

            string? Text(string key) =>
                json.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }

        static EditView Of(string? slug, string? text, string? version) =>
            new(string.IsNullOrEmpty(slug) ? null : slug, (text ?? "").ReplaceLineEndings("\n"), version ?? "");
    }

    static object Shape(PatternsView view) => new { Patterns = view.Rows.Select(Shape), Faults = view.Faults.Select(f => Shape(f)) };

    static object Shape(PatternRow row) =>
        new { row.Pattern.Slug, row.Pattern.Title, row.Pattern.Text, Own = row.IsOwn, row.Replaces, row.Found.Findings, row.Found.Leads, row.Pattern.Run };

    static object Shape(PatternView view) => new
    {
        Pattern = Shape(view.Row),
        view.Pattern.Rationale,
        view.Pattern.Innocent,
        view.Pattern.Confirm,
        view.Pattern.Refute,
        view.Pattern.References,
        Shape = view.Pattern.Sketch,
        view.Unfed,
        Supply = view.Ties.Select(t => new { Tie = t.Tie.Name, t.Claims, t.Registers }),
        Yaml = view.Source.Text,
    };

    static object Shape(EditView view) => new
    {
        view.Slug,
        view.Text,
        view.Version,
        Sound = view.Reading.Pattern is not null,
        Faults = view.Reading.Faults.Select(f => Shape(f)),
        Shape = view.Reading.Pattern?.Sketch,
        view.Fault,
        view.Theirs,
        Preview = view.Trial is null && !view.IsLate ? null
            : new { Late = view.IsLate, view.Trial?.Findings, view.Trial?.Leads, Shown = view.Rows.Select(FindingShape.Of) },
    };

    static object Shape(PatternFault fault) => new { File = Path.GetFileName(fault.File), fault.Line, fault.Column, fault.What, fault.Advice };
}
