using System.Buffers;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>The words around the telling of a post that say of what it is: "jefe | de la aduana de X", "X's customs | chief". No analysis is at hand: whatever is no link, no name and follows none ends them.</summary>
static class PostWindow
{
    static readonly SearchValues<char> _breaks = SearchValues.Create(",;:.()\n—–");

    const int MostBefore = 5, MostAfter = 14, Reach = 160;

    static readonly HashSet<string> _links = ["of", "at", "in", "for", "the", "de", "del", "en", "la", "el", "los", "las"];
    static readonly HashSet<string> _starts = ["the", "a", "an", "el", "la", "un", "una", "his", "her", "su", "and", "y"];

    /// <param name="person">The holder's name: what stands beyond it is of something else.</param>
    internal static string[] Of(string text, Span role, Span person)
    {
        var until = person.Start >= role.End ? person.Start : text.Length;
        var from = person.End <= role.Start ? person.End : 0;
        return [.. Before(text[Math.Max(from, role.Start - Reach)..role.Start]), .. Words(role.Of(text)), .. After(text[role.End..Math.Min(until, role.End + Reach)])];
    }

    static IEnumerable<string> Before(string text)
    {
        var clause = text[(text.AsSpan().LastIndexOfAny(_breaks) + 1)..];
        return Words(clause).Reverse().Take(MostBefore).TakeWhile(w => !_starts.Contains(w));
    }

    static IEnumerable<string> After(string text)
    {
        var end = text.AsSpan().IndexOfAny(_breaks);
        var (isLed, first) = (false, true);
        foreach (var word in (end < 0 ? text : text[..end]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostAfter))
        {
            if (Words(word) is not [var folded, ..] parts) yield break;
            var isLink = _links.Contains(folded);
            // A small word that nothing leads to is of what comes next: "head of customs was".
            if (!isLink && !isLed && !first && !char.IsUpper(word[0])) yield break;
            (isLed, first) = (isLink, false);
            foreach (var part in parts) yield return part;
        }
    }

    static string[] Words(string text) => [.. Folding.Compact(text).Split([' ', '-', '\'', '’', '"', '“', '”', '«', '»', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "s")];
}
