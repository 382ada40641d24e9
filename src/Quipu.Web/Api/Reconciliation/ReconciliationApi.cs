using System.Text.Json;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

/// <summary>
/// <c>/reconcile/{dataset}</c>: the Reconciliation Service API 0.2, for OpenRefine and its kin. Programs of this machine may ask it without a token, for it changes nothing;
/// pages of other sites are kept out as everywhere (<see cref="Safety.SameOrigin"/>).
/// </summary>
static class ReconciliationApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/reconcile/{dataset}", async (Desk desk, string dataset) =>
        {
            if (DatasetScope.Find(desk, dataset) is not { } scope) return DatasetScope.Unknown(dataset);
            var query = desk.Http.Request.Query;
            return await AnswerAsync(desk, scope, query["queries"], query["extend"]) ?? EntityAnswer.Json(json => Manifest.Write(json, Base(desk, dataset), scope));
        });
        app.MapPost("/reconcile/{dataset}", PostAsync);
        app.MapGet("/reconcile/{dataset}/suggest/entity", (Desk desk, string dataset) => Scoped(desk, dataset, scope => Suggestions.Entities(desk, scope)));
        app.MapGet("/reconcile/{dataset}/suggest/property", (Desk desk, string dataset) => Scoped(desk, dataset, _ => Suggestions.Properties(desk)));
        app.MapGet("/reconcile/{dataset}/suggest/type", (Desk desk, string dataset) => Scoped(desk, dataset, _ => Suggestions.Types(desk)));
        app.MapGet("/reconcile/{dataset}/extend/property", (Desk desk, string dataset) => Scoped(desk, dataset, _ => Extension.Properties(desk)));
        app.MapGet("/reconcile/{dataset}/preview", (Desk desk, string dataset) => Scoped(desk, dataset, _ => Preview.Of(desk)));
    }

    static async Task<IResult> PostAsync(Desk desk, string dataset)
    {
        if (DatasetScope.Find(desk, dataset) is not { } scope) return DatasetScope.Unknown(dataset);
        var request = desk.Http.Request;
        if (!request.HasFormContentType || await Sent.FormAsync(request.HttpContext) is not { } form) return Answers.Problem(StatusCodes.Status400BadRequest, "Send a form with the field 'queries' or 'extend', each a JSON object.");
        return await AnswerAsync(desk, scope, form["queries"], form["extend"]) ?? Answers.Problem(StatusCodes.Status400BadRequest, "The form has neither 'queries' nor 'extend'.");
    }

    /// <summary>Null where nothing was asked.</summary>
    static async Task<IResult?> AnswerAsync(Desk desk, DatasetScope scope, string? queries, string? extend)
    {
        if (string.IsNullOrWhiteSpace(queries) && string.IsNullOrWhiteSpace(extend)) return null;
        try
        {
            using var asked = JsonDocument.Parse(string.IsNullOrWhiteSpace(extend) ? queries! : extend, new() { MaxDepth = 12 });
            if (asked.RootElement.ValueKind != JsonValueKind.Object) return Answers.Problem(StatusCodes.Status400BadRequest, "'queries' and 'extend' are JSON objects.");
            return string.IsNullOrWhiteSpace(extend) ? await desk.InTurnAsync(() => Queries.Answer(desk, scope, asked.RootElement)) : Extension.Answer(desk, asked.RootElement);
        }
        catch (JsonException wrong)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, $"'{(string.IsNullOrWhiteSpace(extend) ? "queries" : "extend")}' is no JSON: {wrong.Message}");
        }
    }

    static IResult Scoped(Desk desk, string dataset, Func<DatasetScope, IResult> answer) =>
        DatasetScope.Find(desk, dataset) is { } scope ? answer(scope) : DatasetScope.Unknown(dataset);

    static string Base(Desk desk, string dataset) => $"{desk.Http.Request.Scheme}://{desk.Http.Request.Host.Value}/reconcile/{Uri.EscapeDataString(dataset)}";
}
