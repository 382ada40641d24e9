using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Claims;

/// <summary>
/// The one order of the steps of the law (decision 0030). A step stands on the last day on which it may have come: of its date, and of what has none the day its
/// document was published. One that may have come earlier stands no later than a further step of the same party: whoever was convicted had been charged, and an
/// article that recalls an arrest is no news after an acquittal. What ends a case is never moved.
/// </summary>
static class LegalOrder
{
    static readonly Stage[] _ladder =
    [
        Stage.Accused, Stage.Investigated, Stage.Wanted, Stage.Arrested, Stage.PreventiveDetention, Stage.Restricted, Stage.Extradited, Stage.Charged,
        Stage.OnTrial, Stage.Convicted, Stage.Sentenced, Stage.Appealed,
    ];

    // Where two stand on one day: what lies beside the ladder, then the ladder, then what ends a case.
    static readonly Stage[] _sameDay =
        [Stage.Sanctioned, Stage.Removed, .. _ladder[..^1], Stage.Released, Stage.Appealed, .. Enum.GetValues<Stage>().Where(s => s.IsExonerating())];

    /// <summary>Steps in order, each with the day on which it stands; the last that was reached is where the law has got.</summary>
    internal static IEnumerable<(StandingStep Step, DateOnly Day)> Of(IReadOnlyCollection<StandingStep> steps)
    {
        var reached = steps.Where(s => s.IsReached).ToList();
        return steps.Select(s => (Step: s, Day: Day(s, reached))).OrderBy(s => s.Day).ThenBy(s => Array.IndexOf(_sameDay, s.Step.Stage)).ThenBy(s => s.Step.Claim);
    }

    /// <summary>The same without the days.</summary>
    internal static ImmutableArray<StandingStep> InOrder(IReadOnlyCollection<StandingStep> steps) =>
        steps.Count < 2 ? [.. steps] : [.. Of(steps).Select(s => s.Step)];

    static DateOnly Day(StandingStep step, List<StandingStep> reached)
    {
        var last = Latest(step);
        if (Ends(step)) return last;
        foreach (var other in reached)
            if (other.Subject?.Entity == step.Subject?.Entity && IsFurther(other.Stage, step.Stage) && Latest(other) is var day && day < last) last = day;
        return step.Date is { } date && date.Earliest > last ? date.Earliest : last;
    }

    /// <summary>How far up the ladder a stage is, from 0; -1: it lies beside the ladder, or ends a case.</summary>
    internal static int Rung(Stage stage) => Array.IndexOf(_ladder, stage);

    static bool Ends(StandingStep step) => step.Stage.IsExonerating() && !step.Negated;

    static bool IsFurther(Stage one, Stage other) =>
        one.IsExonerating() || (Array.IndexOf(_ladder, other) is >= 0 and var rung && Array.IndexOf(_ladder, one) > rung);

    // A year may mean any of its days, but none after it was written about. What has no day at all is no news, but where it ends a case.
    static DateOnly Latest(StandingStep step)
    {
        var published = step.Document.Published?.Latest;
        if (step.Date is not { } date) return published ?? (Ends(step) ? DateOnly.MaxValue : DateOnly.MinValue);
        return date.Earliest <= published && published < date.Latest ? published.Value : date.Latest;
    }
}
