using System.Collections.Immutable;

namespace Quipu.Figures;

/// <summary>A count held against how many people live there: reckoned, with both values that it rests on, and never kept as a claim.</summary>
/// <param name="People">The number of people; null: none is on record near enough, or different ones stand for the same year.</param>
public sealed record PerPeople(SeriesValue Value, SeriesValue? People)
{
    /// <summary>How many people a count is held against.</summary>
    public const int Every = 100_000;

    /// <summary>Years by which the number of people may be older or newer than the count.</summary>
    public const int Farthest = 5;

    /// <summary>Per <see cref="Every"/> people; null where nobody says how many live there.</summary>
    public decimal? Rate => People is { Value: > 0 } people ? Value.Value * Every / people.Value : null;

    /// <summary>The number of people is of another year.</summary>
    public bool IsOfAnotherYear => People is { } people && people.Period?.Year != Value.Period?.Year;

    /// <summary>Counts of one place, each with the number of its people in the same year, else in the nearest one.</summary>
    /// <param name="people">Values of the population of that place.</param>
    public static ImmutableArray<PerPeople> Of(IEnumerable<SeriesValue> values, IEnumerable<SeriesValue> people)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(people);
        // Where two numbers stand for one year, neither is chosen.
        var years = people.Where(p => p is { Period: not null, End: null, Counts: true, Value: > 0 }).GroupBy(p => p.Period!.Value.Year).Where(g => g.Select(p => p.Value).Distinct().Count() == 1)
            .ToImmutableSortedDictionary(g => g.Key, g => g.OrderByDescending(p => p.Register is not null).ThenBy(p => p.Publisher, StringComparer.Ordinal).First());
        return [.. values.Select(v => new PerPeople(v, v.Period is { } period ? years.Where(y => Math.Abs(y.Key - period.Year) <= Farthest).OrderBy(y => Math.Abs(y.Key - period.Year)).ThenByDescending(y => y.Key).Select(y => y.Value).FirstOrDefault() : null))];
    }
}
