using Microsoft.AspNetCore.Components;

namespace Quipu.Web.Api;

/// <summary>How every address answers: with a page or its data, and where something is wrong, with one sentence in one shape (RFC 9457).</summary>
static class Answers
{
    internal static IResult Page<TPage>(Desk desk, Asked asked, object view) where TPage : IComponent =>
        asked.Fault is { } fault ? desk.Fault(StatusCodes.Status400BadRequest, fault) : desk.Page<TPage>(view);

    internal static IResult Found<TPage>(Desk desk, Asked asked, object? view) where TPage : IComponent =>
        view is null ? desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]) : Page<TPage>(desk, asked, view);

    internal static IResult Data(Desk desk, Asked asked, Func<object?> shape)
    {
        if (asked.Fault is { } fault) return Problem(StatusCodes.Status400BadRequest, fault);
        return shape() is { } found ? Results.Json(found, Shapes.Json) : Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
    }

    internal static IResult Problem(int status, string sentence) => Results.Problem(detail: sentence, statusCode: status);

    /// <summary>True where an answer should be data: its address ends in <c>.json</c>, or it was sent JSON.</summary>
    internal static bool IsData(HttpRequest request) =>
        request.Path.Value?.EndsWith(".json", StringComparison.Ordinal) == true || request.HasJsonContentType() || request.Path.StartsWithSegments("/work", StringComparison.Ordinal);
}
