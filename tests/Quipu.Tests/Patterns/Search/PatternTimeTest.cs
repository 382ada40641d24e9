using System.Collections.Immutable;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Tests.Patterns.Search;

public sealed class PatternTimeTest
{
    public static TheoryData<string> Shaped => PatternSearchTest.Shaped;

    /// <summary>
    /// For every pattern of the library: what begun later or was published later changes nothing, neither as a hop or a mark, nor by its stages, nor as
    /// the record that a lead lacks.
    /// </summary>
    [Theory]
    [MemberData(nameof(Shaped))]
    public void What_is_found_as_of_a_day_is_what_would_be_found_if_nothing_else_were_on_record(string slug)
    {
        var (pattern, found, left) = (PatternLibrary.Find(slug)!, 0, 0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var dice = new Random(seed);
            var ties = Enumerable.Range(0, 170).Select(i => RandomTies.Tie(dice, i, pattern)).ToList();
            DateOnly? begun = dice.Next(3) == 0 ? null : new DateOnly(2002 + dice.Next(4), 1 + dice.Next(12), 1);
            DateOnly? known = dice.Next(3) == 0 ? null : new DateOnly(2002 + dice.Next(4), 1 + dice.Next(12), 1);
            var past = ties.Where(t => IsBy(t.Start?.Earliest ?? DateOnly.MinValue, begun) && IsBy(t.KnownFrom ?? DateOnly.MaxValue, known))
                .Select(t => t with { Steps = [.. t.Steps.Where(s => IsBy(s.On ?? DateOnly.MinValue, begun) && IsBy(s.KnownFrom ?? DateOnly.MaxValue, known))] })
                .ToList();
            var asOf = PatternSearch.Whole(pattern, RandomTies.View(ties, new() { BegunBy = begun, KnownOn = known }));
            Assert.Equal(PatternSearch.Whole(pattern, RandomTies.View(past)).Select(f => f.Told), asOf.Select(f => f.Told));
            found += asOf.Length;
            left += ties.Count - past.Count;
        }

        Assert.True(left > 1000, $"{left}");
        TestContext.Current.SendDiagnosticMessage($"{slug}: {found} findings and leads");
        if (slug is "money-office-loop" or "candidate-near-group" or "donor-to-contractor") Assert.True(found > 20, $"{found}");
    }

    /// <summary>A loop with rules of time, against four nested loops over all ties.</summary>
    [Fact]
    public void Findings_with_rules_of_time_are_those_that_trying_everything_finds()
    {
        var (pattern, found, wrong) = (PatternLibrary.Read(Loop, "loop.yaml").Pattern!, 0, 0);
        for (var seed = 1; seed <= 150; seed++)
        {
            var dice = new Random(seed);
            var ties = Enumerable.Range(0, 90).Select(i => Dated(dice, i)).ToList();
            var filter = new TieFilter { BegunBy = dice.Next(2) == 0 ? null : Day(dice), KnownOn = dice.Next(2) == 0 ? null : Day(dice) };
            var expected = Tried(ties, filter, inTime: true);
            Assert.Equal([.. expected], PatternSearch.Whole(pattern, RandomTies.View(ties, filter)).Select(Parties).Order(StringComparer.Ordinal).ToArray());
            found += expected.Count;
            wrong += Tried(ties, filter, inTime: false).Count - expected.Count;
        }

        // Enough that close, and enough that time alone rules out.
        Assert.True(found > 100 && wrong > 100, $"{found} {wrong}");
    }

    static string Parties(Finding finding) => string.Join(' ', finding.Parties.Select(p => p.Entity.Value));

    static ImmutableSortedSet<string> Tried(List<Tie> ties, TieFilter filter, bool inTime)
    {
        var left = ties.Where(t => IsBy(Began(t), filter.BegunBy) && IsBy(t.KnownFrom!.Value, filter.KnownOn)).ToLookup(t => t.Relation);
        var all =
            from money in left["funds"]
            from post in left["holds_post"]
            from contract in left["awards"]
            from behind in left["owns"]
            where money.To == post.From && post.To == contract.From && contract.To == behind.To && behind.From == money.From
            let day = Began(contract)
            where !inTime || (Began(money) <= day && day <= Began(money).AddMonths(24) && Began(post) <= day && day <= (post.End?.Latest ?? DateOnly.MaxValue))
            select $"{money.From} {post.From} {contract.From} {contract.To}";
        return all.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    static DateOnly Began(Tie tie) => tie.Start!.Value.Earliest;

    // e0, e4 … are persons, then organisations, companies, public bodies; each relation leads from its kind to its kind.
    static Tie Dated(Random dice, int number)
    {
        var (relation, from, to) = dice.Next(4) switch { 0 => ("funds", 1, 0), 1 => ("holds_post", 0, 3), 2 => ("awards", 3, 2), _ => ("owns", 1, 2) };
        var start = Day(dice);
        return new(new($"e{from + (4 * dice.Next(4))}"), new($"e{to + (4 * dice.Next(4))}"), relation, $"c{number}", new("press"))
        {
            Start = PartialDate.From(start),
            End = dice.Next(3) == 0 ? null : PartialDate.From(start.AddDays(dice.Next(1500))),
            KnownFrom = Day(dice),
            Document = new("d"),
        };
    }

    static DateOnly Day(Random dice) => new DateOnly(2000, 1, 1).AddDays(dice.Next(3650));

    static bool IsBy(DateOnly day, DateOnly? last) => last is null || day <= last;

    const string Loop = """
        pattern: loop
        title: {en: a, es: a}
        text: {en: a, es: a}
        rationale: {en: a, es: a}
        innocent: [{en: a, es: a}]
        confirm: [{en: a, es: a}]
        refute: [{en: a, es: a}]
        parties:
          group: {label: {en: a, es: a}, is: [Organization], not: [PublicBody, Company]}
          official: {label: {en: b, es: b}, is: [Person]}
          body: {label: {en: c, es: c}, is: [PublicBody]}
          firm: {label: {en: d, es: d}, is: [Company]}
        ties:
          money: {label: {en: a, es: a}, from: group, to: official, by: [funds]}
          post: {label: {en: a, es: a}, from: official, to: body, by: [holds_post]}
          contract: {label: {en: a, es: a}, from: body, to: firm, by: [awards]}
          behind: {label: {en: a, es: a}, from: group, to: firm, by: [owns]}
        times:
          - {first: money, then: contract, within: 24}
          - {is: contract, during: post}
        """;
}
