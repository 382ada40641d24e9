using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>How a word is written.</summary>
enum Case : byte { None, Lower, Initial, Upper, Mixed }

/// <summary>A token in the making: what tagging and tree building write on.</summary>
sealed class Word
{
    internal required RawToken Raw { get; init; }

    internal required string Form { get; init; }

    /// <summary>Lower case with accents.</summary>
    internal required string Lower { get; init; }

    internal required string Folded { get; init; }

    internal Case Case { get; init; }

    internal Sense[] Senses { get; set; } = [];

    internal Upos Upos { get; set; }

    internal string Lemma { get; set; } = "";

    internal Morph Morph { get; set; }

    internal int Head { get; set; } = -1;

    internal Deprel Deprel { get; set; } = Deprel.Dep;

    internal bool IsCapital => Case is Case.Initial or Case.Upper or Case.Mixed;

    internal bool IsNominal => Upos is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num;

    internal bool IsFinite => (Upos is Upos.Verb or Upos.Aux) && (Morph & (Morph.Infinitive | Morph.Gerund | Morph.Participle)) == Morph.None;

    internal bool IsParticiple => Upos == Upos.Verb && Morph.HasFlag(Morph.Participle);

    internal bool May(Upos upos)
    {
        foreach (var sense in Senses)
            if (sense.Upos == upos) return true;
        return false;
    }

    /// <summary>Takes the word's sense of that part of speech, where it has one.</summary>
    internal bool Take(Upos upos)
    {
        foreach (var sense in Senses)
        {
            if (sense.Upos != upos) continue;
            Take(sense);
            return true;
        }

        return false;
    }

    internal void Take(Sense sense) => (Upos, Lemma, Morph) = (sense.Upos, sense.Lemma, sense.Morph);

    internal void Be(Upos upos, Morph morph = Morph.None) => (Upos, Lemma, Morph) = (upos, Folded, morph);

    internal static Case CaseOf(ReadOnlySpan<char> form)
    {
        var (upper, lower, first) = (0, 0, false);
        for (var i = 0; i < form.Length; i++)
        {
            if (char.IsUpper(form[i]))
            {
                upper++;
                if (i == 0) first = true;
            }
            else if (char.IsLower(form[i])) lower++;
        }

        if (upper + lower == 0) return Case.None;
        if (upper == 0) return Case.Lower;
        if (lower == 0) return upper > 1 ? Case.Upper : Case.Initial;
        return first && upper == 1 ? Case.Initial : Case.Mixed;
    }
}
