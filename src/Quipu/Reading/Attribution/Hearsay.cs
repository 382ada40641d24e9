using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>"Earlier reports said that X had laundered money": conduct of a named person that is told by nobody in particular is alleged.</summary>
static class Hearsay
{
    /// <summary>In tokens: from the deed back to who tells of it.</summary>
    const int Reach = 16;

    internal static bool Tells(Scene scene, Draft draft)
    {
        if (draft.Subject is not { } subject || scene.Evidence.Entities[subject.Entity] is not { Named: true, Type: EntityType.Person }) return false;
        var said = false;
        for (var i = draft.TriggerFirst - 1; i >= scene.First && i >= draft.TriggerFirst - Reach && !scene.IsStop(i); i--)
        {
            said |= scene.IsFinite(i) && scene.Lexicon.Has("speech-verbs", scene.Tokens[i]);
            if (said && scene.Lexicon.Length("reporting", scene.Tokens, i, scene.Last) > 0) return true;
        }

        return false;
    }
}
