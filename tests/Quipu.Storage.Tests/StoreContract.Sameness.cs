using Quipu.Access;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Registers;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

// What people say of entities of registers, alone and beside those of the reporting.
public abstract partial class StoreContract
{
    static readonly EntityId Quipuy = new("sup-Quipuy"), Tarumayo = new("sup-Tarumayo"), Anden = new("sup-Anden");

    static readonly DatasetName Donors = new("donors");

    /// <summary>Of another register: a company under an id of its own, and perhaps one that this register holds several under.</summary>
    static RegisterRecord Donor(long row, string id, string name, string? canonical = null)
    {
        var schema = Schemata.Default["Company"];
        Assert.True(Statement.TryMake(schema, new(Donors, new(id), "name", name), out var named));
        var own = new[] { Statement.ForEntity(schema, new(id), Donors), named };
        return new(new(0, row)) { Statements = [.. own.Select(s => new RowStatement(canonical is null ? s : s with { Canonical = new(canonical) }, "name"))] };
    }

    static ImportHeader DonorHeader(string edition, int day) => Rolls.Header(edition, day, "donors") with { Dataset = Donors };

    EntityId CanonicalOf(EntityId id, Viewer? viewer = null) => Store.Statements(viewer ?? Owner, id)[0].Statement.Canonical;

    SamenessJudgement Judged(EntityId one, EntityId other, Sameness verdict, int minute = 20)
    {
        var said = Said(one, other, verdict, minute);
        Store.Write([new Change.SamenessJudged(said)]);
        return said;
    }

    void Retire(SamenessJudgement said) => Store.Write([new Change.SamenessRetired(said.Id, "Editor", Case.Time(50))]);

    /// <summary>Ids of entities that stand together, as the stream of all statements has them; fails where the stream is out of order.</summary>
    string Together(Viewer? viewer = null)
    {
        var all = Store.AllStatements(viewer ?? Owner, new(Vanished: true)).Select(s => s.Statement).ToList();
        var order = all.ConvertAll(s => (s.Canonical, s.Entity));
        Assert.Equal(order.OrderBy(o => o.Canonical).ThenBy(o => o.Entity), order);
        return string.Join(' ', all.GroupBy(s => s.Canonical).Select(g => string.Join('=', g.Select(s => s.Entity.Value).Distinct())).Order(StringComparer.Ordinal));
    }

    void ImportThree() => Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Tarumayo"), Rolls.Company(3, "Anden"));

    [Fact]
    public void Register_entities_that_a_person_unites_stand_under_one_id_until_it_is_taken_back()
    {
        ImportThree();
        using var index = MatchIndex.Of(Store);
        var said = Judged(Quipuy, Anden, Sameness.Same);
        Assert.Equal("sup-Anden=sup-Quipuy sup-Tarumayo", Together());
        var id = CanonicalOf(Quipuy);
        Assert.Equal(EntityId.Mint(Anden), id);
        foreach (var any in new[] { id, Quipuy, Anden })
        {
            Assert.Equal([Anden, Quipuy], Store.Statements(Owner, any).Select(s => s.Statement.Entity).Distinct());
            Assert.Equal([new Join(Anden, Quipuy, "person", "seen together")], Store.Joins(Owner, any).Joins.Select(j => j.One == Anden ? j : new(j.Other, j.One, j.Rule, j.Reason)));
            Assert.Equal(said.Id, Assert.Single(Store.Joins(Owner, any).Judgements).Id);
            Assert.Null(Store.Entity(Owner, any));
        }

        Assert.Equal(["Aceros Anden S.A.C.", "Aceros Quipuy S.A.C."], index.Party(Owner, id)!.NameTexts.Order(StringComparer.Ordinal));
        Assert.Null(index.Party(Owner, Quipuy));
        Assert.Equal([id, Tarumayo], Store.FindEntities(Owner, new() { Schemata = ["Company"] }, Paging.First).Page.Rows.Order());
        Retire(said);
        Assert.Equal("sup-Anden sup-Quipuy sup-Tarumayo", Together());
        Assert.Equal((Quipuy, Anden), (CanonicalOf(Quipuy), CanonicalOf(Anden)));
        Assert.NotEmpty(Store.Statements(Owner, id));
        Assert.Equal("Editor", Assert.Single(Store.Joins(Owner, Quipuy).Judgements).RetiredBy);
        Assert.NotNull(index.Party(Owner, Quipuy));
        Judged(Anden, Quipuy, Sameness.Same, 55);
        Assert.Equal(id, CanonicalOf(Quipuy));
    }

    [Fact]
    public void One_of_the_reporting_and_one_of_a_register_are_one_dossier()
    {
        var article = Case.Of("Aceros Quipuy sold pumps to Antay. Los Carreteros own Aceros Quipuy.");
        var firm = article.Entity("Aceros Quipuy", EntityType.Company);
        var clan = article.Entity("Los Carreteros", EntityType.Organization);
        article.Claim(ClaimType.Owns, "Los Carreteros own Aceros Quipuy", clan, firm);
        Keep(article);
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Quipuy"), Rolls.Company(2, "Anden"), Rolls.Ownership(3, "Quipuy", "Anden"));
        using var index = MatchIndex.Of(Store);
        var said = Judged(firm.Id, Quipuy, Sameness.Same);
        var id = Store.Entity(Owner, Quipuy)!.Id;
        Assert.True(id.IsCanonical);
        Assert.Equal((id, id, 1), (Store.Entity(Owner, firm.Id)!.Id, CanonicalOf(Quipuy), Store.Entity(Owner, id)!.Claims));
        Assert.Equal([Quipuy], Store.Statements(Owner, firm.Id).Select(s => s.Statement.Entity).Distinct());
        Assert.Equal(["Aceros Quipuy", "Aceros Quipuy S.A.C."], index.Party(Owner, id)!.NameTexts.Order(StringComparer.Ordinal));
        Assert.Equal("person", Assert.Single(JoinChain.Between(Store.Joins(Owner, id).Joins, Quipuy, firm.Id)).Rule);
        var network = Networks.Current(Store, Owner, null);
        var chain = Assert.Single(Connections.Between(new NetworkView(network, new()), Store.Entity(Owner, clan.Id)!.Id, Anden, new()));
        Assert.Equal([clan.Id, id, Anden], chain.Knots.Select(network.IdOf));
        Retire(said);
        // The id that dossiers were linked by stays with the dossier.
        Assert.Equal((id, Quipuy), (Store.Entity(Owner, firm.Id)!.Id, CanonicalOf(Quipuy)));
        Assert.Null(Store.Entity(Owner, Quipuy));
        Assert.Empty(Store.Statements(Owner, id));
    }

    [Fact]
    public void What_a_person_keeps_apart_no_chain_brings_together()
    {
        ImportThree();
        Judged(Quipuy, Anden, Sameness.NotSame, 1);
        Judged(Quipuy, Tarumayo, Sameness.Same, 2);
        Judged(Tarumayo, Anden, Sameness.Same, 3);
        Assert.NotEqual(CanonicalOf(Quipuy), CanonicalOf(Anden));
        Assert.Single(new[] { Quipuy, Anden }, id => CanonicalOf(id) == CanonicalOf(Tarumayo));
    }

    [Fact]
    public void What_a_register_holds_to_be_one_is_taken_apart_in_one_act_and_put_together_again()
    {
        Store.Import(DonorHeader("may", 1), Donor(1, "d-1", "Molinos Chullas", "D-all"), Donor(2, "d-2", "Molinos Chulla", "D-all"), Donor(3, "d-3", "Chullas Hnos.", "D-all"));
        ImportThree();
        Judged(new("D-all"), Quipuy, Sameness.Same);
        var id = CanonicalOf(Quipuy);
        Assert.Equal("d-1=d-2=d-3=sup-Quipuy sup-Anden sup-Tarumayo", Together());
        Assert.Equal(["person", "register/1", "register/1"], Store.Joins(Owner, id).Joins.Select(j => j.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(id, CanonicalOf(new("D-all")));
        var apart = TakenApart.Of((id, Store.Statements(Owner, id).Select(s => s.Statement.Entity)), new("act"), ("Editor", Case.Time(30)));
        Assert.Equal(3, apart.Length);
        Store.Write([.. apart.Select(j => new Change.SamenessJudged(j))]);
        Assert.Equal("d-1 d-2 d-3 sup-Anden sup-Quipuy sup-Tarumayo", Together());
        Assert.Single(new[] { "d-1", "d-2", "d-3" }, own => CanonicalOf(new(own)) == new EntityId("D-all"));
        Store.Write([.. apart.Select(j => new Change.SamenessRetired(j.Id, "Editor", Case.Time(40)))]);
        Assert.Equal("d-1=d-2=d-3=sup-Quipuy sup-Anden sup-Tarumayo", Together());
        Assert.Equal(CanonicalOf(Quipuy), CanonicalOf(id));
    }

    [Fact]
    public void Who_does_not_see_a_dataset_sees_neither_its_member_nor_a_name_from_it()
    {
        var article = Case.Of("Aceros Quipuy sold pumps to Antay.", dataset: "one");
        var firm = article.Entity("Aceros Quipuy", EntityType.Company);
        Keep(article);
        ImportThree();
        Store.Import(DonorHeader("may", 1), Donor(1, "d-1", "Fundiciones Marañay"));
        Judged(firm.Id, Quipuy, Sameness.Same, 1);
        Judged(new("d-1"), Quipuy, Sameness.Same, 2);
        Store.Write([new Change.PairsProposed([new(firm.Id, Anden, .7, "logic-q1", "r"), new(new("d-1"), Anden, .6, "logic-q1", "r")])]);
        var id = CanonicalOf(Quipuy);
        var (reader, clerk) = (new Viewer("reader", [new("one")]), new Viewer("clerk", [Rolls.Suppliers]));
        Assert.Equal("sup-Anden sup-Quipuy sup-Tarumayo", Together(clerk));
        Assert.Equal([Quipuy], Store.Statements(clerk, id).Select(s => s.Statement.Entity).Distinct());
        Assert.Empty(Store.Statements(clerk, new("d-1")));
        Assert.Null(Store.Entity(clerk, Quipuy));
        Assert.Empty(Store.Statements(reader, id));
        Assert.Null(Store.Entity(reader, Quipuy));
        Assert.Equal("Aceros Quipuy", Store.Entity(reader, id)!.Name);
        foreach (var viewer in new[] { reader, clerk })
        {
            Assert.Empty(Store.Joins(viewer, id).Joins);
            Assert.Empty(Store.Joins(viewer, id).Judgements);
            Assert.Empty(Store.Proposals(viewer, new(), Paging.First).Rows);
        }

        Assert.Equal(2, Store.Joins(Owner, id).Joins.Length);
        using var index = MatchIndex.Of(Store);
        Assert.Equal(["Aceros Quipuy S.A.C."], index.Party(clerk, id)!.NameTexts);
        Assert.Equal(["Aceros Quipuy"], index.Party(reader, id)!.NameTexts);
        Assert.Equal(2, Store.Proposals(Owner, new(), Paging.First).Total);
        Assert.Equal(1, Store.Proposals(new("both", [Rolls.Suppliers, Donors]), new(), Paging.First).Total);
    }

    [Fact]
    public void A_judgement_holds_over_imports_and_is_listed_where_the_register_no_longer_has_a_side()
    {
        ImportThree();
        Judged(Quipuy, Anden, Sameness.Same);
        var id = CanonicalOf(Quipuy);
        Store.Import(Rolls.Header("june", 2), Rolls.Company(1, "Quipuy", ("alias", "Fundiciones Chullasqa")), Rolls.Company(3, "Anden"));
        Assert.Equal((id, id), (CanonicalOf(Quipuy), CanonicalOf(Anden)));
        Assert.Empty(Store.LostSameness(Owner));
        Store.Import(Rolls.Header("july", 3), Rolls.Company(1, "Quipuy"));
        Assert.Single(Store.LostSameness(Owner));
        Assert.Equal(id, CanonicalOf(Quipuy));
        Assert.Single(Store.Joins(Owner, Quipuy).Judgements);
        Store.Import(Rolls.Header("august", 4), Rolls.Company(1, "Quipuy"), Rolls.Company(3, "Anden"));
        Assert.Empty(Store.LostSameness(Owner));
        // Another register that knows one of them by the same id speaks of the same.
        Store.Import(DonorHeader("may", 5), Donor(1, "sup-Anden", "Aceros del Andén"));
        Assert.Equal([id], Store.AllStatements(Owner, new(Donors)).Select(s => s.Statement.Canonical).Distinct());
    }

    [Fact]
    public void A_judgement_survives_reading_again_and_is_listed_while_its_entity_is_not_read()
    {
        var article = Case.Of("Aceros Quipuy sold pumps to Antay. Later Aceros Quipuy paid.");
        var firm = article.Entity("Aceros Quipuy", EntityType.Company);
        Keep(article);
        ImportThree();
        Judged(firm.Id, Quipuy, Sameness.Same);
        var id = CanonicalOf(Quipuy);
        var again = article.Reading with { Reader = "frames/2" };
        Store.Write([new Change.DocumentWasRead(again), new Change.Assembled()]);
        Assert.Equal(id, Store.Entity(Owner, Quipuy)!.Id);
        // Another reader sees the firm where it stands second: to it, that is another entity.
        var at = article.Document.Text.LastIndexOf("Aceros Quipuy", StringComparison.Ordinal);
        var moved = firm with { Id = EntityId.Local(article.Document.Id, EntityType.Company, new(at, at + 13)), Mentions = [firm.Mentions[0] with { At = new(at, at + 13) }] };
        Store.Write([new Change.DocumentWasRead(again with { Reader = "frames/3", Entities = [moved] }), new Change.Assembled()]);
        Assert.Equal("Editor", Assert.Single(Store.LostSameness(Owner)).By);
        Assert.Equal("sup-Anden sup-Quipuy sup-Tarumayo", Together());
        Assert.Equal(moved.Id, Store.Entity(Owner, moved.Id)!.Id);
        Assert.Single(Store.Joins(Owner, Quipuy).Judgements);
        Store.Write([new Change.DocumentWasRead(again with { Reader = "frames/4" }), new Change.Assembled()]);
        Assert.Empty(Store.LostSameness(Owner));
        Assert.Equal(Store.Entity(Owner, firm.Id)!.Id, CanonicalOf(Quipuy));
    }

    [Fact]
    public void A_judgement_of_a_card_holds_as_long_as_one_of_its_members_is_read()
    {
        var articles = Namesakes(2);
        Keep([.. articles.Select(a => a.Case)]);
        Store.Import(DonorHeader("may", 1), Donor(1, "d-1", "Rosa Ibáñez E.I.R.L."));
        var card = Store.Entity(Owner, articles[0].Entity.Id)!.Id;
        Judged(card, new("d-1"), Sameness.Same);
        var least = articles.MinBy(a => a.Entity.Id);
        Store.Write([new Change.Forgotten(least.Case.Document.Id, "Editor", Case.Time(30))]);
        var left = articles.Single(a => a.Entity.Id != least.Entity.Id);
        Assert.Equal(Store.Entity(Owner, left.Entity.Id)!.Id, CanonicalOf(new("d-1")));
        Assert.Equal(card, CanonicalOf(new("d-1")));
        Assert.Single(Store.Joins(Owner, card).Judgements);
        // With its last document what was said of it goes too: nothing of it is kept.
        Store.Write([new Change.Forgotten(left.Case.Document.Id, "Editor", Case.Time(31))]);
        Assert.Equal(new EntityId("d-1"), CanonicalOf(new("d-1")));
        Assert.Empty(Store.Joins(Owner, new("d-1")).Judgements);
        Assert.Empty(Store.LostSameness(Owner));
    }
}
