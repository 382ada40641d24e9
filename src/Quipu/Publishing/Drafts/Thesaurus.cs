using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Publishing.Drafts;

/// <summary>What a concept does to a sentence that has it.</summary>
enum ConceptKind { Conduct, Offender, Group, Stage, Weak, Ended, Denial, Silence, Hedge, Accuse, Counter, Perhaps, Told }

/// <summary>Words of both languages that mean one thing: so that a draft in one is held against a record in the other, and a paraphrase against what it paraphrases.</summary>
/// <param name="Stage">Of a concept that is a step of the law: that step.</param>
sealed record Concept(string Name, ConceptKind Kind, Stage? Stage);

/// <summary>A concept at its place in a text.</summary>
/// <param name="Negated">"not", "never", "nobody" stands before it in its clause.</param>
/// <param name="Perhaps">"would", "may" does.</param>
/// <param name="Aside">It only tells when something else was: "after the arrest".</param>
/// <param name="IsTie">It says so only where a criminal group comes next: "works for".</param>
/// <param name="Then">Of such a tie: the word that must come after the group; null: any may. "warned the gang of raids".</param>
readonly record struct Meant(Concept Concept, int First, int Last, bool Negated, bool Perhaps, bool Aside, bool IsTie, string? Then = null);

/// <summary>A phrase that was met, up to the last of its words.</summary>
readonly record struct Met(Concept Concept, int Last, bool IsTie, string? Then);

/// <summary>The words of <c>concepts.tsv</c>, in one language.</summary>
sealed class Thesaurus
{
    static readonly Lazy<(Thesaurus English, Thesaurus Spanish)> _all = new(Load);

    // Within a phrase one may stand for another: "shelved the complaint" is "shelved a complaint", "anuló la condena" is "anuló su condena".
    static readonly FrozenSet<string> _determiners = new[] { "the", "an", "his", "her", "their", "its", "el", "la", "los", "las", "un", "una", "su", "sus" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words among which a group must come before the word that follows it.</summary>
    const int TieReach = 6;

    readonly FrozenDictionary<char, ImmutableArray<Entry>> _byLetter;

    Thesaurus(IEnumerable<Entry> entries) =>
        _byLetter = entries.GroupBy(e => e.Words[0][0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToImmutableArray());

    internal static Thesaurus Of(Language language) => language == Language.Spanish ? _all.Value.Spanish : _all.Value.English;

    /// <summary>Every concept that the words from <paramref name="at"/> mean, with the last of its words; a name's words mean none, but for what says that it is a group.</summary>
    internal IEnumerable<Met> At(ImmutableArray<Token> tokens, int at, int last, bool isName)
    {
        if (tokens[at].Folded is not [var letter, ..] || !_byLetter.TryGetValue(letter, out var entries)) yield break;
        foreach (var entry in entries)
            if ((!isName || entry.Concept.Kind == ConceptKind.Group) && entry.Length(tokens, at, last) is > 0 and var length) yield return new(entry.Concept, at + length - 1, entry.IsTie, entry.Then);
    }

    /// <summary>What a word means by itself.</summary>
    internal IEnumerable<Concept> Of(string folded) => folded.Length > 0 && _byLetter.TryGetValue(folded[0], out var entries) ? entries.Where(e => e.IsWord(folded)).Select(e => e.Concept) : [];

    static (Thesaurus, Thesaurus) Load()
    {
        var (english, spanish) = (new List<Entry>(), new List<Entry>());
        using var reader = new StreamReader(typeof(Thesaurus).Assembly.GetManifestResourceStream("Publishing/Drafts/concepts.tsv")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            var concept = new Concept(cells[0], Enum.Parse<ConceptKind>(cells[1], ignoreCase: true), Wires.TryRead<Stage>(cells[0], out var stage) ? stage : null);
            english.AddRange(cells[2].Split('|').Select(p => Entry.Of(p, concept)));
            spanish.AddRange(cells[3].Split('|').Select(p => Entry.Of(p, concept)));
        }

        return (new(english), new(spanish));
    }

    /// <summary>
    /// One way to say a concept: its words in order, each whole or, with a star, the beginning of one; with <c>&gt;</c> at the end, or before its last word, only where a criminal group stands there.
    /// </summary>
    sealed record Entry(string[] Words, Concept Concept, bool IsTie, string? Then)
    {
        internal static Entry Of(string phrase, Concept concept)
        {
            var tie = phrase.IndexOf('>', StringComparison.Ordinal);
            return new((tie < 0 ? phrase : phrase[..tie]).TrimEnd().Split(' '), concept, tie >= 0, tie >= 0 && phrase[(tie + 1)..].Trim() is { Length: > 0 } then ? then : null);
        }

        internal int Length(ImmutableArray<Token> tokens, int at, int last)
        {
            if (at + Words.Length - 1 > last) return 0;
            for (var i = 0; i < Words.Length; i++)
                if (!Fits(Words[i], tokens[at + i].Folded) && !(i > 0 && MayStandFor(tokens[at + i].Folded, Words[i]))) return 0;
            return Then is null || Follows(tokens, at + Words.Length, last) ? Words.Length : 0;
        }

        internal bool IsWord(string folded) => Words.Length == 1 && !IsTie && Fits(Words[0], folded);

        bool Follows(ImmutableArray<Token> tokens, int from, int last)
        {
            for (var i = from; i <= Math.Min(last, from + TieReach) && tokens[i].Form is not ("," or ";" or ":"); i++)
                if (i > from && tokens[i].Folded == Then) return true;
            return false;
        }

        static bool Fits(string word, string form) => word[^1] == '*' ? form.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1), StringComparison.Ordinal) : word == form;

        // Within a phrase one determiner stands for another; before a group what is one word with its article for what is not: "al servicio del clan".
        bool MayStandFor(string form, string word) => (_determiners.Contains(word) && _determiners.Contains(form)) || (IsTie && (word, form) is ("a", "al") or ("de", "del"));
    }
}
