using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void Where_a_claim_stands_in_law_comes_from_every_document_that_says_it()
    {
        var (first, _, _, collusion, arrest, denial) = Case.Governor();
        var (second, _, same, acquittal) = Case.Acquittal();
        Keep(first, second);
        foreach (var claim in new[] { collusion, same })
        {
            var shown = Shown(claim);
            Assert.Equal([arrest.Id, acquittal.Id], shown.Standing.Proceedings.Select(p => p.Claim));
            Assert.Equal(Stage.Acquitted, shown.Reached!.Stage);
            Assert.Equal([denial.Id, acquittal.Id], shown.Answers.Select(a => a.Claim).Order().SequenceEqual(new[] { denial.Id, acquittal.Id }.Order()) ? [denial.Id, acquittal.Id] : shown.Answers.Select(a => a.Claim));
            Assert.Equal(2, shown.Standing.Documents);
        }
    }

    [Fact]
    public void An_acquittal_stands_beside_the_arrest_it_ends()
    {
        var (first, _, _, _, arrest, _) = Case.Governor();
        var (second, _, _, acquittal) = Case.Acquittal();
        Keep(first, second);
        var shown = Shown(arrest);
        Assert.Equal([arrest.Id, acquittal.Id], shown.Standing.Proceedings.Select(p => p.Claim));
        Assert.Contains(shown.Answers, a => a.Claim == acquittal.Id);
    }

    [Fact]
    public void An_acquittal_that_does_not_say_of_what_answers_what_was_said_before_and_nothing_later()
    {
        var (first, _, _, collusion, arrest, _) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        var acquitted = second.Claims.Single(c => c.Stage == Stage.Acquitted) with { About = [], Date = null };
        var later = Case.Of("Rosa Ibáñez Luján was arrested again over Los Carreteros.", "2033-01-09");
        var again = later.Claim(ClaimType.Proceeding, "Rosa Ibáñez Luján was arrested again", later.Entity("Rosa Ibáñez Luján"), null, c => c with { Stage = Stage.Arrested });
        Keep(first, second, later);
        Store.Write([new Change.DocumentWasRead(second.Reading with { Reader = "frames/2", Claims = [same, acquitted] })]);
        foreach (var accusing in new[] { collusion, same, arrest })
        {
            var shown = Shown(accusing);
            Assert.Contains(shown.Answers, a => a.Claim == acquitted.Id);
            Assert.Equal(acquitted.Id, shown.Reached!.Claim);
            Assert.Single(shown.Standing.Proceedings, p => p.Claim == acquitted.Id);
        }

        Assert.Empty(Shown(again).Answers);
        Assert.Empty(Shown(acquitted).Answers);
        var post = Store.Claims(Owner, new() { Types = [ClaimType.HoldsPost] }, Paging.First).Rows.Single();
        Assert.Empty(post.Answers);
    }

    [Theory]
    [InlineData(Modality.Possible, false)]
    [InlineData(Modality.Stated, true)]
    public void An_acquittal_that_may_come_or_did_not_answers_nothing(Modality modality, bool negated)
    {
        var (first, _, _, collusion, arrest, _) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        var acquitted = second.Claims.Single(c => c.Stage == Stage.Acquitted) with { About = [], Modality = modality, Negated = negated };
        Keep(first, second);
        Store.Write([new Change.DocumentWasRead(second.Reading with { Reader = "frames/2", Claims = [same, acquitted] })]);
        foreach (var accusing in new[] { collusion, same, arrest })
        {
            Assert.DoesNotContain(Shown(accusing).Answers, a => a.Claim == acquitted.Id);
            Assert.DoesNotContain(Shown(accusing).Standing.Proceedings, p => p.Claim == acquitted.Id);
        }
    }

    [Fact]
    public void A_denial_that_does_not_say_of_what_answers_its_own_article()
    {
        var (first, _, _, collusion, arrest, denial) = Case.Governor();
        var (second, _, same, _) = Case.Acquittal();
        Keep(first, second);
        Store.Write([new Change.DocumentWasRead(first.Reading with { Reader = "frames/2", Claims = [collusion, arrest with { About = [] }, denial with { About = [] }] })]);
        Assert.Contains(Shown(collusion).Answers, a => a.Claim == denial.Id);
        Assert.Contains(Shown(arrest).Answers, a => a.Claim == denial.Id);
        Assert.DoesNotContain(Shown(same).Answers, a => a.Claim == denial.Id);
    }

    [Fact]
    public void A_proceeding_without_a_date_stands_at_the_day_its_document_was_published()
    {
        var (first, _, _, collusion, arrest, _) = Case.Governor();
        var (second, _, _, acquittal) = Case.Acquittal();
        Keep(first, second);
        Store.Write([new Change.DocumentWasRead(first.Reading with { Reader = "frames/2", Claims = [collusion, arrest with { Date = null }] })]);
        Assert.Equal([arrest.Id, acquittal.Id], Shown(collusion).Standing.Proceedings.Select(p => p.Claim));
        Assert.Equal(acquittal.Id, Shown(collusion).Reached!.Claim);
    }

    [Fact]
    public void Without_proceedings_it_says_how_many_documents_name_the_subject()
    {
        var (first, rosa, _, _, _, _) = Case.Governor();
        var (second, _, _, _) = Case.Acquittal();
        Keep(first, second);
        var post = Store.Claims(Owner, new() { Types = [ClaimType.HoldsPost] }, Paging.First).Rows.Single();
        Assert.Empty(post.Standing.Proceedings);
        Assert.Null(post.Reached);
        Assert.Equal(2, post.Standing.Documents);
        Assert.Equal(Store.Entity(Owner, rosa.Id)!.Documents, post.Standing.Documents);
    }

    [Fact]
    public void A_tie_of_somebody_who_is_proceeded_against_for_something_else_has_none_about_this()
    {
        var (article, _, _, collusion, arrest, _) = Case.Governor();
        var apart = Case.Of("Nilo Paz leads the cooperative of Antay.", "2031-05-01", "La Voz");
        var leads = apart.Claim(ClaimType.Leads, "Nilo Paz leads the cooperative of Antay", apart.Entity("Nilo Paz"), apart.Entity("the cooperative of Antay", EntityType.Organization));
        Keep(article, apart);
        ShownClaim Post() => Store.Claims(Owner, new() { Types = [ClaimType.HoldsPost] }, Paging.First).Rows.Single();
        Assert.True(Post().Standing.HasOthers);
        Assert.StartsWith("no proceeding about this on record in ", StatusText.Standing(Post()), StringComparison.Ordinal);
        Assert.False(Shown(leads).Standing.HasOthers);
        Assert.StartsWith("no proceeding on record in ", StatusText.Standing(Shown(leads)), StringComparison.Ordinal);
        Assert.StartsWith("proceeding on record: ", StatusText.Standing(Shown(collusion)), StringComparison.Ordinal);
        Store.Write([new Change.Judged(Judge(arrest, Verdict.Rejected))]);
        Assert.False(Post().Standing.HasOthers);
    }

    [Fact]
    public void A_rejected_proceeding_or_denial_is_on_record_no_longer()
    {
        var (article, _, _, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(arrest, Verdict.Rejected)), new Change.Judged(Judge(denial, Verdict.Rejected))]);
        Assert.Empty(Shown(collusion).Standing.Proceedings);
        Assert.Empty(Shown(collusion).Answers);
    }

    [Fact]
    public void What_a_viewer_may_not_see_leaves_no_trace()
    {
        var (open, rosa, _, collusion, arrest, _) = Case.Governor("open");
        var (secret, secretRosa, same, acquittal) = Case.Acquittal("secret");
        Keep(open, secret);
        var viewer = new Viewer("reader", [new("open")]);
        Assert.Null(Store.Claim(viewer, same.Id));
        Assert.Null(Store.Document(viewer, secret.Document.Id));
        Assert.Null(Store.Head(viewer, secret.Document.Id));
        Assert.Null(Store.PreviewForget(viewer, secret.Document.Id));
        var shown = Shown(collusion, viewer);
        Assert.Equal([arrest.Id], shown.Standing.Proceedings.Select(p => p.Claim));
        Assert.Equal(1, shown.Standing.Documents);
        Assert.DoesNotContain(shown.Answers, a => a.Claim == acquittal.Id);
        var card = Store.Entity(viewer, secretRosa.Id)!;
        Assert.Equal((1, 1, 4), (card.Documents, card.Origins, card.Claims));
        Assert.Equal([rosa.Id], card.Members.Select(m => m.Local));
        Assert.Equal((2, 6), (Store.Entity(Owner, rosa.Id)!.Documents, Store.Entity(Owner, rosa.Id)!.Claims));
        var counts = Store.Counts(viewer);
        Assert.Equal((1, 1, 4), (counts.Documents, counts.Origins, counts.Claims));
        Assert.Equal(4, Store.AllClaims(viewer).Count());
        Assert.Empty(Store.Search(viewer, new("acquitted", Paging.First, Paging.First, Paging.First)).Documents.Rows);
        Assert.Empty(Store.Search(viewer, new("acquitted", Paging.First, Paging.First, Paging.First)).Claims.Rows);
        Assert.Single(Store.Search(Owner, new("acquitted", Paging.First, Paging.First, Paging.First)).Documents.Rows);
        Assert.DoesNotContain(Store.Log(viewer, new(), new(0, 100)).Rows, r => r.Document == secret.Document.Id);
        Assert.Empty(Store.Joins(viewer, rosa.Id).Joins);
        Assert.NotEmpty(Store.Joins(Owner, rosa.Id).Joins);
        Assert.Equal(1, Store.Documents(viewer, new(), Paging.First).Total);
    }

    [Fact]
    public void A_viewer_of_nothing_sees_nothing()
    {
        Keep(Case.Governor().Case);
        var nobody = new Viewer("nobody", []);
        Assert.Equal((0, 0, 0, 0), Store.Counts(nobody) is var c ? (c.Documents, c.Claims, c.Entities, c.Failures) : default);
        Assert.Empty(Store.AllClaims(nobody));
        Assert.Empty(Store.AllEntities(nobody));
        Assert.Empty(Store.AllDocuments(nobody));
        Assert.Empty(Store.AllCaptures(nobody));
        Assert.Empty(Store.Edges(nobody, new()).Entities);
    }

    [Fact]
    public void Names_known_from_a_dataset_that_a_viewer_may_not_see_are_not_shown()
    {
        var open = Case.Of("Rosa Ibáñez Luján spoke in Antay.", dataset: "open");
        var rosa = open.Entity("Rosa Ibáñez Luján");
        var secret = Case.Of("Rosa Ibáñez Luján, called La Jefa by the informant Pez.", dataset: "secret");
        secret.Entity("Rosa Ibáñez Luján", aliases: ["La Jefa"]);
        Keep(open, secret);
        var viewer = new Viewer("reader", [new("open")]);
        Assert.Contains("La Jefa", Store.Entity(Owner, rosa.Id)!.Aliases);
        Assert.DoesNotContain("La Jefa", Store.Entity(viewer, rosa.Id)!.Aliases);
        Assert.Empty(Store.Entities(viewer, new("jefa"), Paging.First).Rows);
        Assert.Single(Store.Entities(Owner, new("jefa"), Paging.First).Rows);
    }
}
