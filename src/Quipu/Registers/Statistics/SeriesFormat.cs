using Quipu.Registers.Tables;

namespace Quipu.Registers.Statistics;

/// <summary>
/// Statistics in a tidy table: one number a row with its year, place and what is counted; or a column for each year (<c>poblacion_2018 … poblacion_2022</c>);
/// or a column for each measure (an index by country). Which it is, the headers and the first rows tell. Every number is one figure, kept as it stood.
/// </summary>
sealed class SeriesFormat : IRegisterFormat
{
    public string Name => "series";

    public string Description => "Statistics (CSV or XLSX): complaints, population, indexes; a number a row, a column a year, or a column a measure.";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        if (columns.Length < 2) return 0;
        var shape = SeriesShape.Of(sample.File);
        // Numbers alone are no statistics: a place or a period must go with them.
        return shape.Values.IsEmpty || (shape.PlaceColumns.IsEmpty && shape.Year is null && shape.Values.All(v => v.Period is null)) ? 0 : shape.Year is null && shape.Values.All(v => v.Period is null) ? 35 : 50;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, file =>
    {
        var shape = SeriesShape.Of(file);
        if (shape.Values.IsEmpty) throw new RegisterException($"{file.Name} has no column of numbers that could be a statistic. Name one 'value', or a column for each year ('cases_2021').");
        return (null, (row, draft) => new SeriesRow(shape, row, draft, input.Dataset).Read());
    });
}
