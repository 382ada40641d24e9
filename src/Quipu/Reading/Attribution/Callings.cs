using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>
/// "a quien la fiscalía señala como cabecilla de X", "identified by police as a member of X": what somebody is called by a verb that tells whose word it is.
/// It is theirs, where "X, cabecilla de Y," is the article's own.
/// </summary>
static class Callings
{
    /// <summary>In tokens: from the noun back to "as", and from there back to the verb.</summary>
    const int Reach = 8;

    /// <summary>Whether the noun at a place is what somebody is called by such a verb.</summary>
    internal static bool IsCalled(Scene scene, int noun)
    {
        for (var i = noun - 1; i > scene.First && i >= noun - Reach; i--)
        {
            if (scene.Is(i, "como", "as")) return Calls(scene, i);
            if (scene.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv or Upos.Noun or Upos.Num) && scene.Over(i) is null) return false;
        }

        return false;
    }

    static bool Calls(Scene scene, int linking)
    {
        for (var i = linking - 1; i >= scene.First && i >= linking - Reach; i--)
        {
            if (scene.Over(i) is not { Kind: MentionKind.Name } && scene.Lexicon.Has("accusing-verbs", scene.Tokens[i]) && scene.Tokens[i].Upos is Upos.Verb or Upos.Adj) return true;
            if (scene.IsVerb(i) || scene.IsStop(i) || scene.IsComma(i) || scene.IsRelative(i)) return false;
        }

        return false;
    }
}
