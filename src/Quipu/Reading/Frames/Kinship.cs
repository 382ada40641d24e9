using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>"the brothers A, B and C", "los esposos A y B": a plural word of kin before a list makes relatives of all in it.</summary>
static class Kinship
{
    /// <summary>More than this many together are a family tree and no list of brothers.</summary>
    const int Most = 6;

    internal static IEnumerable<Draft> Drafts(Scene scene)
    {
        for (var i = scene.First; i < scene.Last; i++)
        {
            if (!scene.Lexicon.Has("kin-lists", scene.Tokens[i].Folded) || scene.Over(i) is { Kind: MentionKind.Name }) continue;
            if (scene.StartingAt(i + 1).FirstOrDefault(m => m.Kind == MentionKind.Name && scene.Evidence.TypeOf(m.Entity) == EntityType.Person) is not { } first) continue;
            var list = scene.ListOf(first);
            if (list.Length is < 2 or > Most || list[0].Entity != first.Entity) continue;
            for (var one = 0; one < list.Length; one++)
                for (var other = one + 1; other < list.Length; other++) yield return Make(scene, i, list[one], list[other]);
        }
    }

    static Draft Make(Scene scene, int noun, TokenMention one, TokenMention other)
    {
        var draft = new Draft(ClaimType.RelativeOf, scene.Sentence.Index, noun, noun) { Sureness = 760 };
        draft[ClaimEnd.Subject] = Filler.Of(one);
        draft[ClaimEnd.Object] = Filler.Of(other);
        draft.Details[Detail.Role] = scene.Tokens[noun].Form;
        return draft;
    }
}
