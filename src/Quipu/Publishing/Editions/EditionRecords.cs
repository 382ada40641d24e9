using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>The records of an edition as its parts hold them: what every figure of it is counted from, when it is made and whenever it is checked.</summary>
public sealed class EditionRecords
{
    internal const string ClaimsPart = "claims.jsonl", DocumentsPart = "documents.jsonl", JudgementsPart = "judgements.jsonl";

    EditionRecords(ImmutableArray<JsonElement> claims, ImmutableArray<JsonElement> documents, ImmutableArray<JsonElement> judgements) => (Claims, Documents, Judgements) = (claims, documents, judgements);

    internal ImmutableArray<JsonElement> Claims { get; }

    internal ImmutableArray<JsonElement> Documents { get; }

    internal ImmutableArray<JsonElement> Judgements { get; }

    /// <exception cref="JsonException">A part is not what an edition has.</exception>
    internal static EditionRecords Read(Func<string, byte[]> part) => new(Lines(part(ClaimsPart)), Lines(part(DocumentsPart)), Lines(part(JudgementsPart)));

    /// <summary>The rows that a figure is counted over; null: there are none of this name.</summary>
    internal ImmutableArray<JsonElement>? Rows(string from) => from switch { "claims" => Claims, "documents" => Documents, "judgements" => Judgements, _ => null };

    internal Agreement Agreement() => Editions.Agreement.Of(Judgements.Select(j => new Rating(Text(j, "claim"), Text(j, "reviewer"), Wires.Read<Verdict>(Text(j, "verdict")))));

    /// <summary>The text at a path of fields divided by dots; <c>.length</c> of a list is how many it has. Empty where there is none.</summary>
    internal static string Text(JsonElement row, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (row.ValueKind == JsonValueKind.Array && name == "length") return row.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row)) return "";
        }

        return row.ValueKind is JsonValueKind.Null ? "" : row.ToString();
    }

    static ImmutableArray<JsonElement> Lines(byte[] part)
    {
        var (rows, rest) = (ImmutableArray.CreateBuilder<JsonElement>(), part.AsMemory());
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.IsEmpty) continue;
            using var parsed = JsonDocument.Parse(line);
            rows.Add(parsed.RootElement.Clone());
        }

        return rows.ToImmutable();
    }
}
