using System.Text.Json;
using System.Text.Json.Nodes;
using Quipu.Documents;
using Quipu.Reading;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;

namespace Quipu.Evaluation;

/// <summary>Writes the named entities of every NNN.txt of a folder in the gold's shape, so that score.py can judge names alone.</summary>
static class Names
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly FrameReader Reader = new();

    // As the reader finds them, also in a text that lost its capitals; no claims are made.
    static MentionSet Mentions(Document document) => Referents.Find(Reader.Analysed(document));

    internal static int Print(string path)
    {
        if (ReadingRun.DocumentAt(path) is not { } document) return ReadingRun.Unreadable(path);
        var set = Mentions(document);
        for (var i = 0; i < set.Entities.Length; i++)
        {
            var entity = set.Entities[i];
            Console.WriteLine($"{i}\t{entity.Type}\t{(entity.Named ? "" : "-")}{entity.Name} | {string.Join("; ", entity.Aliases)} | {string.Join(" ", entity.Mentions.Select(m => $"{m.Form}@{m.At.Start}"))}".ReplaceLineEndings(" "));
        }

        foreach (var post in set.Posts) Console.WriteLine($"post\t{set.Entities[post.Person].Name}\t{post.Kind}\t{post.Role}\t{(post.Body is { } body ? set.Entities[body].Name : "")}\t{(post.Ended ? "ended" : "")}");
        foreach (var date in set.Dates) Console.WriteLine($"date\t{date.At.Of(set.Text.Document.Text)}\t{date.Date}\t{date.End}");
        foreach (var quantity in set.Quantities) Console.WriteLine($"quantity\t{quantity.At.Of(set.Text.Document.Text)}\t{quantity.Value}\t{quantity.Unit}\t{quantity.Currency}\t{(quantity.Vague ? "vague" : "")}");
        return 0;
    }

    /// <param name="all">Descriptions too, and where each entity is mentioned: what claims may choose from.</param>
    internal static int Write(string folder, string to, bool all = false)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            if (ReadingRun.DocumentAt(path) is not { } document) continue;
            var set = Mentions(document);
            var entities = new JsonArray();
            for (var i = 0; i < set.Entities.Length; i++)
            {
                var entity = set.Entities[i];
                if (!entity.Named && !all) continue;
                entities.Add(new JsonObject
                {
                    ["id"] = $"e{i + 1}",
                    ["name"] = entity.Name,
                    ["type"] = entity.Type.ToString(),
                    ["aliases"] = new JsonArray([.. entity.Aliases.Select(a => JsonValue.Create(a))]),
                });
                if (!all) continue;
                entities[^1]!["named"] = entity.Named;
                entities[^1]!["mentions"] = new JsonArray([.. entity.Mentions.Select(m => new JsonArray(m.At.Start, m.At.End, m.Kind.ToString()))]);
            }

            File.WriteAllText(Path.Combine(to, Path.GetFileNameWithoutExtension(path) + ".json"), new JsonObject { ["entities"] = entities, ["claims"] = new JsonArray() }.ToJsonString(Options));
        }

        return 0;
    }
}
