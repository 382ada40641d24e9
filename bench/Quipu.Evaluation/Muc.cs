using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>
/// Recall of MUC-4 templates (lower-cased wire stories of 1988-1991): who did it, to whom and what, among the ends of our <c>incident</c> claims.
/// A slot's filler counts as found where one of its strings and one of the entity's forms have the same words, or the same last word with one within the other.
/// The file has no places. What is found at all, in any mention, is the ceiling of what frames could have used.
/// </summary>
static class Muc
{
    static readonly (string Slot, string Label, bool Subject)[] Slots =
        [("PerpOrg", "perpetrator organisation", true), ("PerpInd", "perpetrator individual", true), ("Victim", "victim", false), ("Target", "physical target", false)];

    /// <summary>The command: <c>muc FILE.jsonl</c>.</summary>
    internal static int Start(string path, FrameReader reader, int show)
    {
        Print(Console.Out, path, reader, show);
        return 0;
    }

    internal static void Print(TextWriter to, string path, FrameReader reader, int show = 0)
    {
        using var from = Quipu.Training.Corpora.OpenFile(path);
        var counts = new Tally();
        var stories = 0;
        while (from.ReadLine() is { Length: > 0 } line)
        {
            stories++;
            Count(JsonDocument.Parse(line).RootElement, reader, counts, ref show);
        }

        to.WriteLine($"{stories} stories, {counts["incidents"]} incident claims");
        foreach (var (slot, label, _) in Slots)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{label,-26} fillers {counts[slot],4} in incidents {counts[slot + "_end"],4} recall {Rate(counts[slot + "_end"], counts[slot]):0.000} in any claim {Rate(counts[slot + "_claim"], counts[slot]):0.000} named or described {Rate(counts[slot + "_found"], counts[slot]):0.000}"));
    }

    static double Rate(int part, int whole) => whole > 0 ? (double)part / whole : 0;

    static void Count(JsonElement story, FrameReader reader, Tally counts, ref int show)
    {
        // Paragraphs are told by runs of blanks, which a line end replaces one for one.
        var text = story.GetProperty("doctext").GetString()!.Replace("    ", "   \n", StringComparison.Ordinal);
        var document = Document(text);
        var (reading, set) = reader.ReadWithMentions(document);
        var entities = reading.Entities.ToDictionary(e => e.Id);
        var incidents = reading.Claims.Where(c => c.Type == ClaimType.Incident).ToList();
        counts["incidents"] += incidents.Count;
        var ends = new Dictionary<bool, List<HashSet<string>>> { [true] = FormsOf(incidents.Select(c => c.Subject)), [false] = FormsOf(incidents.Select(c => c.Object)) };
        var anyEnd = FormsOf(reading.Claims.SelectMany(c => (Party?[])[c.Subject, c.Object]));
        var found = set.Entities.Select(e => Forms(e, text)).ToList();
        foreach (var (slot, _, subject) in Slots)
            foreach (var filler in Fillers(story, slot))
            {
                counts[slot]++;
                var ended = ends[subject].Exists(f => Meets(f, filler));
                counts[slot + "_end"] += ended ? 1 : 0;
                counts[slot + "_claim"] += anyEnd.Exists(f => Meets(f, filler)) ? 1 : 0;
                counts[slot + "_found"] += found.Exists(f => Meets(f, filler)) ? 1 : 0;
                if (ended || show-- <= 0) continue;
                Console.WriteLine($"missed\t{slot}\t{(found.Exists(f => Meets(f, filler)) ? "found" : "-")}\t{string.Join(" / ", filler)}\t{Around(text, filler)}");
            }

        List<HashSet<string>> FormsOf(IEnumerable<Party?> parties) => [.. parties.Where(p => p is not null).Select(p => p!.Entity).Distinct().Select(e => Forms(entities[e], text))];
    }

    static string Around(string text, string[] filler) => text.IndexOf(filler[0], StringComparison.Ordinal) is >= 0 and var at ? text[Math.Max(0, at - 70)..Math.Min(text.Length, at + 90)].ReplaceLineEndings(" ") : "";

    static Document Document(string text)
    {
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(text)));
        var blocks = new List<Block>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            blocks.Add(new(new(at, end), BlockKind.Paragraph));
            at = end;
        }

        return new() { Id = DocumentId.From(capture, 0, text), Capture = capture, Text = text, Blocks = [.. blocks], Language = Language.English, Format = "text/1" };
    }

    // Distinct fillers over all templates of the story.
    static IEnumerable<string[]> Fillers(JsonElement story, string slot) => story.GetProperty("templates").EnumerateArray()
        .SelectMany(t => t.GetProperty(slot).EnumerateArray()).Select(f => f.EnumerateArray().Select(m => m[0].GetString()!).ToArray()).DistinctBy(f => f[0]);

    static HashSet<string> Forms(LocalEntity entity, string text) =>
        [.. entity.Mentions.Where(m => m.Kind != MentionKind.Pronoun).Select(m => m.At.Of(text)).Concat(entity.Aliases).Append(entity.Name).Select(Words)];

    static string Words(string form) => string.Join(' ', Folding.Fold(form).Split([' ', '\n', '"', '“', '”', '\'', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("the" or "a" or "an" or "el" or "la" or "los" or "las" or "of")));

    static bool Meets(HashSet<string> forms, string[] filler)
    {
        foreach (var one in filler.Select(Words))
            foreach (var form in forms)
                if (one.Length > 0 && form.Length > 0 && (one == form || Within(one, form) || Within(form, one))) return true;
        return false;
    }

    static bool Within(string few, string many)
    {
        var (a, b) = (few.Split(' '), many.Split(' '));
        return a.Length <= b.Length && (a[^1] == b[^1] || a[0] == b[0]) && a.All(b.Contains);
    }
}
