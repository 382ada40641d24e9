using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Algorithms;
using Quipu.Network.Snapshots;
using Xunit;

namespace Quipu.Tests.Network;

public sealed class SnapshotTest
{
    static readonly DatasetName[] _datasets = [new("press"), new("register")];
    static readonly string[] _relations = ["funds", "holds_post", "Ownership"];

    [Fact]
    public void A_snapshot_finds_every_entity_and_every_tie_whatever_the_order_they_came_in()
    {
        var ties = Ties(7, 80).ToList();
        var (one, other) = (Snapshot(ties), Snapshot(((IEnumerable<Tie>)ties).Reverse()));
        Assert.Equal(Lines(one), Lines(other));
        Assert.Equal(ties.Select(t => $"{t.From} {t.To} {t.Relation} {t.Evidence}").Order(StringComparer.Ordinal), Enumerable.Range(0, one.Ties.Length).Select(t => $"{End(one, t).From} {End(one, t).To} {one.RelationOf(t)} {one.EvidenceOf(t)}").Order(StringComparer.Ordinal));
        for (var knot = 0; knot < one.Knots.Length; knot++) Assert.Equal(knot, one.Find(one.IdOf(knot)));
        Assert.Equal(-1, one.Find(new("nobody")));
    }

    [Fact]
    public void What_was_joined_is_tied_under_one_id()
    {
        var builder = new SnapshotBuilder();
        builder.Join(new("own-1"), new("q-1"));
        builder.Add(new Knot(new("q-1"), "Company", "Andén S.A."));
        builder.Add(Between("own-1", "b"));
        var snapshot = builder.Build(1);
        Assert.Equal("Andén S.A.", snapshot.NameOf(snapshot.Find(new("q-1"))));
        Assert.Equal(-1, snapshot.Find(new("own-1")));
        Assert.Equal(new("q-1"), End(snapshot, 0).From);
    }

    [Fact]
    public void A_kept_snapshot_is_read_as_it_was_and_a_cut_off_one_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        var (path, snapshot) = (Path.Combine(folder.Path, "network"), Snapshot(Ties(3, 200)));
        SnapshotFile.Save(snapshot, path);
        var opened = SnapshotFile.Open(path)!;
        Assert.Equal(Lines(snapshot), Lines(opened));
        Assert.Equal(snapshot.Sequence, opened.Sequence);
        Assert.Equal(Found(new(snapshot, new() { AsOf = new(2005, 1, 1) })), Found(new(opened, new() { AsOf = new(2005, 1, 1) })));
        using (var file = File.OpenWrite(path + "-cut")) file.Write(File.ReadAllBytes(path).AsSpan()[..^9]);
        Assert.Null(SnapshotFile.Open(path + "-cut"));
        Assert.Null(SnapshotFile.Open(path + "-absent"));
    }

    /// <summary>Of many random networks, filters and days: what is left is what a reading of the rules, tie by tie, leaves.</summary>
    [Fact]
    public void No_filter_lets_through_a_tie_outside_its_time_or_one_that_was_not_known_yet()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var (dice, ties) = (new Random(seed), Ties(seed, 60).ToDictionary(t => t.Evidence));
            var snapshot = Snapshot(ties.Values);
            var filter = Filter(dice);
            var view = new NetworkView(snapshot, filter);
            Assert.Equal(ties.Values.Where(t => Holds(t, filter)).Select(t => t.Evidence).Order(StringComparer.Ordinal), Found(view).Order(StringComparer.Ordinal));
            Assert.Equal(Found(view).Count, view.Count);
            for (var knot = 0; knot < snapshot.Knots.Length; knot++) Assert.All(view.At(knot), t => Assert.True(view.Has(t)));
        }
    }

    [Fact]
    public void Every_hop_of_every_way_between_two_has_only_ties_that_hold_and_were_known()
    {
        var hops = 0;
        for (var seed = 1; seed <= 120; seed++)
        {
            var (dice, ties) = (new Random(seed), Ties(seed, 40).ToDictionary(t => t.Evidence));
            var (snapshot, filter) = (Snapshot(ties.Values), Filter(dice));
            var view = new NetworkView(snapshot, filter);
            foreach (var way in Connections.Between(view, new("e0"), new("e3"), new(Count: 20, EitherWay: dice.Next(2) == 0)))
                foreach (var hop in way.Hops)
                {
                    Assert.NotEmpty(hop);
                    Assert.All(hop, t => Assert.True(Holds(ties[snapshot.EvidenceOf(t)], filter)));
                    hops++;
                }

            var day = new DateOnly(2000 + dice.Next(5), 1, 1);
            foreach (var contact in Connections.InTime(view, new("e0"), new("e3"), day))
            {
                day = DateOnly.FromDayNumber(Math.Max(day.DayNumber, contact.First));
                Assert.True(day.DayNumber <= contact.Last);
                Assert.Contains(ties.Values, t => Holds(t, filter) && Leads(t, snapshot, contact));
                hops++;
            }
        }

        Assert.True(hops > 200);
    }

    [Fact]
    public void The_stage_of_a_tie_is_the_one_reached_and_known_by_the_day_asked_for()
    {
        var tie = Between("a", "b") with { KnownFrom = new(2010, 5, 2), Steps = [new(Stage.Arrested, new(2010, 5, 1), new(2010, 5, 2)), new(Stage.Convicted, new(2012, 3, 1), new(2012, 3, 3)), new(Stage.Annulled, new(2012, 9, 9), new(2014, 1, 1))] };
        var snapshot = Snapshot([tie]);
        Stage? At(DateOnly? asOf, DateOnly? known) => new NetworkView(snapshot, new() { AsOf = asOf, KnownOn = known }).StageOf(0);
        Assert.Equal(Stage.Annulled, At(null, null));
        Assert.Null(At(new(2009, 1, 1), null));
        Assert.Equal(Stage.Arrested, At(new(2011, 1, 1), null));
        Assert.Equal(Stage.Convicted, At(null, new(2013, 1, 1)));
        Assert.Equal(Stage.Arrested, At(new(2013, 1, 1), new(2012, 3, 2)));
        Assert.Equal(0, new NetworkView(snapshot, new() { Stages = [Stage.Convicted] }).Count);
        Assert.Equal(1, new NetworkView(snapshot, new() { Stages = [Stage.Convicted], KnownOn = new(2013, 1, 1) }).Count);
    }

    [Fact]
    public void The_graph_of_a_view_has_the_ties_that_are_left()
    {
        var view = new NetworkView(Snapshot(Ties(5, 60)), new() { Relations = ["funds"] });
        var graph = view.ToGraph();
        Assert.Equal(view.Count, graph.Arcs);
        Assert.Equal(Enumerable.Range(0, view.Network.Ties.Length).Where(view.Has).Select(t => (view.Network.Ties[t].From, view.Network.Ties[t].To)),
            Enumerable.Range(0, graph.Nodes).SelectMany(n => graph.Out[n].ToArray().Select(o => (n, o))));
    }

    static bool Holds(Tie tie, TieFilter filter)
    {
        var firmness = new[] { Modality.Denied, Modality.Possible, Modality.Alleged, Modality.Stated };
        return tie.Review != ReviewState.Rejected && (filter.Negated || !tie.Negated) && tie.Sureness >= filter.LeastSureness
            && Array.IndexOf(firmness, tie.Modality) >= Array.IndexOf(firmness, filter.Floor)
            && (filter.Relations.IsEmpty || filter.Relations.Contains(tie.Relation)) && (filter.Datasets is null || filter.Datasets.Contains(tie.Dataset))
            && (!filter.AcceptedOnly || tie.FromRegister || (tie.Review is ReviewState.Accepted or ReviewState.Corrected && (filter.KnownOn is null || tie.ReviewedOn is null || tie.ReviewedOn <= filter.KnownOn)))
            && (filter.AsOf is not { } day || ((tie.Start is null || tie.Start.Value.Earliest <= day) && (tie.End is null || tie.End.Value.Latest >= day) && (!filter.DatedOnly || tie.Start is not null || tie.End is not null)))
            && (filter.KnownOn is not { } known || (tie.KnownFrom <= known && (tie.KnownUntil is null || tie.KnownUntil >= known)))
            && (filter.Stages.IsEmpty || tie.Steps.Where(s => (filter.AsOf is null || s.On is null || s.On <= filter.AsOf) && (filter.KnownOn is null || s.KnownFrom <= filter.KnownOn)).Select(s => (Stage?)s.Stage).LastOrDefault() is { } stage && filter.Stages.Contains(stage));
    }

    static bool Leads(Tie tie, Snapshot snapshot, Contact contact)
    {
        var (from, to) = (snapshot.IdOf(contact.From), snapshot.IdOf(contact.To));
        return ((tie.From == from && tie.To == to) || (!tie.Directed && tie.From == to && tie.To == from))
            && (tie.Start?.Earliest.DayNumber ?? TieRow.Always) == contact.First && (tie.End?.Latest.DayNumber ?? TieRow.ForEver) == contact.Last;
    }

    static TieFilter Filter(Random dice) => new()
    {
        AsOf = dice.Next(3) == 0 ? null : Day(dice),
        KnownOn = dice.Next(3) == 0 ? null : Day(dice),
        DatedOnly = dice.Next(4) == 0,
        AcceptedOnly = dice.Next(4) == 0,
        Negated = dice.Next(4) == 0,
        Floor = (Modality)dice.Next(4),
        LeastSureness = dice.Next(2) * 500,
        Relations = dice.Next(3) == 0 ? [_relations[dice.Next(3)], _relations[0]] : [],
        Stages = dice.Next(5) == 0 ? [Stage.Arrested, Stage.Acquitted] : [],
        Datasets = dice.Next(4) == 0 ? [_datasets[dice.Next(2)]] : null,
    };

    static IEnumerable<Tie> Ties(int seed, int count)
    {
        var dice = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var from = dice.Next(8);
            PartialDate? start = dice.Next(4) == 0 ? null : Partial(dice);
            yield return new(new($"e{from}"), new($"e{(from + 1 + dice.Next(7)) % 8}"), _relations[dice.Next(3)], $"claim-{seed}-{i}", _datasets[dice.Next(2)])
            {
                Directed = dice.Next(3) > 0,
                Modality = (Modality)dice.Next(4),
                Negated = dice.Next(8) == 0,
                FromRegister = dice.Next(4) == 0,
                Start = start,
                End = dice.Next(2) == 0 ? null : Partial(dice),
                KnownFrom = dice.Next(6) == 0 ? null : Day(dice),
                KnownUntil = dice.Next(6) == 0 ? Day(dice) : null,
                Sureness = dice.Next(1001),
                Review = (ReviewState)dice.Next(4),
                ReviewedOn = dice.Next(3) == 0 ? null : Day(dice),
                Steps = [.. Enumerable.Range(0, dice.Next(4)).Select(_ => new LegalStep((Stage)dice.Next(21), dice.Next(4) == 0 ? null : Day(dice), dice.Next(4) == 0 ? null : Day(dice)))],
            };
        }
    }

    static PartialDate Partial(Random dice) => dice.Next(3) switch { 0 => new(2000 + dice.Next(10)), 1 => new(2000 + dice.Next(10), 1 + dice.Next(12)), _ => PartialDate.From(Day(dice)) };

    static DateOnly Day(Random dice) => new DateOnly(2000, 1, 1).AddDays(dice.Next(3650));

    static Tie Between(string from, string to) => new(new(from), new(to), "funds", "claim-1", _datasets[0]);

    static Snapshot Snapshot(IEnumerable<Tie> ties)
    {
        var builder = new SnapshotBuilder();
        foreach (var tie in ties) builder.Add(tie);
        return builder.Build(17);
    }

    static (EntityId From, EntityId To) End(Snapshot snapshot, int tie) => (snapshot.IdOf(snapshot.Ties[tie].From), snapshot.IdOf(snapshot.Ties[tie].To));

    static List<string> Found(NetworkView view) => [.. Enumerable.Range(0, view.Network.Ties.Length).Where(view.Has).Select(view.Network.EvidenceOf)];

    static IEnumerable<string> Lines(Snapshot snapshot) => Enumerable.Range(0, snapshot.Ties.Length).Select(t =>
        $"{End(snapshot, t)} {snapshot.RelationOf(t)} {snapshot.EvidenceOf(t)} {snapshot.Ties[t].First} {snapshot.Ties[t].Last} {snapshot.Ties[t].KnownFrom} {snapshot.Ties[t].Bits} " +
        string.Join(',', snapshot.Steps.Span.Slice(snapshot.Ties[t].FirstStep, snapshot.Ties[t].Steps).ToArray().Select(s => $"{s.Stage}/{s.On}/{s.KnownFrom}")));
}
