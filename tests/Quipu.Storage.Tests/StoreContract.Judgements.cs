using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static Judgement Judge(Claim claim, Verdict verdict, int minute = 10, Claim? correction = null) =>
        new(new($"j{minute}-{verdict}-{claim.Id}"), claim, verdict, "Reviewer", Case.Time(minute), "checked by phone", correction);

    [Fact]
    public void A_claim_is_a_proposal_until_a_person_says_otherwise()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted))]);
        var review = Shown(collusion).Review;
        Assert.Equal((ReviewState.Accepted, "Reviewer", Case.Time(10), "checked by phone"), (review.State, review.Judgement!.By, review.Judgement.At, review.Judgement.Reason));
        Assert.Equal(1, Store.Counts(Owner).Accepted);
        Assert.Equal(collusion.Id, Assert.Single(Store.Claims(Owner, new() { Reviews = [ReviewState.Accepted] }, Paging.First).Rows).Claim.Id);
    }

    [Fact]
    public void The_latest_judgement_holds_and_taking_it_back_lets_the_earlier_stand()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var (accepted, rejected) = (Judge(collusion, Verdict.Accepted, 10), Judge(collusion, Verdict.Rejected, 11));
        Store.Write([new Change.Judged(accepted), new Change.Judged(rejected)]);
        Assert.Equal(ReviewState.Rejected, Shown(collusion).Review.State);
        Store.Write([new Change.JudgementRetired(rejected.Id, "Reviewer", Case.Time(12))]);
        Assert.Equal(ReviewState.Accepted, Shown(collusion).Review.State);
        Store.Write([new Change.JudgementRetired(accepted.Id, "Editor", Case.Time(13))]);
        Assert.Equal(ReviewState.Proposed, Shown(collusion).Review.State);
        var all = Store.Judgements(Owner, collusion.Id);
        Assert.Equal([rejected.Id, accepted.Id], all.Select(j => j.Id));
        Assert.Equal((Case.Time(13), "Editor"), (all[1].RetiredAt!.Value, all[1].RetiredBy));
    }

    [Fact]
    public void A_judgement_is_taken_back_once()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var judgement = Judge(collusion, Verdict.Accepted);
        Store.Write([new Change.Judged(judgement), new Change.JudgementRetired(judgement.Id, "Reviewer", Case.Time(12))]);
        var sequence = Store.Sequence;
        Store.Write([new Change.Judged(judgement), new Change.JudgementRetired(judgement.Id, "Another", Case.Time(14))]);
        Assert.Equal(sequence, Store.Sequence);
        Assert.Equal("Reviewer", Store.Judgements(Owner, collusion.Id).Single().RetiredBy);
    }

    [Fact]
    public void A_corrected_claim_shows_the_correction_and_keeps_what_was_read()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var judgement = Judge(collusion, Verdict.Corrected, correction: collusion with { Modality = Modality.Possible, Type = ClaimType.AssociateOf });
        Store.Write([new Change.Judged(judgement)]);
        var shown = Shown(collusion);
        Assert.Equal((ClaimType.AssociateOf, Modality.Possible, ReviewState.Corrected), (shown.Claim.Type, shown.Claim.Modality, shown.Review.State));
        Assert.Equal((ClaimType.ColludesWith, Modality.Alleged), (shown.Review.Judgement!.Judged.Type, shown.Review.Judgement.Judged.Modality));
        Assert.Empty(Store.Claims(Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows);
        Store.Write([new Change.JudgementRetired(judgement.Id, "Reviewer", Case.Time(12))]);
        Assert.Equal((ClaimType.ColludesWith, Modality.Alleged), (Shown(collusion).Claim.Type, Shown(collusion).Claim.Modality));
        Assert.Single(Store.Claims(Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows);
    }

    [Fact]
    public void A_correction_may_name_words_that_no_reading_named()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var at = article.At("governor of Antay");
        var office = new Party(EntityId.Local(article.Document.Id, EntityType.PublicBody, at), at);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Corrected, correction: collusion with { Object = office }))]);
        var named = Shown(collusion).Object!;
        Assert.Equal(("governor of Antay", EntityType.PublicBody), (named.Name, named.Type));
    }

    [Fact]
    public void Judgements_survive_a_reading_that_moves_the_words()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted))]);
        var (again, moved) = Reread(article, "protected Los Carreteros", Modality.Alleged);
        Store.Write([new Change.DocumentWasRead(again)]);
        Assert.Null(Store.Claim(Owner, collusion.Id));
        Assert.Equal((ReviewState.Accepted, Modality.Alleged), (Shown(moved).Review.State, Shown(moved).Claim.Modality));
        Assert.Equal(collusion.Id, Shown(moved).Review.Judgement!.Judged.Id);
        Assert.Empty(Store.Orphans(Owner));
    }

    [Fact]
    public void An_accepted_allegation_is_no_accepted_fact_when_a_newer_reading_makes_it_one()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var judgement = Judge(collusion, Verdict.Accepted);
        Store.Write([new Change.Judged(judgement)]);
        Store.Write([new Change.DocumentWasRead(Reread(article, "protected Los Carreteros", Modality.Stated).Reading)]);
        Assert.Equal(ReviewState.Proposed, Store.Claims(Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows.Single().Review.State);
        Assert.Equal(judgement.Id, Assert.Single(Store.Orphans(Owner)).Id);
    }

    [Theory]
    [InlineData("modality")]
    [InlineData("negated")]
    [InlineData("stage")]
    [InlineData("attribution")]
    public void An_acceptance_ends_where_the_same_claim_is_read_otherwise_and_comes_back_with_it(string axis)
    {
        var (article, rosa, _, _, arrest, _) = Case.Governor();
        Keep(article);
        var judgement = Judge(arrest, Verdict.Accepted);
        Store.Write([new Change.Judged(judgement)]);
        var otherwise = axis switch
        {
            "modality" => arrest with { Modality = Modality.Alleged },
            "negated" => arrest with { Negated = true },
            "stage" => arrest with { Stage = Stage.Convicted },
            _ => arrest with { Attribution = [Case.Party(rosa)] },
        };
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2", Claims = [.. article.Claims.Select(c => c.Id == arrest.Id ? otherwise : c)] })]);
        Assert.Equal(ReviewState.Proposed, Shown(arrest).Review.State);
        Assert.Equal(0, Store.Counts(Owner).Accepted);
        Assert.Equal(judgement.Id, Assert.Single(Store.Orphans(Owner)).Id);
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/3" })]);
        Assert.Equal(ReviewState.Accepted, Shown(arrest).Review.State);
        Assert.Empty(Store.Orphans(Owner));
    }

    [Fact]
    public void A_rejection_stays_however_the_claim_is_read()
    {
        var (article, _, _, _, arrest, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(arrest, Verdict.Rejected))]);
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2", Claims = [.. article.Claims.Select(c => c.Id == arrest.Id ? arrest with { Stage = Stage.Convicted } : c)] })]);
        Assert.Equal(ReviewState.Rejected, Shown(arrest).Review.State);
    }

    [Fact]
    public void A_judgement_whose_claim_is_gone_is_listed_and_finds_it_again()
    {
        var (article, _, _, collusion, arrest, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted)), new Change.Judged(Judge(arrest, Verdict.Rejected))]);
        var without = article.Reading with { Reader = "frames/2", Claims = [arrest] };
        Store.Write([new Change.DocumentWasRead(without)]);
        Assert.Equal(collusion.Id, Assert.Single(Store.Orphans(Owner)).Judged.Id);
        Assert.Equal(ReviewState.Rejected, Shown(arrest).Review.State);
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/3" })]);
        Assert.Empty(Store.Orphans(Owner));
        Assert.Equal(ReviewState.Accepted, Shown(collusion).Review.State);
    }

    [Fact]
    public void An_acceptance_does_not_pass_to_another_person_in_the_same_sentence()
    {
        var article = Case.Of("Ana Ríos and Luis Cotrina were arrested on Friday.");
        var (ana, luis) = (article.Entity("Ana Ríos"), article.Entity("Luis Cotrina"));
        var hers = article.Claim(ClaimType.Proceeding, "Ana Ríos and Luis Cotrina were arrested", ana, null, c => c with { Stage = Stage.Arrested });
        Keep(article);
        Store.Write([new Change.Judged(Judge(hers, Verdict.Accepted))]);
        var his = hers with { Subject = Case.Party(luis), Id = ClaimId.From(hers.Document, hers.Type, hers.Quote.At, hers.Trigger, Case.Party(luis).At, null) };
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2", Claims = [his] })]);
        Assert.Equal(ReviewState.Proposed, Shown(his).Review.State);
        Assert.Single(Store.Orphans(Owner));
    }

    [Fact]
    public void A_claim_added_by_a_person_is_accepted_survives_reading_and_can_be_taken_back()
    {
        var (article, rosa, clan, collusion, _, _) = Case.Governor();
        Keep(article);
        var added = collusion with
        {
            Type = ClaimType.Funds,
            Subject = Case.Party(clan),
            Object = Case.Party(rosa),
            Reader = "person",
            Attribution = [],
            About = [],
            Id = ClaimId.From(article.Document.Id, ClaimType.Funds, collusion.Quote.At, collusion.Trigger, Case.Party(clan).At, Case.Party(rosa).At),
        };
        Store.Write([new Change.ClaimAdded(added, "Editor", Case.Time(5))]);
        Assert.Equal((ReviewState.Accepted, "Editor"), (Shown(added).Review.State, Shown(added).Review.Judgement!.By));
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2" })]);
        Assert.Equal(ReviewState.Accepted, Shown(added).Review.State);
        Store.Write([new Change.JudgementRetired(Shown(added).Review.Judgement!.Id, "Editor", Case.Time(6))]);
        Assert.Null(Store.Claim(Owner, added.Id));
        Assert.Empty(Store.Orphans(Owner));
    }

    [Fact]
    public void A_newer_reading_replaces_the_older_and_another_readers_stays()
    {
        var (article, _, _, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "model/1", Claims = [denial] })]);
        Store.Write([new Change.DocumentWasRead(article.Reading with { Reader = "frames/2", Claims = [collusion] })]);
        var left = Store.AllClaims(Owner).Select(c => c.Claim.Id).ToList();
        Assert.Equal(new[] { collusion.Id, denial.Id }.Order(), left);
        Assert.Null(Store.Claim(Owner, arrest.Id));
        Assert.Empty(Shown(collusion).Standing.Proceedings);
    }

    // A second version of the reader: other quotes, the same words and parties.
    static (Reading.DocumentReading Reading, Claim Moved) Reread(Case article, string quote, Modality modality)
    {
        var old = article.Claims.First(c => c.Type == ClaimType.ColludesWith);
        var at = article.At(quote);
        var moved = old with
        {
            Quote = new(at, quote),
            Modality = modality,
            Reader = "frames/2",
            Id = ClaimId.From(old.Document, old.Type, at, old.Trigger, old.Subject!.At, old.Object!.At),
        };
        return (article.Reading with { Reader = "frames/2", Claims = [.. article.Claims.Where(c => c.Type != ClaimType.ColludesWith).Select(c => c with { About = ImmutableArray<ClaimId>.Empty }), moved] }, moved);
    }
}
