using System.Buffers;
using System.Text.Json;

namespace FollowTheMoney.Streams;

/// <summary>JSON lines: one value to a line, in UTF-8.</summary>
public static class Utf8JsonLines
{
    const int Full = 1 << 16;

    /// <summary>Writes a line for each row. Only whole lines are written, however it ends.</summary>
    /// <param name="to">Stays open.</param>
    /// <param name="write">Writes one row as one value.</param>
    /// <returns>Lines written.</returns>
    public static long Write<T>(Stream to, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var (count, whole, lines) = (0L, 0, new ArrayBufferWriter<byte>());
        var json = new Utf8JsonWriter(lines, EntityJson.Options);
        try
        {
            foreach (var row in rows)
            {
                write(json, row);
                json.Flush();
                json.Reset();
                lines.Write("\n"u8);
                (count, whole) = (count + 1, lines.WrittenCount);
                if (whole < Full) continue;
                to.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
                whole = 0;
            }
        }
        finally
        {
            to.Write(lines.WrittenSpan[..whole]);
        }

        to.Flush();
        return count;
    }

    /// <summary>Writes a member where it has a value.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    /// <summary>Writes a member that is a list of texts, also an empty one.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(values);
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
