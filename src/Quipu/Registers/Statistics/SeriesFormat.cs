using Quipu.Registers.Tables;

namespace Quipu.Registers.Statistics;

/// <summary>
/// Statistics in a tidy table: one number a row with its year, place and what is counted; or a column for each year (<c>poblacion_2018 … poblacion_2022</c>);
/// or a column for each measure (an index by country). Which it is, the headers and the first rows tell. Every number is one figure, kept as it stood.
/// </summary>
sealed class SeriesFormat : IRegisterFormat
{
    public string Name => "series";

    public string Description => "Statistics (CSV, XLSX or ODS): complaints, population, indexes; a number a row, a column a year, or a column a measure.";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        if (columns.Length < 2) return 0;
        if (PartyColumns.HasNumbers(columns)) return 0;
        var shape = SeriesShape.Of(sample.File);
        var isDated = shape.Year is not null || shape.Values.Any(v => v.Period is not null);
        // Numbers alone are no statistics: a place or a period must go with them, and names are places only beside what is one.
        if (shape.Values.IsEmpty || !(isDated || shape.HasPlace) || PartyColumns.HasRoles(shape.Worded) || (!shape.HasPlace && PartyColumns.HasNames(shape.Worded))) return 0;
        return isDated ? 50 : 35;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, file =>
    {
        var shape = SeriesShape.Of(file);
        if (shape.Values.IsEmpty) throw new RegisterException($"{file.Name} has no column of numbers that could be a statistic. Name one 'value', or a column for each year ('cases_2021').");
        return (null, (row, draft) => new SeriesRow(shape, row, draft, input.Dataset).Read());
    });
}
