using System.Security.Cryptography;
using System.Text;

namespace Quipu.Web.Api;

/// <summary>
/// <c>/work</c>: another <c>quipu read</c> or <c>quipu import</c> hands its paths to the process that holds the workspace, and is told how it goes, a JSON line at a time.
/// It shows a token from the workspace's folder, which no page of a browser can read.
/// </summary>
static class WorkApi
{
    internal const string TokenHeader = "X-Quipu-Token";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/work.json", (Desk desk) => Results.Json(new { Running = desk.Running is not null, Line = desk.Running, desk.Work?.Done, desk.Work?.Total }, Shapes.Json));
        app.MapPost("/work", TakeAsync);
    }

    static async Task<IResult> TakeAsync(HttpContext http, Desk desk, Work work)
    {
        if (desk.Options is not { HandOff: { } handOff, HandOffToken: { Length: > 0 } token }) return Answers.Problem(StatusCodes.Status404NotFound, desk.Words["work.none"]);
        if (!IsToken(http.Request.Headers[TokenHeader].ToString(), token)) return Answers.Problem(StatusCodes.Status403Forbidden, desk.Words["work.token"]);
        if (await WorkOrder.ParseAsync(http.Request.Body, http.RequestAborted) is not { } order) return Answers.Problem(StatusCodes.Status400BadRequest, desk.Words["work.paths"]);
        http.Response.ContentType = "application/x-ndjson";
        try
        {
            await foreach (var line in handOff(order, http.RequestAborted))
            {
                work.Tell(line);
                await http.Response.WriteAsync(line + "\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        finally
        {
            work.Tell(null);
        }

        return Results.Empty;
    }

    static bool IsToken(string shown, string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token));
}
