using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Tests.Patterns.Search;

public sealed class PatternSearchTest
{
    public static TheoryData<string> Shaped => [.. PatternLibrary.All.Where(p => p.Ground == PatternGround.Network).Select(p => p.Slug)];

    [Theory]
    [MemberData(nameof(Shaped))]
    public void Searching_again_where_something_changed_finds_what_searching_everything_finds(string slug)
    {
        var (pattern, findings, changes) = (PatternLibrary.Find(slug)!, 0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var dice = new Random(seed);
            var ties = Enumerable.Range(0, 130).Select(i => RandomTies.Tie(dice, i, pattern)).ToList();
            var before = PatternSearch.Whole(pattern, RandomTies.View(ties));
            for (var step = 0; step < 6; step++)
            {
                var touched = new HashSet<EntityId>();
                foreach (var at in Enumerable.Range(0, 1 + dice.Next(2)).Select(_ => Chosen(dice, ties, before)).Distinct())
                {
                    touched.UnionWith([ties[at].From, ties[at].To]);
                    ties[at] = dice.Next(3) == 0 ? ties[at] with { Review = ReviewState.Rejected } : RandomTies.Tie(dice, 1000 + (step * 200) + at, pattern);
                    touched.UnionWith([ties[at].From, ties[at].To]);
                }

                var view = RandomTies.View(ties);
                var (whole, again) = (PatternSearch.Whole(pattern, view), PatternSearch.Again(pattern, view, before, touched));
                Assert.Equal(whole.Select(f => f.Told), again.Select(f => f.Told));
                Assert.Equal(before.Select(f => f.Told).Except(whole.Select(f => f.Told)).Union(whole.Select(f => f.Told).Except(before.Select(f => f.Told))).Any(), FindingChanges.Changes(before, again).Length > 0);
                changes += FindingChanges.Changes(before, again).Length;
                findings += whole.Length;
                before = whole;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{slug}: {findings} findings, {changes} changes");
        if (slug is "money-office-loop" or "candidate-near-group" or "donor-to-contractor" or "changed-sides" or "unanswered-allegation") Assert.True(findings > 5 && changes > 0, $"{findings} {changes}");
    }

    // Every second time a tie that a finding rests on, so that findings come and go.
    static int Chosen(Random dice, List<Tie> ties, ImmutableArray<Finding> before) =>
        before.IsEmpty || dice.Next(2) == 0 ? dice.Next(ties.Count) : ties.FindIndex(t => t.Evidence == before[dice.Next(before.Length)].Weakest.Evidence) is var at and >= 0 ? at : 0;

    [Fact]
    public void No_finding_rests_on_what_had_not_begun_or_was_not_known()
    {
        var (pattern, found) = (PatternLibrary.Find("money-office-loop")!, 0);
        for (var seed = 1; seed <= 80; seed++)
        {
            var dice = new Random(seed);
            var ties = Enumerable.Range(0, 150).Select(i => RandomTies.Tie(dice, i, pattern)).ToDictionary(t => t.Evidence);
            var (begun, known) = (new DateOnly(2001 + dice.Next(4), 1, 1), new DateOnly(2002 + dice.Next(4), 1, 1));
            foreach (var finding in PatternSearch.Whole(pattern, RandomTies.View(ties.Values, new() { BegunBy = begun, KnownOn = known })))
                foreach (var evidence in finding.Hops.SelectMany(h => h.Ties).Select(t => ties[t.Evidence]))
                {
                    found++;
                    Assert.True((evidence.Start?.Earliest ?? DateOnly.MinValue) <= begun && evidence.KnownFrom <= known && !evidence.Negated && evidence.Review != ReviewState.Rejected);
                    Assert.False(evidence.Steps.LastOrDefault(s => (s.On ?? DateOnly.MinValue) <= begun && s.KnownFrom <= known).Stage is Stage.Acquitted && evidence.Steps.Any(s => (s.On ?? DateOnly.MinValue) <= begun && s.KnownFrom <= known));
                }
        }

        Assert.True(found > 15, $"{found}");
    }

    [Fact]
    public void A_loop_is_found_with_its_weakest_hop_and_withdrawn_when_one_claim_is_rejected()
    {
        Tie[] loop = [Between("clan", "rosa", "funds", 2001) with { Modality = Modality.Alleged }, Between("rosa", "region", "holds_post", 2002) with { End = null }, Between("region", "roads", "awards", 2003), Between("clan", "roads", "owns", 2000) with { End = null }];
        var pattern = PatternLibrary.Find("money-office-loop")!;
        var finding = Assert.Single(PatternSearch.Whole(pattern, RandomTies.View(loop)));
        Assert.Null(finding.Lead);
        Assert.Equal("clan-rosa-funds", finding.Weakest.Evidence);
        Assert.True(finding.IsPrivate);
        var accepted = loop.Select(t => t with { Review = ReviewState.Accepted }).ToArray();
        Assert.False(Assert.Single(PatternSearch.Whole(pattern, RandomTies.View(accepted))).IsPrivate);
        Tie[] without = [loop[0] with { Review = ReviewState.Rejected }, .. loop[1..]];
        var change = Assert.Single(FindingChanges.Changes([finding], PatternSearch.Again(pattern, RandomTies.View(without), [finding], [new("clan"), new("rosa")])));
        Assert.Equal((FindingChange.Withdrawn, true), (change.Change, change.Went.Contains("clan-rosa-funds")));
    }

    [Theory]
    [InlineData("2004", false)]
    [InlineData("2003", true)]
    [InlineData("2003-07", true)]
    [InlineData("2003-10", false)]
    public void A_vague_date_may_mean_any_of_its_days_and_no_other(string paid, bool fires)
    {
        Tie[] loop =
        [
            Between("clan", "rosa", "funds", 2001) with { Start = PartialDate.Parse(paid), End = PartialDate.Parse(paid) }, Between("rosa", "region", "holds_post", 2002) with { End = null },
            Between("region", "roads", "awards", 2003) with { Start = PartialDate.Parse("2003-09-01"), End = PartialDate.Parse("2003-09-01") }, Between("clan", "roads", "owns", 2000) with { End = null },
        ];
        Assert.Equal(fires, PatternSearch.Whole(PatternLibrary.Find("money-office-loop")!, RandomTies.View(loop)).Any(f => f.Lead is null));
    }

    static Tie Between(string from, string to, string relation, int year) => new(new(from), new(to), relation, $"{from}-{to}-{relation}", new("press"))
    {
        Start = new PartialDate(year),
        End = new PartialDate(year),
        KnownFrom = new DateOnly(2010, 1, 1),
        Document = new("d"),
    };
}
