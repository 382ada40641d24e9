using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static int _left;

    LeavingId Leave(params ReadOnlySpan<ShownClaim> claims)
    {
        using var departure = new Departure();
        foreach (var claim in claims) departure.Carry(claim);
        var id = LeavingId.New();
        Store.Write([departure.Left(new(id, Case.Time(_left++ % 50), "Editor", LeavingAct.Export, "claims", "--include-proposals") { File = "case.jsonl", Sha256 = new string('a', 64), Package = new string('b', 64) })]);
        return id;
    }

    static DocumentNotice Notice(Claim claim, NoticeKind kind, params ClaimId[] claims) => new(
        NoticeId.New(), claim.Document, kind, PartialDate.Parse("2031-07-01"), "We withdraw this report.", "https://faro.example/notice", null, [.. claims], "Editor", Case.Time(20));

    ImmutableArray<ChangedClaim> Changed(LeavingId leaving) => new CorrectionDesk(Store).One(Owner, leaving)!.Claims;

    CorrectionCause[] Causes(LeavingId leaving, Claim claim) => [.. Changed(leaving).Where(c => c.Claim == claim.Id).SelectMany(c => c.Why).Select(w => w.Cause)];

    [Fact]
    public void What_left_comes_back_with_what_it_carried()
    {
        var (article, _, _, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        var sequence = Store.Sequence;
        var id = Leave(Shown(collusion), Shown(arrest), Shown(collusion));
        Reopen();
        var left = Store.Leaving(Owner, id)!;
        Assert.Equal(("Editor", LeavingAct.Export, "claims", "--include-proposals", "case.jsonl", 2, true), (left.By, left.Act, left.Format, left.Question, left.File, left.Claims, left.IsWhole));
        var carried = Store.Carried(Owner, id).Claims;
        Assert.Equal(new[] { collusion.Id, arrest.Id }.Order(), carried.Select(c => c.Claim));
        Assert.All(carried, c => Assert.Equal(article.Document.Id, c.Document));
        var state = Store.States(Owner, [.. carried.Select(c => c.State)])[carried.Single(c => c.Claim == collusion.Id).State];
        Assert.Equal(ClaimState.Of(Shown(collusion)).Text, state.Text);
        Assert.Equal((Modality.Alleged, Stage.Arrested, ReviewState.Proposed, 1, 1), (state.Modality, state.Stage, state.Review, state.Answers.Length, state.Attribution.Length));
        Assert.Equal([denial.Id], state.Answers);
        Assert.Equal([id], Store.Leavings(Owner, new() { Sha256 = new string('b', 64) }, Paging.First).Rows.Select(l => l.Id));
        Assert.Empty(Store.Leavings(Owner, new() { Act = LeavingAct.Published }, Paging.First).Rows);
        Assert.True(Store.Sequence > sequence);
        Assert.Contains(Store.Log(Owner, new(), Paging.First).Rows, r => r.Kind == "leaving");
    }

    [Fact]
    public void What_left_is_the_owners_to_know()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article, Case.Of("Nothing happened in Wanqarani.", dataset: "other"));
        var id = Leave(Shown(collusion));
        var guest = new Viewer("guest", [DatasetName.Default]);
        Assert.Empty(Store.Leavings(guest, new(), Paging.First).Rows);
        Assert.Null(Store.Leaving(guest, id));
        Assert.Empty(Store.Carried(guest, id).Claims);
        Assert.Empty(Store.States(guest, [.. Store.Carried(Owner, id).Claims.Select(c => c.State)]));
        Assert.DoesNotContain(Store.Log(guest, new(), Paging.First).Rows, r => r.Kind == "leaving");
        Assert.Empty(new CorrectionDesk(Store).All(guest));
    }

    [Fact]
    public void What_stands_as_it_left_is_not_to_correct()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var id = Leave(Shown(collusion));
        Keep(article);
        Store.Write([new Change.Assembled()]);
        Assert.Empty(Changed(id));
        Assert.False(new CorrectionDesk(Store).One(Owner, id)!.IsToCorrect);
    }

    [Fact]
    public void A_judgement_changes_what_left_and_taking_it_back_changes_it_back()
    {
        var (article, _, _, collusion, arrest, _) = Case.Governor();
        Keep(article);
        var id = Leave(Shown(collusion), Shown(arrest));
        var rejection = Judge(collusion, Verdict.Rejected);
        Store.Write([new Change.Judged(rejection)]);
        Assert.Equal([CorrectionCause.Rejected], Causes(id, collusion));
        var reason = Changed(id).Single(c => c.Claim == collusion.Id).Why.Single();
        Assert.Equal((rejection.By, rejection.At.UtcDateTime.Date), (reason.By, reason.Since!.Value.Earliest.ToDateTime(default)));
        Assert.Equal((ReviewState.Proposed, ReviewState.Rejected), Changed(id).Single(c => c.Claim == collusion.Id) is var changed ? (changed.Was.Review, changed.Now!.Review) : default);
        Store.Write([new Change.JudgementRetired(rejection.Id, "Editor", Case.Time(30))]);
        Assert.Empty(Changed(id));
        Store.Write([new Change.Judged(Judge(arrest, Verdict.Accepted))]);
        Assert.Equal([CorrectionCause.Accepted], Causes(id, arrest));
        Assert.False(Changed(id).Single().IsNoLongerSupported);
        Assert.False(new CorrectionDesk(Store).One(Owner, id)!.IsToCorrect);
    }

    [Fact]
    public void A_claim_that_left_accepted_and_was_corrected_twice_is_told_each_time()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted))]);
        var accepted = Leave(Shown(collusion));
        Store.Write([new Change.Judged(new(new("first"), collusion, Verdict.Corrected, "Editor", Case.Time(35), null, collusion with { Modality = Modality.Possible }))]);
        Assert.Equal([CorrectionCause.Corrected], Causes(accepted, collusion));
        var corrected = Leave(Shown(collusion));
        Assert.Empty(Changed(corrected));
        Store.Write([new Change.Judged(new(new("second"), collusion, Verdict.Corrected, "Editor", Case.Time(36), null, collusion with { Modality = Modality.Stated }))]);
        Assert.Equal([CorrectionCause.Corrected], Causes(corrected, collusion));
    }

    [Fact]
    public void An_acquittal_is_told_with_the_words_that_end_the_case()
    {
        var (first, _, _, collusion, _, _) = Case.Governor();
        Keep(first);
        var id = Leave(Shown(collusion));
        var (second, _, _, acquittal) = Case.Acquittal();
        Keep(second);
        var changed = Changed(id).Single();
        Assert.Equal((Stage.Arrested, Stage.Acquitted), (changed.Was.Stage, changed.Now!.Stage));
        var reason = Assert.Single(changed.Why);
        Assert.Equal((CorrectionCause.Exonerated, acquittal.Id, acquittal.Quote.Text), (reason.Cause, reason.Later!.Claim.Id, reason.Later.Claim.Quote.Text));
        Store.Write([new Change.Forgotten(second.Document.Id, "Editor", Case.Time(40))]);
        Assert.Empty(Changed(id));
    }

    LeavingId Publish(DateOnly? on, DateTimeOffset at, params ImmutableArray<ClaimId> claims)
    {
        var (work, id) = (new PublishedWork("https://story.example", "The governor falls", claims, []) { On = on }, LeavingId.New());
        Assert.Null(work.Fault(Store, Owner, DateOnly.FromDateTime(at.UtcDateTime)));
        Store.Write([work.Left(Store, Owner, new(id, at, "Editor", LeavingAct.Published, "published", ""))]);
        return id;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2031-05-10")]
    [InlineData("2032-09-01")]
    public void What_was_published_and_is_noted_after_the_case_ended_is_told_at_once(string? on)
    {
        var (first, _, _, collusion, arrest, denial) = Case.Governor();
        var (second, _, _, acquittal) = Case.Acquittal();
        Keep(first, second);
        var (day, noted) = (IsoTime.Day(on), new DateTimeOffset(2033, 1, 1, 9, 0, 0, TimeSpan.Zero));
        var id = Publish(day, noted, arrest.Id, collusion.Id);
        var left = new CorrectionDesk(Store).One(Owner, id)!;
        Assert.Equal(day ?? new DateOnly(2033, 1, 1), left.Leaving.PublishedOn);
        Assert.Equal(new[] { arrest.Id, collusion.Id }.Order(), left.Unsupported.Select(c => c.Claim));
        foreach (var changed in left.Unsupported)
        {
            Assert.Equal((Stage.Arrested, Stage.Acquitted), (changed.Was.Stage, changed.Now!.Stage));
            var reason = Assert.Single(changed.Why);
            Assert.Equal((CorrectionCause.Exonerated, acquittal.Id, PartialDate.Parse("2032-06-03")), (reason.Cause, reason.Later!.Claim.Id, reason.Since));
        }

        // The denial stood in the very article, and was known on each of the days.
        Assert.Equal([denial.Id], left.Unsupported.Single(c => c.Claim == collusion.Id).Was.Answers);
        Assert.Equal($"2 of 2 claims stand otherwise than they are said: {CorrectionText.Reason(left.Unsupported.First().Why[0])}; they are listed under /corrections.", CorrectionText.AtOnce(left));

        // A story that tells how it ended stands.
        var whole = new CorrectionDesk(Store).One(Owner, Publish(day, noted, arrest.Id, collusion.Id, acquittal.Id))!;
        Assert.False(whole.IsToCorrect);
        Assert.Null(CorrectionText.AtOnce(whole));
    }

    [Fact]
    public void What_was_retracted_or_rejected_when_it_is_noted_is_told_at_once_and_a_denial_where_it_came_later()
    {
        var (article, _, _, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        var noted = new DateTimeOffset(2033, 1, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Empty(Causes(Publish(null, noted, collusion.Id), collusion));
        Assert.Equal([CorrectionCause.Answered], Causes(Publish(new(2031, 4, 30), noted, collusion.Id), collusion));
        Assert.Empty(Causes(Publish(new(2031, 4, 30), noted, collusion.Id, denial.Id), collusion));
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Rejected)), new Change.NoticeGiven(Notice(collusion, NoticeKind.Retracted, arrest.Id))]);
        foreach (var on in new DateOnly?[] { null, new(2031, 5, 10), new(2032, 9, 1) })
        {
            var id = Publish(on, noted, collusion.Id, arrest.Id);
            Assert.Contains(CorrectionCause.Rejected, Causes(id, collusion));
            Assert.Contains(CorrectionCause.Retracted, Causes(id, arrest));
            Assert.Equal(PartialDate.Parse("2031-07-01"), Changed(id).Single(c => c.Claim == arrest.Id).Why[0].Since);
        }

        Assert.Equal("The day of publication is 2033-01-03, which has not come yet; note it when it is out.",
            new PublishedWork("https://story.example", null, [arrest.Id], []) { On = new(2033, 1, 3) }.Fault(Store, Owner, new(2033, 1, 1)));
    }

    [Fact]
    public void A_denial_that_comes_later_is_told()
    {
        var article = Case.Of("Rosa Ibáñez Luján protected Los Carreteros, they say. Ibáñez Luján denies the accusations.");
        var (rosa, clan) = (article.Entity("Rosa Ibáñez Luján", aliases: ["Ibáñez Luján"]), article.Entity("Los Carreteros", EntityType.Organization));
        var collusion = article.Claim(ClaimType.ColludesWith, "Rosa Ibáñez Luján protected Los Carreteros", rosa, clan);
        Keep(article);
        var id = Leave(Shown(collusion));
        var denial = article.Claim(ClaimType.Denies, "Ibáñez Luján denies the accusations", rosa, null, c => c with { About = [collusion.Id] });
        Store.Write([new Change.ClaimAdded(denial, "Editor", Case.Time(10))]);
        var reason = Assert.Single(Changed(id).Single().Why);
        Assert.Equal((CorrectionCause.Answered, denial.Id), (reason.Cause, reason.Later!.Claim.Id));
    }

    [Fact]
    public void A_forgotten_document_leaves_ids_in_the_log_and_no_word()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.NoticeGiven(Notice(collusion, NoticeKind.Retracted))]);
        var id = Leave(Shown(collusion));
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40))]);
        Assert.Equal([CorrectionCause.Forgotten], Causes(id, collusion));
        Assert.Null(Changed(id).Single().Shown);
        Assert.Equal(Case.Time(40), Store.ForgottenAt(Owner, article.Document.Id));
        Assert.Empty(Store.Notices(Owner, Paging.First).Rows);
        Assert.DoesNotContain(rosa.Name, Store.States(Owner, [.. Store.Carried(Owner, id).Claims.Select(c => c.State)]).Values.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retracted_article_is_shown_as_that_and_ties_nobody()
    {
        var (article, rosa, _, collusion, arrest, _) = Case.Governor();
        Keep(article);
        var id = Leave(Shown(collusion));
        var query = new EdgeQuery { Centres = [rosa.Id] };
        Assert.Contains(Store.Edges(Owner, query).Edges, e => e.Type == ClaimType.ColludesWith);
        var notice = Notice(collusion, NoticeKind.Retracted);
        Store.Write([new Change.NoticeGiven(notice)]);
        Assert.True(Shown(collusion).IsRetracted);
        Assert.Equal(notice with { Claims = [] }, Assert.Single(Shown(arrest).Notices) with { Claims = [] });
        Assert.Empty(Store.Edges(Owner, query).Edges);
        Assert.Equal([CorrectionCause.Retracted, CorrectionCause.StageGone], Causes(id, collusion));
        Assert.Equal(notice.Words, Changed(id).Single().Why[0].Notice!.Words);
        Store.Write([new Change.NoticeRetired(notice.Id, "Editor", Case.Time(30))]);
        Assert.False(Shown(collusion).IsRetracted);
        Assert.Empty(Changed(id));
        Assert.Contains(Store.Edges(Owner, query).Edges, e => e.Type == ClaimType.ColludesWith);
        Assert.Equal(("Editor", Case.Time(30)), Assert.Single(Store.Notices(Owner, article.Document.Id)) is var kept ? (kept.RetiredBy!, kept.RetiredAt!.Value) : default);
    }

    [Fact]
    public void A_notice_may_concern_one_claim_alone()
    {
        var (article, _, _, collusion, arrest, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.NoticeGiven(Notice(collusion, NoticeKind.Retracted, arrest.Id))]);
        Assert.True(Shown(arrest).IsRetracted);
        Assert.False(Shown(collusion).IsRetracted);
        Assert.Empty(Shown(collusion).Notices);
        // A stage that was retracted is no longer where others stand, and is still shown among the steps with its notice.
        Assert.Null(Shown(collusion).Reached);
        Assert.Equal([arrest.Id], Shown(collusion).Steps.Select(s => s.Claim));
    }

    [Fact]
    public void What_was_retracted_in_somebodys_favour_stays_until_a_person_judges()
    {
        var (first, _, _, collusion, _, _) = Case.Governor();
        var (second, _, _, acquittal) = Case.Acquittal();
        Keep(first, second);
        Store.Write([new Change.NoticeGiven(Notice(acquittal, NoticeKind.Retracted))]);
        Assert.Equal(Stage.Acquitted, Shown(collusion).Reached!.Stage);
        Assert.True(Shown(collusion).Reached!.Document.Retracts(acquittal.Id));
    }

    [Fact]
    public void A_notice_moves_with_its_article_and_a_correction_only_marks_it()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.NoticeGiven(Notice(collusion, NoticeKind.Corrected))]);
        Assert.False(Shown(collusion).IsRetracted);
        Assert.Equal(NoticeKind.Corrected, Assert.Single(Shown(collusion).Notices).Kind);
        Assert.NotEmpty(Store.Edges(Owner, new() { Centres = [rosa.Id] }).Edges);
        Assert.Equal("There is no document 'nowhere' here.", NoticeCheck.Fault(Notice(collusion, NoticeKind.Corrected) with { Document = new("nowhere") }, Store, Owner));
        Assert.Contains("Say how it is known", NoticeCheck.Fault(Notice(collusion, NoticeKind.Corrected) with { Words = "", Url = null }, Store, Owner), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Store.Write([new Change.NoticeGiven(Notice(collusion, NoticeKind.Corrected) with { Document = new("nowhere") })]));
    }

    [Fact]
    public void The_same_records_taken_out_twice_are_kept_once()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var (one, other) = (Leave(Shown(collusion)), Leave(Shown(collusion)));
        Assert.NotEqual(one, other);
        Assert.Equal(Store.Carried(Owner, one).Claims.AsEnumerable(), Store.Carried(Owner, other).Claims);
        Assert.Equal(2, Store.Leavings(Owner, new(), Paging.First).Total);
    }
}
