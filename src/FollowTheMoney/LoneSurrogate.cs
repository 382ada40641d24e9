using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FollowTheMoney;

/// <summary>JSON texts whose escapes hold half a surrogate pair: no reader takes them, and files have them.</summary>
static class LoneSurrogate
{
    /// <summary>The text of a JSON string as it is written, with U+FFFD in place of each half.</summary>
    internal static string Mend(string raw)
    {
        var mended = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            mended.Append(raw[i]);
            if (raw[i] != '\\' || i + 1 >= raw.Length) continue;
            if (raw[i + 1] == 'u' && IsLone(raw, i)) mended.Append("uFFFD");
            else if (raw[i + 1] == 'u') mended.Append(raw, i + 1, 5);
            else mended.Append(raw[i + 1]);
            i += raw[i + 1] == 'u' ? 5 : 1;
        }

        return JsonSerializer.Deserialize<string>(mended.ToString()) ?? "";
    }

    static bool IsLone(string raw, int at) =>
        char.IsHighSurrogate(Code(raw, at)) ? !char.IsLowSurrogate(Code(raw, at + 6)) : char.IsLowSurrogate(Code(raw, at)) && !char.IsHighSurrogate(Code(raw, at - 6));

    static char Code(string raw, int at) => at >= 0 && at + 6 <= raw.Length && raw[at] == '\\' && raw[at + 1] == 'u' &&
        ushort.TryParse(raw.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';
}
