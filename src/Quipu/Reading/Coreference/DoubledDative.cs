using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>"A Ana Sol se le dictó", "al empresario X lo detuvieron": Spanish says an object twice, in full before the verb and as a clitic on it; the clitic stands for nobody else.</summary>
static class DoubledDative
{
    /// <summary>In tokens: how far before its clitic the object may open the clause.</summary>
    const int Reach = 16;

    /// <summary>The first word behind the "a" that leads to the object; -1 where the clause has none before the clitic.</summary>
    internal static int Object(ImmutableArray<Token> tokens, int first, int clitic)
    {
        var end = clitic - 1;
        while (end > first && tokens[end].Folded is "se" or "no" or "nunca" or "ya" or "tambien" or "tampoco") end--;
        var commas = 0;
        for (var i = end; i >= first && i > end - Reach; i--)
        {
            if (tokens[i].Upos is Upos.Verb or Upos.Aux && tokens[i].Morph.HasFlag(Morph.Finite)) return -1;
            if (tokens[i].Form is ",") commas++;
            if (tokens[i].Folded is not ("a" or "al") || !(i == first || IsOpening(tokens[i - 1]))) continue;
            // "A las diez, le dictaron": one comma sets off what is no object; two set off an aside behind it.
            return commas is 0 or 2 && i < end ? i + 1 : -1;
        }

        return -1;
    }

    static bool IsOpening(Token before) => before.Upos is Upos.Punct or Upos.Cconj or Upos.Sconj || before.Folded is "que" or "y" or "pero" or "mientras" or "tambien";
}
