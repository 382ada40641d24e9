using FollowTheMoney.Streams;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Quipu.Claims;
using Quipu.Publishing.Leavings;

namespace Quipu.Web.Api;

/// <summary>The one door by which pages hand out files and data: whatever goes through it is kept in the log of what left, or does not go.</summary>
static class Departing
{
    /// <summary>Of an answer of a workspace that may only be read: why it is in no log.</summary>
    internal const string NotLogged = "Quipu-Not-Logged";

    internal static Leaving Leaving(Desk desk, LeavingAct act, string format, string question) => Log(desk).Leaving(act, format, question);

    /// <summary>A table of a page, with what was asked for as its address has it.</summary>
    internal static Leaving Table(Desk desk, string of) => Leaving(desk, LeavingAct.Table, of, desk.Here);

    /// <summary>Hands out a table that carries claims or names. Whoever writes it tells the departure of each claim.</summary>
    internal static IResult Table(Desk desk, Asked asked, Leaving leaving, Action<Utf8CsvWriter, Departure> write) => asked.Fault is not null
        ? Answers.Table(desk, asked, leaving.Format, null)
        : Streamed(desk, (leaving.Format + ".csv", "text/csv; charset=utf-8"), leaving, (departure, to) =>
        {
            using var through = desk.Store.StandIns(desk.Viewer).Over(to);
            using var csv = new Utf8CsvWriter(through, quoteAll: false);
            write(csv, departure);
            return null;
        });

    /// <summary>Hands out a file, and keeps the row of what it carried.</summary>
    /// <param name="write">Writes it; gives the SHA-256 of a bundle's list of parts, null of other files.</param>
    internal static IResult Streamed(Desk desk, (string Name, string Type) file, Leaving leaving, Func<Departure, Stream, string?> write) =>
        new Answer(desk, (file.Name, file.Type), (departure, to) => leaving with { File = file.Name, Package = write(departure, to) });

    /// <summary>
    /// Answers with data. What the scripts of a page read is the page; whatever else reads them (a person who saves them, a program) takes them out. The same data read again on the same day are one row.
    /// Of the address its path is kept, and not what somebody typed: programs ask for people by name.
    /// </summary>
    internal static IResult Data(Desk desk, object data) => IsOfPage(desk.Http.Request)
        ? Results.Json(data, Shapes.Json)
        : new Answer(desk, (null, "application/json; charset=utf-8"), (departure, to) =>
        {
            Shapes.Write(to, data, departure.Carry);
            var row = Leaving(desk, LeavingAct.Data, "json", desk.Path) with { Sha256 = departure.Sha256 };
            return row with { Id = LeavingId.OfDay(row) };
        });

    /// <summary>Hands out a feed. The same feed read again on the same day is one row.</summary>
    internal static IResult Fed(Desk desk, string type, Action<Departure, Stream> write) => new Answer(desk, (null, type), (departure, to) =>
    {
        write(departure, to);
        var row = Leaving(desk, LeavingAct.Feed, "atom", desk.Path) with { Sha256 = departure.Sha256 };
        return row with { Id = LeavingId.OfDay(row) };
    });

    /// <summary>Keeps the row of what a browser made itself and is about to save.</summary>
    /// <returns>Why it may not be saved, in one sentence; null: it may.</returns>
    internal static string? Noted(Desk desk, Departure departure, Leaving leaving) =>
        desk.Store.IsWritable && Log(desk).Keep(departure, leaving) is { } fault ? desk.Words.Of("departing.withheld", fault) : null;

    internal static void Carry(this Departure departure, IEnumerable<ShownClaim?> claims)
    {
        foreach (var claim in claims.OfType<ShownClaim>()) departure.Carry(claim);
    }

    static DepartureLog Log(Desk desk) => new(desk.Store, desk.Viewer.Name, desk.Options.Time);

    // Browsers say so themselves, and no script can make them say otherwise.
    static bool IsOfPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin" && request.Headers["Sec-Fetch-Dest"] == "empty";

    /// <param name="write">Writes it, and gives the row of the log.</param>
    sealed class Answer(Desk desk, (string? Name, string Type) file, Func<Departure, Stream, Leaving> write) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            using var departure = new Departure();
            using var held = new HeldAnswer(http.Response.Body, () => Begin(http.Response));
            var leaving = write(departure, departure.Over(held));
            if (desk.Store.IsWritable && Log(desk).Keep(departure, leaving) is { } fault) await WithheldAsync(http, held, fault);
            else held.Release();
        }

        void Begin(HttpResponse response)
        {
            response.ContentType = file.Type;
            if (!desk.Store.IsWritable) response.Headers[NotLogged] = "read-only";
            if (file.Name is null) return;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(file.Name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        Task WithheldAsync(HttpContext http, HeldAnswer held, string fault)
        {
            if (held.HasBegun)
            {
                http.Abort();
                return Task.CompletedTask;
            }

            var sentence = desk.Words.Of("departing.withheld", fault);
            var answer = Answers.IsData(http.Request) ? Answers.Problem(StatusCodes.Status503ServiceUnavailable, sentence) : desk.Fault(StatusCodes.Status503ServiceUnavailable, sentence);
            return answer.ExecuteAsync(http);
        }
    }
}
