using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>One way of writing a word, with all that depends on it alone: computed once for all words so written.</summary>
sealed class WordForm
{
    /// <summary>Stands before the first and after the last word.</summary>
    internal static readonly WordForm Edge = new("\u0002", "\u0002", 0);

    /// <param name="text">As it is written.</param>
    /// <param name="known">As the models know it: the text itself, or a mark that stands for the same ("«" is read as "\"").</param>
    /// <param name="lexical">Its tags in training.</param>
    internal WordForm(string text, string known, uint lexical)
    {
        Text = text;
        var lower = text.ToLowerInvariant();
        Lower = lower == text ? text : lower;
        var folded = Folding.Fold(text);
        Folded = folded == Lower ? Lower : folded;
        (Id, Exact) = known == text ? (Feature.Of(Lower), Feature.Of(Text)) : (Feature.Of(known), Feature.Of(known));
        Ending2 = Ending(2);
        Ending3 = Ending(3);
        (Case, Shape) = (Word.CaseOf(text), ShapeOf(known));
        Lexical = lexical;
        Class = lexical != 0 ? lexical : Feature.Of(901, Ending2, Shape);
    }

    internal string Text { get; }

    internal string Lower { get; }

    internal string Folded { get; }

    /// <summary>A number for <see cref="Lower"/>.</summary>
    internal uint Id { get; }

    /// <summary>A number for <see cref="Text"/>.</summary>
    internal uint Exact { get; }

    internal uint Ending2 { get; }

    internal uint Ending3 { get; }

    internal Case Case { get; }

    /// <summary>A number for how it is written: capitals, digits, hyphens, marks.</summary>
    internal uint Shape { get; }

    /// <summary>What the words so written were tagged in training: a number for the list of tags, commonest first; 0 where it was not seen.</summary>
    internal uint Lexical { get; }

    /// <summary><see cref="Lexical"/>, or for unknown words a number from ending and shape.</summary>
    internal uint Class { get; }

    /// <summary>Sums of weights of features that depend on the form alone, by role; filled by the tagger.</summary>
    internal int[]?[] Scores { get; } = new int[TagFeatures.Roles][];

    /// <summary>Lemmas found so far, by part of speech and bundle.</summary>
    internal List<(Upos Upos, ushort Feats, string Lemma, string Folded)> Lemmas { get; } = [];

    /// <summary>The learned lemma of a verb that <see cref="Analysis.Lemmas.Known"/> was last asked about, and what it said.</summary>
    internal (string Learned, Upos Upos, string Lemma)? Known { get; set; }

    /// <summary>A number for the last letters in lower case; of the whole word where it is shorter.</summary>
    internal uint Ending(int letters) => Feature.Of(Lower.AsSpan(Math.Max(0, Lower.Length - letters)));

    // Capitals, small letters, digits and marks, runs shortened: "McDonald" gives "AaAa", "2013-14" gives "0-0".
    static uint ShapeOf(string text)
    {
        Span<char> shape = stackalloc char[12];
        var length = 0;
        foreach (var c in text)
        {
            var kind = char.IsUpper(c) ? 'A' : char.IsLower(c) ? 'a' : char.IsDigit(c) ? '0' : c;
            if (length > 0 && shape[length - 1] == kind) continue;
            shape[length++] = kind;
            if (length == shape.Length) break;
        }

        return Feature.Of(shape[..length]) ^ (text.Length == 1 ? 1u : 0);
    }
}

/// <summary>The forms met so far, each kept once. Not safe from several threads: each reader has its own.</summary>
/// <param name="lexical">The tags that words had in training.</param>
/// <param name="likened">Whether quotation marks never seen in training are read as the one that was. Not in training, which is to learn of those that it sees.</param>
sealed class WordForms(Func<uint, uint> lexical, bool likened = false)
{
    const int Limit = 60_000;

    readonly Dictionary<string, WordForm> _known = new(StringComparer.Ordinal);

    internal WordForm this[ReadOnlySpan<char> text]
    {
        get
        {
            var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(text, out var form)) return form;
            if (_known.Count >= Limit) _known.Clear();
            var own = text.ToString();
            var read = Known(own);
            return _known[own] = new(own, read, lexical(Feature.Of(read.ToLowerInvariant())));
        }
    }

    /// <summary>A quotation mark that a model never saw is read as the one that it did.</summary>
    string Known(string text) => likened && text is "«" or "»" or "“" or "”" && lexical(Feature.Of(text)) == 0 ? "\"" : text;
}
