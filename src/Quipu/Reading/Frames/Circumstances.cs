using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Gives drafts their place and date: the place nearest in the clause, the date of the predicate that the draft hangs on.</summary>
static class Circumstances
{
    static readonly ImmutableArray<ImmutableArray<string>> In = [["in"], ["en"], ["at"], ["near"], ["across"], ["throughout"]];

    static readonly HashSet<ClaimType> Placed =
    [
        ClaimType.Proceeding, ClaimType.Incident, ClaimType.EngagesIn, ClaimType.ActsAgainst, ClaimType.Condition, ClaimType.Figure, ClaimType.ColludesWith, ClaimType.Funds, ClaimType.Enacts,
        ClaimType.Controls,
    ];

    /// <summary>What happens at a time; all else holds for a while, and a date in its sentence rarely says since when.</summary>
    static readonly HashSet<ClaimType> Happening =
    [
        ClaimType.Proceeding, ClaimType.Incident, ClaimType.ActsAgainst, ClaimType.Figure, ClaimType.Enacts, ClaimType.Moves, ClaimType.Awards, ClaimType.Condition, ClaimType.CandidateFor, ClaimType.Denies,
        ClaimType.Stance,
    ];

    /// <summary>Fills every draft of a text, and then lets the story's clock give dates to the events that tell none.</summary>
    internal static void Fill(List<Draft> drafts, Scene[] scenes)
    {
        var timings = new Timing?[scenes.Length];
        var sentences = drafts.ToLookup(d => d.Sentence);
        foreach (var draft in drafts)
        {
            var scene = scenes[draft.Sentence];
            Place(scene, new(scene), draft);
            if (draft.Date is not null) continue;
            var timing = timings[draft.Sentence] ??= new(scene, sentences[draft.Sentence]);
            if (DateOf(timing, draft) is { } date) (draft.Date, draft.Until) = (date.Date, date.End);
        }

        Chronology.Settle(drafts, scenes, timings);
    }

    internal static bool Happens(Draft draft) => Happening.Contains(draft.Type);

    static void Place(Scene scene, Parties parties, Draft draft)
    {
        if (draft.Type == ClaimType.Proceeding && draft.Stage is Stage.Extradited && draft[ClaimEnd.Place] is not null) return;
        if (Placed.Contains(draft.Type) && draft[ClaimEnd.Place] is null && PlaceOf(scene, parties, draft) is { } place && !draft.Ends.Values.Any(f => f.Entity == place.Entity)) draft[ClaimEnd.Place] = Filler.Of(place);
    }

    static TokenMention? PlaceOf(Scene scene, Parties parties, Draft draft) => parties.After(draft.TriggerLast, In, [EntityType.Place], 20) ?? Leading(scene, parties, draft.TriggerFirst);

    /// <summary>"In Lima, …" at the head of the sentence.</summary>
    static TokenMention? Leading(Scene scene, Parties parties, int trigger)
    {
        if (!scene.Is(scene.First, "in", "en", "at") || trigger <= scene.First) return null;
        return parties.Adjacent(scene.First + 1, [EntityType.Place], crossA: false);
    }

    static DateMention? DateOf(Timing timing, Draft draft)
    {
        if (timing.IsEmpty || draft.Type is ClaimType.LocatedIn or ClaimType.RelativeOf) return null;
        if (draft.Type == ClaimType.Figure) return timing.OfFigure(draft.TriggerFirst, draft.TriggerLast);
        if (Happens(draft)) return timing.OfEvent(draft.TriggerFirst, draft.TriggerLast);
        var end = draft.Ends.Values.Append(new(0, draft.TriggerFirst, draft.TriggerLast, default)).Max(f => f.Last);
        return timing.OfTie(draft.TriggerFirst, draft.TriggerLast, end);
    }
}
