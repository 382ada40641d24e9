using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>People whose trade is crime by what they are called: "land grabbers", "los taladores", "illegal miners".</summary>
sealed class Outlaws(Scene scene)
{
    /// <summary>True of a description by a noun of such a trade, or by any noun for people and an adjective of crime; false of somebody by name.</summary>
    internal bool Names(TokenMention mention)
    {
        if (mention.Kind != MentionKind.Nominal || scene.Evidence.Entities[mention.Entity].Named) return false;
        var people = scene.Lexicon.Has("group-nouns", scene.Tokens[mention.Head]) ||
            scene.Is(mention.Head, "men", "people", "individuals", "actors", "hombres", "sujetos", "personas", "individuos", "actores");
        for (var i = mention.First; i <= mention.Last; i++)
            if (scene.Lexicon.Length("outlaws", scene.Tokens, i, scene.Last) > 0 || scene.Lexicon.Has("criminal-adjectives", scene.Tokens[i].Folded) ||
                people && scene.Lexicon.Has("outlaw-adjectives", scene.Tokens[i].Folded)) return true;
        return false;
    }
}
