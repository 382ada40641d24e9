using System.Collections.Frozen;
using System.IO.Compression;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>What a word may be: a part of speech with its lemma and morphology.</summary>
readonly record struct Sense(Upos Upos, string Lemma, Morph Morph);

/// <summary>
/// The words of one language with what they may be, commonest sense first. Kept as one text and parsed word by word on demand,
/// so that loading costs an index and nothing else. Sources: NOTICE; rebuilt by <c>build/lexicons.py</c>.
/// </summary>
sealed class Lexicon
{
    static readonly Lazy<Lexicon> LazyEnglish = new(() => new("en"));
    static readonly Lazy<Lexicon> LazySpanish = new(() => new("es"));

    static readonly FrozenSet<string> Auxiliaries = "ser estar haber poder deber soler be have do will would can could may might must shall should get ca wo 's 'd 'll 've 're".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly FrozenDictionary<string, Sense[]> _senses;
    readonly FrozenDictionary<string, Sense[]> _unaccented;
    readonly FrozenDictionary<string, Sense[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly FrozenDictionary<string, Sense[]>.AlternateLookup<ReadOnlySpan<char>> _unaccentedLookup;
    readonly FrozenSet<string> _verbs;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _verbLookup;

    Lexicon(string language)
    {
        var senses = new Dictionary<string, Sense[]>(24_000, StringComparer.Ordinal);
        var verbs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in ResourceLines($"Reading/Analysis/Lexicons/{language}.words.tsv.br"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var word = line[..tab];
            senses[word] = Read(line.AsSpan(tab + 1), word);
            foreach (var sense in senses[word])
                if (sense.Upos == Upos.Verb) verbs.Add(sense.Lemma);
        }

        foreach (var line in ResourceLines($"Reading/Analysis/Lexicons/{language}.verbs.tsv"))
            foreach (var verb in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) verbs.Add(Folding.Fold(verb));
        _senses = senses.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _senses.GetAlternateLookup<ReadOnlySpan<char>>();
        _unaccented = Unaccented(senses);
        _unaccentedLookup = _unaccented.GetAlternateLookup<ReadOnlySpan<char>>();
        _verbs = verbs.ToFrozenSet(StringComparer.Ordinal);
        _verbLookup = _verbs.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static Lexicon English => LazyEnglish.Value;

    internal static Lexicon Spanish => LazySpanish.Value;

    /// <summary>The senses of a word: as it is spelled, else as one that lost its accents; empty where unknown.</summary>
    internal Sense[] this[ReadOnlySpan<char> lower] =>
        _lookup.TryGetValue(lower, out var found) || _unaccentedLookup.TryGetValue(lower, out found) ? found : [];

    /// <summary>True for a word of the language that is no name: capitals on it tell nothing.</summary>
    internal static bool IsCommon(string folded, bool spanish) => (spanish ? Spanish : English)[folded].Length > 0;

    /// <summary>True for the (folded) infinitive or base form of a verb.</summary>
    internal bool IsVerb(ReadOnlySpan<char> folded) => _verbLookup.Contains(folded);

    static FrozenDictionary<string, Sense[]> Unaccented(Dictionary<string, Sense[]> senses)
    {
        var found = new Dictionary<string, Sense[]>(StringComparer.Ordinal);
        foreach (var (word, value) in senses)
            if (Folding.Fold(word) is var folded && folded != word && !senses.ContainsKey(folded)) found.TryAdd(folded, value);
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static Sense[] Read(ReadOnlySpan<char> cells, string word)
    {
        var found = new List<Sense>(2);
        foreach (var range in cells.Split('|'))
        {
            var cell = cells[range];
            var one = cell.IndexOf(':');
            var two = cell[(one + 1)..].IndexOf(':') + one + 1;
            var lemma = cell[(one + 1)..two];
            var (upos, folded) = (Tag(cell[..one]), Folding.Fold(lemma is "=" ? word : lemma));
            // A treebank tags a main verb as auxiliary now and then; the auxiliaries are a closed class.
            if (upos == Upos.Aux && !Auxiliaries.Contains(folded)) upos = Upos.Verb;
            found.Add(new(upos, folded, Features(cell[(two + 1)..])));
        }

        return [.. found];
    }

    static Upos Tag(ReadOnlySpan<char> tag) => tag switch
    {
        "ADJ" => Upos.Adj,
        "ADP" => Upos.Adp,
        "ADV" => Upos.Adv,
        "AUX" => Upos.Aux,
        "CCONJ" => Upos.Cconj,
        "DET" => Upos.Det,
        "INTJ" => Upos.Intj,
        "NOUN" => Upos.Noun,
        "NUM" => Upos.Num,
        "PART" => Upos.Part,
        "PRON" => Upos.Pron,
        "SCONJ" => Upos.Sconj,
        "VERB" => Upos.Verb,
        _ => Upos.X,
    };

    static Morph Features(ReadOnlySpan<char> letters)
    {
        var morph = Morph.None;
        foreach (var letter in letters)
            morph |= letter switch
            {
                'P' => Morph.Plural,
                'S' => Morph.Singular,
                'F' => Morph.Feminine,
                'M' => Morph.Masculine,
                'i' => Morph.Infinitive,
                't' => Morph.Participle,
                'g' => Morph.Gerund,
                'v' => Morph.Finite,
                'c' => Morph.Conditional | Morph.Finite,
                's' => Morph.Subjunctive | Morph.Finite,
                'I' => Morph.Imperative | Morph.Finite,
                'f' => Morph.Future | Morph.Finite,
                'p' => Morph.Past,
                'r' => Morph.Present,
                _ => Morph.None,
            };
        return morph;
    }

    static IEnumerable<string> ResourceLines(string name)
    {
        using var raw = typeof(Lexicon).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var stream = name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }
}
