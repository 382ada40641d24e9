using System.Globalization;
using Quipu.Registers.Places;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Statistics;

/// <summary>A row of a statistical table as figures.</summary>
sealed class SeriesRow(SeriesShape shape, TableRow row, RowDraft draft, DatasetName dataset)
{
    internal void Read()
    {
        var (place, placeName) = Place();
        var dimensions = shape.Dimensions.Select(d => row[d]).Where(d => d.Length > 0).ToList();
        var year = Period();
        var publisher = shape.Publisher is { } p && row[p].Length > 0 ? row[p] : Publishers.Of(shape, dataset);
        var vintage = shape.Vintage is { } v && row[v].Length > 0 ? RegisterDate.Iso(row[v]) ?? row[v] : Edition();
        foreach (var value in shape.Values)
        {
            var verbatim = row[value.Column];
            if (RegisterNumber.IsNone(verbatim)) continue;
            if (RegisterNumber.Of(verbatim) is not { } number)
            {
                draft.Note(NoteKind.Dropped, value.Column, verbatim, "No number.");
                continue;
            }

            if ((value.Period ?? year ?? PublishedYear()) is not { } period)
            {
                draft.Note(NoteKind.Dropped, value.Column, verbatim, "The table does not say which year the number is of. Put the year into the file's name, or into a column 'year'.");
                continue;
            }

            draft.Add(new(Metric(value, dimensions), Label(value, dimensions), place, placeName, period, number, verbatim, Units.Of(shape, row, value, dimensions), publisher, vintage));
        }
    }

    /// <summary>Slugs of what is counted, coarse before fine, with points between: a beginning of it is a wider count.</summary>
    string Metric(SeriesValue value, List<string> dimensions)
    {
        var parts = dimensions.Select(RegisterId.Slug).Append(value.Metric).Where(p => p.Length > 0).ToList();
        if (PartOfYear() is { Length: > 0 } part) parts.Add(RegisterId.Slug(part));
        return parts.Count > 0 ? string.Join('.', parts) : RegisterId.Slug(value.Label);
    }

    string Label(SeriesValue value, List<string> dimensions)
    {
        var words = value.Metric.Length > 0 ? dimensions.Append(value.Label) : dimensions;
        var label = string.Join(" / ", PartOfYear() is { Length: > 0 } part ? words.Append(part) : words);
        return label.Length > 0 ? label : value.Label;
    }

    PartialDate? Period()
    {
        if (shape.Year is null || RegisterDate.Iso(row[shape.Year]) is not { } iso || !PartialDate.TryParse(iso, out var date)) return null;
        return date.Month is null && shape.Month is { } month && RegisterDate.Month(row[month]) is { } number ? new PartialDate(date.Year, number) : date;
    }

    /// <summary>The year in the file's name: an edition of an index is of the year before it at the latest, but is called by its own.</summary>
    PartialDate? PublishedYear() => shape.NamedYear is { } year ? new PartialDate(year) : null;

    /// <summary>Where no column says a year, that of the file's name is the edition's.</summary>
    string? Edition() => shape.Year is null && shape.Values.All(v => v.Period is null) ? shape.NamedYear?.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Words for a part of a year that is not the whole: a count of January to June is no count of the year.</summary>
    string PartOfYear() => shape.Span is { } span && row[span] is { Length: > 0 } words && RegisterId.Key(words) is not ("enero diciembre" or "january december" or "anual" or "annual") ? words : "";

    (string? Place, string? Name) Place()
    {
        var words = shape.PlaceColumns.Where(c => c != shape.Ubigeo).Select(c => row[c]).Where(c => c.Length > 0 && !c.All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).ToList();
        var name = words.Count > 0 ? string.Join(", ", words) : null;
        if (shape.Ubigeo is { } column && Ubigeo.Of(row[column]) is { } ubigeo) return (ubigeo, name);
        foreach (var candidate in shape.PlaceColumns)
            if (row[candidate] is { Length: > 0 } text && IsCountry(candidate) && CountryWords.Code(text) is { } code) return (code, text);
        // A country that nobody knows by its name is called by it, and not by the continent before it.
        return (null, shape.PlaceColumns is [.., var last] && IsCountry(last) && row[last] is { Length: > 0 } country ? country : name);
    }

    static bool IsCountry(string column) => RegisterId.Key(column.Replace('_', ' ')).Split(' ').Any(w => w is "pais" or "country" or "iso" or "iso3" or "territory" or "geo");
}
