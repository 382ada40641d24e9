using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static SamenessJudgement Said(EntityId one, EntityId other, Sameness verdict, int minute = 20) => new(new($"s{minute}-{verdict}"), one, other, verdict, "Editor", Case.Time(minute), "seen together");

    static (Case Case, LocalEntity Entity)[] Namesakes(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i =>
        {
            var article = Case.Of($"Story {i} says that Rosa Ibáñez Luján met five civilians.");
            article.Entity("five civilians", named: false);
            return (article, article.Entity("Rosa Ibáñez Luján"));
        }),
    ];

    [Fact]
    public void A_full_name_joins_documents_under_a_minted_id_that_every_member_leads_to()
    {
        var articles = Namesakes(3);
        Keep([.. articles.Select(a => a.Case)]);
        var card = Store.Entity(Owner, articles[0].Entity.Id)!;
        Assert.Equal(EntityId.Mint(articles.Min(a => a.Entity.Id)), card.Id);
        Assert.All(articles, a => Assert.Equal(card.Id, Store.Entity(Owner, a.Entity.Id)!.Id));
        Assert.Equal((3, 3, 3), (card.Members.Length, card.Documents, card.Origins));
        Assert.Equal(card.Id, Store.Entity(Owner, card.Id)!.Id);
        Assert.All(Store.Joins(Owner, card.Id).Joins, j => Assert.Contains("Rosa Ibáñez Luján", j.Reason));
    }

    [Fact]
    public void Where_a_place_is_comes_back_as_it_was_read()
    {
        var article = Case.Of("Rosa Ibáñez Luján was seen in Trujillo.");
        var place = article.Entity("Trujillo", EntityType.Place, country: "pe");
        article.Replace(place with { Ubigeo = "1301", Position = new(-8.1m, -79.03m) });
        Keep(article);
        var (local, card) = Assert.Single(Store.EntitiesOf(Owner, article.Document.Id));
        Assert.Equal(("pe", "1301", new Position(-8.1m, -79.03m)), (local.Country, local.Ubigeo, local.Position));
        Assert.Equal("pe", card.Country);
    }

    [Fact]
    public void Unnamed_entities_are_never_joined()
    {
        Keep([.. Namesakes(3).Select(a => a.Case)]);
        Assert.Equal(3, Store.Entities(Owner, new(NamedOnly: false), Paging.First).Rows.Count(c => c.Name == "five civilians" && c.Members.Length == 1));
        Assert.Equal(1, Store.Entities(Owner, new(), Paging.First).Total);
    }

    [Fact]
    public void A_person_s_not_the_same_outweighs_the_rule_until_it_is_taken_back()
    {
        var articles = Namesakes(3);
        Keep([.. articles.Select(a => a.Case)]);
        var (odd, card) = (articles[1].Entity.Id, Store.Entity(Owner, articles[1].Entity.Id)!.Id);
        var said = Said(odd, card, Sameness.NotSame);
        Store.Write([new Change.SamenessJudged(said)]);
        Assert.Equal([odd], Store.Entity(Owner, odd)!.Members.Select(m => m.Local));
        Assert.Equal(2, Store.Entity(Owner, articles[0].Entity.Id)!.Members.Length);
        Assert.Equal(card, Store.Entity(Owner, articles[2].Entity.Id)!.Id);
        Store.Write([new Change.Assembled()]);
        Keep(Namesakes(4)[3].Case);
        Assert.Equal([odd], Store.Entity(Owner, odd)!.Members.Select(m => m.Local));
        Assert.Equal(said.Id, Store.Joins(Owner, odd).Judgements.Single().Id);
        Store.Write([new Change.SamenessRetired(said.Id, "Editor", Case.Time(30))]);
        Assert.Equal(4, Store.Entity(Owner, odd)!.Members.Length);
        Assert.Equal(card, Store.Entity(Owner, odd)!.Id);
        Assert.Equal((Case.Time(30), "Editor"), (Store.Joins(Owner, odd).Judgements.Single().RetiredAt!.Value, Store.Joins(Owner, odd).Judgements.Single().RetiredBy!));
    }

    [Fact]
    public void Two_cards_that_a_person_unites_keep_one_id_and_the_other_leads_to_it_for_ever()
    {
        var (articles, other) = (Namesakes(2), Case.Of("La Doctora Ibáñez was seen. Her twin too."));
        var another = Case.Of("La Doctora Ibáñez was seen again.");
        var doctora = other.Entity("La Doctora Ibáñez");
        another.Entity("La Doctora Ibáñez");
        Keep([.. articles.Select(a => a.Case), other, another]);
        var (one, two) = (Store.Entity(Owner, articles[0].Entity.Id)!.Id, Store.Entity(Owner, doctora.Id)!.Id);
        Assert.NotEqual(one, two);
        Store.Write([new Change.SamenessJudged(Said(one, two, Sameness.Same))]);
        var survivor = new[] { one, two }.Min();
        Assert.Equal(survivor, Store.Entity(Owner, one)!.Id);
        Assert.Equal(survivor, Store.Entity(Owner, two)!.Id);
        Assert.Equal(4, Store.Entity(Owner, two)!.Members.Length);
        Assert.Contains(Store.Joins(Owner, one).Joins, j => j.Rule == "person");
    }

    [Fact]
    public void The_order_of_writing_leaves_no_trace()
    {
        var cases = Namesakes(4).Select(a => a.Case).Append(Case.Governor().Case).Append(Case.Acquittal().Case).ToArray();
        Keep(cases);
        var expected = Dump();
        for (var seed = 1; seed <= 5; seed++)
        {
            Renew();
            var shuffled = (Case[])cases.Clone();
            new Random(seed).Shuffle(shuffled);
            foreach (var article in shuffled) Store.Write(article.Changes);
            Store.Write([new Change.Assembled()]);
            Assert.Equal(expected, Dump());
        }
    }

    [Fact]
    public void Reprints_are_one_origin_and_the_first_published_is_it()
    {
        var print = Enumerable.Range(1, 64).Select(i => (uint)i).ToArray();
        var nearly = print.Select((p, i) => i % 8 == 7 ? p + 1000 : p).ToArray();
        var first = Case.Of("The wire tells of Rosa Ibáñez Luján.", "2031-05-01", fingerprint: [.. print]);
        var second = Case.Of("The wire tells, cut, of Rosa Ibáñez Luján.", "2031-05-03", fingerprint: [.. nearly]);
        var third = Case.Of("Another story of Rosa Ibáñez Luján.", "2031-04-01", fingerprint: [.. print.Select(p => p + 77)]);
        foreach (var article in new[] { first, second, third }) article.Entity("Rosa Ibáñez Luján");
        Keep(second, third, first);
        Assert.Equal(first.Document.Id, Store.Head(Owner, second.Document.Id)!.Origin);
        Assert.Equal(third.Document.Id, Store.Head(Owner, third.Document.Id)!.Origin);
        Assert.Equal([second.Document.Id], Store.Reprints(Owner, first.Document.Id).Select(d => d.Id));
        Assert.Equal((3, 2), (Store.Counts(Owner).Documents, Store.Counts(Owner).Origins));
        var card = Store.Entities(Owner, new(), Paging.First).Rows.Single();
        Assert.Equal((3, 2), (card.Documents, card.Origins));
        Assert.Equal(1, Store.Documents(Owner, new(), Paging.First).Rows.Single(r => r.Head.Id == first.Document.Id).Reprints);
    }

    [Fact]
    public void A_documents_entities_come_in_order_of_first_mention_with_their_cards()
    {
        var (article, rosa, clan, _, _, _) = Case.Governor();
        Keep(article);
        var entities = Store.EntitiesOf(Owner, article.Document.Id);
        Assert.Equal(["Rosa Ibáñez Luján", "Antay", "Los Carreteros", "an informant", "Fiscalía de Antay"], entities.Select(e => e.Local.Name));
        Assert.Equal(["Ibáñez Luján"], entities[0].Local.Aliases.AsEnumerable());
        Assert.Equal(article.At("Los Carreteros"), entities[2].Local.Mentions.Single().At);
        Assert.Equal((rosa.Id, 4), (entities[0].Card.Id, entities[0].Card.Claims));
        Assert.Equal(clan.Id, entities[2].Card.Id);
    }

    [Fact]
    public void Edges_carry_their_claims_the_strongest_modality_and_the_latest_stage()
    {
        var (first, rosa, clan, collusion, _, _) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        Keep(first, second);
        var edges = Store.Edges(Owner, new() { Types = [ClaimType.ColludesWith] });
        var edge = Assert.Single(edges.Edges);
        Assert.Equal((Store.Entity(Owner, rosa.Id)!.Id, Store.Entity(Owner, clan.Id)!.Id), (edge.From, edge.To));
        Assert.Equal((Modality.Alleged, Stage.Acquitted, 2, 0, true), (edge.Modality, edge.Stage!.Value, edge.Answered, edge.Accepted, edge.Directed));
        Assert.Equal(new[] { collusion.Id, same.Id }.Order(), edge.Claims.Select(c => c.Claim.Id));
        Assert.Equal(0, edges.Left);
        Assert.Empty(Store.Edges(Owner, new() { AcceptedOnly = true }).Edges);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted)), new Change.Judged(Judge(same, Verdict.Rejected))]);
        Assert.Equal([collusion.Id], Store.Edges(Owner, new() { AcceptedOnly = true }).Edges.Single().Claims.Select(c => c.Claim.Id));
        Assert.Equal([collusion.Id], Store.Edges(Owner, new() { Types = [ClaimType.ColludesWith] }).Edges.Single().Claims.Select(c => c.Claim.Id));
    }

    [Fact]
    public void What_a_limit_leaves_out_of_the_network_is_counted()
    {
        var article = Case.Of(string.Join(' ', Enumerable.Range(1, 9).Select(i => $"Clan Antay{i} rules.")) + " Boss Cotrina leads them.");
        var boss = article.Entity("Boss Cotrina");
        for (var i = 1; i <= 9; i++)
        {
            var clan = article.Entity($"Clan Antay{i}", EntityType.Organization);
            article.Claim(ClaimType.Leads, "Boss Cotrina leads them", boss, clan);
        }

        Keep(article);
        var whole = Store.Edges(Owner, new() { Centres = [boss.Id] });
        Assert.Equal((10, 9, 0), (whole.Entities.Length, whole.Edges.Length, whole.Left));
        var cut = Store.Edges(Owner, new() { Centres = [boss.Id], Limit = 4 });
        Assert.Equal((4, 3, 12), (cut.Entities.Length, cut.Edges.Length, cut.Left));
        var busiest = Store.Edges(Owner, new() { Limit = 4 });
        Assert.Equal((4, 3, 12), (busiest.Entities.Length, busiest.Edges.Length, busiest.Left));
        Assert.Empty(Store.Edges(Owner, new() { Centres = [boss.Id], Hops = 0 }).Edges);
    }

    [Fact]
    public void Counts_are_asked_anew_after_whatever_was_written()
    {
        var (first, _, _, collusion, _, _) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        Keep(first);
        var (claims, documents) = (Store.Claims(Owner, new(), new(0, 1)).Total, Store.Documents(Owner, new(), new(0, 1)).Total);
        var (left, months) = (Store.Edges(Owner, new() { Limit = 1 }).Left, Store.Months(Owner, new(), Claims.Times.ClaimTime.Reported));
        Assert.Equal((claims, documents), (Store.Claims(Owner, new(), new(0, 1)).Total, Store.Counts(Owner).Documents));
        Keep(second);
        Assert.True(Store.Claims(Owner, new(), new(0, 1)).Total > claims);
        Assert.Equal(documents + 1, Store.Documents(Owner, new(), new(0, 1)).Total);
        Assert.True(Store.Edges(Owner, new() { Limit = 1 }).Left >= left);
        Assert.True(Store.Months(Owner, new(), Claims.Times.ClaimTime.Reported).Sum(m => m.Claims) > months.Sum(m => m.Claims));
        var proposed = Store.Claims(Owner, new() { Reviews = [ReviewState.Proposed] }, new(0, 1)).Total;
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted)), new Change.Judged(Judge(same, Verdict.Rejected))]);
        Assert.Equal(proposed - 2, Store.Claims(Owner, new() { Reviews = [ReviewState.Proposed] }, new(0, 1)).Total);
        Assert.Equal((1, 1), (Store.Counts(Owner).Accepted, Store.Counts(Owner).Rejected));
    }

    // Everything that an export could tell, in order of id.
    private protected string Dump() => string.Join('\n',
        Store.AllDocuments(Owner).Select(d => $"{d.Id} {Store.Head(Owner, d.Id)!.Origin}")
            .Concat(Store.AllEntities(Owner).Select(e => $"{e.Id} {e.Type} {e.Name} {string.Join('|', e.Aliases)} {e.Documents} {e.Origins} {e.Claims} {string.Join(',', e.Members)}"))
            .Concat(Store.AllClaims(Owner).Select(c =>
                $"{c.Claim.Id} {c.Subject} {c.Object} {string.Join(',', c.Standing.Proceedings.Select(p => p.Claim))} {c.Standing.Documents} {string.Join(',', c.Answers.Select(a => a.Claim))}"))
            .Concat(Store.AllEntities(Owner).Select(e => string.Join(',', Store.Joins(Owner, e.Id).Joins))));

    /// <summary>Throws the store away and opens an empty one.</summary>
    private protected abstract void Renew();
}
