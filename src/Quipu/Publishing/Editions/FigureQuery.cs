using System.Collections.Immutable;
using System.Text.Json;

namespace Quipu.Publishing.Editions;

/// <summary>How a figure of an edition is counted from its own records, so that anybody can count it again.</summary>
/// <param name="From">Which records: <c>claims</c>, <c>documents</c> or <c>judgements</c>.</param>
/// <param name="Where">Fields that must have one of these values, by their path in a record.</param>
/// <param name="WhereNot">Fields that must have none of these.</param>
/// <param name="Distinct">Different values of this field are counted; null: records are.</param>
public sealed record FigureQuery(
    string From, ImmutableArray<(string Field, ImmutableArray<string> Values)> Where = default, ImmutableArray<(string Field, ImmutableArray<string> Values)> WhereNot = default, string? Distinct = null)
{
    /// <summary>The number; null where there are no such records.</summary>
    public int? Count(EditionRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Rows(From) is not { } all) return null;
        var rows = all.Where(r => Conditions(Where).All(c => c.Values.Contains(EditionRecords.Text(r, c.Field))) && Conditions(WhereNot).All(c => !c.Values.Contains(EditionRecords.Text(r, c.Field))));
        return Distinct is null ? rows.Count() : rows.Select(r => EditionRecords.Text(r, Distinct)).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Whether another counts the same in the same words.</summary>
    internal bool IsAs(FigureQuery other) => From == other.From && Distinct == other.Distinct && AreAs(Where, other.Where) && AreAs(WhereNot, other.WhereNot);

    static bool AreAs(ImmutableArray<(string Field, ImmutableArray<string> Values)> one, ImmutableArray<(string Field, ImmutableArray<string> Values)> other) =>
        Conditions(one).Length == Conditions(other).Length && Conditions(one).Zip(Conditions(other)).All(p => p.First.Field == p.Second.Field && p.First.Values.SequenceEqual(p.Second.Values));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("from", From);
        Write(json, "where", Where);
        Write(json, "where_not", WhereNot);
        json.WriteString("count", Distinct is null ? "records" : "distinct " + Distinct);
        json.WriteEndObject();
    }

    /// <exception cref="JsonException">It is no query.</exception>
    internal static FigureQuery Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException("A figure has no query.");
        var count = EditionRecords.Text(json, "count");
        return new(EditionRecords.Text(json, "from"), Read(json, "where"), Read(json, "where_not"), count.StartsWith("distinct ", StringComparison.Ordinal) ? count[9..] : null);
    }

    static ImmutableArray<(string Field, ImmutableArray<string> Values)> Conditions(ImmutableArray<(string Field, ImmutableArray<string> Values)> conditions) => conditions.IsDefault ? [] : conditions;

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<(string Field, ImmutableArray<string> Values)> conditions)
    {
        if (conditions.IsDefaultOrEmpty) return;
        json.WriteStartObject(name);
        foreach (var (field, values) in conditions)
        {
            json.WriteStartArray(field);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static ImmutableArray<(string, ImmutableArray<string>)> Read(JsonElement json, string name) => !json.TryGetProperty(name, out var conditions) ? []
        : [.. conditions.EnumerateObject().Select(c => (c.Name, c.Value.EnumerateArray().Select(v => v.ToString()).ToImmutableArray()))];
}
