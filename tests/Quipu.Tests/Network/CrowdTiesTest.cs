using Quipu.Claims;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Snapshots;
using Xunit;

namespace Quipu.Tests.Network;

public sealed class CrowdTiesTest
{
    static readonly DatasetName _press = new("press");

    [Fact]
    public void What_is_said_of_one_relation_is_one_tie_as_firm_as_its_firmest_claim()
    {
        var crowd = Of([
            Said("a", "b", "funds", "1") with { Modality = Modality.Possible, Answered = true, Start = PartialDate.TryParse("2021-03", out var march) ? march : null },
            Said("a", "b", "funds", "2") with { Modality = Modality.Alleged, Steps = [new(Stage.Charged, new(2022, 1, 1), null), new(Stage.Acquitted, new(2023, 1, 1), null)] },
            Said("a", "b", "funds", "3") with { Modality = Modality.Alleged, Steps = [new(Stage.Investigated, new(2021, 1, 1), null)], Review = ReviewState.Accepted },
            Said("a", "b", "funds", "4") with { Negated = true },
            Said("a", "b", "funds", "5") with { Review = ReviewState.Rejected, Modality = Modality.Stated },
            Said("b", "a", "funds", "6"),
        ]);
        Assert.Equal((2, 2), (crowd.Parties.Length, crowd.Ties.Length));
        var tie = crowd.Ties.Single(t => crowd.Parties[t.From].Who.Id.Value == "a");
        Assert.Equal((Modality.Alleged, Stage.Acquitted, 3, 2021), (tie.Modality, tie.Stage, tie.Claims, tie.First));
        Assert.True(tie is { Answered: true, Accepted: true, Directed: true, FromRegister: false });
        Assert.All(crowd.Parties, p => Assert.Equal(2, p.Ties));
    }

    [Fact]
    public void Whatever_leads_both_ways_is_one_tie_from_whichever_end_it_is_told()
    {
        var tie = Assert.Single(Of([Said("a", "b", "allied_with", "1") with { Directed = false }, Said("b", "a", "allied_with", "2") with { Directed = false }]).Ties);
        Assert.Equal((2, false), (tie.Claims, tie.Directed));
    }

    [Fact]
    public void Who_has_fewest_ties_is_left_out_and_counted()
    {
        var ties = Enumerable.Range(1, 30).Select(i => Said("hub", $"p{i:00}", "funds", $"{i}")).Append(Said("p01", "p02", "funds", "x")).Append(Said("p01", "p02", "leads", "y")).ToList();
        var all = Of(ties);
        Assert.Equal((31, 32, 0, 0), (all.Parties.Length, all.Ties.Length, all.LeftParties, all.LeftTies));
        var some = Of(ties, parties: 3);
        Assert.Equal(["hub", "p01", "p02"], some.Parties.Select(p => p.Who.Id.Value));
        Assert.Equal((28, 28), (some.LeftParties, some.LeftTies));
        Assert.Equal((all.AllParties, all.AllTies), (some.AllParties, some.AllTies));
        Assert.Equal((30, 3), (some.Parties[0].Ties, some.Parties[1].Ties));
        var few = Of(ties, ties: 5);
        Assert.Equal((5, 27), (few.Ties.Length, few.LeftTies));
    }

    [Fact]
    public void Parties_stand_with_the_body_and_the_place_that_most_of_their_ties_lead_to()
    {
        List<Tie> ties = [
            .. Enumerable.Range(1, 4).Select(i => Said($"p{i}", "police", "holds_post", $"m{i}")), .. Enumerable.Range(5, 3).Select(i => Said($"p{i}", "gang", "member_of", $"m{i}")), Said("p1", "gang", "member_of", "n"), Said("p1", "police", "leads", "l"),
            .. Enumerable.Range(1, 5).Select(i => Said($"p{i}", "town", "operates_in", $"t{i}")), Said("p6", "p7", "funds", "f")];
        var bodies = Of(ties, CrowdGrouping.Body);
        Assert.Equal([("police", 5), ("gang", 4)], bodies.Groups.Select(g => (g.Around.Id.Value, g.Members)));
        Assert.Equal(["p1", "p2", "p3", "p4", "police"], bodies.Parties.Where(p => p.Group == 0).Select(p => p.Who.Id.Value).Order(StringComparer.Ordinal));
        var places = Of(ties, CrowdGrouping.Place);
        Assert.Equal([("town", 5)], places.Groups.Select(g => (g.Around.Id.Value, g.Members)));
        Assert.DoesNotContain(places.Parties, p => p.Who.Id.Value == "town");
        Assert.All(Of(ties, CrowdGrouping.None).Parties, p => Assert.Equal(-1, p.Group));
        Assert.NotEmpty(Of(ties).Groups);
    }

    static Crowd Of(IEnumerable<Tie> said, CrowdGrouping grouping = CrowdGrouping.Community, int parties = Crowd.MostParties, int ties = Crowd.MostTies)
    {
        var builder = new SnapshotBuilder();
        foreach (var tie in said)
        {
            foreach (var end in new[] { tie.From, tie.To }) builder.Add(new Knot(end, end.Value switch { "police" => "PublicBody", "gang" => "Organization", "town" => "Place", _ => "Person" }, "Sra. " + end.Value));
            builder.Add(tie);
        }

        var network = builder.Build(1);
        return new CrowdTies(new(network, new() { Floor = Modality.Possible }), k => network.KindOf(k) != "Place").Answer(grouping, parties, ties).Crowd;
    }

    static Tie Said(string from, string to, string relation, string evidence) => new(new(from), new(to), relation, evidence, _press);
}
