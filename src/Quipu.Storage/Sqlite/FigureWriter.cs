using System.Globalization;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps figures; the same one of a later import is the same row, seen again.</summary>
sealed class FigureWriter(Session db, long dataset, long import, long firstFile)
{
    /// <summary>The number without zeros at its end: equal numbers are equal texts.</summary>
    internal static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    internal static int Day(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    internal void Write(Figure figure, (long File, long Row) place, ImportTally tally)
    {
        var value = Plain(figure.Value);
        var identity = new object?[] { figure.Metric, figure.Place ?? "", figure.Period.ToString(), figure.Unit, figure.Publisher, figure.Vintage ?? "", value, dataset };
        if (db.Run(
            """
            insert into figure (metric, place, period, unit, publisher, vintage, value, dataset, label, place_name, low, high, verbatim, since, file, row)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) on conflict do nothing
            """,
            [.. identity, figure.Label, figure.PlaceName, Day(figure.Period.Earliest), Day(figure.Period.Latest), figure.Verbatim, import, place.File, place.Row]) > 0 ||
            db.Run(
                """
                update figure set file = ?9, row = ?10, label = ?11, place_name = ?12, verbatim = ?13
                where metric = ?1 and place = ?2 and period = ?3 and unit = ?4 and publisher = ?5 and vintage = ?6 and value = ?7 and dataset = ?8 and file < ?14
                """,
                [.. identity, place.File, place.Row, figure.Label, figure.PlaceName, figure.Verbatim, firstFile]) > 0)
            tally.Figures++;
    }
}
