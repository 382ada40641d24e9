using System.Text.Json;
using System.Text.Json.Nodes;
using Quipu.Reading.Analysis;
using Quipu.Reading.Coreference;

namespace Quipu.Evaluation;

/// <summary>Writes the named entities of every NNN.txt of a folder in the gold's shape, so that score.py can judge names alone.</summary>
static class Names
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Print(string path)
    {
        var set = Referents.Find(new RuleAnalyser().Analyse(Syntax.Plain(path)));
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

    /// <summary>Words a second of analysis and mentions on one thread, over all texts of the folders, after one round to warm up.</summary>
    internal static int Speed(string[] folders)
    {
        var documents = folders.SelectMany(f => Directory.GetFiles(f, "*.txt").Order(StringComparer.Ordinal)).Select(Syntax.Plain).ToArray();
        var analyser = new RuleAnalyser();
        for (var round = 0; round < 6; round++)
        {
            var (words, analysing, finding) = (0, TimeSpan.Zero, TimeSpan.Zero);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var document in documents)
            {
                var start = Cpu();
                var text = analyser.Analyse(document);
                var middle = Cpu();
                Referents.Find(text);
                (analysing, finding) = (analysing + middle - start, finding + Cpu() - middle);
                words += text.Tokens.Count(t => char.IsLetterOrDigit(t.Form[0]));
            }

            Console.WriteLine($"round {round}: {words} words, {words / (analysing + finding).TotalSeconds:0} words/s of CPU (analysis {words / analysing.TotalSeconds:0}, mentions {words / finding.TotalSeconds:0}), {(GC.GetAllocatedBytesForCurrentThread() - before) / words} bytes a word");
        }

        return 0;
    }

    static TimeSpan Cpu() => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;

    internal static int Write(string folder, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var set = Referents.Find(new RuleAnalyser().Analyse(Syntax.Plain(path)));
            var entities = new JsonArray();
            for (var i = 0; i < set.Entities.Length; i++)
            {
                var entity = set.Entities[i];
                if (!entity.Named) continue;
                entities.Add(new JsonObject
                {
                    ["id"] = $"e{i + 1}",
                    ["name"] = entity.Name,
                    ["type"] = entity.Type.ToString(),
                    ["aliases"] = new JsonArray([.. entity.Aliases.Select(a => JsonValue.Create(a))]),
                });
            }

            File.WriteAllText(Path.Combine(to, Path.GetFileNameWithoutExtension(path) + ".json"), new JsonObject { ["entities"] = entities, ["claims"] = new JsonArray() }.ToJsonString(Options));
        }

        return 0;
    }
}
