using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Web.Api;

/// <summary>Words of a document that somebody picked: <c>START-END</c> in code points, as everywhere outside of the program, or the words themselves.</summary>
sealed class Picked(Document document)
{
    /// <summary>A name is no longer than this.</summary>
    const int LongestName = 200;

    /// <summary>Before the place of words that are to be a party of their own: <c>words:START-END:Type</c>.</summary>
    internal const string Prefix = "words:";

    readonly CodePoints _points = new(document.Text);

    /// <summary>Where the words stand, without the white space at their ends; the words themselves where they stand nearest to <paramref name="near"/>. Null: they do not stand there.</summary>
    internal Span? At(string text, int near = 0)
    {
        var span = Place(text) ?? Nearest(text.Trim(), near);
        return span is { } found ? Trimmed(found) : null;
    }

    /// <summary>The party that picked words name: the document's own entity where it is mentioned there, else one of these words.</summary>
    internal Party? Party(string field, IEnumerable<LocalEntity> entities)
    {
        var parts = field[Prefix.Length..].Split(':');
        if (parts.Length != 2 || !Wires.TryRead<EntityType>(parts[1], out var type) || At(parts[0]) is not { Length: <= LongestName } span) return null;
        var known = entities.SelectMany(e => e.Mentions.Where(m => m.At == span).Select(m => new Party(e.Id, m.At))).FirstOrDefault();
        return known ?? new(EntityId.Local(document.Id, type, span), span);
    }

    /// <summary>The date that picked words tell.</summary>
    internal PartialDate? Date(Span words) => PickedDate.Of(document, words);

    Span? Place(string text)
    {
        var parts = text.Split('-');
        if (parts.Length != 2 || !Number(parts[0], out var start) || !Number(parts[1], out var end)) return null;
        var length = _points.FromUtf16(document.Text.Length);
        return start < end && end <= length ? new(_points.ToUtf16(start), _points.ToUtf16(end)) : null;
    }

    Span? Nearest(string words, int near)
    {
        if (words.Length == 0) return null;
        var best = -1;
        for (var at = document.Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if (best < 0 || Math.Abs(at - near) < Math.Abs(best - near)) best = at;
        return best < 0 ? null : new(best, best + words.Length);
    }

    Span? Trimmed(Span span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(document.Text[start])) start++;
        while (end > start && char.IsWhiteSpace(document.Text[end - 1])) end--;
        return start == end ? null : new(start, end);
    }

    static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
