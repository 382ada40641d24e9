using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Verdicts for which the verb is said once: "declaró inocente a A y culpable a B", "found A guilty and B not guilty". Each is of the person beside it.</summary>
sealed class VerdictRules(Scene scene)
{
    const int Farthest = 20;

    static readonly ImmutableArray<EntityType> People = [EntityType.Person];

    readonly Parties _parties = new(scene);

    internal List<Draft> Drafts(List<Draft> known)
    {
        var found = new List<Draft>();
        var (verb, verdicts) = (-1, new List<int>());
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.IsStop(i) || (verb >= 0 && i - verb > Farthest)) (verb, verdicts) = (-1, []);
            if (scene.IsVerb(i) && scene.VoiceOf(i) == Voice.Active && scene.Tokens[i].Lemma is "declarar" or "hallar" or "encontrar" or "find" or "declare" or "pronounce") (verb, verdicts) = (i, []);
            else if (verb >= 0 && IsVerdict(i)) verdicts.Add(i);
            if (verdicts.Count < 2 || verdicts[^1] != i) continue;
            foreach (var verdict in verdicts) Settle(verdict, verb, known, found);
        }

        return found;
    }

    bool IsVerdict(int at) => scene.Is(at, "culpable", "inocente", "guilty", "innocent");

    void Settle(int verdict, int verb, List<Draft> known, List<Draft> found)
    {
        var stage = scene.Is(verdict, "culpable") || (scene.Is(verdict, "guilty") && !scene.Is(verdict - 1, "not")) ? Stage.Convicted : Stage.Acquitted;
        if (Party(verdict) is not { } party) return;
        known.RemoveAll(d => d is { Type: ClaimType.Proceeding, Stage: Stage.Convicted or Stage.Acquitted } && d.Stage != stage && d.Subject?.Entity == party.Entity && d.TriggerLast >= verb && d.TriggerFirst <= verdict);
        if (known.Concat(found).Any(d => d.Stage == stage && d.Subject?.Entity == party.Entity)) return;
        var draft = new Draft(ClaimType.Proceeding, scene.Sentence.Index, verdict, verdict) { Stage = stage, Sureness = 760 };
        draft[ClaimEnd.Subject] = Filler.Of(party);
        found.Add(draft);
    }

    /// <summary>Spanish names whom a verdict is on behind it ("culpable a B"), English before ("B guilty").</summary>
    TokenMention? Party(int verdict)
    {
        if (scene.Evidence.Spanish) return scene.Is(verdict + 1, "a", "al") ? _parties.Adjacent(verdict + 2, People, crossA: false) : null;
        var before = scene.Is(verdict - 1, "not") ? verdict - 2 : verdict - 1;
        return scene.EndingAt(before).FirstOrDefault(m => _parties.Subjects.Fits(m, People));
    }
}
