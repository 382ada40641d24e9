using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network.Money;
using Quipu.Network.Snapshots;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void The_network_has_every_tie_of_the_reporting_and_of_the_registers_with_its_status()
    {
        var (article, rosa, clan, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Anden"), Rolls.Ownership(3, "Quipuy", "Anden"));
        var network = Networks.Current(Store, Owner, null);
        Assert.Equal(Store.Sequence, network.Sequence);
        var tie = Enumerable.Range(0, network.Ties.Length).Single(t => network.EvidenceOf(t) == collusion.Id.Value && network.RelationOf(t) == "colludes_with");
        Assert.Equal((rosa.Id, clan.Id, Modality.Alleged), (network.IdOf(network.Ties[tie].From), network.IdOf(network.Ties[tie].To), network.Ties[tie].Modality));
        Assert.Equal(Stage.Arrested, new NetworkView(network, new()).StageOf(tie));
        Assert.Null(new NetworkView(network, new() { AsOf = new(2030, 1, 1) }).StageOf(tie));
        var owned = new NetworkView(network, new() { Relations = ["Ownership"] });
        Assert.Equal(1, owned.Count);
        Assert.Equal(0, new NetworkView(network, new() { Relations = ["Ownership"], AsOf = new(2029, 2, 28) }).Count);
        Assert.Equal(0, new NetworkView(network, new() { Relations = ["Ownership"], KnownOn = new(2031, 4, 30) }).Count);
        Assert.Equal(["Aceros Quipuy S.A.C.", "Aceros Anden S.A.C."], Assert.Single(Connections.Between(owned, new("sup-Quipuy"), new("sup-Anden"), new())).Knots.Select(network.NameOf));
    }

    [Fact]
    public void No_way_between_two_rests_on_what_had_not_begun_or_was_not_known_on_the_day_asked_for()
    {
        var (article, rosa, clan, _, _, _) = Case.Governor();
        Keep(article);
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Anden"), Rolls.Ownership(3, "Quipuy", "Anden"));
        var desk = new NetworkDesk(Store);
        var (published, edition) = (article.Document.Published!.Value.Latest, new DateOnly(2031, 5, 1));
        (EntityId From, EntityId To, DateOnly Known, DateOnly Begun)[] pairs = [(rosa.Id, clan.Id, published, DateOnly.MinValue), (new("sup-Quipuy"), new("sup-Anden"), edition, new(2029, 3, 1))];
        for (var day = new DateOnly(2028, 6, 1); day.Year < 2033; day = day.AddDays(1))
            foreach (var (from, to, known, begun) in pairs)
            {
                Assert.Equal(day >= known, desk.Paths(Owner, new(from, to) { Ties = new() { KnownOn = day } }).Length > 0);
                Assert.Equal(day >= begun, desk.Paths(Owner, new(from, to) { Ties = new() { AsOf = day } }).Length > 0);
                Assert.Equal(day >= known && day >= begun, desk.Paths(Owner, new(from, to) { Ties = new() { AsOf = day, KnownOn = day } }).Length > 0);
            }
    }

    [Fact]
    public void A_network_brought_up_to_date_is_the_one_built_anew()
    {
        var (first, rosa, _, collusion, arrest, _) = Case.Governor();
        var (second, acquitted, same, _) = Case.Acquittal();
        Keep(first);
        var network = Networks.Current(Store, Owner, null);
        Assert.Same(network, Networks.Current(Store, Owner, network));
        var (accepted, rejected) = (Judge(collusion, Verdict.Accepted, 10), Judge(arrest, Verdict.Rejected, 11));
        Change[][] steps =
        [
            [new Change.Judged(accepted)], [new Change.Judged(rejected)], [new Change.JudgementRetired(accepted.Id, "Reviewer", Case.Time(12))], [.. second.Changes], [new Change.Assembled()],
            [new Change.DocumentWasRead(second.Reading with { Reader = "frames/2", Claims = [same] })], [new Change.Judged(Judge(same, Verdict.Accepted, 13))],
            [new Change.SamenessJudged(new(new("parted"), rosa.Id, acquitted.Id, Sameness.NotSame, "Reviewer", Case.Time(14)))], [new Change.Assembled()],
            [new Change.SamenessRetired(new("parted"), "Reviewer", Case.Time(15)), new Change.Assembled()],
            [new Change.Forgotten(second.Document.Id, "Editor", Case.Time(14))],
        ];
        foreach (var step in steps)
        {
            Store.Write(step);
            var before = network;
            network = Networks.Current(Store, Owner, network);
            // Only forgetting, and a change of almost every word of so few, has it built anew.
            if (step[0] is not Change.Forgotten) Assert.NotNull(network.TouchedSince(before));
            Assert.Equal(Told(Networks.Current(Store, Owner, null)), Told(network));
            Assert.Equal(Store.Sequence, network.Sequence);
        }

        Assert.DoesNotContain(second.Document.Id.Value, Enumerable.Range(0, network.Words.Count).Select(w => network.Words[w]));
    }

    [Fact]
    public void An_award_of_a_register_is_money_from_the_body_to_the_firm()
    {
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Anden"), Rolls.Award(3, "Port of Antay", "Quipuy", "1000"));
        var desk = new NetworkDesk(Store);
        foreach (var entity in new EntityId?[] { null, new("sup-Quipuy"), new("sup-port") })
        {
            var transfer = Assert.Single(desk.Money(Owner, new() { Entity = entity }).Transfers);
            Assert.Equal(("sup-port", "sup-Quipuy", TransferKind.Award, 1000m, "PEN"), (transfer.From.Id.Value, transfer.To.Id.Value, transfer.Kind, transfer.Sum.Amount, transfer.Sum.Currency));
            Assert.NotEmpty(Assert.Single(transfer.Evidence).Rows);
        }

        Assert.Empty(desk.Money(Owner, new() { Entity = new("sup-Anden") }).Transfers);
    }

    [Fact]
    public void A_kept_network_is_mapped_again_and_made_anew_when_something_changed()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var folder = Directory.CreateTempSubdirectory("quipu-network-").FullName;
        try
        {
            var path = Path.Combine(folder, "network");
            var told = Told(Networks.Kept(Store, path));
            Assert.Equal(told, Told(Networks.Kept(Store, path)));
            Store.Write([new Change.Judged(Judge(collusion, Verdict.Rejected, 10))]);
            Assert.Equal(Told(Networks.Current(Store, Owner, null)), Told(Networks.Kept(Store, path)));
            Assert.NotEqual(told, Told(SnapshotFile.Open(path)!));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Who_may_not_see_a_dataset_has_a_network_without_it()
    {
        Keep(Case.Governor("closed").Case);
        Assert.NotEqual(0, Networks.Current(Store, Owner, null).Ties.Length);
        Assert.Equal(0, Networks.Current(Store, new("guest", [new("open")]), null).Ties.Length);
    }

    static List<string> Told(Snapshot network) =>
    [
        .. Enumerable.Range(0, network.Knots.Length).Select(k => $"{network.IdOf(k)} {network.KindOf(k)} {network.NameOf(k)}"),
        .. Enumerable.Range(0, network.Ties.Length).Select(t => network.Ties[t] is var row
            ? $"{row.From} {row.To} {network.RelationOf(t)} {network.EvidenceOf(t)} {row.Modality} {row.Review} {row.First} {row.Last} {row.KnownFrom} {row.KnownUntil} {row.ReviewedOn} {row.Sureness} {row.Bits} " +
              string.Join(',', network.Steps.Span.Slice(row.FirstStep, row.Steps).ToArray().Select(s => $"{s.Stage}/{s.On}/{s.KnownFrom}/{network.Words[s.Document]}")) : ""),
    ];
}
