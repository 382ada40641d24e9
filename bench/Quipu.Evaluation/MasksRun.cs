using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Quipu.Access.Masking;
using Quipu.Benchmarks;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Evaluation;

/// <summary>A person of a labelled text: a minor (m), a victim (v), or somebody who must not be masked (-).</summary>
sealed record MaskedGold(Span At, char Kind);

/// <summary>
/// Who is masked without anybody's decision, against texts in which each name is labelled. The folder holds a file a language (<c>es.txt</c>, <c>en.txt</c>), a text a line, each name in it as
/// <c>{m|…}</c>, <c>{v|…}</c> or <c>{-|…}</c>. Counted twice: with the names that the reader finds by itself, as in a workspace, and with the names as they are labelled, which shows what the words beside them do alone.
/// </summary>
static partial class MasksRun
{
    internal static int Start(string folder, string[] rest)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"{folder} has no file of labelled texts (es.txt, en.txt): a text a line, each name in it as {{m|…}} (a minor), {{v|…}} (a victim) or {{-|…}} (nobody to mask).");
            return 2;
        }

        var tally = new MasksTally();
        var reader = new FrameReader();
        foreach (var file in files)
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#')) Count(line, new(Path.GetFileNameWithoutExtension(file)), reader, tally, rest.Contains("--each"));
        var text = tally.Table();
        Console.Write(text);
        if (rest.FirstOrDefault(r => r.EndsWith(".md", StringComparison.Ordinal)) is { } page)
            File.WriteAllText(page, PageSection.Replace(File.Exists(page) ? File.ReadAllText(page) : null, $"## {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}", text));
        return 0;
    }

    static void Count(string line, Language language, FrameReader reader, MasksTally tally, bool each)
    {
        var (text, golds) = Parse(line);
        var document = Of(text, language);
        var reading = reader.Read(document);
        var read = Barred(text, reading.Entities, reading.Claims);
        var told = Barred(text, [.. golds.Select((g, i) => Labelled(document, text, g, i))], []);
        foreach (var gold in golds)
        {
            var row = new MasksRow(language.Code, gold.Kind, Is(read, text, gold), Is(told, text, gold));
            tally.Add(row);
            if (each && (row.Read != (gold.Kind != '-') || row.Told != (gold.Kind != '-')))
                Console.WriteLine($"{(gold.Kind == '-' ? "FALSE" : "MISSED")}\t{(row.Read == (gold.Kind != '-') ? "labelled only" : row.Told == (gold.Kind != '-') ? "read only" : "both")}\t{text[gold.At.Start..gold.At.End]}\t{text}");
        }
    }

    // The whole name of who must be masked is barred, or a word of it of who must not.
    static bool Is(string barred, string text, MaskedGold gold)
    {
        var (now, name) = (barred[gold.At.Start..gold.At.End], text[gold.At.Start..gold.At.End]);
        return gold.Kind == '-' ? now != name : !now.Any(char.IsLetterOrDigit);
    }

    static string Barred(string text, IReadOnlyCollection<LocalEntity> entities, IReadOnlyCollection<Claim> claims)
    {
        var masked = MaskCues.Of(text, entities, claims).Select(c => c.Entity).ToHashSet();
        var names = entities.Where(e => masked.Contains(e.Id)).SelectMany(e => e.Mentions.Where(m => m.Kind == MentionKind.Name).Select(m => m.Form).Append(e.Name));
        return new MaskText(names.SelectMany(n => MaskForms.Everywhere(n).Concat(MaskForms.Within(n)))).Barred(text);
    }

    static LocalEntity Labelled(Document document, string text, MaskedGold gold, int number)
    {
        var name = text[gold.At.Start..gold.At.End];
        return new() { Id = new($"e{number}"), Document = document.Id, Type = EntityType.Person, Name = name, Mentions = [new(gold.At, name, MentionKind.Name)] };
    }

    static (string Text, List<MaskedGold> Golds) Parse(string line)
    {
        var (text, golds, from) = (new StringBuilder(), new List<MaskedGold>(), 0);
        foreach (var name in Label().Matches(line).Cast<Match>())
        {
            text.Append(line, from, name.Index - from);
            golds.Add(new(new(text.Length, text.Length + name.Groups[2].Length), name.Groups[1].Value[0]));
            text.Append(name.Groups[2].Value);
            from = name.Index + name.Length;
        }

        return (text.Append(line, from, line.Length - from).ToString(), golds);
    }

    static Document Of(string text, Language language)
    {
        var capture = new CaptureId(ContentHash.Sha256(Encoding.UTF8.GetBytes(text)));
        return new() { Id = DocumentId.From(capture, 0, text), Capture = capture, Text = text, Blocks = [new(new(0, text.Length), BlockKind.Paragraph)], Language = language, Format = "text/1" };
    }

    [GeneratedRegex(@"\{([mv-])\|([^}]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}

/// <summary>Whether a labelled person was masked.</summary>
/// <param name="Read">With the names that the reader found.</param>
/// <param name="Told">With the names as they are labelled.</param>
sealed record MasksRow(string Language, char Kind, bool Read, bool Told);

/// <summary>Counts who was masked, and who was in vain.</summary>
sealed class MasksTally
{
    readonly List<MasksRow> _rows = [];

    internal void Add(MasksRow row) => _rows.Add(row);

    internal string Table()
    {
        var text = new StringBuilder("| language | who | people | masked, names as the reader finds them | masked, names as labelled |\n| --- | --- | ---: | ---: | ---: |\n");
        foreach (var (language, kind, what) in _rows.Select(r => r.Language).Distinct().SelectMany(l => new[] { (l, 'm', "minors"), (l, 'v', "victims"), (l, '-', "not to be masked") }))
        {
            var rows = _rows.Where(r => r.Language == language && r.Kind == kind).ToList();
            text.AppendLine(CultureInfo.InvariantCulture, $"| {language} | {what} | {rows.Count} | {Share(rows.Count(r => r.Read), rows.Count)} | {Share(rows.Count(r => r.Told), rows.Count)} |");
        }

        return text.ToString();
    }

    static string Share(int some, int all) => all == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{some} ({100.0 * some / all:0} %)");
}
