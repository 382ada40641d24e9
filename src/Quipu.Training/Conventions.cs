using Quipu.Reading.Analysis;

namespace Quipu.Training;

/// <summary>
/// Brings the silver trees of CESS to the conventions that AnCora's releases follow: "ser" and "haber" are always auxiliaries and beside them only a
/// closed class is; signs of money and per cent are symbols.
/// </summary>
static class Conventions
{
    static readonly HashSet<string> Auxiliaries = new("ser estar haber poder deber ir saber soler".Split(' '), StringComparer.Ordinal);

    internal static TagSentence Apply(TagSentence sentence)
    {
        var tags = (Upos[])sentence.Tags.Clone();
        for (var i = 0; i < tags.Length; i++)
        {
            var (form, lemma) = (sentence.Forms[i], sentence.Lemmas[i]);
            if (form is "%" or "$" or "€" || form.Length > 1 && form[^1] == '%' && char.IsAsciiDigit(form[0])) tags[i] = Upos.Sym;
            else if (tags[i] == Upos.Verb && lemma is "ser" or "haber") tags[i] = Upos.Aux;
            else if (tags[i] == Upos.Aux && !Auxiliaries.Contains(lemma)) tags[i] = Upos.Verb;
        }

        return sentence with { Tags = tags };
    }
}
