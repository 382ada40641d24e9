using Quipu.Model;
using Quipu.Reading.Frames;
using Quipu.Text;

namespace Quipu.Reading.Attribution;

/// <summary>The same thing told twice is one claim, unless who says it or how surely differs. The first telling in prose is kept, rather than a headline's, and takes what only the other knew.</summary>
sealed class Merging
{
    readonly List<Draft> _kept = [];
    readonly Dictionary<Draft, Draft> _replaced = new(ReferenceEqualityComparer.Instance);

    // What each kept draft is about, where another telling brought more.
    readonly Dictionary<Draft, HashSet<Draft>> _about = new(ReferenceEqualityComparer.Instance);

    internal static List<Draft> Reduce(List<Draft> drafts, Scene[] scenes) => new Merging().Run(drafts, scenes);

    List<Draft> Run(List<Draft> drafts, Scene[] scenes)
    {
        // The last telling kept under a key, and its place.
        var seen = new Dictionary<string, (Draft First, int At)>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var key = Key(draft);
            if (seen.TryGetValue(key, out var known) && known.First is var first && Agree(first, draft))
            {
                if (!scenes[first.Sentence].IsProse && scenes[draft.Sentence].IsProse || IsDescribed(first) && !IsDescribed(draft) && scenes[draft.Sentence].IsProse)
                {
                    Enrich(draft, first);
                    _replaced[first] = _kept[known.At] = draft;
                    seen[key] = (draft, known.At);
                    continue;
                }

                Enrich(first, draft);
                _replaced[draft] = first;
                continue;
            }

            seen[key] = (draft, _kept.Count);
            _kept.Add(draft);
        }

        foreach (var draft in _kept)
            for (var i = 0; i < draft.About.Count; i++) draft.About[i] = Root(draft.About[i]);
        return _kept;
    }

    /// <summary>"el líder de X", of whom the text gives the name elsewhere: the telling with the name says more.</summary>
    static bool IsDescribed(Draft draft) => draft is { Type: ClaimType.HoldsPost or ClaimType.Leads, Subject: { } subject } && subject.First <= draft.TriggerFirst && subject.Last >= draft.TriggerFirst;

    static bool Agree(Draft one, Draft other) => one.Date is not { } a || other.Date is not { } b || a.Agrees(b) || one.Type is not (ClaimType.Proceeding or ClaimType.Incident);

    // What stands for a draft in the end; the way there is shortened for the next one who asks.
    Draft Root(Draft draft)
    {
        var root = draft;
        while (_replaced.TryGetValue(root, out var by)) root = by;
        while (_replaced.TryGetValue(draft, out var by))
        {
            _replaced[draft] = root;
            draft = by;
        }

        return root;
    }

    void Enrich(Draft first, Draft again)
    {
        if (first.Date is null) (first.Date, first.Until) = (again.Date, again.Until);
        foreach (var (end, filler) in again.Ends) first.Ends.TryAdd(end, filler);
        foreach (var (detail, words) in again.Details) first.Details.TryAdd(detail, words);
        if (again.About.Count > 0)
        {
            if (!_about.TryGetValue(first, out var about)) _about.Add(first, about = [.. first.About]);
            foreach (var one in again.About)
                if (about.Add(one)) first.About.Add(one);
        }

        first.Sureness = Math.Min(950, Math.Max(first.Sureness, again.Sureness) + 30);
    }

    static string Key(Draft draft)
    {
        var (subject, @object) = (draft.Subject?.Entity ?? -1, draft.Object?.Entity ?? -1);
        if (draft.Type.IsSymmetric() && subject > @object) (subject, @object) = (@object, subject);
        var speaker = draft.Speakers.Count > 0 ? draft.Speakers[0].Entity : -1;
        var state = $"{(int)draft.Type}/{subject}/{@object}/{draft.Stage}{draft.LawStage}{draft.Kind}{draft.Stance}{draft.Direction}/{draft.Negated}/{draft.Ended && draft.Type != ClaimType.CandidateFor}/{draft.Modality}/{speaker}";
        return state + "/" + draft.Type switch
        {
            ClaimType.EngagesIn => Folded(draft, Detail.Activity),
            ClaimType.Figure => Folded(draft, Detail.Value) + Folded(draft, Detail.Unit),
            ClaimType.Condition => $"{Folded(draft, Detail.Aspect)}/{draft[ClaimEnd.Place]?.Entity}/{draft.Sentence}",
            ClaimType.Moves => $"{Folded(draft, Detail.Goods)}/{draft[ClaimEnd.From]?.Entity}/{draft[ClaimEnd.To]?.Entity}",
            ClaimType.HoldsPost => PostRules.Base(Folded(draft, Detail.Role)),
            ClaimType.Incident when subject < 0 || @object < 0 => draft.Sentence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => "",
        };
    }

    static string Folded(Draft draft, Detail detail) => draft.Details.TryGetValue(detail, out var words) ? Folding.Fold(words) : "";
}
