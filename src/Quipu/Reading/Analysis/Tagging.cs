using Quipu.Model;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>Gives each word of a sentence its part of speech, lemma and morphology: lexicon and endings first, then rules of context.</summary>
static class Tagging
{
    enum Style { Running, Title, Capitals }

    internal static void Tag(ReadOnlySpan<Word> words, Language language)
    {
        var spanish = language == Language.Spanish;
        var lexicon = spanish ? Lexicon.Spanish : Lexicon.English;
        var style = StyleOf(words, spanish);
        for (var i = 0; i < words.Length; i++) First(words, i, style, lexicon, spanish);
        if (spanish) SpanishContext.Apply(words);
        else EnglishContext.Apply(words);
    }

    static Style StyleOf(ReadOnlySpan<Word> words, bool spanish)
    {
        var (letters, upper, capital, longer) = (0, 0, 0, 0);
        foreach (var word in words)
        {
            if (word.Case == Case.None) continue;
            letters++;
            if (word.Case == Case.Upper) upper++;
            if (word.Form.Length <= 3) continue;
            longer++;
            if (word.IsCapital) capital++;
        }

        if (letters >= 3 && upper * 10 >= letters * 7) return Style.Capitals;
        return !spanish && longer >= 4 && capital * 10 >= longer * 8 ? Style.Title : Style.Running;
    }

    static void First(ReadOnlySpan<Word> words, int i, Style style, Lexicon lexicon, bool spanish)
    {
        var word = words[i];
        if (word.Raw.Shape is not TokenShape.Word)
        {
            Shaped(word);
            return;
        }

        word.Senses = lexicon[word.Lower];
        var known = word.Senses.Length > 0;
        if (!known) word.Senses = spanish ? SpanishForms.Guess(word.Lower, word.Folded, lexicon) : EnglishForms.Guess(word.Folded, lexicon);
        else if (!spanish) Widen(word, lexicon);
        if (IsName(words, i, style, known, spanish)) word.Be(Upos.Propn, Morph.Proper);
        else word.Take(word.Senses[0]);
    }

    // "reports": the treebanks may have seen only the noun; what the bare form may be, the inflected one may be too.
    static void Widen(Word word, Lexicon lexicon)
    {
        if (word.Senses is not [{ Upos: Upos.Noun, Morph: var morph } noun] || !morph.HasFlag(Morph.Plural) && !lexicon.IsVerb(word.Folded)) return;
        if (morph.HasFlag(Morph.Plural) && lexicon.IsVerb(noun.Lemma)) word.Senses = [noun, new(Upos.Verb, noun.Lemma, Morph.Present | Morph.Finite | Morph.Singular)];
        else if (!morph.HasFlag(Morph.Plural)) word.Senses = [noun, new(Upos.Verb, word.Folded, Morph.Infinitive)];
    }

    static void Shaped(Word word)
    {
        switch (word.Raw.Shape)
        {
            case TokenShape.Number:
                word.Be(Upos.Num);
                break;
            case TokenShape.Mark:
                word.Be(Upos.Punct);
                break;
            case TokenShape.Address:
                word.Be(word.Form[0] is '@' ? Upos.Propn : Upos.X);
                break;
            default:
                word.Be(Upos.Sym);
                break;
        }
    }

    static bool IsName(ReadOnlySpan<Word> words, int i, Style style, bool known, bool spanish)
    {
        var word = words[i];
        if (!word.IsCapital) return false;
        if (style != Style.Running) return !known && !(spanish && IsSureVerb(word));
        var closed = known && word.Senses[0].Upos is Upos.Det or Upos.Adp or Upos.Cconj or Upos.Pron or Upos.Sconj or Upos.Aux or Upos.Part;
        if (Opens(words, i))
        {
            if (!known) return !(spanish && IsSureVerb(word));
            if (word.Case == Case.Upper && word.Form.Length > 1 && !closed) return word.Senses[0].Upos is Upos.Noun or Upos.Adj or Upos.Num;
            return false;
        }

        if (closed) return word.Case == Case.Upper && word.Form.Length > 1 && !spanish && word.Folded is "us" or "it";
        return spanish || !IsDemonym(word);
    }

    static bool IsDemonym(Word word) => word.Senses[0].Upos == Upos.Adj && (word.Folded.EndsWith("an", StringComparison.Ordinal) ||
        word.Folded.EndsWith("ans", StringComparison.Ordinal) || word.Folded.EndsWith("ese", StringComparison.Ordinal) || word.Folded.EndsWith("ish", StringComparison.Ordinal));

    static bool IsSureVerb(Word word) => word.Senses[0] is { Upos: Upos.Verb or Upos.Adv } sense && !sense.Morph.HasFlag(Morph.Present);

    // First of the sentence, or right after an opening quote, a colon or a dash.
    internal static bool Opens(ReadOnlySpan<Word> words, int i)
    {
        if (i == 0) return true;
        var before = words[i - 1];
        if (before.Upos != Upos.Punct) return false;
        return before.Form is "“" or "«" or "¿" or "¡" or "‘" or ":" or "•" or "..." or "…" || i == 1 || before.Form is "\"" && words[i - 2].Upos == Upos.Punct;
    }
}
