using System.Text.Json;
using Quipu.Web.Api.Yente;

namespace Quipu.Web.Api.Reconciliation;

static class Queries
{
    internal static IResult Answer(Desk desk, DatasetScope scope, JsonElement asked) => Answers.Problem(StatusCodes.Status503ServiceUnavailable, $"{desk.Path} {scope.Name} {asked.ValueKind}");
}
