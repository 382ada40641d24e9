using System.Collections.Immutable;
using System.Globalization;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Statistics;

/// <summary>A column of numbers.</summary>
/// <param name="Metric">What the column's name says is counted, as a slug; empty where other columns say it.</param>
/// <param name="Label">The column's name, without the year.</param>
/// <param name="Period">The year in the column's name, or null.</param>
sealed record SeriesValue(string Column, string Metric, string Label, PartialDate? Period);

/// <summary>What the columns of a statistical table are: told by their names, in English and Spanish, and by the first rows.</summary>
sealed class SeriesShape
{
    const int Looked = 200;

    static readonly ImmutableHashSet<string> ValueWords = ["cantidad", "valor", "value", "obs", "count", "total", "numero", "number", "casos", "cases", "score", "tasa", "rate", "n", "amount", "monto"];
    static readonly ImmutableHashSet<string> YearWords = ["anio", "ano", "year", "fecha", "date", "period", "periodo", "time", "mes", "month"];
    static readonly ImmutableHashSet<string> VintageWords = ["corte", "descarga", "vintage", "edition", "edicion", "publicado", "published", "updated", "actualizacion", "download", "release"];
    static readonly ImmutableHashSet<string> NameWords = ["nombre", "name"];
    static readonly ImmutableHashSet<string> PlaceWords = ["ubigeo", "pais", "country", "departamento", "department", "dpto", "depto", "provincia", "province", "prov", "distrito", "district", "dist", "region", "continent", "continente", "place", "lugar", "territory", "iso", "geo", "municipio", "state", "estado", "localidad", "fips", .. NameWords];
    static readonly ImmutableHashSet<string> CodeWords = ["cod", "code", "codigo", "id", "uuid", "objectid", "fid", "latitude", "longitude", "latitud", "longitud", "lat", "lon", "articulo", "article"];

    SeriesShape(string file, TableHeader header, List<TableRow> rows)
    {
        var words = RegisterId.Key(Path.GetFileNameWithoutExtension(file).Replace('_', ' '));
        FileWords = $" {words} ";
        ColumnWords = $" {string.Join(" | ", header.Columns.Select(c => RegisterId.Key(c.Replace('_', ' '))))} ";
        NamedYear = words.Split(' ').Select(w => w.Length == 4 && int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200 ? year : 0).LastOrDefault(y => y > 0) is > 0 and var named ? named : null;
        var columns = header.Columns.Select((name, i) => new SeriesColumn(name, RegisterId.Key(name.Replace('_', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. rows.Select(r => r.At(i))])).ToImmutableArray();
        Year = columns.FirstOrDefault(c => c.Has(YearWords) && !c.Has(VintageWords) && c.IsPeriod)?.Name;
        Month = columns.FirstOrDefault(c => c.Name != Year && c.Words is ["mes" or "month", ..])?.Name;
        Span = columns.FirstOrDefault(c => c.Name != Year && c.Name != Month && c.Words.Contains("periodo") && !c.IsPeriod)?.Name;
        Vintage = columns.FirstOrDefault(c => c.Has(VintageWords) && c.Words.Any(w => w is "corte" or "vintage" or "edition" or "edicion"))?.Name ?? columns.FirstOrDefault(c => c.Has(VintageWords))?.Name;
        Unit = columns.FirstOrDefault(c => c.Words is ["unit" or "unidad" or "medida", ..] && !c.IsNumber)?.Name;
        Publisher = columns.FirstOrDefault(c => c.Words is ["publisher" or "fuente" or "source" or "institucion", ..] && !c.IsNumber)?.Name;
        Ubigeo = columns.FirstOrDefault(c => c.Words.Contains("ubigeo") || c.Words is ["inei"])?.Name;
        PlaceColumns = [.. columns.Where(c => c.IsPlace && !c.Has(YearWords) && !c.Has(VintageWords) && !c.Has(ValueWords)).Select(c => c.Name)];
        HasPlace = Ubigeo is not null || columns.Any(c => PlaceColumns.Contains(c.Name) && c.Words.Any(w => PlaceWords.Contains(w) && !NameWords.Contains(w)));
        Worded = [.. columns.Where(c => !c.IsNumber).Select(c => c.Name)];
        Values = Numbers(columns);
        var taken = new HashSet<string>([.. PlaceColumns, .. Values.Select(v => v.Column), Year ?? "", Month ?? "", Span ?? "", Vintage ?? "", Unit ?? "", Publisher ?? ""], StringComparer.Ordinal);
        Dimensions = [.. columns.Where(c => !taken.Contains(c.Name) && !c.Has(VintageWords) && !(c.IsNumber && !c.Has(CodeWords))).Select(c => c.Name)];
    }

    SeriesShape(SeriesShape other, ImmutableArray<SeriesValue> values)
    {
        (FileWords, ColumnWords, NamedYear, Values, Year, Month, Span) = (other.FileWords, other.ColumnWords, other.NamedYear, values, other.Year, other.Month, other.Span);
        (Vintage, Unit, Publisher, Ubigeo, PlaceColumns, Dimensions) = (other.Vintage, other.Unit, other.Publisher, other.Ubigeo, other.PlaceColumns, []);
        (HasPlace, Worded) = (other.HasPlace, other.Worded);
    }

    /// <summary>Words of the file's name, each between spaces.</summary>
    internal string FileWords { get; }

    /// <summary>Words of the columns' names, each between spaces.</summary>
    internal string ColumnWords { get; }

    /// <summary>The year in the file's name, or null.</summary>
    internal int? NamedYear { get; }

    internal ImmutableArray<SeriesValue> Values { get; }

    /// <summary>Column of the year or date, or null.</summary>
    internal string? Year { get; }

    internal string? Month { get; }

    /// <summary>Column with words for the part of the year: "ENERO - DICIEMBRE".</summary>
    internal string? Span { get; }

    internal string? Vintage { get; }

    internal string? Unit { get; }

    internal string? Publisher { get; }

    internal string? Ubigeo { get; }

    internal ImmutableArray<string> PlaceColumns { get; }

    /// <summary>A column is a place by more than that it is a name.</summary>
    internal bool HasPlace { get; }

    /// <summary>Columns that are no numbers.</summary>
    internal ImmutableArray<string> Worded { get; }

    /// <summary>Columns whose words say what is counted, coarse before fine as the table has them.</summary>
    internal ImmutableArray<string> Dimensions { get; }

    internal static SeriesShape Of(RegisterFile file)
    {
        var rows = Table.Rows(file).Take(Looked).ToList();
        return new(file.PlainName, rows.Count > 0 ? rows[0].Header : TableHeader.Known(), [.. rows.Where(r => !r.IsBroken)]);
    }

    /// <summary>The same with only those numbers that say their year.</summary>
    internal SeriesShape Dated() => new(this, [.. Values.Where(v => v.Period is not null)]);

    /// <summary>Columns named by a year, else the column called a value, else every column of numbers that is no code.</summary>
    ImmutableArray<SeriesValue> Numbers(ImmutableArray<SeriesColumn> columns)
    {
        var numbers = columns.Where(c => c.IsNumber && c.Name != Year && c.Name != Month && c.Name != Ubigeo && !c.Has(CodeWords) && !c.Words.Contains("ubigeo")).ToList();
        // A column a year: one name with several years behind it.
        var yearly = numbers.Where(c => c.Year is not null).GroupBy(c => string.Join(' ', c.Words.SkipLast(1))).Where(g => g.Select(c => c.Year).Distinct().Count() > 1).SelectMany(g => g).ToList();
        if (yearly.Count > 0)
            return [.. yearly.Select(c => new SeriesValue(c.Name, RegisterId.Slug(string.Join(' ', c.Words.SkipLast(1))), string.Join(' ', c.Words.SkipLast(1)), new PartialDate(c.Year!.Value)))];
        if (numbers.FirstOrDefault(c => c.Has(ValueWords)) is { } value && numbers.Count(c => !c.Has(ValueWords)) <= 1)
            return [new(value.Name, "", value.Name, null)];
        return [.. numbers.Where(c => !c.IsPlace).Select(c => c.Year is { } year
            ? new SeriesValue(c.Name, RegisterId.Slug(string.Join(' ', c.Words.SkipLast(1))), c.Name, new PartialDate(year))
            : new SeriesValue(c.Name, RegisterId.Slug(c.Name), c.Name, null))];
    }

    /// <summary>A column with its first values.</summary>
    sealed record SeriesColumn(string Name, string[] Words, ImmutableArray<string> Sample)
    {
        /// <summary>All but one in twenty of its values are numbers.</summary>
        internal bool IsNumber { get; } = Sample.Count(s => !RegisterNumber.IsNone(s)) is > 0 and var filled && Sample.Count(s => RegisterNumber.Of(s) is not null) * 20 >= filled * 19;

        /// <summary>It is called after a place, and is no measure: a code has no fractions, a score of "state-embedded actors" has.</summary>
        internal bool IsPlace => Has(PlaceWords) && !Sample.Any(s => RegisterNumber.Of(s) is { } number && number != decimal.Truncate(number));

        internal bool IsPeriod => Sample.Any(s => s.Length > 0) && Sample.Where(s => s.Length > 0).All(s => RegisterDate.Iso(s) is not null);

        /// <summary>The year that its name ends with.</summary>
        internal int? Year => Words is [_, .., { Length: 4 } last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200 ? year
            : Words is [{ Length: 4 } only] && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var alone) && alone is > 1800 and < 2200 ? alone : null;

        internal bool Has(ImmutableHashSet<string> words) => Array.Exists(Words, words.Contains);
    }
}
