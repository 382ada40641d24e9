using Quipu.Model;
using Quipu.Reading.Frames;
using Quipu.Text;

namespace Quipu.Reading.Attribution;

/// <summary>
/// Ties proceedings and denials to the conduct that they concern: of the same party, in the same sentence, else by the words of the offence, else the nearest before a denial;
/// failing that, what was held against the party earlier in the text.
/// </summary>
static class AboutLinks
{
    const int SentencesBack = 8;
    const int Widest = 40;

    internal static void Add(List<Draft> drafts)
    {
        var bySubject = drafts.Where(d => d.Subject is not null).GroupBy(d => d.Subject!.Value.Entity).ToDictionary(g => g.Key, g => g.OrderBy(d => d.Sentence).ThenBy(d => d.TriggerFirst).ToList());
        foreach (var draft in drafts)
        {
            if (draft.Subject is not { } subject || draft.Type is not (ClaimType.Proceeding or ClaimType.Denies)) continue;
            var own = bySubject[subject.Entity];
            if (draft.Type == ClaimType.Proceeding) OfProceeding(draft, Near(own, draft.Sentence, Widest));
            else OfDenial(draft, Near(own, draft.Sentence, Widest));
        }
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

    static void OfProceeding(Draft proceeding, List<Draft> own)
    {
        foreach (var conduct in own.Where(c => c.Sentence == proceeding.Sentence && IsAccused(c) && c.TriggerFirst > proceeding.TriggerLast)) Link(proceeding, conduct);
        if (proceeding.About.Count > 0) return;
        var words = Words(proceeding.Details.GetValueOrDefault(Detail.Offence));
        var same = own.Where(c => IsAccused(c) && Words(c.Details.GetValueOrDefault(Detail.Activity)).Overlaps(words)).MinBy(c => Math.Abs(c.TriggerFirst - proceeding.TriggerFirst));
        if (same is not null) Link(proceeding, same);
        if (proceeding.About.Count > 0 || proceeding.Stage is not (Stage.Acquitted or Stage.Dropped)) return;
        foreach (var held in own.Where(c => Precedes(c, proceeding) && (IsAccused(c) || IsCase(c)))) Link(proceeding, held);
    }

    static void OfDenial(Draft denial, List<Draft> own)
    {
        foreach (var accusing in own.Where(c => c.Sentence <= denial.Sentence && denial.Sentence - c.Sentence <= SentencesBack && c != denial && (IsAccused(c) || c is { Type: ClaimType.Proceeding, Stage: Stage.Accused })))
            Link(denial, accusing);
        if (denial.About.Count > 0) return;
        foreach (var held in own.Where(c => c.Sentence <= denial.Sentence && c != denial && (IsAccused(c) || IsCase(c)))) Link(denial, held);
    }

    static bool Precedes(Draft one, Draft other) => one.Sentence < other.Sentence || (one.Sentence == other.Sentence && one.TriggerFirst < other.TriggerFirst);

    /// <summary>A step of a case against its subject that did take place.</summary>
    static bool IsCase(Draft draft) => draft is { Type: ClaimType.Proceeding, Negated: false, Stage: { } stage } && !stage.IsExonerating() && stage is not (Stage.Released or Stage.Appealed);

    static bool IsAccused(Draft draft) => draft.IsConduct && draft.Modality is Modality.Alleged or Modality.Denied && draft.IsConduct;

    static void Link(Draft from, Draft to)
    {
        if (!from.About.Contains(to)) from.About.Add(to);
    }

    static HashSet<string> Words(string? phrase) => phrase is null ? [] :
        Folding.Fold(phrase).Split([' ', ',', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4).ToHashSet(StringComparer.Ordinal);
}
