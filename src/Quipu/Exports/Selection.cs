using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>Which claims an export carries (DESIGN §4, rule 1), and the count of those that it does not.</summary>
sealed class Selection(ExportOptions options)
{
    readonly SortedDictionary<Omission, long> _leftOut = [];

    internal long Claims { get; private set; }

    /// <summary>For formats that carry every axis: everything that was neither rejected nor retracted.</summary>
    internal bool TakesWhole(ShownClaim shown) =>
        Count(shown, !IsAskedFor(shown) ? Omission.Filtered : shown.Spent is not null ? Omission.Spent : options.IncludeRejected ? null : shown.Review.State == ReviewState.Rejected ? Omission.Rejected : shown.IsRetracted ? Omission.Retracted : null);

    /// <summary>
    /// For formats of other tools: what a person accepted, is stated, and nothing has lifted; with the option, all that nobody rejected.
    /// <paramref name="form"/> says why the format has no place for it, or null.
    /// </summary>
    internal bool TakesTie(ShownClaim shown, Func<ShownClaim, Omission?> form) => Count(shown, WhyNoTie(shown) ?? form(shown));

    /// <summary>The same asked beforehand, without being counted, and whatever form it has.</summary>
    internal bool WouldTakeTie(ShownClaim shown) => WhyNoTie(shown) is null;

    Omission? WhyNoTie(ShownClaim shown) => !IsAskedFor(shown) ? Omission.Filtered : shown.Spent is not null ? Omission.Spent : Why(shown, options);

    bool IsAskedFor(ShownClaim shown) =>
        (options.Dataset is not { } dataset || shown.Document.Dataset == dataset) && (options.Claims.IsEmpty || options.Claims.Contains(shown.Claim.Id)) &&
        (options.Entity is not { } entity || Ends(shown).Any(e => e.Entity == entity));

    static IEnumerable<ShownParty> Ends(ShownClaim shown) =>
        ((IEnumerable<ShownParty?>)[shown.Subject, shown.Object, shown.Place, shown.Authority]).OfType<ShownParty>().Concat(shown.OtherEnds.Select(e => e.Party)).Concat(shown.Attribution);

    internal static Omission? Why(ShownClaim shown, ExportOptions options) => shown switch
    {
        { Review.State: ReviewState.Rejected } => Omission.Rejected,
        { IsRetracted: true } => Omission.Retracted,
        _ when options.IncludeProposals => null,
        { Review.State: ReviewState.Proposed } => Omission.NotReviewed,
        { Claim.Modality: not Modality.Stated } => Omission.NotStated,
        { Claim.Negated: true } => Omission.Negated,
        _ when IsExonerated(shown) => Omission.Exonerated,
        _ => null,
    };

    /// <summary>An answer that lifts it is on record, however it is said: in doubt it stays in the house.</summary>
    internal static bool IsExonerated(ShownClaim shown) =>
        shown.Answers.Any(a => a.Stage is { } stage && stage.IsExonerating()) || shown.Standing.Proceedings.Any(p => p.Stage.IsExonerating() && !p.Negated);

    internal ExportResult Result(long rows, long topics = 0) => new(Claims, rows, _leftOut.ToImmutableSortedDictionary(), topics);

    bool Count(ShownClaim shown, Omission? why)
    {
        if (why is { } reason)
        {
            _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
            return false;
        }

        Claims++;
        options.Carried?.Invoke(shown);
        return true;
    }
}
