using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Quipu.Registers.Json;

/// <summary>Strings with half a surrogate pair in an escape (<c>"\ud83d"</c>): legal JSON, but no text.</summary>
static class JsonEscapes
{
    internal const string Left = "Half a surrogate pair, which is no text, was left out.";

    /// <summary>Whether a value has half a pair anywhere in it.</summary>
    internal static bool HasHalves(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        for (var at = raw.IndexOf((byte)'\\'); at >= 0 && at + 1 < raw.Length;)
        {
            var unit = Unit(raw[at..]);
            if (unit is { } low && char.IsLowSurrogate(low)) return true;
            var isPair = unit is { } high && char.IsHighSurrogate(high);
            if (isPair && !(Unit(raw[(at + 6)..]) is { } next && char.IsLowSurrogate(next))) return true;
            at += isPair ? 12 : 2;
            var rest = at < raw.Length ? raw[at..].IndexOf((byte)'\\') : -1;
            at = rest < 0 ? -1 : at + rest;
        }

        return false;
    }

    /// <summary>The text of a raw JSON string without its half pairs.</summary>
    internal static string WithoutHalves(string raw)
    {
        var kept = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                kept.Append(raw[i]);
                continue;
            }

            if (Unit(raw, i) is not { } unit || !char.IsSurrogate(unit))
            {
                kept.Append(raw, i, 2);
                i++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && Unit(raw, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                kept.Append(raw, i, 12);
                i += 11;
            }
            else i += 5;
        }

        using var document = JsonDocument.Parse(kept.ToString());
        return document.RootElement.GetString() ?? "";
    }

    static char? Unit(ReadOnlySpan<byte> raw) =>
        raw.Length >= 6 && raw[0] == '\\' && raw[1] == 'u' && ushort.TryParse(raw[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    static char? Unit(string raw, int at) =>
        at + 6 <= raw.Length && raw[at] == '\\' && raw[at + 1] == 'u' && ushort.TryParse(raw.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
