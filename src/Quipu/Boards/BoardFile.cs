using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Quipu.Boards;

/// <summary>What a file of a board says: what Quipu wrote as JSON, or GEXF that a graph program wrote.</summary>
/// <param name="Title">Null: the file names none.</param>
public sealed record BoardFile(string? Title, string? Question, ImmutableArray<EntityId> Parties, ImmutableArray<BoardPlace> Places, ImmutableArray<(EntityId? On, string Text)> Notes)
{
    /// <summary>Bytes of a file at most.</summary>
    public const int Largest = 32 << 20;

    /// <summary>What the file calls its parties.</summary>
    public ImmutableDictionary<EntityId, string> Names { get; init; } = ImmutableDictionary<EntityId, string>.Empty;

    /// <summary>Reads a file; null where it is neither.</summary>
    public static BoardFile? Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            return text.StartsWith('<') ? OfGexf(bytes) : OfJson(text);
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    static BoardFile? OfJson(string text)
    {
        using var parsed = JsonDocument.Parse(text, new() { MaxDepth = 64 });
        var root = parsed.RootElement;
        if (root.ValueKind != JsonValueKind.Object) return null;
        var board = root.TryGetProperty("board", out var inner) ? inner : root;
        if (!board.TryGetProperty("parties", out var parties)) return null;
        var (members, places, names) = (new List<EntityId>(), new List<BoardPlace>(), new Dictionary<EntityId, string>());
        foreach (var party in parties.EnumerateArray())
        {
            var id = new EntityId(party.GetProperty("id").GetString()!);
            members.Add(id);
            if (party.TryGetProperty("x", out var x) && party.TryGetProperty("y", out var y))
                places.Add(new(id, x.GetDouble(), y.GetDouble(), party.TryGetProperty("pinned", out var pinned) && pinned.GetBoolean()));
            if (Text(party, "name") is { } name) names[id] = name;
        }

        return new(Text(board, "title"), Text(board, "question"), [.. members.Distinct()], [.. places],
            board.TryGetProperty("notes", out var notes) ? [.. notes.EnumerateArray().Select(n => (Text(n, "on") is { } on ? new EntityId(on) : (EntityId?)null, n.GetProperty("text").GetString()!))] : [])
        { Names = names.ToImmutableDictionary() };
    }

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    // Of any version: programs write one of three namespaces. Its edges are not read: ties are what the record has.
    static BoardFile? OfGexf(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Largest, IgnoreWhitespace = true });
        var (members, places, names) = (new List<EntityId>(), new List<BoardPlace>(), new Dictionary<EntityId, string>());
        string? title = null;
        EntityId? node = null;
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "gexf") return null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "node" && xml.GetAttribute("id") is { Length: > 0 } id)
            {
                members.Add((node = new EntityId(id)).Value);
                if (xml.GetAttribute("label") is { Length: > 0 } label) names[node.Value] = label;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "position" && node is { } at && Number(xml, "x") is { } x && Number(xml, "y") is { } y) places.Add(new(at, x, -y, true));
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "node") node = null;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "title") title = xml.ReadString();
        }

        return new(title, null, [.. members.Distinct()], [.. places], []) { Names = names.ToImmutableDictionary() };
    }

    static double? Number(XmlReader xml, string name) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
