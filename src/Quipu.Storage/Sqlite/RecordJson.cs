using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>What tables keep of documents, entities and judgements beside their main columns, as JSON.</summary>
static class RecordJson
{
    internal static string Write(Judgement judgement) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("by", judgement.By);
        if (judgement.Reason is not null) json.WriteString("reason", judgement.Reason);
        if (judgement.RetiredBy is not null) json.WriteString("retired_by", judgement.RetiredBy);
        json.WritePropertyName("judged");
        ClaimJson.Write(json, judgement.Judged);
        if (judgement.Correction is not null)
        {
            json.WritePropertyName("correction");
            ClaimJson.Write(json, judgement.Correction);
        }

        json.WriteEndObject();
    });

    internal static Judgement ReadJudgement(string id, Verdict verdict, (DateTimeOffset At, DateTimeOffset? Retired) when, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new(
            new(id), ClaimJson.Read(json.GetProperty("judged")), verdict, json.GetProperty("by").GetString()!, when.At, Text(json, "reason"),
            json.TryGetProperty("correction", out var correction) ? ClaimJson.Read(correction) : null, when.Retired, Text(json, "retired_by"));
    }

    internal static string Write(LocalEntity entity) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        ReadingJson.WritePlace(json, entity);

        Strings(json, "aliases", entity.Aliases);
        json.WriteStartArray("mentions");
        foreach (var mention in entity.Mentions)
        {
            json.WriteStartArray();
            json.WriteNumberValue(mention.At.Start);
            json.WriteNumberValue(mention.At.End);
            json.WriteNumberValue((int)mention.Kind);
            json.WriteStringValue(mention.Form);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Fills in what <paramref name="main"/> lacks: aliases, mentions, country, where it is.</summary>
    internal static LocalEntity ReadEntity(LocalEntity main, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return main with
        {
            Country = Text(json, "country"),
            Ubigeo = Text(json, "ubigeo"),
            Position = json.TryGetProperty("latitude", out var latitude) ? new(latitude.GetDecimal(), json.GetProperty("longitude").GetDecimal()) : null,
            Aliases = Strings(json, "aliases"),
            Mentions = [.. json.GetProperty("mentions").EnumerateArray().Select(m => new Mention(new(m[0].GetInt32(), m[1].GetInt32()), m[3].GetString()!, (MentionKind)m[2].GetInt32()))],
        };
    }

    /// <summary>Aliases and country alone, which joining asks of every entity; they stand before the mentions.</summary>
    internal static (ImmutableArray<string> Aliases, string? Country) ReadNames(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        (ImmutableArray<string> Aliases, string? Country) names = ([], null);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName && !json.ValueTextEquals("mentions"))
        {
            var (isCountry, isAliases) = (json.ValueTextEquals("country"), json.ValueTextEquals("aliases"));
            json.Read();
            if (isCountry) names.Country = json.GetString();
            if (!isAliases) continue;
            var aliases = ImmutableArray.CreateBuilder<string>();
            while (json.Read() && json.TokenType == JsonTokenType.String) aliases.Add(json.GetString()!);
            names.Aliases = aliases.ToImmutable();
        }

        return names;
    }

    internal static string Write(Document document) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        if (document.Sidecar is { } sidecar) json.WriteString("sidecar", sidecar.Value);
        if (document.Title is not null) json.WriteString("title", document.Title);
        if (document.Licence is not null) json.WriteString("licence", document.Licence);
        json.WriteString("format", document.Format);
        Strings(json, "authors", document.Authors);
        Strings(json, "doubts", document.Doubts);
        if (!document.Fingerprint.IsDefaultOrEmpty) json.WriteBase64String("fingerprint", MemoryMarshal.AsBytes(document.Fingerprint.AsSpan()));
        json.WriteStartArray("blocks");
        foreach (var block in document.Blocks)
        {
            json.WriteNumberValue(block.At.Start);
            json.WriteNumberValue(block.At.End);
            json.WriteNumberValue((int)block.Kind);
        }

        json.WriteEndArray();
        json.WriteStartArray("segments");
        foreach (var segment in document.Segments) Write(json, segment);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    static void Write(Utf8JsonWriter json, Segment segment)
    {
        json.WriteStartArray();
        json.WriteNumberValue(segment.At.Start);
        json.WriteNumberValue(segment.At.End);
        json.WriteNumberValue(segment.ByteStart);
        json.WriteNumberValue(segment.ByteEnd);
        if (segment.Where is not null) json.WriteStringValue(segment.Where);
        json.WriteEndArray();
    }

    /// <summary>True where a document's metadata came from a file beside it.</summary>
    internal static bool HasSidecar(string body)
    {
        using var parsed = JsonDocument.Parse(body);
        return parsed.RootElement.TryGetProperty("sidecar", out _);
    }

    /// <summary>Fills in what <paramref name="main"/> lacks.</summary>
    internal static Document ReadDocument(Document main, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return main with
        {
            Sidecar = Text(json, "sidecar") is { } sidecar ? new CaptureId(sidecar) : null,
            Title = Text(json, "title"),
            Licence = Text(json, "licence"),
            Format = json.GetProperty("format").GetString()!,
            Authors = Strings(json, "authors"),
            Doubts = Strings(json, "doubts"),
            Fingerprint = Fingerprint(json),
            Blocks = [.. json.GetProperty("blocks").EnumerateArray().Select(n => n.GetInt32()).Chunk(3).Select(b => new Block(new(b[0], b[1]), (BlockKind)b[2]))],
            Segments = [.. json.GetProperty("segments").EnumerateArray().Select(ReadSegment)],
        };
    }

    /// <summary>The fingerprint alone, which the search for reprints asks of every document.</summary>
    internal static ImmutableArray<uint> ReadFingerprint(string body)
    {
        using var parsed = JsonDocument.Parse(body);
        return Fingerprint(parsed.RootElement);
    }

    static ImmutableArray<uint> Fingerprint(JsonElement json) =>
        json.TryGetProperty("fingerprint", out var print) ? [.. MemoryMarshal.Cast<byte, uint>(print.GetBytesFromBase64())] : [];

    static Segment ReadSegment(JsonElement s) =>
        new(new(s[0].GetInt32(), s[1].GetInt32()), s[2].GetInt64(), s[3].GetInt64(), s.GetArrayLength() > 4 ? s[4].GetString() : null);

    /// <summary>A text as its table keeps it: UTF-8, or UTF-16 where it holds units that are no text (lone surrogates), which survive so.</summary>
    internal static byte[] Pack(string text)
    {
        var whole = IsWellFormed(text);
        var packed = new byte[1 + (whole ? Encoding.UTF8.GetByteCount(text) : text.Length * sizeof(char))];
        packed[0] = whole ? (byte)1 : (byte)2;
        if (whole) Encoding.UTF8.GetBytes(text, packed.AsSpan(1));
        else MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(packed.AsSpan(1));
        return packed;
    }

    /// <summary>A list of texts.</summary>
    internal static string[] Texts(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    internal static string Unpack(byte[] packed) =>
        packed[0] == 1 ? Encoding.UTF8.GetString(packed, 1, packed.Length - 1) : new(MemoryMarshal.Cast<byte, char>(packed.AsSpan(1)));

    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }

    internal static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (!values.IsDefaultOrEmpty) json.WriteStrings(name, values);
    }

    internal static ImmutableArray<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];

    internal static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}
