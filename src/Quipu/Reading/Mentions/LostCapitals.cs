using System.Buffers;
using System.Collections.Frozen;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Gives a text that was written or transmitted without capitals, or in nothing but capitals, those that a newspaper would print, so that it is read like any other.
/// One letter gives one letter: offsets stay. What a list, a title or an unknown spelling does not tell stays small.
/// </summary>
ref struct LostCapitals
{
    const int FewestLetters = 80;
    const int LongestPlace = 4;
    const int LongestAcronym = 7;

    static readonly FrozenSet<string> Titles = Set(
        "president colonel col general gen captain capt major lieutenant lt judge minister senator deputy mayor governor mr mrs ms dr sergeant archbishop bishop father monsignor prosecutor commander chancellor ambassador congressman " +
        "presidente presidenta coronel capitan mayor teniente juez jueza ministro ministra senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora sr sra señor señora doctor doctora sargento arzobispo obispo padre monseñor fiscal comandante " +
        "canciller embajador congresista don doña magistrado magistrada alias");

    static readonly FrozenSet<string> Qualifiers = Set(
        "national nationalist revolutionary liberation popular people's armed united democratic christian socialist communist republican patriotic supreme constitutional federal central superior electoral intelligence anti-narcotics antinarcotics " +
        "workers peasants farabundo nacional nacionales revolucionaria revolucionarias revolucionario liberacion popular armadas unida unidos unidas democratica democratico cristiano cristiana socialista comunista republicano republicana suprema supremo " +
        "constitucional superior publico publica inteligencia general");

    static readonly FrozenSet<string> Heads = Set(
        "front army party movement union alliance coalition command council assembly court tribunal police guard forces institute university bank corporation commission federation confederation association agency bureau office directorate congress " +
        "frente ejercito partido movimiento union alianza coalicion comando consejo asamblea corte tribunal policia guardia fuerzas instituto universidad banco corporacion comision federacion confederacion asociacion agencia ministerio fiscalia procuraduria " +
        "contraloria direccion congreso servicio");

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    readonly ReadOnlySpan<char> _text;
    readonly char[] _out;
    readonly bool _spanish;
    readonly List<(int Start, int End, string Folded)> _words = [];
    readonly HashSet<string> _acronyms = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    LostCapitals(string text, bool spanish)
    {
        _text = text;
        _out = text.ToLowerInvariant().ToCharArray();
        _spanish = spanish;
    }

    /// <summary>The document with capitals restored; the same where it has them.</summary>
    internal static Document Restored(Document document)
    {
        if (!Lacks(document.Text)) return document;
        var capitals = new LostCapitals(document.Text, Readable.LanguageOf(document) == Language.Spanish);
        capitals.Run();
        return document with { Text = new string(capitals._out) };
    }

    // No more than a letter in a hundred is small, or is a capital.
    static bool Lacks(string text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        return upper + lower >= FewestLetters && Math.Min(upper, lower) * 200 < upper + lower;
    }

    void Run()
    {
        Split();
        for (var i = 0; i < _words.Count; i++)
        {
            if (IsAcronym(i)) _acronyms.Add(_words[i].Folded);
            _counts[_words[i].Folded] = _counts.GetValueOrDefault(_words[i].Folded) + 1;
        }

        for (var i = 0; i < _words.Count;)
        {
            if (_acronyms.Contains(_words[i].Folded)) Raise(i, whole: true);
            else if (Place(i) is var place && place > i || Body(i) is { } body && (place = body) > i)
            {
                for (; i < place; i++)
                    if (!NameWords.IsParticle(_words[i].Folded) || StartsSentence(i)) Raise(i);
                continue;
            }
            else if (StartsSentence(i) || IsName(i)) Raise(i);
            i++;
        }
    }

    void Split()
    {
        for (var i = 0; i < _out.Length;)
        {
            if (!char.IsLetterOrDigit(_out[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < _out.Length && (char.IsLetterOrDigit(_out[i]) || _out[i] is '-' && i + 1 < _out.Length && char.IsLetter(_out[i + 1]))) i++;
            _words.Add((start, i, Folding.Fold(_out.AsSpan(start, i - start))));
        }
    }

    readonly char Before(int word) => _words[word].Start > 0 ? _text[_words[word].Start - 1] : '\n';

    readonly char After(int word) => _words[word].End < _text.Length ? _text[_words[word].End] : '\n';

    readonly void Raise(int word, bool whole = false)
    {
        var (start, end, _) = _words[word];
        for (var i = start; i < (whole ? end : start + 1); i++) _out[i] = char.ToUpperInvariant(_out[i]);
    }

    readonly bool StartsSentence(int word)
    {
        for (var i = _words[word].Start - 1; i >= 0; i--)
            if (_text[i] is '.' or '!' or '?' or '\n') return !(_text[i] == '.' && word > 0 && _words[word - 1].End == i && Titles.Contains(_words[word - 1].Folded));
            else if (!char.IsWhiteSpace(_text[i]) && _text[i] is not ('"' or '“' or '«' or '(' or '¿' or '¡' or '-' or '—')) return false;
        return true;
    }

    // Alone in brackets, and no word: "(fmln)"; or without a vowel.
    readonly bool IsAcronym(int word)
    {
        var (start, end, folded) = _words[word];
        if (end - start is < 2 or > LongestAcronym || Lexicon.IsCommon(folded, _spanish)) return false;
        foreach (var c in folded)
            if (!char.IsLetter(c)) return false;
        return Before(word) == '(' && After(word) == ')' || end - start is >= 3 and <= 5 && !folded.AsSpan().ContainsAny(Vowels) && !Titles.Contains(folded) && folded is not ("kms" or "cms" or "hrs" or "lbs" or "mph" or "pct" or "msgr");
    }

    // One past the last word of the longest place that starts here; the same index where none does.
    readonly int Place(int word)
    {
        var key = "";
        var end = word;
        for (var i = word; i < _words.Count && i < word + LongestPlace; i++)
        {
            if (i > word && _words[i].Start != _words[i - 1].End + 1) break;
            key = i == word ? _words[i].Folded : $"{key} {_words[i].Folded}";
            if (Gazetteer.Place(key) is { } place && (place.IsWide && i == word || !Lexicon.IsCommon(_words[i].Folded, _spanish) && !Lexicon.IsCommon(_words[word].Folded, _spanish) || i > word && _words[word].Folded is "san" or "santa" or "puerto" or "villa" or "ciudad"))
                end = i + 1;
        }

        return end;
    }

    // "farabundo marti national liberation front", "fuerzas armadas revolucionarias": one past its last word.
    readonly int? Body(int word)
    {
        var (head, qualified, end) = (false, false, word);
        for (var i = word; i < _words.Count && i < word + 6; i++)
        {
            var folded = _words[i].Folded;
            if (i > word && _words[i].Start != _words[i - 1].End + 1) break;
            if (Heads.Contains(folded)) head = true;
            else if (Qualifiers.Contains(folded)) qualified = true;
            else if (!(i > word && folded is "of" or "de" && i + 1 < _words.Count && Qualifiers.Contains(_words[i + 1].Folded))) break;
            if (folded is not ("of" or "de")) end = i + 1;
        }

        return head && qualified ? end : null;
    }

    readonly bool IsName(int word)
    {
        var folded = _words[word].Folded;
        if (!char.IsLetter(folded[0]) || folded.Length < 2) return false;
        var common = Lexicon.IsCommon(folded, _spanish);
        var follows = word > 0 && _words[word].Start <= _words[word - 1].End + 2 && (After(word - 1) == ' ' || After(word - 1) == '.');
        var afterName = follows && After(word - 1) == ' ' && char.IsUpper(_out[_words[word - 1].Start]) && !StartsSentence(word - 1);
        if (follows && Titles.Contains(_words[word - 1].Folded) && (!common || Gazetteer.IsCommonSurname(folded))) return true;
        if (Gazetteer.IsGiven(folded) && !common) return true;
        if (afterName && (Gazetteer.IsSurname(folded) && (!common || Gazetteer.IsGiven(_words[word - 1].Folded)))) return true;
        if (common) return false;
        if (!_spanish && (Gazetteer.Demonym(folded) is not null || folded[^1] == 's' && Gazetteer.Demonym(folded.AsSpan(0, folded.Length - 1)) is not null || DateWords.Month(folded) > 0)) return true;
        // An unknown word that the text uses again names something: "the extraditables".
        if (folded.Length >= 5 && _counts[folded] > 1 && !folded.Contains('-') && !IsDerived(folded)) return true;
        return Gazetteer.IsSurname(folded) || afterName && folded.Length > 3 && !IsDerived(folded);
    }

    // "kidnapped", "rockets": a form of a word that the lexicon has.
    readonly bool IsDerived(string folded)
    {
        foreach (var ending in _spanish ? (ReadOnlySpan<string>)["s", "es", "mente", "ado", "ada", "ados", "adas", "ando", "o", "a", "ron", "ba"] : ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness"])
            if (folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal) && (Lexicon.IsCommon(folded[..^ending.Length], _spanish) || Lexicon.IsCommon(folded[..^ending.Length] + (_spanish ? "ar" : "e"), _spanish))) return true;
        return false;
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
