using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Gives drafts their place and date: the nearest in the clause, else the sentence's only one.</summary>
static class Circumstances
{
    static readonly ImmutableArray<ImmutableArray<string>> In = [["in"], ["en"], ["at"], ["near"], ["across"], ["throughout"]];

    static readonly HashSet<ClaimType> Placed =
    [
        ClaimType.Proceeding, ClaimType.Incident, ClaimType.EngagesIn, ClaimType.ActsAgainst, ClaimType.Condition, ClaimType.Figure, ClaimType.ColludesWith, ClaimType.Funds, ClaimType.Enacts,
        ClaimType.Controls,
    ];

    static readonly HashSet<ClaimType> Dated =
    [
        ClaimType.Proceeding, ClaimType.Incident, ClaimType.ActsAgainst, ClaimType.Figure, ClaimType.Enacts, ClaimType.Moves, ClaimType.Awards, ClaimType.Condition,
    ];

    internal static void Fill(Scene scene, Parties parties, Draft draft)
    {
        if (draft.Type == ClaimType.Proceeding && draft.Stage is Stage.Extradited && draft[ClaimEnd.Place] is not null) return;
        if (Placed.Contains(draft.Type) && draft[ClaimEnd.Place] is null && PlaceOf(scene, parties, draft) is { } place && !draft.Ends.Values.Any(f => f.Entity == place.Entity)) draft[ClaimEnd.Place] = Filler.Of(place);
        if (draft.Date is not null || DateOf(scene, draft) is not { } date) return;
        (draft.Date, draft.Until) = (date.Date, date.End);
    }

    static TokenMention? PlaceOf(Scene scene, Parties parties, Draft draft) => parties.After(draft.TriggerLast, In, [EntityType.Place], 20) ?? Leading(scene, parties, draft.TriggerFirst);

    /// <summary>"In Lima, …" at the head of the sentence.</summary>
    static TokenMention? Leading(Scene scene, Parties parties, int trigger)
    {
        if (!scene.Is(scene.First, "in", "en", "at") || trigger <= scene.First) return null;
        return parties.Adjacent(scene.First + 1, [EntityType.Place], crossA: false);
    }

    static DateMention? DateOf(Scene scene, Draft draft)
    {
        var dates = scene.Evidence.Dates(scene.Sentence.Index).Where(d => d.Date is not null).ToList();
        if (dates.Count == 0) return null;
        var (start, end) = (scene.ClauseStart(draft.TriggerFirst), scene.ClauseEnd(draft.TriggerLast));
        var inClause = dates.Where(d => d.First >= start && d.Last <= end).MinBy(d => Distance(d, draft));
        if (inClause is not null) return inClause;
        return Dated.Contains(draft.Type) && dates.Count == 1 ? dates[0] : null;
    }

    static int Distance(DateMention date, Draft draft) => date.First > draft.TriggerLast ? date.First - draft.TriggerLast : 2 * (draft.TriggerFirst - date.Last);
}
