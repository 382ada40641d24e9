using Quipu.Matching.Scoring;
using Quipu.Search;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests;

// Datasets held against each other, and what becomes of the pairs.
public abstract partial class StoreContract
{
    static readonly string[] Firms = ["Molinos Chullas", "Fundiciones Marañay", "Pesquera Tambomayo", "Textiles Quillahuasi", "Canteras Ollanta", "Azucarera Yanacocha", "Curtiembre Sumaq", "Aserradero Pacaymayo"];

    void ImportFirms()
    {
        var schema = Schemata.Default["Company"];
        foreach (var (dataset, form) in new[] { (Donors, " S.A.C."), (Rolls.Suppliers, " SAC") })
        {
            var records = Firms.Select((name, i) =>
            {
                var id = new EntityId($"{dataset.Value[..3]}-{i}");
                Assert.True(Statement.TryMake(schema, new(dataset, id, "name", name + form), out var named));
                return new Registers.RegisterRecord(new(0, i + 1)) { Statements = [new(Statement.ForEntity(schema, id, dataset), "name"), new(named, "name")] };
            });
            Store.Import(Rolls.Header("firms of " + dataset, 1) with { Dataset = dataset }, [.. records]);
        }
    }

    static CrossAsked Across => new() { Dataset = Donors, With = Rolls.Suppliers, Least = .3 };

    sealed class Stopping(CancellationTokenSource stop, int after) : IProgress<CrossReached>
    {
        internal List<CrossReached> Told { get; } = [];

        public void Report(CrossReached value)
        {
            Told.Add(value);
            if (Told.Count == after) stop.Cancel();
        }
    }

    [Fact]
    public void Two_datasets_held_against_each_other_give_proposals_and_join_nothing()
    {
        using var folder = new TemporaryFolder();
        ImportFirms();
        using var index = MatchIndex.Of(Store);
        var outcome = new CrossReferencing(Store, index, folder.At("w")).Run(Across);
        Assert.Equal(Firms.Select((_, i) => $"don-{i} sup-{i}"), outcome.Pairs.Select(p => $"{p.One} {p.Other}").Order(StringComparer.Ordinal));
        Assert.All(outcome.Pairs, p => Assert.Equal((index.Party(Owner, p.One)!, index.Party(Owner, p.Other)!) is var (one, other) ? Algorithms.All[0].Compare(one, other).Score : 0, p.Score));
        var waiting = Store.Proposals(Owner, new() { Dataset = Donors, With = Rolls.Suppliers }, Paging.First).Rows;
        Assert.Equal(outcome.Pairs.Select(p => (p.One, p.Other, p.Score)).Order(), waiting.Select(r => (r.Pair.One, r.Pair.Other, r.Pair.Score)).Order());
        Assert.All(waiting, r => Assert.Equal(("logic-q1", "crossref donors suppliers"), (r.Pair.Algorithm, r.Pair.Run)));
        Assert.Equal(16, Store.AllStatements(Owner, new()).Select(s => s.Statement.Canonical).Distinct().Count());
        Assert.Empty(Directory.GetFiles(folder.At("w/crossref")));
        // Somebody decides; the next run asks no more, and a higher threshold takes back what it does not find.
        Judged(waiting[0].Pair.One, waiting[0].Pair.Other, Entities.Sameness.NotSame);
        new CrossReferencing(Store, index, folder.At("w")).Run(Across with { Least = 1 });
        Assert.Equal(0, Store.Proposals(Owner, new(), Paging.First).Total);
        new CrossReferencing(Store, index, folder.At("w")).Run(Across);
        Assert.Equal((7, 1), (Store.Proposals(Owner, new(), Paging.First).Total, Store.Proposals(Owner, new() { Decided = true }, Paging.First).Total));
    }

    [Fact]
    public void A_cross_reference_that_was_stopped_goes_on_and_finds_the_same()
    {
        using var folder = new TemporaryFolder();
        ImportFirms();
        using var index = MatchIndex.Of(Store);
        var whole = new CrossReferencing(Store, index, folder.At("other")) { Block = 3 }.Run(Across);
        Store.Write([new Change.PairsWithdrawn(Across.Run)]);
        using var stop = new CancellationTokenSource();
        var first = new Stopping(stop, 1);
        var stopped = new CrossReferencing(Store, index, folder.At("w")) { Block = 3 }.Run(Across, first, stop.Token);
        Assert.Equal((false, new CrossReached(3, 8), 0), (stopped.IsWhole, stopped.Reached, Store.Proposals(Owner, new(), Paging.First).Total));
        // A process that was killed leaves a line without its end.
        var file = Assert.Single(Directory.GetFiles(folder.At("w/crossref")));
        File.AppendAllText(file, "don-3\tsup-9");
        var second = new Stopping(stop, -1);
        var outcome = new CrossReferencing(Store, index, folder.At("w")) { Block = 3 }.Run(Across, second);
        Assert.Equal((true, 3L, new CrossReached(8, 8)), (outcome.IsWhole, outcome.Before, outcome.Reached));
        Assert.Equal([new(6, 8), new(8, 8)], second.Told);
        Assert.Equal(whole.Pairs.AsEnumerable(), outcome.Pairs);
        Assert.Equal(8, Store.Proposals(Owner, new(), Paging.First).Total);
    }

    [Fact]
    public void What_was_begun_on_other_records_is_begun_anew()
    {
        using var folder = new TemporaryFolder();
        ImportFirms();
        using var index = MatchIndex.Of(Store);
        using var stop = new CancellationTokenSource();
        Assert.False(new CrossReferencing(Store, index, folder.At("w")) { Block = 3 }.Run(Across, new Stopping(stop, 1), stop.Token).IsWhole);
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"));
        var outcome = new CrossReferencing(Store, index, folder.At("w")) { Block = 3 }.Run(Across);
        Assert.Equal((true, 0L), (outcome.IsWhole, outcome.Before));
    }

    [Fact]
    public void The_reporting_is_held_against_everybody_and_a_dataset_against_itself()
    {
        using var folder = new TemporaryFolder();
        var article = Case.Of("Molinos Chullas sold pumps to Antay.");
        article.Entity("Molinos Chullas", Model.EntityType.Company);
        Keep(article);
        ImportFirms();
        using var index = MatchIndex.Of(Store);
        var cross = new CrossReferencing(Store, index, folder.At("w"));
        Assert.Equal(1, cross.Count(new()));
        var found = cross.Run(new() { Least = .3 }).Pairs;
        Assert.Equal(["don-0", "sup-0"], found.SelectMany(p => new[] { p.One.Value, p.Other.Value }).Where(id => id.Contains('-', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(cross.Run(new() { Dataset = Donors, With = Donors, Least = .5 }).Pairs);
        var twice = cross.Run(new() { Dataset = Donors, Least = .3 }).Pairs;
        Assert.Equal(twice.Length, twice.Select(p => (p.One, p.Other)).Distinct().Count());
        Assert.Contains(twice, p => p.Other.Value == "don-0" || p.One.Value == "don-0");
        Assert.Equal("Molinos Chullas S.A.C.", cross.Explain(new(new("don-0"), new("sup-0"), .9, "logic-q1", "r"), Algorithms.All[0])!.One.Name);
    }
}
