using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>What English tells in passing: the charges between "on" and "charges", and the terms of a list for which the verb is said once.</summary>
sealed class ChargeRules(Scene scene)
{
    /// <summary>"sentenced A to 15 years, B to 12 and C to eight": the verb is told once, each has a term of their own.</summary>
    internal IEnumerable<Draft> Shared(List<Draft> drafts)
    {
        if (scene.Evidence.Spanish) yield break;
        var told = drafts.Where(d => d is { Stage: Stage.Sentenced, Subject: not null }).ToList();
        foreach (var draft in told)
            foreach (var mention in scene.Mentions)
            {
                if (mention.Kind != MentionKind.Name || mention.First <= draft.Subject!.Value.Last || mention.First - draft.TriggerLast > 40 || told.Exists(d => d.Subject?.Entity == mention.Entity)) continue;
                if (!scene.Is(mention.Last + 1, "to") || !scene.Holds(mention.Last + 2) || scene.Tokens[mention.Last + 2].Upos != Upos.Num || !(scene.IsComma(mention.First - 1) || scene.IsConjunction(mention.First - 1))) continue;
                var next = new Draft(ClaimType.Proceeding, draft.Sentence, draft.TriggerFirst, draft.TriggerLast) { Stage = Stage.Sentenced, Sureness = draft.Sureness - 40 };
                next[ClaimEnd.Subject] = Filler.Of(mention);
                if (draft[ClaimEnd.Authority] is { } authority) next[ClaimEnd.Authority] = authority;
                yield return next;
            }
    }

    /// <summary>"arrested on drug charges": beside the arrest somebody has been charged.</summary>
    internal Draft Charged(Draft proceeding, (int First, int Last) offence)
    {
        var draft = new Draft(ClaimType.Proceeding, proceeding.Sentence, offence.Last + 1, offence.Last + 1) { Stage = Stage.Charged, Sureness = proceeding.Sureness - 150 };
        draft[ClaimEnd.Subject] = proceeding.Subject;
        draft.Details[Detail.Offence] = scene.Evidence.Words(offence.First, offence.Last);
        draft.Cover(scene.Evidence.SpanOf(offence.First, offence.Last));
        return draft;
    }

    /// <summary>"on drug trafficking charges", "on similar bribery charges": the offence between "on" and the noun for what is held against somebody.</summary>
    internal (int First, int Last)? On(int at)
    {
        if (scene.Evidence.Spanish || !scene.Is(at, "on", "over", "under", "amid")) return null;
        for (var i = at + 1; i <= scene.Last && i < at + 10; i++)
        {
            if (scene.Is(i, "charges", "charge", "allegations", "accusations", "counts", "suspicions", "suspicion"))
            {
                var first = at + 1;
                while (first < i && (scene.IsDeterminer(first) || scene.Is(first, "similar", "federal", "multiple", "several", "related", "various", "separate", "new", "same", "other", "such", "these", "those", "serious", "criminal"))) first++;
                return first < i && scene.Tokens[first].Upos is Upos.Noun or Upos.Adj or Upos.Propn or Upos.Verb ? (first, i - 1) : null;
            }

            if (scene.IsPreposition(i) || scene.IsFinite(i) || scene.IsStop(i)) return null;
        }

        return null;
    }
}
