using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Follows whom a Spanish text speaks of from sentence to sentence: the subject of a sentence's main verb stays the topic while the next ones leave their subject out.
/// </summary>
static class Topics
{
    /// <summary>A subject left out further on than this is nobody's for certain.</summary>
    const int Farthest = 3;

    internal static void Follow(Scene[] scenes)
    {
        if (scenes.Length == 0 || !scenes[0].Evidence.Spanish) return;
        TokenMention? topic = null;
        var age = 0;
        foreach (var scene in scenes)
        {
            scene.Topic = age <= Farthest ? topic : null;
            if (!scene.IsProse) continue;
            var (has, subject) = MainSubject(scene);
            if (!has)
            {
                age++;
                continue;
            }

            (topic, age) = (subject is { } there && scene.Evidence.Entities[there.Entity] is { Named: true, Type: EntityType.Person or EntityType.Organization } ? there : null, 0);
        }
    }

    /// <summary>Whether the sentence says who its first main verb is about, and the mention of it where it is one.</summary>
    static (bool Has, TokenMention? Subject) MainSubject(Scene scene)
    {
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Tokens[i].Deprel is not (Deprel.Nsubj or Deprel.NsubjPass) || scene.Tokens[i].Head < 0 || scene.IsRelative(i)) continue;
            if (scene.Tokens[scene.Tokens[i].Head].Deprel is Deprel.AclRelcl or Deprel.Acl or Deprel.Advcl) continue;
            return (true, scene.HeadedBy(i) ?? scene.Over(i));
        }

        return (false, null);
    }
}
