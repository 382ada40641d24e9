using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>Counts what bears on each indicator in one place. All is counted in independent origins; arithmetic that decides is of whole numbers and decimals.</summary>
sealed class Assessing(AssessmentScheme scheme, IReadOnlyList<AssessedClaim> claims, IReadOnlySet<ClaimId> byArticle)
{
    // The square of what chance exceeds once in twenty times.
    const decimal BeyondChance = 3.84m;

    readonly ImmutableArray<AssessedPeriod> _periods = Periods(scheme, claims);

    internal static AssessedCoverage Coverage(IReadOnlyCollection<AssessedClaim> claims, IReadOnlySet<ClaimId> byArticle)
    {
        var years = claims.Select(c => c.Year).OfType<int>().ToList();
        return new(claims.Count, Count(claims.Select(c => c.Document)), Count(claims.Select(c => c.Origin)), claims.Select(c => c.Outlet).OfType<string>().Distinct(StringComparer.Ordinal).Count(), claims.Count(c => c.Reviewed), claims.Count(c => byArticle.Contains(c.Id)))
        {
            From = years.Count > 0 ? years.Min() : null,
            To = years.Count > 0 ? years.Max() : null,
            Languages = [.. claims.Select(c => c.Language).Distinct().OrderBy(l => l.Code, StringComparer.Ordinal)],
        };
    }

    internal PlaceAssessment Of(AssessedPlace place)
    {
        var byIndicator = claims.SelectMany(c => c.Bears.Select(b => (Claim: c, Bears: b))).ToLookup(b => b.Bears.Indicator);
        var all = _periods.Select(p => Count(claims.Where(c => p.Has(c.Year)).Select(c => c.Origin))).ToArray();
        var counted = scheme.Indicators.Select((indicator, i) => Counted(indicator, [.. byIndicator[i]], all)).ToList();
        var at = 0;
        var results = ImmutableArray.CreateBuilder<IndicatorResult>();
        foreach (var group in scheme.Groups)
        {
            var own = counted.Slice(at, group.Indicators.Length);
            at += group.Indicators.Length;
            var sum = own.Sum(r => r.For);
            results.AddRange(own.Select(r => r with { Level = LevelOf(r, group, sum), Turn = TurnOf(r, group, out var said), TurnIsSaid = said }));
        }

        return new(place, scheme, results.ToImmutable(), Coverage([.. claims], byArticle));
    }

    IndicatorResult Counted(SchemeIndicator indicator, List<(AssessedClaim Claim, Bearing Bears)> bearing, int[] all)
    {
        var weighing = Origins(bearing, b => b.Weight == BearingWeight.Weighs);
        var alleged = Origins(bearing, b => b.Weight == BearingWeight.Alleged);
        var disputed = Origins(bearing, b => b.Weight == BearingWeight.Disputed);
        disputed.ExceptWith(alleged);
        disputed.ExceptWith(weighing);
        alleged.ExceptWith(weighing);
        return new(indicator, weighing.Count, alleged.Count, disputed.Count)
        {
            Coverage = Coverage([.. bearing.Select(b => b.Claim).DistinctBy(c => c.Id)], byArticle),
            For = Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Side: true }).Count,
            Against = Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Side: false }).Count,
            Better = Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Turn: BearingTurn.Improving }).Count,
            Worse = Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Turn: BearingTurn.Worsening }).Count,
            Periods = all.Length == 0 || all.Any(n => n < scheme.Least) ? [] : [.. _periods.Select((period, i) => Period(period, all[i], [.. bearing.Where(b => period.Has(b.Claim.Year))]))],
        };
    }

    static PeriodCount Period(AssessedPeriod period, int all, List<(AssessedClaim Claim, Bearing Bears)> bearing) =>
        new(period, all, Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Side: true }).Count, Origins(bearing, b => b is { Weight: BearingWeight.Weighs, Side: false }).Count);

    // Of what is there: as much as the mean of its group, more said than alleged, and more for than against. Of what works: twice as many on one side.
    AssessedLevel LevelOf(IndicatorResult result, SchemeGroup group, int sum)
    {
        if (result.Weighing < scheme.Least || result.For + result.Against == 0) return AssessedLevel.TooLittle;
        if (group.Measure == GroupMeasure.Working)
            return result.For >= 2 * result.Against ? AssessedLevel.Strong : result.Against >= 2 * result.For ? AssessedLevel.Weak : AssessedLevel.Mixed;
        if (result.Against >= result.For) return AssessedLevel.Weak;
        return result.For * group.Indicators.Length >= sum && result.For >= result.Alleged ? AssessedLevel.Strong : AssessedLevel.Weak;
    }

    AssessedTurn TurnOf(IndicatorResult result, SchemeGroup group, out bool isSaid)
    {
        isSaid = result.Better + result.Worse >= scheme.Least;
        if (isSaid && result.Better >= 2 * result.Worse) return AssessedTurn.Improving;
        if (isSaid && result.Worse >= 2 * result.Better) return AssessedTurn.Worsening;
        isSaid = false;
        if (result.Weighing < scheme.Least || result.Periods is not [var before, var after]) return AssessedTurn.TooLittle;
        // A market or an actor that takes more of the reporting than it did; an institution of which more of the reporting says that it works.
        var (one, other) = group.Measure == GroupMeasure.Presence ? ((before.For, before.All), (after.For, after.All)) : ((before.For, before.For + before.Against), (after.For, after.For + after.Against));
        if (group.Measure == GroupMeasure.Working && (one.Item2 < scheme.Least || other.Item2 < scheme.Least)) return AssessedTurn.TooLittle;
        return Rise(one, other) switch
        {
            0 => AssessedTurn.NoChange,
            > 0 => group.Measure == GroupMeasure.Presence ? AssessedTurn.Worsening : AssessedTurn.Improving,
            _ => group.Measure == GroupMeasure.Presence ? AssessedTurn.Improving : AssessedTurn.Worsening,
        };
    }

    /// <summary>Whether a share rose (1) or fell (−1) by more than chance does once in twenty times; 0: that cannot be told.</summary>
    internal static int Rise((int Of, int All) before, (int Of, int All) after)
    {
        if (before.All == 0 || after.All == 0) return 0;
        var (p, q) = ((decimal)before.Of / before.All, (decimal)after.Of / after.All);
        var mean = (decimal)(before.Of + after.Of) / (before.All + after.All);
        var spread = mean * (1 - mean) * ((1m / before.All) + (1m / after.All));
        return spread == 0 || (q - p) * (q - p) < BeyondChance * spread ? 0 : q > p ? 1 : -1;
    }

    // The last years on record, and as many before.
    static ImmutableArray<AssessedPeriod> Periods(AssessmentScheme scheme, IReadOnlyList<AssessedClaim> claims)
    {
        if (claims.Select(c => c.Year).Max() is not { } last) return [];
        return [new(last - (2 * scheme.Years) + 1, last - scheme.Years), new(last - scheme.Years + 1, last)];
    }

    static HashSet<DocumentId> Origins(List<(AssessedClaim Claim, Bearing Bears)> bearing, Func<Bearing, bool> which) => [.. bearing.Where(b => which(b.Bears)).Select(b => b.Claim.Origin)];

    static int Count(IEnumerable<DocumentId> ids) => ids.ToHashSet().Count;
}
