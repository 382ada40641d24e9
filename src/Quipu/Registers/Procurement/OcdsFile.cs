using System.Globalization;
using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Procurement;

/// <summary>A release or record of a file, or a place where there should be one.</summary>
/// <param name="Value">Null where there is none: <paramref name="Fault"/> says why.</param>
readonly record struct OcdsItem(JsonElement? Value, OcdsPublisher Publisher, string? Fault = null);

/// <summary>
/// The releases and records of a file: of release packages and record packages, of releases and records by themselves, of lists of any of them; in a JSON document or one to a line.
/// A file of lines is read line by line, a document of up to 32 MiB as a whole, and a longer one element by element of its lists <c>releases</c> and <c>records</c>.
/// </summary>
static class OcdsFile
{
    internal const int Limit = JsonElements.Limit;

    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Names of members that hold a package within an envelope.</summary>
    static readonly string[] Envelopes = ["package", "releasePackage", "recordPackage", "release_package", "record_package", "release", "record", "data"];

    /// <exception cref="RegisterException">The file is no JSON (as a whole, or from some place on), or one release of it is longer than the limit.</exception>
    internal static IEnumerable<OcdsItem> Items(RegisterFile file, int limit = Limit)
    {
        var items = IsLines(file) ? Lines(file, limit) : Document(file, limit);
        foreach (var item in items) yield return item;
    }

    static IEnumerable<OcdsItem> Lines(RegisterFile file, int limit) =>
        JsonLines.Of(file, limit).SelectMany(line => line.Value is { } value ? Unpacked(value, OcdsPublisher.None) : [new(null, default, line.Fault)]);

    static IEnumerable<OcdsItem> Document(RegisterFile file, int limit)
    {
        var (bytes, isWhole) = Start(file, limit);
        return isWhole ? Whole(file, bytes) : Streamed(file, PackageHead.Publisher(bytes), limit);
    }

    /// <summary>Several values, one to a line.</summary>
    static bool IsLines(RegisterFile file)
    {
        if (Path.GetExtension(file.PlainName).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".jsonlines" or ".jl") return true;
        using var stream = file.Open();
        var head = new byte[1 << 16];
        var bytes = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0 || bytes[(end + 1)..].Trim(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]) return false;
        var reader = new Utf8JsonReader(bytes[..end].StartsWith("\uFEFF"u8) ? bytes[3..end] : bytes[..end]);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static (byte[] Bytes, bool IsWhole) Start(RegisterFile file, int limit)
    {
        using var stream = file.Open();
        var (bytes, length) = (new byte[1 << 16], 0);
        while (true)
        {
            var read = stream.Read(bytes, length, bytes.Length - length);
            length += read;
            if (read == 0) break;
            if (length < bytes.Length) continue;
            if (bytes.Length >= limit) return (bytes, false);
            Array.Resize(ref bytes, Math.Min(limit, bytes.Length * 2));
        }

        if (bytes.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new RegisterException($"{file.Name} is UTF-16, and JSON is UTF-8. Save it as UTF-8.");
        Array.Resize(ref bytes, length);
        return (bytes, true);
    }

    static IEnumerable<OcdsItem> Whole(RegisterFile file, byte[] bytes)
    {
        var at = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        while (!bytes.AsSpan(at).Trim(" \t\r\n"u8).IsEmpty)
        {
            using var document = Next(file, bytes, ref at);
            foreach (var item in Unpacked(document.RootElement, OcdsPublisher.None)) yield return item;
        }
    }

    static JsonDocument Next(RegisterFile file, byte[] bytes, ref int at)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(at), new JsonReaderOptions { CommentHandling = Options.CommentHandling, AllowTrailingCommas = true, AllowMultipleValues = true });
        try
        {
            var document = JsonDocument.ParseValue(ref reader);
            at += (int)reader.BytesConsumed;
            return document;
        }
        catch (JsonException e)
        {
            throw new RegisterException($"{file.Name} is not JSON: {e.Reason()} Take it from its source again.");
        }
    }

    static IEnumerable<OcdsItem> Streamed(RegisterFile file, OcdsPublisher publisher, int limit)
    {
        var count = 0L;
        foreach (var element in JsonElements.Of(file, limit))
        {
            if (element.List is not ("releases" or "records" or "")) continue;
            count++;
            if (element.Value is not { } value) yield return new(null, publisher, element.Fault);
            else
                foreach (var item in Unpacked(value, publisher)) yield return item;
        }

        if (count == 0)
            throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} is longer than {limit >> 20} MiB and holds no list of releases or records: it is not read. Split it into packages."));
    }

    static IEnumerable<OcdsItem> Unpacked(JsonElement value, OcdsPublisher publisher)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() == 0 ? [new(null, publisher, "An empty list: it holds no release and no record.")] : value.EnumerateArray().SelectMany(v => Unpacked(v, publisher));
        if (value.ValueKind != JsonValueKind.Object) return [new(null, publisher, $"A JSON {Kind(value)} is no release and no record.")];
        var own = PackageHead.Publisher(value) ?? publisher;
        if (value.MemberOrNull("ocid") is not null || value.MemberOrNull("compiledRelease") is not null || value.MemberOrNull("versionedRelease") is not null) return [new(value, own)];
        if (Lists(value).ToList() is { Count: > 0 } lists)
            return lists.Sum(l => l.GetArrayLength()) == 0 ? [new(null, own, "The package holds no release and no record.")] : lists.SelectMany(l => l.EnumerateArray()).SelectMany(v => Unpacked(v, own));
        foreach (var name in Envelopes)
            if (value.MemberOrNull(name) is { ValueKind: JsonValueKind.Object } inner) return Unpacked(inner, own);
        return [new(value, own)];
    }

    static IEnumerable<JsonElement> Lists(JsonElement package)
    {
        foreach (var name in (string[])["records", "releases"])
            if (package.MemberOrNull(name) is { ValueKind: JsonValueKind.Array } list) yield return list;
    }

    static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "truth value",
    };
}
