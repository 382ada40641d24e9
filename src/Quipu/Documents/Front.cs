using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quipu.Documents;

/// <summary>
/// What stands above a story: title, subtitle, byline, date, caption. Found from the first blocks, so that text without any metadata has some.
/// Markup and sidecars win over it.
/// </summary>
sealed partial class Front
{
    const int LongestTitle = 250;
    const int Reach = 8;

    internal string? Title { get; private set; }

    internal ImmutableArray<string> Authors { get; private set; } = [];

    /// <summary>The site named at the end of the title: <c>Title | Site</c>.</summary>
    internal string? Publisher { get; private set; }

    internal PartialDate? Published { get; private set; }

    internal string? Url { get; private set; }

    /// <summary>Reads the front and marks its blocks; may split a title off the first block where everything is one line.</summary>
    internal static Front Read(string text, List<Draft> drafts, string? knownTitle)
    {
        var front = new Front();
        if (drafts.Count == 0) return front;
        var first = Math.Max(0, drafts.FindIndex(d => d.Kind == BlockKind.Title));
        if (first == 0) first = Math.Max(0, drafts.FindIndex(d => d.Kind is null or < BlockKind.Menu));
        front.TakeTitle(text, drafts, first, knownTitle);
        var (body, taken) = (false, front.Title is null ? 0 : 1);
        for (var i = first + taken; i < drafts.Count && taken < Reach && !body; i++)
        {
            if (drafts[i].Kind >= BlockKind.Menu || (drafts[i].At.Length < 120 && Boilerplate.IsShareBar(drafts[i].Of(text)))) continue;
            body = !front.Takes(text, drafts, i, taken++) && drafts[i].Kind is null;
        }

        return front;
    }

    void TakeTitle(string text, List<Draft> drafts, int at, string? known)
    {
        var first = drafts[at];
        if (first.Kind is not (null or BlockKind.Title or BlockKind.Heading)) return;
        var line = first.At.Of(text);
        var length = first.Kind == BlockKind.Title ? line.Length : known is null ? TitleLength(line, drafts.Count == 1) : SharedLength(line, known);
        if (length == 0 && known is not null) length = TitleLength(line, drafts.Count == 1);
        if (length == 0) return;
        if (length < line.Length)
        {
            var rest = first.At.Start + length;
            while (rest < first.At.End && (char.IsWhiteSpace(text[rest]) || text[rest] is '.' or ':')) rest++;
            if (rest < first.At.End) drafts.Insert(at + 1, new(new(rest, first.At.End)));
            first.At = new(first.At.Start, first.At.Start + length);
        }

        first.Kind = BlockKind.Title;
        Title = first.At.Of(text).ReplaceLineEndings(" ");
        if (Site().Match(Title) is not { Success: true } site) return;
        (Title, Publisher) = (Title[..site.Index], site.Groups["site"].Value);
    }

    /// <summary>How much of the line is a title: all of it where it is short and ends without a stop; its first sentence where that is in title case.</summary>
    static int TitleLength(string line, bool isAlone)
    {
        if (!isAlone && line.Length <= LongestTitle && !IsSentence(line) && !Bylines.TryParse(line, out _)) return line.Length;
        var stop = line.AsSpan(0, Math.Min(line.Length, 180)).IndexOfAny('.', '?', '!');
        while (stop > 0 && stop + 1 < line.Length && line[stop] == '.' && line[stop + 1] != ' ')
        {
            var more = line.AsSpan(stop + 1, Math.Min(line.Length - stop - 1, 180)).IndexOfAny('.', '?', '!');
            stop = more < 0 ? -1 : stop + 1 + more;
        }

        return stop > 0 && stop < 180 && !line.AsSpan(0, stop).Contains('\n') && IsTitleCase(line.AsSpan(0, stop)) ? (line[stop] == '.' ? stop : stop + 1) : 0;
    }

    /// <summary>A line that ends in a full stop and is no run of capitalised words, name or abbreviation: headlines have no stop, but may ask.</summary>
    static bool IsSentence(string line)
    {
        var end = line.AsSpan().TrimEnd("\"”»’')] ");
        if (end.IsEmpty || end[^1] is not ('.' or '…' or '!')) return false;
        var words = ReadText.Words(line);
        if (words < (end[^1] == '!' ? 10 : 5)) return false;
        var last = end[(end.LastIndexOf(' ') + 1)..].TrimEnd(".…!");
        return last.Length > 2 && !last.Contains('.') && !IsTitleCase(end);
    }

    /// <summary>The length of the known title at the line's start, whatever its punctuation and case.</summary>
    static int SharedLength(string line, string known)
    {
        var end = known.Length;
        while (end > 0 && !char.IsLetterOrDigit(known[end - 1])) end--;
        var (i, k) = (0, 0);
        while (i < line.Length && k < end)
        {
            if (!char.IsLetterOrDigit(line[i])) i++;
            else if (!char.IsLetterOrDigit(known[k])) k++;
            else if (char.ToUpperInvariant(line[i]) != char.ToUpperInvariant(known[k])) return 0;
            else (i, k) = (i + 1, k + 1);
        }

        if (end == 0 || k < end || (i < line.Length && char.IsLetterOrDigit(line[i]))) return 0;
        while (i < line.Length && line[i] is '"' or '”' or '»' or '?' or '!' or ')' or '\'' or '’') i++;
        return i;
    }

    internal static bool IsTitleCase(ReadOnlySpan<char> text)
    {
        var (words, upper) = (0, 0);
        foreach (var range in text.Split(' '))
        {
            var word = text[range].TrimStart("\"“«‘'¿¡(");
            if (word.Length < 4) continue;
            words++;
            if (char.IsUpper(word[0]) || char.IsDigit(word[0])) upper++;
        }

        return words >= 3 && upper * 10 >= words * 7;
    }

    /// <summary>Takes one block of the front; false where the story has begun.</summary>
    bool Takes(string text, List<Draft> drafts, int i, int place)
    {
        var draft = drafts[i];
        if (draft.At.Length > 400) return false;
        var line = draft.At.Of(text).ReplaceLineEndings(" ");
        if (Source().Match(line) is { Success: true } source)
        {
            (Url, draft.Kind) = (source.Groups["url"].Value, BlockKind.Notice);
            return true;
        }

        if (line.Length < 200 && Boilerplate.Caption().IsMatch(line)) return Is(draft, BlockKind.Caption);
        if (line.Length <= 120 && TakesByline(text, drafts, line, i, place)) return Is(draft, BlockKind.Byline);
        var isStory = draft.Kind is null && (line.EndsWith('.') || line.EndsWith('”') || line.EndsWith('"')) && !line.StartsWith('■');
        if (isStory && place == 1 && Title is not null && draft.Kind is null && IsNamed(text, drafts, i + 1)) return Is(draft, BlockKind.Subtitle);
        if (isStory || draft.Kind is not null || Title is null || place > 4 || Authors.Any(a => line.StartsWith(a, StringComparison.Ordinal)) || ReadText.Words(line) < 5 || Boilerplate.IsCue(line)) return false;
        return drafts.Count > i + 1 && Is(draft, BlockKind.Subtitle);
    }

    /// <summary>True where a block is somebody's name above a long paragraph.</summary>
    static bool IsNamed(string text, List<Draft> drafts, int i) => i + 1 < drafts.Count && drafts[i].At.Length < 50 && drafts[i + 1].At.Length > 160 &&
        drafts[i].At.Of(text) is var line && !Boilerplate.IsCue(line) && (Bylines.TryParse(line, out _) || Bylines.LooksLikeName(line) || (char.IsUpper(line[0]) && line.All(char.IsLetter)));

    bool TakesByline(string text, List<Draft> drafts, string line, int i, int place)
    {
        var hasDate = Dates.TryFind(line, out var date, out var at);
        var beside = hasDate ? line.Length - at.Length : line.Length;
        var isByline = Bylines.TryParse(line, out var authors);
        if (hasDate && (isByline || beside <= 40)) Published ??= date;
        if (isByline || (place <= 2 && Authors.IsEmpty && Title is not null && (Bylines.LooksLikeName(line) || IsNamed(text, drafts, i)) && (authors = [line]).Length == 1))
        {
            if (Authors.IsEmpty) Authors = [.. authors.Where(a => a.Length > 2)];
            return true;
        }

        return hasDate && beside <= 40;
    }

    static bool Is(Draft draft, BlockKind kind)
    {
        draft.Kind ??= kind;
        return true;
    }

    [GeneratedRegex(@"\s+[|]\s+(?<site>[^|]{2,40})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Site();

    [GeneratedRegex(@"^[>\s*-]*(?:source|fuente|original|url|link|enlace)\s*:?\s*<?(?<url>https?://[^\s>]+)>?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Source();
}
