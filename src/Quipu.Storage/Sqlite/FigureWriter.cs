using System.Globalization;
using Quipu.Figures;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps figures; the same one of a later import is the same row, seen again.</summary>
sealed class FigureWriter(Session db, long dataset, long import, long firstFile)
{
    /// <summary>The number without zeros at its end: equal numbers are equal texts.</summary>
    internal static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Values of the columns concept, known, measure, spot, whole and counts.</summary>
    internal static object?[] Derived(Measured measured) =>
        [measured.Concept, measured.IsKnown ? 1 : 0, measured.Unit, measured.Place, measured.Whole, measured.Counts ? 1 : 0];

    const string Same =
        "metric = ?1 and place = ?2 and period = ?3 and unit = ?4 and publisher = ?5 and vintage = ?6 and value = ?7 and dataset = ?8 and coalesce(place_name, '') = coalesce(?9, '')";

    internal void Write(Figure figure, (long File, long Row) place, ImportTally tally)
    {
        object?[] identity =
        [
            figure.Metric, figure.Place ?? "", figure.Period.ToString(), figure.Unit, figure.Publisher, figure.Vintage ?? "", Plain(figure.Value), dataset, figure.PlaceName,
        ];
        if (Insert(figure, identity, place, 0) || SeenAgain(figure, identity, place)) tally.Figures++;
        else if (Insert(figure, identity, place, db.Number($"select max(nth) + 1 from figure where {Same}", identity)!.Value)) tally.Figures++;
    }

    bool Insert(Figure figure, object?[] identity, (long File, long Row) place, long nth) => db.Run(
        """
        insert into figure (metric, place, period, unit, publisher, vintage, value, dataset, place_name, label, low, high, verbatim, since, file, row,
            concept, known, measure, spot, whole, counts, number, nth)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, cast(?7 as numeric), ?23) on conflict do nothing
        """,
        [
            .. identity, figure.Label, DayNumber.Of(figure.Period.Earliest), DayNumber.Of(figure.Period.Latest), figure.Verbatim, import, place.File, place.Row, .. Derived(Measured.Of(figure)), nth,
        ]) > 0;

    // One that an earlier import had, and this one not yet.
    bool SeenAgain(Figure figure, object?[] identity, (long File, long Row) place) => db.Run(
        $"""
        update figure set file = ?10, row = ?11, label = ?12, verbatim = ?13
        where key = (select key from figure where {Same} and file < ?14 order by nth limit 1)
        """,
        [.. identity, place.File, place.Row, figure.Label, figure.Verbatim, firstFile]) > 0;
}
