using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Publishing.Leavings;

namespace Quipu.Web.Api;

/// <summary>The log of what pages hand out as files.</summary>
static class Departing
{
    internal static Leaving Leaving(Desk desk, LeavingAct act, string format, string question) =>
        new(LeavingId.New(), desk.Options.Time.GetUtcNow(), desk.Viewer.Name, act, format, question);

    /// <summary>A table of a page, with what was asked for as its address has it.</summary>
    internal static Leaving Table(Desk desk, string of) => Leaving(desk, LeavingAct.Table, of, desk.Here);

    /// <summary>Hands out a table that carries claims. Whoever writes it tells the departure of each.</summary>
    internal static IResult Table(Desk desk, Asked asked, Leaving leaving, Action<Utf8CsvWriter, Departure> write) => asked.Fault is not null
        ? Answers.Table(desk, asked, leaving.Format, null)
        : Streamed(desk, (leaving.Format + ".csv", "text/csv; charset=utf-8"), leaving, (departure, to) =>
        {
            using var csv = new Utf8CsvWriter(to, quoteAll: false);
            write(csv, departure);
            return null;
        });

    /// <summary>Hands out a file as it is written, and keeps the row when it has gone.</summary>
    /// <param name="write">Writes it; gives the SHA-256 of a bundle's list of parts, null of other files.</param>
    internal static IResult Streamed(Desk desk, (string Name, string Type) file, Leaving leaving, Func<Departure, Stream, string?> write) => Answers.Streamed(desk, file.Name, to =>
    {
        using var departure = new Departure();
        var package = write(departure, departure.Over(to));
        Keep(desk, departure, leaving with { File = file.Name, Package = package });
    }, file.Type);

    internal static void Carry(this Departure departure, IEnumerable<ShownClaim?> claims)
    {
        foreach (var claim in claims.OfType<ShownClaim>()) departure.Carry(claim);
    }

    /// <summary>Keeps the row. A workspace that may only be read has no log; what is taken from it is not held back for that.</summary>
    internal static void Keep(Desk desk, Departure departure, Leaving leaving)
    {
        try
        {
            desk.Store.Write([departure.Left(leaving)]);
        }
        catch (StorageException)
        {
        }
    }
}
