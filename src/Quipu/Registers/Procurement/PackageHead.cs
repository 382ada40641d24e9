using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Procurement;

/// <summary>Who published a package.</summary>
static class PackageHead
{
    /// <summary>As an object says it (<c>publisher</c>, or within <c>packageInfo</c>); null where it does not.</summary>
    internal static OcdsPublisher? Publisher(JsonElement value)
    {
        var publisher = value.MemberOrNull("publisher") ?? (value.MemberOrNull("packageInfo") is { } head ? head.MemberOrNull("publisher") : null);
        return publisher switch
        {
            { ValueKind: JsonValueKind.String } name when OcdsNode.TextOf(name) is { Length: > 0 } text => new(text, ""),
            { ValueKind: JsonValueKind.Object } who => new(Text(who, "name"), Text(who, "uri")),
            _ => null,
        };
    }

    /// <summary>As the beginning of a long package says it, before its list of releases or records.</summary>
    internal static OcdsPublisher Publisher(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head.StartsWith("\uFEFF"u8) ? head[3..] : head, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                if (reader.ValueTextEquals("releases"u8) || reader.ValueTextEquals("records"u8)) break;
                if (!reader.ValueTextEquals("publisher"u8)) continue;
                if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var document)) break;
                using (document) return document.RootElement.ValueKind == JsonValueKind.Object ? new(Text(document.RootElement, "name"), Text(document.RootElement, "uri")) : OcdsPublisher.None;
            }
        }
        catch (JsonException)
        {
            // Whoever reads the package says where it is broken.
        }

        return OcdsPublisher.None;
    }

    static string Text(JsonElement value, string name) => value.MemberOrNull(name) is { } member ? OcdsNode.TextOf(member) ?? "" : "";
}
