using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quipu.Model;

namespace Quipu.Evaluation;

/// <summary>
/// Gold without the text it was written for: every name, quote and phrase as ranges of the article (UTF-16 units of its text without BOM), with the article's hash. So a reading of our own can be
/// kept where the articles cannot. A phrase that does not stand in the article is kept as ranges of its words and the few words between.
/// </summary>
static class GoldSpans
{
    static readonly HashSet<string> Phrases =
        ["name", "aliases", "quote", "role", "activity", "offence", "metric", "unit", "aspect", "goods", "purpose", "matter", "period", "act", "quantity", "effect", "market"];

    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command: <c>gold pack GOLD OUT</c> or <c>gold unpack PACKED TEXTS OUT</c>.</summary>
    internal static int Start(string[] args) => args switch
    {
        ["pack", var gold, var to] => Pack(gold, to),
        ["unpack", var packed, var texts, var to] => Unpack(packed, texts, to),
        _ => Usage(),
    };

    static int Usage()
    {
        Console.Error.WriteLine("usage: gold pack GOLD OUT | gold unpack PACKED TEXTS OUT");
        return 1;
    }

    static int Pack(string gold, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Given.Files(gold, "*.gold.json"))
        {
            var bytes = File.ReadAllBytes(TextOf(path, gold));
            var (text, root) = (Decoded(bytes), JsonNode.Parse(File.ReadAllText(path))!.AsObject());
            Each(root, phrase => Packed(phrase.GetValue<string>(), text));
            root.Insert(0, "sha256", ContentHash.Sha256(bytes));
            File.WriteAllText(Path.Combine(to, Path.GetFileName(path)), Lines(root));
        }

        return 0;
    }

    // One entity or claim to a line, so that a change shows as one.
    static string Lines(JsonObject root)
    {
        var lines = root.Select(member => member.Value is JsonArray rows
            ? $"\"{member.Key}\": [\n{string.Join(",\n", rows.Select(r => r!.ToJsonString(Options)))}\n]"
            : $"\"{member.Key}\": {member.Value?.ToJsonString(Options) ?? "null"}");
        return "{\n" + string.Join(",\n", lines) + "\n}\n";
    }

    /// <summary>Writes gold files, texts and their metadata to a folder; articles that are missing or differ are named and left out.</summary>
    internal static int Unpack(string packed, string texts, string to)
    {
        Directory.CreateDirectory(to);
        var missing = 0;
        foreach (var path in Given.Files(packed, "*.gold.json"))
        {
            var (source, root) = (TextOf(path, texts), JsonNode.Parse(File.ReadAllText(path))!.AsObject());
            var bytes = File.Exists(source) ? File.ReadAllBytes(source) : [];
            if (ContentHash.Sha256(bytes) != root["sha256"]!.GetValue<string>())
            {
                Console.Error.WriteLine($"{source} is missing or is not the text that {Path.GetFileName(path)} was written for; it is left out.");
                missing++;
                continue;
            }

            var text = Decoded(bytes);
            root.Remove("sha256");
            Each(root, phrase => Unpacked(phrase.AsArray(), text));
            File.WriteAllText(Path.Combine(to, Path.GetFileName(path)), root.ToJsonString(Options));
            foreach (var file in (string[])[source, Path.ChangeExtension(source, ".json")])
                if (File.Exists(file)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        return missing == 0 ? 0 : 1;
    }

    static string TextOf(string gold, string folder) => Path.Combine(folder, Path.GetFileName(gold).Replace(".gold.json", ".txt", StringComparison.Ordinal));

    static string Decoded(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');

    // Puts each phrase of entities and claims into its other form.
    static void Each(JsonObject root, Func<JsonNode, JsonNode> other)
    {
        foreach (var row in root.Where(m => m.Value is JsonArray).SelectMany(m => m.Value!.AsArray()).OfType<JsonObject>().ToList())
            foreach (var (key, value) in row.ToList())
            {
                if (value is null || !Phrases.Contains(key)) continue;
                row[key] = key == "aliases" ? new JsonArray([.. value.AsArray().Select(a => other(a!))]) : other(value);
            }
    }

    static JsonArray Packed(string phrase, string text)
    {
        var pieces = new JsonArray();
        for (var at = 0; at < phrase.Length;)
        {
            var (found, length) = Longest(phrase, at, text);
            if (length == 0)
            {
                length = (phrase.IndexOf(' ', at) is var space && space < 0 ? phrase.Length : space + 1) - at;
                pieces.Add(phrase.Substring(at, length));
            }
            else pieces.Add(new JsonArray(found, found + length));
            at += length;
        }

        return pieces;
    }

    // The longest run of whole words from a place that stands in the text.
    static (int At, int Length) Longest(string phrase, int at, string text)
    {
        for (var end = phrase.Length; end > at; end = phrase.LastIndexOf(' ', end - 2 < at ? at : end - 2) + 1)
        {
            if (text.IndexOf(phrase[at..end], StringComparison.Ordinal) is >= 0 and var found) return (found, end - at);
            if (phrase.LastIndexOf(' ', Math.Max(at, end - 2), Math.Max(at, end - 2) - at + 1) < 0) break;
        }

        return (0, 0);
    }

    static JsonValue Unpacked(JsonArray pieces, string text) => JsonValue.Create(string.Concat(pieces.Select(p => p is JsonArray at ? text[at[0]!.GetValue<int>()..at[1]!.GetValue<int>()] : p!.GetValue<string>())));
}
