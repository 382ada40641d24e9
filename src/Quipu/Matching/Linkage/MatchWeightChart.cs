using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Quipu.Matching.Linkage;

/// <summary>What each level of agreement weighs, as data (JSON, CSV) and as a picture (SVG) or bars of text: where every pair starts, then each column's levels.</summary>
public static class MatchWeightChart
{
    const int Row = 20, Middle = 520, BitWidth = 10, Label = 300;

    static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Everything that was learned, for other programs.</summary>
    public static string Json(LinkOutcome outcome)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("prior_bits", Rounded(outcome.Model.PriorBits));
            json.WriteNumber("share_of_pairs", outcome.Model.Share);
            json.WriteNumber("pairs_possible", outcome.Possible);
            json.WriteNumber("pairs_compared", outcome.Compared);
            json.WriteNumber("pairs_linked", outcome.Pairs.Length);
            json.WriteStartArray("blocking");
            foreach (var rule in outcome.Rules) Object(json, ("rule", rule.Name), ("pairs", rule.Pairs));
            json.WriteEndArray();
            json.WriteStartArray("columns");
            foreach (var column in outcome.Model.Columns) WriteColumn(json, column, outcome);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A line for each level of each column.</summary>
    public static string Csv(LinkOutcome outcome)
    {
        var csv = new StringBuilder("column,kind,level,m,u,bits\n");
        foreach (var column in outcome.Model.Columns)
            foreach (var level in column.Levels)
                csv.Append(CultureInfo.InvariantCulture, $"{Quoted(column.Column)},{Name(column.Kind)},{Quoted(level.Level)},{level.M:0.######},{level.U:0.#########},{level.Bits:0.00}\n");
        foreach (var value in outcome.Common)
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(value.Column)},value,{Quoted(value.Value)},,{value.Share:0.######},{value.Bits:0.00}\n");
        return csv.ToString();
    }

    /// <summary>Bars of text, for a terminal.</summary>
    public static IEnumerable<string> Text(LinkOutcome outcome)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{"any pair",-52} {outcome.Model.PriorBits,6:0.0} {Bar(outcome.Model.PriorBits)}");
        foreach (var column in outcome.Model.Columns)
        {
            yield return $"{column.Column} ({Name(column.Kind)}){(column.LeansOn is null ? "" : $", seen beside {column.LeansOn}")}";
            foreach (var level in column.Levels) yield return string.Create(CultureInfo.InvariantCulture, $"  {level.Level,-32} m {level.M,5:0.000}  u {level.U:0.0000} {level.Bits,6:0.0} {Bar(level.Bits)}");
        }
    }

    /// <summary>The picture: bars to the right speak for one party, to the left against.</summary>
    public static string Svg(LinkOutcome outcome)
    {
        var rows = new List<(string Label, double? Bits)> { ("any pair", outcome.Model.PriorBits) };
        foreach (var column in outcome.Model.Columns)
        {
            rows.Add(($"{column.Column} ({Name(column.Kind)})", null));
            rows.AddRange(column.Levels.Select(l => (l.Level, (double?)l.Bits)));
        }

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"{(rows.Count + 2) * Row}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        svg.Append("<title>Match weights: what each level of agreement says for or against two rows being one, in bits</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Middle}\" y1=\"{Row / 2}\" x2=\"{Middle}\" y2=\"{(rows.Count + 1) * Row}\" stroke=\"#666\"/>\n");
        for (var i = 0; i < rows.Count; i++) Draw(svg, rows[i], (i + 1) * Row);
        return svg.Append("</svg>\n").ToString();
    }

    static void Draw(StringBuilder svg, (string Label, double? Bits) row, int y)
    {
        if (row.Bits is not { } bits)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 13}\" font-weight=\"bold\">{WebUtility.HtmlEncode(row.Label)}</text>\n");
            return;
        }

        var width = Math.Min(Math.Abs(bits), 22) * BitWidth;
        var x = bits < 0 ? Middle - width : Middle;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Label}\" y=\"{y + 13}\" text-anchor=\"end\">{WebUtility.HtmlEncode(row.Label)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.0}\" y=\"{y + 3}\" width=\"{width:0.0}\" height=\"{Row - 6}\" fill=\"{(bits < 0 ? "#b3471d" : "#1d6fb3")}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(bits < 0 ? Middle + 4 : Middle - 4)}\" y=\"{y + 13}\" text-anchor=\"{(bits < 0 ? "start" : "end")}\">{bits:+0.0;-0.0;0.0}</text>\n");
    }

    static void WriteColumn(Utf8JsonWriter json, ColumnWeights column, LinkOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("column", column.Column);
        json.WriteString("kind", Name(column.Kind));
        if (column.LeansOn is { } leansOn) json.WriteString("seen_beside", leansOn);
        json.WriteStartArray("levels");
        foreach (var level in column.Levels) Object(json, ("level", level.Level), ("m", level.M), ("u", level.U), ("bits", Rounded(level.Bits)));
        json.WriteEndArray();
        json.WriteStartArray("values");
        foreach (var value in outcome.Common.Where(v => v.Column == column.Column)) Object(json, ("value", value.Value), ("share", value.Share), ("bits", Rounded(value.Bits)));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Object(Utf8JsonWriter json, params ReadOnlySpan<(string Name, object Value)> fields)
    {
        json.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            if (value is string text) json.WriteString(name, text);
            else if (value is long count) json.WriteNumber(name, count);
            else json.WriteNumber(name, (double)value);
        }

        json.WriteEndObject();
    }

    static string Bar(double bits) => new(bits < 0 ? '-' : '+', (int)Math.Min(30, Math.Round(Math.Abs(bits))));

    static double Rounded(double bits) => Math.Round(bits, 3);

    static string Name(ColumnKind kind) => kind.ToString().ToLowerInvariant();

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
