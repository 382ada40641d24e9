using System.Security.Cryptography;
using System.Text;

namespace Quipu.Web.Api.Yente;

/// <summary>
/// <c>/yente</c>: the interface that clients of yente and of the OpenSanctions API speak; their base address ends here. Programs of this machine may ask it without a token,
/// for it changes nothing; pages of other sites are kept out as everywhere (<see cref="Safety.SameOrigin"/>).
/// </summary>
static class YenteApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/yente/healthz", () => Ok());
        app.MapGet("/yente/readyz", (Desk desk) => desk.Store.Sequence >= 0 ? Ok() : Answers.Problem(StatusCodes.Status503ServiceUnavailable, "The workspace is not ready."));
        app.MapPost("/yente/updatez", (Desk desk) => Update(desk));
        app.MapMethods("/yente/updatez", ["GET", "PUT", "DELETE", "PATCH"], (HttpResponse response) =>
        {
            response.Headers.Allow = "POST";
            return Answers.Problem(StatusCodes.Status405MethodNotAllowed, "POST it, with the workspace's token.");
        });
        CatalogAddress.Map(app);
        EntityAddresses.Map(app);
        SearchAddress.Map(app);
        MatchAddress.Map(app);
    }

    static IResult Ok() => EntityAnswer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("status", "ok");
        json.WriteEndObject();
    });

    /// <summary>Answers are made of the records as they are, so there is nothing to bring up to date; the token is asked for all the same.</summary>
    static IResult Update(Desk desk)
    {
        var shown = desk.Http.Request.Query["token"].ToString();
        return desk.Options.HandOffToken is { Length: > 0 } token && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token))
            ? Ok() : Answers.Problem(StatusCodes.Status403Forbidden, "The token is missing or wrong.");
    }
}
