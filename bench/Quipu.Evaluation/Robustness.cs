using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Reading;

namespace Quipu.Evaluation;

/// <summary>
/// How the scores fall when texts come damaged, and whether time stays linear on what is no text at all.
/// The command: <c>robustness DIR</c>, a folder of gold files.
/// </summary>
static class Robustness
{
    internal static int Start(string folder)
    {
        foreach (var line in Rows(folder)) Console.WriteLine(line);
        foreach (var line in Odd()) Console.WriteLine(line);
        return 0;
    }

    /// <summary>A table of scores by damage; quotes and names of the gold are damaged in the same places.</summary>
    internal static IEnumerable<string> Rows(string folder)
    {
        var reader = new FrameReader();
        yield return "| text | entities F1 | lenient F1 | strict F1 | hedged F1 | claims |";
        yield return "| --- | --- | --- | --- | --- | --- |";
        foreach (var (name, garble) in Garbling.All)
        {
            var total = new Tally();
            foreach (var path in Given.Files(folder, "*.gold.json"))
            {
                var stem = Path.GetFileName(path)[..^".gold.json".Length];
                if (ReadingRun.DocumentAt(Path.Combine(folder, stem + ".txt")) is not { } document) continue;
                _ = Given.Read(path, ScoredFile.Gold);
                var text = garble(document.Text);
                var garbled = document with { Text = text };
                var gold = ScoredFile.Read(Encoding.UTF8.GetBytes(Garbled(JsonNode.Parse(File.ReadAllText(path))!, document.Text, text).ToJsonString()));
                new ReadingScore(gold, ScoredFile.Read(ReadingJson.Write(reader.Read(garbled), garbled, stem)), text).Count(total, [], stem);
            }

            yield return string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {total.F1("ent").F:0.000} | {total.F1("lenient").F:0.000} | {total.F1("strict").F:0.000} | {total.F1("hedge").F:0.000} | {total["strict_out"]} |");
        }
    }

    /// <summary>Words of the gold that stand in the text, as the garbled text has them there.</summary>
    static JsonNode Garbled(JsonNode gold, string from, string to)
    {
        foreach (var entity in gold["entities"]!.AsArray())
        {
            entity!["name"] = Same(entity["name"]);
            if (entity["aliases"] is JsonArray aliases) entity["aliases"] = new JsonArray([.. aliases.Select(Same)]);
        }

        foreach (var claim in gold["claims"]!.AsArray()) claim!["quote"] = Same(claim["quote"]);
        return gold;

        JsonNode? Same(JsonNode? node) =>
            node is JsonValue value && value.TryGetValue<string>(out var words) && words.Length > 0 && from.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? to.Substring(at, words.Length) : node?.DeepClone();
    }

    /// <summary>Time for a text and for one four times as long: on one line, of random bytes, of one letter, of brackets, of emoji and right-to-left script.</summary>
    internal static IEnumerable<string> Odd()
    {
        var reader = new FrameReader();
        yield return "| text | 1 MB, s | 4 MB, s | grows by |";
        yield return "| --- | --- | --- | --- |";
        foreach (var (name, make) in Oddities)
        {
            var (small, large) = (Seconds(make(1 << 20)), Seconds(make(4 << 20)));
            yield return string.Create(CultureInfo.InvariantCulture, $"| {name} | {small:0.00} | {large:0.00} | {large / Math.Max(small, 0.001):0.0} |");
        }

        double Seconds(string text)
        {
            var clock = Stopwatch.StartNew();
            reader.Read(Plain(text));
            return clock.Elapsed.TotalSeconds;
        }
    }

    internal const string OneSentence = "Mayor Ada Quill was arrested on Monday in Tessel, police said. ";

    internal static Document Plain(string text) => ReadingRun.DocumentOf(Encoding.UTF8.GetBytes(text), "odd.txt", null) ?? throw new InvalidOperationException("The text cannot be read.");

    static readonly (string Name, Func<int, string> Make)[] Oddities =
    [
        ("one sentence without end", n => Repeat("the mayor of Harrow paid the clerk and ", n)),
        ("one line of sentences", n => Repeat(OneSentence, n)),
        ("names only", n => Repeat("Ada Quill, Bram Osk, Cira Vane, ", n)),
        ("one letter", n => new('a', n)),
        ("brackets", n => Repeat("([\"'«", n)),
        ("digits and signs", n => Repeat("$1,000.5 3/4/2019 12% ", n)),
        ("emoji and right-to-left", n => Repeat("😀👍🏽 مرحبا بالعالم שלום ", n)),
        ("letters at random", Letters),
    ];

    internal static string Repeat(string words, int length) => string.Create(length, words, static (to, w) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = w[i % w.Length];
    });

    static string Letters(int length)
    {
        var (to, state) = (new char[length], 7u);
        for (var i = 0; i < length; i++)
        {
            state = state * 1664525 + 1013904223;
            to[i] = (char)(32 + (state >> 16) % 0x250);
        }

        return new(to);
    }
}
