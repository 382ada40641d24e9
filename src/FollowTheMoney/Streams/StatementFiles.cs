using System.Text;
using System.Text.Json;

namespace FollowTheMoney.Streams;

/// <summary>
/// Files of statements: CSV, packs, JSON lines. Reading streams and keeps the ids that statements came with; a row that cannot be read is a row with a
/// problem, and reading goes on.
/// </summary>
public static class StatementFiles
{
    /// <summary>Reads statements CSV, or a pack (with or without a header).</summary>
    /// <param name="from">UTF-8 text; closed at the end.</param>
    /// <exception cref="FormatException">The first row is neither a header of statements nor a statement of a pack.</exception>
    public static IEnumerable<StatementRow> ReadCsv(Stream from)
    {
        using var rows = new Utf8Csv(from, new(','));
        if (!rows.Read()) yield break;
        var shape = StatementShape.Of(rows, out var isHeader) ??
            throw new FormatException("This is no file of statements: its first row names no entity_id, prop, value and dataset, and is no statement of a pack.");
        using var table = new StatementTable(rows, shape);
        foreach (var row in table.Read(fromFirst: !isHeader)) yield return row;
    }

    /// <summary>Reads statements as JSON, one object a line.</summary>
    /// <param name="from">UTF-8 text; closed at the end.</param>
    public static IEnumerable<StatementRow> ReadJson(Stream from)
    {
        using var lines = new Utf8Lines(from);
        while (lines.Read())
        {
            if (lines.TooLong) yield return new(lines.Number, null, $"Row {lines.Number}: the line is longer than a line may be; it is left out.");
            else if (lines.Line.Span.IndexOfAnyExcept(" \t"u8) >= 0) yield return FromJson(lines.Line, lines.Number);
        }
    }

    /// <summary>Writes statements CSV, header first: every cell quoted, lines end in a line feed.</summary>
    /// <returns>Statements written.</returns>
    public static long WriteCsv(Stream to, IEnumerable<Statement> statements)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: true);
        csv.Row(StatementShape.Csv);
        var count = 0L;
        foreach (var statement in statements)
        {
            WriteCells(csv, statement);
            csv.EndRow();
            count++;
        }

        return count;
    }

    /// <summary>Writes a pack, header first: quotes only where they are needed.</summary>
    /// <returns>Statements written.</returns>
    public static long WritePack(Stream to, IEnumerable<Statement> statements)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false);
        csv.Row(StatementShape.Pack);
        var count = 0L;
        foreach (var statement in statements)
        {
            csv.Cell(statement.Entity.Value);
            csv.Cell(statement.Schema, statement.Prop);
            csv.Cell(statement.Value);
            csv.Cell(statement.Dataset.Value);
            csv.Cell(statement.Lang);
            csv.Cell(statement.OriginalValue);
            csv.Cell(statement.Origin);
            csv.Cell(statement.External ? "t" : "f");
            csv.Cell(statement.FirstSeen);
            csv.Cell(statement.LastSeen);
            csv.Cell(statement.Id.Value);
            csv.EndRow();
            count++;
        }

        return count;
    }

    /// <summary>Writes statements as JSON, one object a line.</summary>
    /// <returns>Statements written.</returns>
    public static long WriteJson(Stream to, IEnumerable<Statement> statements) => Utf8JsonLines.Write(to, statements, WriteObject);

    static void WriteCells(Utf8CsvWriter csv, Statement statement)
    {
        csv.Cell(statement.Canonical.Value);
        csv.Cell(statement.Entity.Value);
        csv.Cell(statement.Prop);
        csv.Cell(statement.PropType);
        csv.Cell(statement.Schema);
        csv.Cell(statement.Value);
        csv.Cell(statement.Dataset.Value);
        csv.Cell(statement.Origin);
        csv.Cell(statement.Lang);
        csv.Cell(statement.OriginalValue);
        csv.Cell(statement.External ? "t" : "f");
        csv.Cell(statement.FirstSeen);
        csv.Cell(statement.LastSeen);
        csv.Cell(statement.Id.Value);
    }

    static void WriteObject(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("canonical_id", statement.Canonical.Value);
        json.WriteString("entity_id", statement.Entity.Value);
        json.WriteString("prop", statement.Prop);
        json.WriteString("prop_type", statement.PropType);
        json.WriteString("schema", statement.Schema);
        json.WriteString("value", statement.Value);
        json.WriteString("dataset", statement.Dataset.Value);
        json.WriteString("origin", statement.Origin);
        json.WriteString("lang", statement.Lang);
        json.WriteString("original_value", statement.OriginalValue);
        json.WriteBoolean("external", statement.External);
        json.WriteString("first_seen", statement.FirstSeen);
        json.WriteString("last_seen", statement.LastSeen);
        json.WriteString("id", statement.Id.Value);
        json.WriteEndObject();
    }

    static StatementRow FromJson(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(JsonLine.Whole(line, out var torn));
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? FromJson(parsed.RootElement, number, torn)
                : new(number, null, $"Row {number} is no JSON object.");
        }
        catch (JsonException wrong)
        {
            return new(number, null, $"Row {number} is no JSON: {wrong.Reason()}");
        }
    }

    static StatementRow FromJson(JsonElement row, long number, bool torn)
    {
        string? Word(string name) => row.TryGetProperty(name, out var value) ? EntityJson.Texts(value).FirstOrDefault() : null;
        if (Word("entity_id") is not { } entity || Word("prop") is not { } prop || Word("value") is not { } value || Word("dataset") is not { } dataset)
            return new(number, null, $"Row {number}: a statement has an entity_id, a prop, a value and a dataset; one of them is missing.");
        var colon = prop.IndexOf(':');
        var (schemaName, name) = colon > 0 ? (prop[..colon], prop[(colon + 1)..]) : (Word("schema") ?? "", prop);
        if (Legacy.Schema(schemaName) is not { } schema)
            return new(number, null, $"Row {number}: FollowTheMoney 4 has no schema '{schemaName}'.") { Name = schemaName, Text = value };
        var property = name == Statement.Base ? null : Legacy.Property(schemaName, schema, name);
        if (name != Statement.Base && property is not { IsStub: false })
            return new(number, null, $"Row {number}: FollowTheMoney 4 has no {schemaName}:{name}.") { Name = $"{schemaName}:{name}", Text = value };
        return new(number, new()
        {
            Canonical = new(Word("canonical_id") ?? entity),
            Entity = new(entity),
            Prop = property?.Name ?? name,
            PropType = property?.Type.Name ?? Statement.Base,
            Schema = schema.Name,
            Value = value,
            Dataset = new(dataset),
            Origin = Word("origin"),
            Lang = Word("lang"),
            OriginalValue = Word("original_value"),
            External = row.TryGetProperty("external", out var external) && StatementShape.IsTrue(Encoding.UTF8.GetBytes(EntityJson.Texts(external).FirstOrDefault() ?? "")),
            FirstSeen = Word("first_seen"),
            LastSeen = Word("last_seen"),
            GivenId = Word("id") is { } id ? new(id) : null,
        }, EntityJson.IsMended(row, entity, torn) || EntityJson.IsMended(row, value, torn) ? StatementRow.Torn(number) : null);
    }
}
