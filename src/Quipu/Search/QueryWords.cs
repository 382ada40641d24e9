using System.Collections.Immutable;
using System.Text;
using Quipu.Text;

namespace Quipu.Search;

/// <summary>
/// What a person typed, as terms to look for: words that must all occur, phrases in quotation marks, and <c>word*</c> for beginnings.
/// Accents are folded and ñ is kept, as in the index. Anything else that was typed is text, never syntax.
/// </summary>
public sealed record QueryWords(ImmutableArray<QueryTerm> Terms)
{
    const int Most = 24;

    public bool IsEmpty => Terms.IsEmpty;

    /// <summary>Reads what was typed; never fails.</summary>
    /// <param name="beginnings">The last word may be the beginning of one: for looking up while typing.</param>
    public static QueryWords Parse(string? text, bool beginnings = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return new([]);
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        var parts = Folding.Compact(text).Replace('“', '"').Replace('”', '"').Replace('«', '"').Replace('»', '"').Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            var quoted = i % 2 == 1 && i < parts.Length - 1;
            var words = Words(parts[i]).ToList();
            if (quoted && words.Count > 0) terms.Add(new([.. words.Select(w => w.Word)], false));
            else terms.AddRange(words.Select(w => new QueryTerm([w.Word], w.IsBeginning)));
        }

        if (beginnings && terms.Count > 0 && !text.EndsWith('"')) terms[^1] = terms[^1] with { IsBeginning = true };
        return new([.. terms.Take(Most)]);
    }

    /// <summary>The query in the language of SQLite's full-text index; every word is quoted.</summary>
    public string ToFullText() => string.Join(" AND ", Terms.Select(t => $"\"{string.Join(' ', t.Words)}\"{(t.IsBeginning ? "*" : "")}"));

    static IEnumerable<(string Word, bool IsBeginning)> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                word.Append(text[i]);
                continue;
            }

            if (word.Length > 0) yield return (word.ToString(), i < text.Length && text[i] == '*');
            word.Clear();
        }
    }
}

/// <summary>A word, or several in a row.</summary>
public sealed record QueryTerm(ImmutableArray<string> Words, bool IsBeginning);
