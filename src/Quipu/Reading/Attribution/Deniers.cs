using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>"X negó que Y pagara", "the prosecutor ruled out that": whose word it is that something is not so. A denial of nobody would read as the article's own.</summary>
static class Deniers
{
    internal static void Name(List<Draft> drafts, Scene[] scenes)
    {
        foreach (var denied in drafts.Where(d => d is { Modality: Modality.Denied, Speakers.Count: 0 }))
            if ((Of(denied, drafts) ?? Above(denied, scenes[denied.Sentence])) is { } who) denied.Speakers.Add(who);
    }

    /// <summary>Whoever the denial told before it in the sentence is of: the client, where counsel speaks.</summary>
    static Filler? Of(Draft denied, List<Draft> drafts) =>
        drafts.Where(d => d is { Type: ClaimType.Denies, Subject: not null } && d.Sentence == denied.Sentence && d.TriggerFirst < denied.TriggerFirst).MaxBy(d => d.TriggerFirst)?.Subject;

    static Filler? Above(Draft denied, Scene scene)
    {
        for (var i = denied.TriggerFirst - 1; i >= scene.First && !scene.IsStop(i); i--)
            if (scene.IsVerb(i) && scene.Lexicon.Has("denying", scene.Tokens[i])) return new Parties(scene, speaking: true).Subjects.Of(i, PartyTypes.Actor) is { } who ? Filler.Of(who) : null;
        return null;
    }
}
