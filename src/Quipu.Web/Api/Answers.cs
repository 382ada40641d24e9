using FollowTheMoney.Streams;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace Quipu.Web.Api;

/// <summary>How every address answers: with a page or its data, and where something is wrong, with one sentence in one shape (RFC 9457).</summary>
static class Answers
{
    internal static IResult Page<TPage>(Desk desk, Asked asked, object view) where TPage : IComponent =>
        asked.Fault is { } fault ? desk.Fault(StatusCodes.Status400BadRequest, fault) : desk.Page<TPage>(view);

    internal static IResult Found<TPage>(Desk desk, Asked asked, object? view) where TPage : IComponent =>
        view is null ? desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]) : Page<TPage>(desk, asked, view);

    /// <summary>Data with claims or names of people: they go through the door of what leaves.</summary>
    internal static IResult Data(Desk desk, Asked asked, Func<object?> shape) => Data(desk, asked, shape, found => Departing.Data(desk, found));

    /// <summary>Data that name nobody and tell no claim: a vocabulary, counts, the log itself.</summary>
    internal static IResult Facts(Desk desk, Asked asked, Func<object?> shape) => Data(desk, asked, shape, found => Results.Json(found, Shapes.Json));

    static IResult Data(Desk desk, Asked asked, Func<object?> shape, Func<object, IResult> answer)
    {
        if (asked.Fault is { } fault) return Problem(StatusCodes.Status400BadRequest, fault);
        return shape() is { } found ? answer(found) : Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
    }

    /// <summary>A table of comma-separated values, streamed; no cell of it is taken for a formula by a spreadsheet.</summary>
    internal static IResult Table(Desk desk, Asked asked, string name, Action<Utf8CsvWriter>? write)
    {
        if (asked.Fault is { } fault) return Problem(StatusCodes.Status400BadRequest, fault);
        if (write is null) return Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]);
        return Streamed(desk, name, to =>
        {
            using var csv = new Utf8CsvWriter(to, quoteAll: false);
            write(csv);
        });
    }

    /// <param name="write">Writes as it reads: an answer is not held whole.</param>
    internal static IResult Streamed(Desk desk, string name, Action<Stream> write, string type = "text/csv; charset=utf-8")
    {
        if (desk.Http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return Results.Stream(to =>
        {
            write(to);
            return Task.CompletedTask;
        }, type, name);
    }

    internal static IResult Problem(int status, string sentence) => Results.Problem(detail: sentence, statusCode: status);

    /// <summary>True where an answer should be data: its address ends in <c>.json</c> or <c>.csv</c>, or it was sent JSON.</summary>
    internal static bool IsData(HttpRequest request) =>
        request.Path.Value is { } path && (path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal)) || request.HasJsonContentType() ||
        ForPrograms.Any(part => request.Path.StartsWithSegments(part, StringComparison.Ordinal));

    /// <summary>Addresses that only programs ask.</summary>
    static readonly string[] ForPrograms = ["/work", "/yente", "/reconcile"];
}
