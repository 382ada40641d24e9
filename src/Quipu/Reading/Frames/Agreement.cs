using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>A Spanish participle agrees with whom it tells of: in "una célula del cártel dedicada a", it is the cell that is devoted to something.</summary>
static class Agreement
{
    const int Farthest = 14;

    const Morph Gender = Morph.Masculine | Morph.Feminine;

    /// <summary>The mention further left in the same phrase that a participle agrees with, where it cannot be said of the nearest; null where the nearest may be meant.</summary>
    internal static TokenMention? Outer(Scene scene, TokenMention nearest, int participle, Func<TokenMention, bool> fits)
    {
        if (!scene.Evidence.Spanish || !scene.IsParticiple(participle) || scene.ListOf(nearest).Length > 1 || !Disagrees(scene, nearest.Head, participle)) return null;
        for (var i = nearest.First - 1; i >= scene.First && i >= participle - Farthest; i--)
        {
            if (scene.IsVerb(i) || scene.IsComma(i) || scene.IsStop(i)) return null;
            if (scene.HeadedBy(i) is { } outer && fits(outer) && Agrees(scene, i, participle)) return outer;
        }

        return null;
    }

    static bool Disagrees(Scene scene, int head, int participle)
    {
        var (noun, said) = (Of(scene, head), Of(scene, participle));
        if ((noun & Gender) != 0 && (said & Gender) != 0 && (noun & said & Gender) == 0) return true;
        return said.HasFlag(Morph.Plural) && scene.Tokens[head].Upos == Upos.Noun && !noun.HasFlag(Morph.Plural);
    }

    static bool Agrees(Scene scene, int head, int participle)
    {
        var (noun, said) = (Of(scene, head), Of(scene, participle));
        return (noun & said & Gender) != 0 && noun.HasFlag(Morph.Plural) == said.HasFlag(Morph.Plural);
    }

    /// <summary>Gender and number as the tagger gives them; of a participle or a group's noun within a name, by the word.</summary>
    static Morph Of(Scene scene, int token)
    {
        var (morph, word) = (scene.Tokens[token].Morph, scene.Tokens[token].Folded);
        if ((morph & Gender) != 0) return morph;
        if (scene.IsParticiple(token)) return morph | (word.TrimEnd('s')[^1] == 'a' ? Morph.Feminine : Morph.Masculine) | (word[^1] == 's' ? Morph.Plural : Morph.None);
        return word is "cartel" or "clan" or "grupo" or "frente" or "bloque" or "comando" or "partido" or "ejercito" or "comite" or "movimiento" ? Morph.Masculine
            : word is "banda" or "mafia" or "red" or "celula" or "organizacion" or "familia" or "pandilla" or "columna" ? Morph.Feminine : morph;
    }
}
