using Quipu.Model;
using Quipu.Reading.Frames;

namespace Quipu.Reading.Attribution;

/// <summary>
/// Ties proceedings and denials to the conduct that they concern: of the same party, in the same sentence, else by the words of the offence, else the nearest before a denial;
/// failing that, what was held against the party earlier in the text.
/// </summary>
static class AboutLinks
{
    const int SentencesBack = 8;
    const int Widest = 40;

    internal static void Add(List<Draft> drafts, Scene[] scenes)
    {
        var byParty = new Dictionary<int, List<Draft>>();
        foreach (var draft in drafts.OrderBy(d => d.Sentence).ThenBy(d => d.TriggerFirst))
            foreach (var party in Held(draft))
                (byParty.TryGetValue(party, out var own) ? own : byParty[party] = []).Add(draft);
        if (scenes.Length == 0) return;
        var lexicon = scenes[0].Lexicon;
        foreach (var own in byParty.Values)
            if (own.Exists(IsOutcome)) Cases.Link(own, lexicon, d => Offence(d, scenes[d.Sentence]), d => IsOfAll(d, scenes[d.Sentence]));
        foreach (var draft in drafts)
        {
            if (draft.Subject is not { } subject || draft.Type is not (ClaimType.Proceeding or ClaimType.Denies) || IsOutcome(draft) || draft.Pointed) continue;
            var own = Near(byParty[subject.Entity], draft.Sentence, Widest);
            if (draft.Type == ClaimType.Proceeding) OfProceeding(draft, own, lexicon);
            else OfDenial(draft, own);
        }
    }

    /// <summary>Whom a draft may be held against: who does it, and who is paid.</summary>
    static IEnumerable<int> Held(Draft draft)
    {
        if (draft.Subject is { } subject) yield return subject.Entity;
        if (draft is { Type: ClaimType.Funds or ClaimType.AssociateOf, Object: { } paid } && paid.Entity != draft.Subject?.Entity) yield return paid.Entity;
    }

    /// <summary>Those of the drafts, ordered by sentence, that stand within some sentences of one: a window, so that long texts stay linear.</summary>
    static List<Draft> Near(List<Draft> own, int sentence, int reach)
    {
        var (low, high) = (0, own.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (own[middle].Sentence < sentence - reach) low = middle + 1;
            else high = middle;
        }

        var near = new List<Draft>();
        for (var i = low; i < own.Count && own[i].Sentence <= sentence + reach; i++) near.Add(own[i]);
        return near;
    }

    static void OfProceeding(Draft proceeding, List<Draft> own, FrameLexicon lexicon)
    {
        foreach (var conduct in own.Where(c => c.Sentence == proceeding.Sentence && IsAccused(c) && c.TriggerFirst > proceeding.TriggerLast)) Link(proceeding, conduct);
        if (proceeding.About.Count > 0) return;
        var words = Offences.Words(proceeding.Details.GetValueOrDefault(Detail.Offence), lexicon);
        var same = own.Where(c => IsAccused(c) && Offences.Words(c.Details.GetValueOrDefault(Detail.Activity), lexicon).Overlaps(words)).MinBy(c => Math.Abs(c.TriggerFirst - proceeding.TriggerFirst));
        if (same is not null) Link(proceeding, same);
        if (proceeding.About.Count > 0 || words.Count > 0) return;
        // A step that names no offence is one of the case that the text is about: what is held against the same party, however it is told.
        var judged = proceeding.Stage is Stage.Convicted or Stage.Sentenced or Stage.Appealed or Stage.Released or Stage.Extradited;
        foreach (var held in own.Where(c => IsGrave(c) && (judged ? IsHeld(c) : IsAccused(c)))) Link(proceeding, held);
    }

    /// <summary>A step that ends a case in favour of its subject.</summary>
    internal static bool IsOutcome(Draft draft) => draft is { Type: ClaimType.Proceeding, Stage: { } stage } && stage.IsExonerating();

    /// <summary>"acquitted of fraud", "la investigación por cohecho fue archivada": the offence that an outcome or its clause names.</summary>
    static string? Offence(Draft outcome, Scene scene)
    {
        if (outcome.Details.GetValueOrDefault(Detail.Offence) is { } named) return named;
        var words = new List<string>();
        for (var i = scene.ClauseStart(outcome.TriggerFirst); i <= scene.ClauseEnd(outcome.TriggerLast); i++)
            if (scene.Lexicon.Length("offences", scene.Tokens, i, scene.Last) is > 0 and var length) words.Add(scene.Evidence.Words(i, i + length - 1));
        return words.Count > 0 ? string.Join(' ', words) : null;
    }

    /// <summary>"cleared of all charges", "absuelto de todos los cargos".</summary>
    static bool IsOfAll(Draft outcome, Scene scene)
    {
        for (var i = scene.ClauseStart(outcome.TriggerFirst); i <= scene.ClauseEnd(outcome.TriggerLast); i++)
            if (scene.Lexicon.Length("all-charges", scene.Tokens, i, scene.Last) > 0) return true;
        return false;
    }

    /// <summary>What a case may be about; where somebody went, what they own and whom they know is not.</summary>
    internal static bool IsGrave(Draft draft) => draft.Type is ClaimType.EngagesIn or ClaimType.ColludesWith or ClaimType.Incident or ClaimType.Funds or ClaimType.Leads or ClaimType.MemberOf or ClaimType.Controls;

    static void OfDenial(Draft denial, List<Draft> own)
    {
        foreach (var accusing in own.Where(c => c.Sentence <= denial.Sentence && denial.Sentence - c.Sentence <= SentencesBack && c != denial && (IsHeld(c) || IsSaidBySomebody(c)))) Answer(denial, accusing);
        if (denial.About.Count > 0) return;
        foreach (var held in own.Where(c => c.Sentence <= denial.Sentence && c != denial && (IsAccused(c) || IsCase(c)))) Link(denial, held);
    }

    /// <summary>What somebody else asserts and the party denies is an allegation, however plainly it was said.</summary>
    static void Answer(Draft denial, Draft accusing)
    {
        Link(denial, accusing);
        if (accusing.Modality == Modality.Stated && accusing.Of is null) accusing.Modality = Modality.Alleged;
    }

    static bool IsSaidBySomebody(Draft draft) => draft.IsConduct && !draft.Negated && draft.Speakers.Count > 0 && draft.Speakers[0].Entity != draft.Subject?.Entity;

    /// <summary>Conduct held against its party: alleged, denied, or what a court found.</summary>
    internal static bool IsHeld(Draft draft) => IsAccused(draft) || (draft.IsConduct && draft.Of is not null);

    /// <summary>A step of a case against its subject that did take place.</summary>
    static bool IsCase(Draft draft) => draft is { Type: ClaimType.Proceeding, Negated: false, Stage: { } stage } && !stage.IsExonerating() && stage is not (Stage.Released or Stage.Appealed);

    static bool IsAccused(Draft draft) => draft is { IsConduct: true, Negated: false, Modality: Modality.Alleged or Modality.Denied };

    internal static void Link(Draft from, Draft to)
    {
        if (!from.About.Contains(to)) from.About.Add(to);
    }
}
