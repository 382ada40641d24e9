using Quipu.Model;

namespace Quipu.Reading.Frames;

/// <summary>"failed to bribe the judge", "no logró sobornar a la jueza": what was not brought about is not told as done, and whoever it was tried with did nothing.</summary>
static class Failures
{
    /// <summary>In tokens: between the verb of failing and what failed stand particles, determiners and "attempt".</summary>
    const int Nearest = 6;

    internal static void Settle(Scene scene, List<Draft> drafts)
    {
        foreach (var draft in drafts)
            if (draft.IsConduct && scene.IsVerb(draft.TriggerFirst) && HasFailed(scene, draft.TriggerFirst)) draft.Negated = true;
        drafts.RemoveAll(d => d is { Type: ClaimType.ColludesWith or ClaimType.Funds } && scene.IsVerb(d.TriggerFirst) && HasFailed(scene, d.TriggerFirst));
    }

    static bool HasFailed(Scene scene, int verb)
    {
        for (var i = verb - 1; i >= scene.First && i >= verb - Nearest; i--)
        {
            if (scene.Is(i, "unable") || scene.Is(i, "incapaz")) return true;
            if (scene.Tokens[i].Lemma is "fail" or "fracasar") return !IsNegated(scene, i);
            if (scene.Tokens[i].Lemma is "lograr" or "conseguir" or "alcanzar" or "manage") return IsNegated(scene, i);
            if (!scene.Is(i, "to", "a", "en", "de", "at", "in", "su", "sus", "his", "her", "their", "its", "attempt", "attempts", "effort", "efforts", "bid", "intento", "intentos", "be", "ser")) return false;
        }

        return false;
    }

    static bool IsNegated(Scene scene, int verb) => scene.Is(verb - 1, "no", "nunca", "jamas", "tampoco", "not", "never", "n't", "n’t") || scene.Is(verb - 2, "no", "nunca", "jamas", "tampoco", "not", "never");
}
