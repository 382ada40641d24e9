using System.Text.RegularExpressions;
using Quipu.Text;

namespace Quipu.Documents;

/// <summary>
/// Recognises what is on a page and not of the story: menus, share bars, teasers, appeals, comments, notices.
/// It goes by cues (see <see cref="Cues"/>), by what follows them, and by the shape of the tail. When in doubt a line is of the story:
/// to lose a paragraph is worse than to keep a teaser.
/// </summary>
static partial class Boilerplate
{
    /// <summary>Blocks at either end in which cues are looked for; boilerplate stands at the ends, and a book is not scanned throughout.</summary>
    const int Ends = 1500;

    const int LongestLink = 170;

    /// <summary>True for a line that announces what follows it as no part of the story.</summary>
    internal static bool IsCue(string line) => Find(line) is not null;

    /// <summary>True for the buttons that stand between a title and its byline.</summary>
    internal static bool IsShareBar(ReadOnlySpan<char> line) => Find(line)?.Kind == BlockKind.ShareBar;

    /// <summary>Settles what every block is. Kinds that markup gave stay.</summary>
    internal static void Mark(string text, List<Draft> drafts, IReadOnlyList<string> authors)
    {
        SplitInlineTeasers(text, drafts);
        MarkBiographies(text, drafts, authors);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (i == Ends && drafts.Count > Ends * 2) i = drafts.Count - Ends;
            if (drafts[i].Kind is not (null or BlockKind.Heading or BlockKind.ListItem) || drafts[i].At.Length > 600) continue;
            if (Find(drafts[i].Of(text)) is not { } cue) continue;
            drafts[i].Kind = cue.Kind;
            i = Spread(text, drafts, i, cue);
        }

        MarkTail(text, drafts);
        MarkRepeatedTitle(text, drafts);
        for (var i = 0; i < drafts.Count; i++) drafts[i].Kind ??= Plain(text, drafts, i);
    }

    static Cue? Find(ReadOnlySpan<char> line)
    {
        if (line.Length > 600) return null;
        var folded = Folding.Fold(line).ReplaceLineEndings(" ");
        foreach (var cue in Cues.All)
            if (folded.Length <= cue.Longest && cue.Pattern.IsMatch(folded)) return cue;
        return null;
    }

    /// <summary>Marks what belongs to a cue; returns the last block taken.</summary>
    static int Spread(string text, List<Draft> drafts, int at, Cue cue)
    {
        if (cue.Reach == CueReach.Line) return at;
        var toEnd = !HasStory(text, drafts, at + 1);
        if (cue.Reach == CueReach.Rest && !toEnd) return at;
        var last = at;
        while (last + 1 < drafts.Count && drafts[last + 1].Kind is null or BlockKind.Heading or BlockKind.ListItem)
        {
            var next = drafts[last + 1].Of(text);
            if (Find(next) is { } other && other.Kind != cue.Kind) break;
            if (cue.Reach == CueReach.Links && (!LooksLikeLink(next) || (!toEnd && last > at && !EndsAlike(text, drafts, last)))) break;
            drafts[++last].Kind = cue.Kind;
        }

        return last;
    }

    /// <summary>In the midst of a story one headline follows a cue, more only where they are alike: a second one may be a section's heading.</summary>
    static bool EndsAlike(string text, List<Draft> drafts, int last) =>
        last + 2 < drafts.Count && LooksLikeLink(drafts[last + 1].Of(text)) && LooksLikeLink(drafts[last + 2].Of(text)) && drafts[last + 1].At.Length > 40;

    /// <summary>True where a paragraph that reads like reporting stands at or after a block.</summary>
    static bool HasStory(string text, List<Draft> drafts, int from)
    {
        for (var i = from; i < drafts.Count; i++)
            if (drafts[i].Kind is null or BlockKind.Paragraph && IsSentence(drafts[i].Of(text), 14) && Find(drafts[i].Of(text)) is null) return true;
        return false;
    }

    /// <summary>
    /// The tail: lines after the last sentence that do not end one. One such line may be a slip of the writer's; two or more are links,
    /// unless the whole text is made of such lines.
    /// </summary>
    static void MarkTail(string text, List<Draft> drafts)
    {
        var start = drafts.Count;
        while (start > 0 && (drafts[start - 1].Kind >= BlockKind.Menu || (drafts[start - 1].Kind is null or BlockKind.Heading && LooksLikeLink(drafts[start - 1].Of(text))))) start--;
        var open = drafts.Skip(start).Count(d => d.Kind is null or BlockKind.Heading);
        var sentences = drafts.Take(start).Count(d => d.Kind is null or BlockKind.Paragraph && IsSentence(d.Of(text), 6));
        var isTail = sentences >= 3 && (open >= 3 || (open >= 1 && drafts.Count - start > open)) && open <= sentences * 3;
        if (!isTail) return;
        foreach (var draft in drafts.Skip(start).Where(d => d.Kind is null or BlockKind.Heading))
            draft.Kind = ReadText.Words(draft.Of(text)) >= 5 ? BlockKind.Teaser : BlockKind.Menu;
    }

    /// <summary>
    /// What is said of the author, at either end. Only of a known author: reporting on journalists is full of sentences that say who they are.
    /// </summary>
    static void MarkBiographies(string text, List<Draft> drafts, IReadOnlyList<string> authors)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (i == 8 && drafts.Count > 20) i = drafts.Count - 12;
            if (drafts[i].Kind is not null || drafts[i].At.Length > 600) continue;
            var line = Folding.Fold(drafts[i].Of(text)).ReplaceLineEndings(" ");
            foreach (var author in authors.Where(a => a.Contains(' ', StringComparison.Ordinal)))
                if (line.StartsWith(Folding.Fold(author), StringComparison.Ordinal) && Biography().IsMatch(line.AsSpan(author.Length))) drafts[i].Kind = BlockKind.Biography;
        }
    }

    /// <summary>The title again, further down: a link to the page itself or the head of a form.</summary>
    static void MarkRepeatedTitle(string text, List<Draft> drafts)
    {
        if (drafts.FindIndex(d => d.Kind == BlockKind.Title) is not (>= 0 and var first)) return;
        var title = Letters(drafts[first].Of(text));
        foreach (var draft in drafts.Skip(first + 1).Where(d => d.Kind is null or BlockKind.Heading or BlockKind.Teaser && d.At.Length < 300))
            if (title.Length > 12 && Letters(draft.Of(text)) == title) draft.Kind = BlockKind.Menu;
    }

    static string Letters(ReadOnlySpan<char> text) => new([.. Folding.Fold(text).Where(char.IsLetterOrDigit)]);

    static BlockKind Plain(string text, List<Draft> drafts, int i)
    {
        var line = drafts[i].Of(text);
        if (line.Length < 200 && Caption().IsMatch(line)) return BlockKind.Caption;
        if (line.Length < 60 && Bylines.TryParse(line.ToString(), out _)) return BlockKind.Byline;
        var isHeading = line.Length <= 100 && i > 0 && i + 1 < drafts.Count && !EndsSentence(line) && line[^1] is not (',' or ';' or ':') &&
            (char.IsUpper(line[0]) || line[0] is '¿' or '¡' or '"' or '“' or '«') && ReadText.Words(line) <= 14 && drafts[i + 1].At.Length > line.Length;
        return isHeading ? BlockKind.Heading : line[0] is '•' or '·' or '►' || line.StartsWith("- ") || line.StartsWith("* ") ? BlockKind.ListItem : BlockKind.Paragraph;
    }

    /// <summary>A headline, a link or a name: short, and without the end of a sentence.</summary>
    static bool LooksLikeLink(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLink) return false;
        if (!EndsSentence(line)) return line[^1] is not (',' or ';') && !char.IsLower(line[0]);
        return line[^1] is '?' or '!' && ReadText.Words(line) <= 16 && Front.IsTitleCase(line);
    }

    static bool IsSentence(ReadOnlySpan<char> line, int words) => EndsSentence(line) && ReadText.Words(line) >= words;

    static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("\"”»’')]*_ ■");
        return end.Length > 0 && (end[^1] is '.' or '!' or '?' or '…' || (end.Length < line.Length && line[^1] is '"' or '”' or '»'));
    }

    /// <summary>Splits "… said the minister. Lea también: Another headline" into the story's part and the teaser.</summary>
    static void SplitInlineTeasers(string text, List<Draft> drafts)
    {
        var split = new List<Draft>(drafts.Count);
        foreach (var draft in drafts)
        {
            split.Add(draft);
            if (draft.Kind is not (null or BlockKind.Paragraph) || draft.At.Length is < 60 or > 4000) continue;
            var tail = Math.Max(0, draft.At.Length - 260);
            var folded = Folding.Fold(draft.Of(text)[tail..]);
            if (InlineTeaser().Match(folded) is not { Success: true } match) continue;
            var at = draft.At.Start + tail + match.Groups["teaser"].Index;
            var end = at;
            while (end > draft.At.Start && char.IsWhiteSpace(text[end - 1])) end--;
            split.Add(new(new(at, draft.At.End), BlockKind.Teaser));
            draft.At = new(draft.At.Start, end);
        }

        if (split.Count == drafts.Count) return;
        drafts.Clear();
        drafts.AddRange(split);
    }

    [GeneratedRegex(@"^,?\s*(?:is|was|has|holds|covers|reports|writes|works|es|fue|ha|cubre|escribe|trabaja|trabajo|colabora|estudio|dirige)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Biography();

    [GeneratedRegex(@"[.!?”""»)’]\s+(?<teaser>(?:see also|read also|read more|related|lea|lee|lea tambien|lee tambien|lea ademas|vea tambien|mira tambien|ver tambien|(?:tambien )?(?:te|le) puede interesar|te recomendamos|tambien puede leer)\s*:\s[^.]{12,220})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InlineTeaser();

    [GeneratedRegex(@"^\W*(?:fotos?|fotograf[íi]as?|imagen|im[áa]genes|photos?|image|photograph|picture|video|infograf[íi]a|cr[ée]ditos?|credit|cortes[íi]a)\b[^.!?:]{0,14}[:/|]|\b(?:foto|photo)\s+(?:ap|afp|efe|reuters|by|de|tomada)\b|\bfoto:\s|\bcortes[íi]a\s+(?:de\s+)?[\w ]{2,30}\.?$|\(\w{2,10} photo by ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    internal static partial Regex Caption();
}
