using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    SearchAnswer Search(string text, ClaimQuery? narrow = null) => Store.Search(Owner, new(text, Paging.First, Paging.First, Paging.First, narrow));

    [Fact]
    public void Search_folds_accents_and_keeps_ñ()
    {
        var article = Case.Of("José Peña cobró en Ancón. La pena de cárcel fue larga.");
        var pena = article.Entity("José Peña");
        article.Claim(ClaimType.EngagesIn, "José Peña cobró en Ancón", pena, null);
        Keep(article);
        Assert.Single(Search("jose").Documents.Rows);
        Assert.Single(Search("CARCEL").Documents.Rows);
        Assert.Single(Search("Ancon").Claims.Rows);
        Assert.Single(Search("peña").Entities.Rows);
        Assert.Empty(Search("pena").Entities.Rows);
        Assert.Empty(Search("\"jose pena\"").Documents.Rows);
        Assert.Single(Search("\"jose peña\"").Documents.Rows);
    }

    [Fact]
    public void A_snippet_is_cut_from_the_text_as_it_stands()
    {
        var article = Case.Of("Nothing here. " + string.Concat(Enumerable.Repeat("Padding words go on. ", 40)) + "Then the Fiscalía de Ancón, 🧨 said José Ñáñez, acted. " + string.Concat(Enumerable.Repeat("More padding. ", 40)));
        Keep(article);
        var hit = Search("fiscalia nañez").Documents;
        Assert.Empty(hit.Rows);
        var snippet = Search("fiscalia ñañez").Documents.Rows.Single().Snippet;
        Assert.Contains("the \u0002Fiscalía\u0003 de Ancón, 🧨 said José \u0002Ñáñez\u0003, acted.", snippet);
        Assert.StartsWith("… ", snippet);
        Assert.EndsWith(" …", snippet);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("* AND OR NOT NEAR(")]
    [InlineData("'; drop table claim; --")]
    [InlineData("a\" OR \"b")]
    [InlineData("quote:x {text}: ^y")]
    [InlineData("🧨\0\ud83e")]
    public void Nothing_that_can_be_typed_is_syntax(string text)
    {
        Keep(Case.Governor().Case);
        _ = Search(text);
        Store.Claims(Owner, new() { Text = text }, Paging.First);
        Store.Documents(Owner, new(text), Paging.First);
        Store.Entities(Owner, new(text), Paging.First);
        Store.Log(Owner, new(Text: text), Paging.First);
        Assert.Equal(4, Store.Counts(Owner).Claims);
    }

    [Fact]
    public void Claims_are_found_by_their_words_and_by_their_parties_names()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Assert.Equal([collusion.Id], Search("protected carreteros").Claims.Rows.Select(c => c.Claim.Id));
        Assert.Equal([collusion.Id], Search("informant", new() { Types = [ClaimType.ColludesWith] }).Claims.Rows.Select(c => c.Claim.Id));
        Assert.Contains(Search("ibáñez").Facets, f => f is { Field: "type", Value: "colludes_with", Count: 1 });
        Assert.Contains(Search("ibáñez").Facets, f => f is { Field: "publisher", Value: "El Faro de Antay", Count: 1 });
    }

    [Fact]
    public void Every_filter_of_claims_narrows()
    {
        var (article, rosa, clan, collusion, arrest, denial) = Case.Governor();
        var informant = article.Reading.Entities.Single(e => !e.Named);
        Keep(article);
        ClaimId[] Ids(ClaimQuery query) => [.. Store.Claims(Owner, query, Paging.First).Rows.Select(c => c.Claim.Id).Order()];
        Assert.Equal([collusion.Id], Ids(new() { Modalities = [Modality.Alleged] }));
        Assert.Equal(new[] { collusion.Id, arrest.Id }.Order(), Ids(new() { Stages = [Stage.Arrested] }));
        Assert.Empty(Ids(new() { Stages = [Stage.Convicted] }));
        Assert.Equal([collusion.Id], Ids(new() { Entity = clan.Id }));
        Assert.Equal([collusion.Id], Ids(new() { Speaker = informant.Id }));
        Assert.Equal([collusion.Id], Ids(new() { Entity = informant.Id }));
        Assert.Empty(Ids(new() { Entity = informant.Id, PartyOnly = true }));
        Assert.Equal(4, Ids(new() { Entity = rosa.Id, PartyOnly = true }).Length);
        Assert.Equal([arrest.Id], Ids(new() { To = PartialDate.Parse("2031-04") }));
        Assert.Equal(3, Ids(new() { From = PartialDate.Parse("2031-05") }).Length);
        Assert.Equal(4, Ids(new() { Document = article.Document.Id }).Length);
        Assert.Empty(Ids(new() { LeastSureness = 701 }));
        Assert.Empty(Ids(new() { Entity = new("nobody") }));
        Assert.Equal([collusion.Id, denial.Id], Store.Claims(Owner, new() { Order = ClaimOrder.Position, Types = [ClaimType.ColludesWith, ClaimType.Denies] }, Paging.First).Rows.Select(c => c.Claim.Id));
    }

    [Fact]
    public void A_page_says_how_long_the_whole_list_is()
    {
        Keep([.. Enumerable.Range(10, 7).Select(i => Case.Of($"Story number {i}. It is short.", $"2031-05-{i}"))]);
        var page = Store.Documents(Owner, new(), new(2, 3));
        Assert.Equal((7, 2, 3), (page.Total, page.Offset, page.Rows.Length));
        Assert.Equal(["2031-05-14", "2031-05-13", "2031-05-12"], page.Rows.Select(r => r.Head.Published.ToString()));
        Assert.Equal("2031-05-10", Store.Documents(Owner, new(Order: DocumentOrder.Oldest), new(0, 1)).Rows.Single().Head.Published.ToString());
        Assert.Equal(2, Store.Documents(Owner, new(From: PartialDate.Parse("2031-05-15")), Paging.First).Total);
        Assert.Equal(1, Store.Documents(Owner, new("\"number 12\""), Paging.First).Total);
    }

    [Fact]
    public void A_failure_is_a_row_that_stands_until_its_place_is_read()
    {
        var failure = new Failure("scan.txt", 0, new CaptureId(ContentHash.Sha256("x"u8)), "scan.txt is no text: it begins like a ZIP archive.", Case.Time(1));
        Store.Write([new Change.Failed(failure, DatasetName.Default)]);
        var sequence = Store.Sequence;
        Store.Write([new Change.Failed(failure, DatasetName.Default)]);
        Assert.Equal(sequence, Store.Sequence);
        var row = Assert.Single(Store.Log(Owner, new(FailuresOnly: true), Paging.First).Rows);
        Assert.Equal(("scan.txt", failure.Reason, true), (row.Location, row.Message, row.IsFailure));
        Assert.Equal(1, Store.Counts(Owner).Failures);
        Keep(Case.Of("Now it is a story.", location: "scan.txt"));
        Assert.Equal(0, Store.Counts(Owner).Failures);
        Assert.Empty(Store.Log(Owner, new(FailuresOnly: true), Paging.First).Rows);
        Assert.Contains(Store.Log(Owner, new(), Paging.First).Rows, r => r.IsFailure);
    }
}
