using System.Globalization;
using System.Text.Json;

namespace Quipu.Registers.Json;

/// <summary>Lines of JSON, each by itself: a broken line is told and passed over, the next is read. Memory is bounded by the limit of a line.</summary>
static class JsonLines
{
    const int Limit = 16 << 20;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Every line, blank ones too.</summary>
    internal static IEnumerable<JsonItem> Of(RegisterFile file, int limit = Limit)
    {
        using var stream = file.Open();
        var buffer = new byte[1 << 16];
        var (at, length, number) = (0, 0, 0L);
        var (isLong, ended) = (false, false);
        while (true)
        {
            var end = buffer.AsSpan(at, length - at).IndexOf((byte)'\n');
            if (end >= 0 || (ended && length > at))
            {
                var line = buffer.AsMemory(at, end < 0 ? length - at : end);
                at = end < 0 ? length : at + end + 1;
                yield return Item(++number, line, isLong ? limit : null);
                isLong = false;
                continue;
            }

            if (ended) break;
            buffer.AsSpan(at, length - at).CopyTo(buffer);
            (at, length) = (0, length - at);
            if (length >= limit)
            {
                // The rest of the line is passed over without being held.
                (isLong, length) = (true, 0);
            }

            if (length == buffer.Length) Array.Resize(ref buffer, Math.Min(limit, buffer.Length * 2));
            var read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                ended = true;
                if (isLong && length == 0) yield return Item(++number, default, limit);
            }

            length += read;
        }
    }

    static JsonItem Item(long number, ReadOnlyMemory<byte> line, int? over)
    {
        if (over is { } limit) return new("", number, null, string.Create(CultureInfo.InvariantCulture, $"The line is longer than {limit >> 20} MiB and was passed over. Split the record."));
        if (number == 1 && line.Span.StartsWith("\uFEFF"u8)) line = line[3..];
        if (line.Span.Trim(" \t\r"u8).IsEmpty) return new("", number, null, "The line is blank.");
        try
        {
            // The element outlives the buffer.
            using var document = JsonDocument.Parse(line, Options);
            return new("", number, document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            return new("", number, null, $"The line is not JSON: {e.Reason()}");
        }
    }
}
