using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>
/// The frames of one language and the word lists that go with them, read once from the files <c>en.yaml</c> and <c>es.yaml</c>.
/// Triggers are found by their first word; the longest one wins.
/// </summary>
sealed class FrameLexicon
{
    static readonly Lazy<FrameLexicon> English = new(() => Load(Language.English, null));
    static readonly Lazy<FrameLexicon> Spanish = new(() => Load(Language.Spanish, null));

    /// <summary>In tokens: an object longer than this does not stand within a verb's phrase.</summary>
    const int LongestObject = 9;

    readonly FrozenDictionary<string, ImmutableArray<Entry>> _byFirst;
    readonly FrozenDictionary<string, FrozenSet<string>> _words;
    readonly FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> _phrases;
    readonly FrozenDictionary<string, FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>>> _phrasesByFirst;

    internal FrameLexicon(Language language, ImmutableArray<Frame> frames, IReadOnlyDictionary<string, ImmutableArray<string>> words)
    {
        (Language, Frames) = (language, frames);
        _words = words.ToFrozenDictionary(p => p.Key, p => p.Value.Where(w => !w.Contains(' ')).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _phrases = words.ToFrozenDictionary(
            p => p.Key, p => p.Value.Where(w => w.Contains(' ')).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(w => w.Split(' ').ToImmutableArray()).ToImmutableArray(),
            StringComparer.Ordinal);
        _phrasesByFirst = _phrases.Where(p => !p.Value.IsEmpty).ToFrozenDictionary(
            p => p.Key, p => p.Value.GroupBy(w => w[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToImmutableArray(), StringComparer.Ordinal), StringComparer.Ordinal);
        _byFirst = frames.SelectMany(f => f.Triggers.Select(t => Entry.Of(t, f, language)))
            .GroupBy(e => e.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToImmutableArray(), StringComparer.Ordinal);
    }

    internal Language Language { get; }

    internal ImmutableArray<Frame> Frames { get; }

    /// <summary>The lexicon of a language that is read; English for any other.</summary>
    internal static FrameLexicon Of(Language language) => language == Language.Spanish ? Spanish.Value : English.Value;

    /// <summary>True where the folded word is in the named list.</summary>
    internal bool Has(string list, string word) => _words.TryGetValue(list, out var set) && set.Contains(word);

    /// <summary>True where the words, in order, are an entry of several words in the named list.</summary>
    internal bool Lists(string list, string phrase) => _phrases.TryGetValue(list, out var phrases) && phrases.Any(p => string.Join(' ', p) == phrase);

    /// <summary>True where the token's lemma or folded form is in the named list.</summary>
    internal bool Has(string list, in Token token) => _words.TryGetValue(list, out var set) && (set.Contains(token.Lemma) || set.Contains(token.Folded) || set.Contains(Bare(token.Lemma, Language)));

    /// <summary>How many tokens from <paramref name="at"/> make up the longest entry of the named list; 0 where none does.</summary>
    internal int Length(string list, ImmutableArray<Token> tokens, int at, int last)
    {
        if (_phrasesByFirst.TryGetValue(list, out var phrases))
        {
            var (folded, lemma) = (tokens[at].Folded, tokens[at].Lemma);
            var longest = Longest(phrases, folded is "del" ? "de" : folded is "al" ? "a" : folded, tokens, at, last);
            if (folded is "del" or "al") longest = Math.Max(longest, Longest(phrases, folded, tokens, at, last));
            if (lemma != folded) longest = Math.Max(longest, Longest(phrases, lemma, tokens, at, last));
            if (Bare(lemma, Language) is var bare && bare != lemma) longest = Math.Max(longest, Longest(phrases, bare, tokens, at, last));
            if (longest > 0) return longest;
        }

        return Has(list, tokens[at]) ? 1 : 0;
    }

    static int Longest(FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> phrases, string first, ImmutableArray<Token> tokens, int at, int last)
    {
        if (!phrases.TryGetValue(first, out var found)) return 0;
        foreach (var phrase in found)
            if (Starts(phrase, tokens, at, last)) return phrase.Length;
        return 0;
    }

    /// <summary>The frames that the words from <paramref name="at"/> evoke: those of the longest trigger.</summary>
    internal void Evoked(ImmutableArray<Token> tokens, int at, int last, List<(Frame Frame, int Length)> to)
    {
        to.Clear();
        var (lemma, folded) = (Bare(tokens[at].Lemma, Language), tokens[at].Folded);
        List<(Entry Entry, int Length)>? there = null;
        if (_byFirst.TryGetValue(lemma, out var entries)) Add(entries);
        if (lemma != folded && _byFirst.TryGetValue(folded, out entries)) Add(entries);
        if (Language == Language.Spanish && VerbOf(tokens[at]) is { } verb && verb != lemma && _byFirst.TryGetValue(verb, out entries)) Add(entries);
        if (Language == Language.Spanish && SingularOf(tokens[at]) is { } one && _byFirst.TryGetValue(one, out entries)) Add(entries);
        if (there is null) return;
        foreach (var (entry, length) in there)
            if (!IsSilenced(entry, there) && !to.Contains((entry.Frame, length))) to.Add((entry.Frame, length));

        void Add(ImmutableArray<Entry> entries)
        {
            foreach (var entry in entries)
                if (Span(entry, tokens, at, last) is > 0 and var length) (there ??= []).Add((entry, length));
        }
    }

    /// <summary>"buscados", "prófugas": what a participle or its like is in the lexicon.</summary>
    static string? SingularOf(in Token token) => token.Upos is Upos.Verb or Upos.Adj && token.Folded is [.., 'a' or 'i', 'd', 'a' or 'o', 's'] or [.., 'a' or 'i', 'd', 'a'] && token.Folded.Length > 5 ? $"{token.Folded.TrimEnd('s')[..^1]}o" : null;

    // A phrase silences the single words in it and the shorter phrases of its own claim: "launder money for" is both a service and laundering, "open fire on" dismisses nobody.
    static bool IsSilenced(Entry entry, List<(Entry Entry, int Length)> there)
    {
        foreach (var (other, _) in there)
            if (other.Words.Length > entry.Words.Length && (entry.Words.Length == 1 || other.Frame.Claim == entry.Frame.Claim)) return true;
        return false;
    }

    /// <summary>How many tokens an entry covers from a place; 0 where it does not stand there.</summary>
    int Span(Entry entry, ImmutableArray<Token> tokens, int at, int last)
    {
        if (!Fits(entry, tokens, at) || (entry.Reflexive && !IsReflexive(tokens, at))) return 0;
        if (Starts(entry.Words, tokens, at, last)) return entry.Words.Length;
        if (entry.Words.Length < 2 || entry.Frame.Pos is not (Upos.Verb or Upos.X)) return 0;
        return Loose(entry.Words, tokens, at, last) is > 0 and var loose ? loose : entry.Frame.Pos == Upos.Verb && entry.Frame.TakesObject && !(entry.Frame.Claim == ClaimType.ColludesWith && entry.Words[^1] is "for" or "with" or "to" or "of" or "de") ? Around(entry.Words, tokens, at, last) : 0;
    }

    /// <summary>"found X guilty", "sent the two officers to trial": the object stands between the verb and the rest of its phrase.</summary>
    static int Around(ImmutableArray<string> words, ImmutableArray<Token> tokens, int at, int last)
    {
        if (!IsWord(tokens.ItemRef(at), words[0])) return 0;
        for (var i = at + 1; i <= Math.Min(last, at + LongestObject); i++)
        {
            if (i > at + 1 && Starts(words, tokens, i, last, from: 1)) return i + words.Length - 1 - at;
            if (tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Pron or Upos.X) && tokens[i].Folded is not ("of" or "de" or "del" or "and" or "y" or "a" or "al" or "\"" or "“" or "”")) return 0;
        }

        return 0;
    }

    /// <summary>"abrió una nueva investigación preliminar a" is "abrir investigacion a": determiners, adjectives and adverbs between the words of a verb's phrase are passed over.</summary>
    int Loose(ImmutableArray<string> words, ImmutableArray<Token> tokens, int at, int last)
    {
        var i = at;
        for (var word = 0; word < words.Length; word++, i++)
        {
            for (var skipped = 0; i <= last && !IsWord(tokens.ItemRef(i), words[word]); skipped++, i++)
            {
                if (word > 0 && Language == Language.English && words[0] != "be" && tokens.ItemRef(i).Upos is Upos.Noun or Upos.Adj && Length("offences", tokens, i, last) is > 0 and var named)
                {
                    i += named - 1;
                    continue;
                }

                if (word > 0 && i > at && (tokens[i].Form == "-" || tokens[i].Folded is "and" && tokens[i].Deprel == Deprel.Cc)) continue;
                if (word == 0 || skipped == (IsNamed(tokens, i, words[word]) ? 6 : 3) || tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv or Upos.Num) && !IsNamed(tokens, i, words[word]) || tokens[i].Folded is "no" or "not" or "never" or "nunca") return 0;
            }

            if (i > last) return 0;
        }

        return i - at;
    }

    /// <summary>"faced money laundering and conspiracy allegations": the nouns that say of what kind the next word of a phrase is.</summary>
    static bool IsNamed(ImmutableArray<Token> tokens, int at, string word)
    {
        if (tokens[at].Upos is not (Upos.Noun or Upos.Cconj or Upos.Verb) || tokens[at].Deprel is not (Deprel.Compound or Deprel.Conj or Deprel.Cc or Deprel.Amod)) return false;
        for (var (i, step) = (tokens[at].Head, 0); i > at && step < 4 && i < at + 7; i = tokens[i].Head, step++)
            if (IsWord(tokens[i], word)) return true;
        for (var (i, step) = (tokens[at].Head, 0); i >= 0 && step < 4 && i < at + 7; i = tokens[i].Head, step++)
            if (i > at - 5 && IsWord(tokens[i], word)) return true;
        return false;
    }

    /// <summary>"se entregó", "se habría entregado", "decidió entregarse", "tras haberse entregado".</summary>
    static bool IsReflexive(ImmutableArray<Token> tokens, int at)
    {
        if (tokens[at].Folded.EndsWith("rse", StringComparison.Ordinal) || tokens[at].Folded.EndsWith("ndose", StringComparison.Ordinal)) return true;
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (tokens[i].Folded is "se" or "me" or "nos" || tokens[i].Folded.EndsWith("rse", StringComparison.Ordinal)) return true;
            if (tokens[i].Upos is not (Upos.Aux or Upos.Verb or Upos.Adv or Upos.Pron)) return false;
        }

        return false;
    }

    static bool Fits(Entry entry, ImmutableArray<Token> tokens, int at)
    {
        var upos = tokens[at].Upos;
        return entry.Frame.Pos switch
        {
            Upos.Verb => (entry.Words.Length > 1 && (upos is not (Upos.Noun or Upos.Propn or Upos.Adp or Upos.Det) || (at > 0 && upos != Upos.Det && tokens[at - 1].Upos is not (Upos.Det or Upos.Adp)))) || upos is Upos.Verb or Upos.Aux || (upos == Upos.Adj && (tokens[at].Morph.HasFlag(Morph.Participle) || VerbOf(tokens[at]) == entry.Words[0])),
            Upos.Noun => entry.Words.Length > 1 || upos is Upos.Noun or Upos.Propn or Upos.X || (upos == Upos.Adj && !tokens[at].Morph.HasFlag(Morph.Participle)) || IsDescription(entry, tokens, at),
            Upos.Adj => entry.Words.Length > 1 || upos is Upos.Adj or Upos.Noun or Upos.Verb or Upos.X,
            _ => true,
        };
    }

    /// <summary>"X, ahijado de Y", "X es allegada de Y": a noun for what one is to another looks like a verb's form to the tagger; between a comma, an article or the copula and its "de" it is none.</summary>
    static bool IsDescription(Entry entry, ImmutableArray<Token> tokens, int at) =>
        entry.Frame is { Needs: Needs.Both } or { Claim: ClaimType.CandidateFor } && tokens[at].Upos is Upos.Verb or Upos.Adj && tokens[at].Folded == entry.Words[0] && at > 0 && at + 1 < tokens.Length &&
        tokens[at + 1].Folded is "de" or "del" or "a" or "al" && (tokens[at - 1].Form == "," || tokens[at - 1].Upos == Upos.Det || tokens[at - 1].Lemma == "ser");

    static bool Starts(ImmutableArray<string> words, ImmutableArray<Token> tokens, int at, int last, int from = 0)
    {
        if (at + words.Length - from - 1 > last) return false;
        for (var i = from; i < words.Length; i++)
            if (!IsWord(tokens.ItemRef(at + i - from), words[i])) return false;
        return true;
    }

    /// <summary>"recluida", tagged as an adjective, is of "recluir" all the same.</summary>
    static string? VerbOf(in Token token)
    {
        if (token.Upos != Upos.Adj || token.Folded.TrimEnd('s') is not [.., 'a' or 'i', 'd', 'a' or 'o'] participle || participle.Length < 6) return null;
        var stem = participle[..^3];
        if (participle[^3] == 'a') return Lexicon.Spanish.IsVerb(stem + "ar") ? stem + "ar" : null;
        return Lexicon.Spanish.IsVerb(stem + "er") ? stem + "er" : Lexicon.Spanish.IsVerb(stem + "ir") ? stem + "ir" : null;
    }

    static bool IsWord(in Token token, string word) => token.Folded == word || token.Lemma == word || IsInflected(token, word) || IsBare(token.Lemma, word) || (token.Upos == Upos.Adj && word.EndsWith('r') && VerbOf(token) == word) || (token.Folded is "del" && word is "de") || (token.Folded is "al" && word is "a");

    /// <summary>"hallados muertos", "integrada a": a participle of a phrase agrees with whom it is said of.</summary>
    static bool IsInflected(in Token token, string word) => word is [.., 'a' or 'i', 'd', 'o'] && token.Upos is Upos.Verb or Upos.Adj && token.Folded.Length >= word.Length && token.Folded.AsSpan(0, word.Length - 1).SequenceEqual(word.AsSpan(0, word.Length - 1)) && token.Folded.AsSpan(word.Length - 1) is "a" or "os" or "as";

    /// <summary>A Spanish infinitive without its reflexive ending: "incautarse" is "incautar"; English "reverse" and "endorse" stay whole.</summary>
    static string Bare(string lemma, Language language) => language == Language.Spanish && lemma.Length > 4 && lemma.EndsWith("rse", StringComparison.Ordinal) ? lemma[..^2] : lemma;

    static bool IsBare(string lemma, string word) => lemma.Length > 4 && lemma.Length == word.Length + 2 && lemma.EndsWith("rse", StringComparison.Ordinal) && lemma.StartsWith(word, StringComparison.Ordinal);

    /// <summary>The lexicon of a language with a file of a desk's own upon it; null: without.</summary>
    /// <exception cref="LexiconException">The file is none; the sentence names the line.</exception>
    internal static FrameLexicon Load(Language language, (TextReader Text, string Name)? own)
    {
        var name = $"Reading/Frames/{language.Code}.yaml";
        using var stream = typeof(FrameLexicon).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return own is { } file ? LexiconFile.Read(language, (reader, name), file) : LexiconFile.Read(language, (reader, name));
    }

    /// <param name="Reflexive">A trigger written with "-se" ("entregarse") wants the clitic, wherever it stands: "entregar" is another thing.</param>
    readonly record struct Entry(ImmutableArray<string> Words, Frame Frame, bool Reflexive)
    {
        internal static Entry Of(ImmutableArray<string> words, Frame frame, Language language) =>
            Bare(words[0], language) is var bare && bare != words[0] ? new(words.SetItem(0, bare), frame, true) : new(words, frame, false);
    }
}
