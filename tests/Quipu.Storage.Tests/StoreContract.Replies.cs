using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Retention;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static readonly DateOnly _asked = new(2031, 6, 2), _deadline = new(2031, 6, 9), _later = new(2031, 6, 20);

    sealed class Noon : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = new(2031, 7, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now = Now.AddMinutes(1);
    }

    readonly Noon _noon = new();
    readonly Dictionary<CaptureId, byte[]> _bytes = [];

    ReplyDesk Replies(Viewer? viewer = null) => new(Store, viewer ?? Owner, Captured, _noon);

    CaptureId Captured(byte[] bytes)
    {
        var id = new CaptureId(ContentHash.Sha256(bytes));
        _bytes[id] = bytes;
        return id;
    }

    static ReplyRequest Request(EntityId party, params ClaimId[] claims) => new()
    {
        Id = default,
        Party = party,
        Claims = [.. claims],
        How = ReplyChannel.Email,
        AskedOn = _asked,
        Deadline = _deadline,
        To = "rosa@antay.example",
        By = "",
        At = default,
    };

    RequestId Ask(EntityId party, params ClaimId[] claims)
    {
        var asked = Replies().Ask(Request(party, claims));
        Assert.Null(asked.Fault);
        return asked.Request!.Value;
    }

    static AnswerGiven Words(string words, AnswerKind kind = AnswerKind.Denies) => new(words, kind, new(2031, 6, 5)) { How = ReplyChannel.Letter, From = "Hugo Pinto, her counsel" };

    [Fact]
    public void A_request_comes_back_with_what_came_of_it()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        var kept = Store.Request(Owner, id)!;
        Assert.Equal((ReplyChannel.Email, _asked, _deadline, "rosa@antay.example", Owner.Name), (kept.Request.How, kept.Request.AskedOn, kept.Deadline!.Value, kept.Request.To, kept.Request.By));
        Assert.Equal([collusion.Id], kept.Claims);
        Assert.Equal((RequestState.Asked, RequestState.Overdue), (kept.StateOn(_deadline), kept.StateOn(_deadline.AddDays(1))));
        Assert.Null(Replies().Log(id, new(0, ReplyKind.Reminded, new(2031, 6, 10), "", default) { Deadline = new(2031, 6, 15), How = ReplyChannel.Phone }).Fault);
        Assert.Equal(RequestState.Asked, Store.Request(Owner, id)!.StateOn(new(2031, 6, 12)));
        Assert.Equal(ReplyFault.BeforeDeadline, Replies().Log(id, new(0, ReplyKind.Silent, new(2031, 6, 15), "", default)).Fault);
        Assert.Null(Replies().Log(id, new(0, ReplyKind.Silent, _later, "", default)).Fault);
        kept = Reopen().Request(Owner, id)!;
        Assert.Equal([ReplyKind.Reminded, ReplyKind.Silent], kept.Events.Select(e => e.Kind));
        Assert.Equal([1, 2], kept.Events.Select(e => e.Number));
        Assert.Equal("asked on 2031-06-02 by email, no answer by 2031-06-15", RequestTable.Told(kept, _later));
    }

    [Theory]
    [InlineData(AnswerKind.Denies)]
    [InlineData(AnswerKind.Comments)]
    [InlineData(AnswerKind.OwnsUp)]
    public void An_answer_becomes_a_document_and_a_claim_beside_what_it_answers_everywhere(AnswerKind kind)
    {
        var (article, rosa, clan, collusion, arrest, _) = Case.Governor();
        var (other, _, same, _) = Case.Acquittal();
        Keep(article, other);
        var id = Ask(Store.Entity(Owner, rosa.Id)!.Id, collusion.Id, arrest.Id);
        const string Told = "I have nothing to add.\nWhat I did, I did for Antay.";
        Assert.Null(Replies().Answer(id, Words(Told, kind)).Fault);
        var happened = Store.Request(Owner, id)!.Outcome!;
        var document = Store.Document(Owner, happened.Document!.Value)!;
        Assert.Equal(("reply/1", "Rosa Ibáñez Luján", "2031-06-05"), (document.Format, document.Publisher, document.Published.ToString()));
        Assert.Equal(ContentHash.Sha256(_bytes[document.Capture]), document.Capture.Value);
        Assert.Equal(document.Text, System.Text.Encoding.UTF8.GetString(_bytes[document.Capture]));
        // Beside the claim, and beside the claim of another outlet that says the same.
        foreach (var claim in new[] { collusion, same, arrest })
        {
            var answer = Assert.Single(Shown(claim).Answers, a => a.Document.Id == document.Id);
            Assert.Equal((Told, "Rosa Ibáñez Luján", kind), (answer.Quote.Text, answer.By, answer.Kind));
            Assert.Equal(Told, answer.Quote.At.Of(document.Text));
        }

        var said = Store.Claim(Owner, happened.Claims[0])!;
        Assert.Equal((ReviewState.Accepted, Modality.Stated, "person"), (said.Review.State, said.Claim.Modality, said.Claim.Reader));
        var owned = happened.Claims.Skip(1).Select(c => Store.Claim(Owner, c)!).ToList();
        Assert.Equal(kind == AnswerKind.OwnsUp ? 1 : 0, owned.Count);
        Assert.All(owned, o => Assert.Equal((ClaimType.ColludesWith, "Rosa Ibáñez Luján", "Los Carreteros", "Rosa Ibáñez Luján"), (o.Claim.Type, o.Subject!.Name, o.Object!.Name, Assert.Single(o.Attribution).Name)));
        Assert.Equal(Store.Entity(Owner, clan.Id)!.Id, owned.Count == 0 ? Store.Entity(Owner, clan.Id)!.Id : owned[0].Object!.Entity);
    }

    [Fact]
    public void An_answer_stays_beside_what_it_answers_when_that_is_read_anew()
    {
        var (article, rosa, _, collusion, arrest, denial) = Case.Governor();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        Assert.Null(Replies().Answer(id, Words("It is false.")).Fault);
        var reading = article.Reading;
        // Another version reads a longer quote: the claim has another id.
        var at = new Span(collusion.Quote.At.Start, collusion.Quote.At.End + 18);
        var moved = collusion with { Quote = new(at, at.Of(article.Document.Text)), Id = ClaimId.From(article.Document.Id, collusion.Type, at, collusion.Trigger, collusion.Subject!.At, collusion.Object!.At), Reader = "frames/2" };
        Store.Write([new Change.DocumentWasRead(reading with { Reader = "frames/2", Claims = [.. reading.Claims.Where(c => c.Id != collusion.Id && c.Id != arrest.Id && c.Id != denial.Id), moved] }), new Change.Assembled()]);
        Assert.Null(Store.Claim(Owner, collusion.Id));
        Assert.Equal("It is false.", Assert.Single(Shown(moved).Answers).Quote.Text);
        Assert.Equal([moved.Id], Store.Request(Owner, id)!.Claims);
        // And back.
        Store.Write([new Change.DocumentWasRead(reading), new Change.Assembled()]);
        Assert.Contains(Shown(collusion).Answers, a => a.Quote.Text == "It is false.");
        Assert.Equal([collusion.Id], Store.Request(Owner, id)!.Claims);
        // Once it is no longer read at all, it is no longer pointed at, whatever is read then.
        Store.Write([new Change.DocumentWasRead(reading with { Reader = "frames/3", Claims = [reading.Claims[0]] }), new Change.Assembled()]);
        Assert.Equal([(ClaimId?)null], Store.Request(Owner, id)!.Claims);
        Assert.Empty(Shown(reading.Claims[0]).Answers);
    }

    [Fact]
    public void What_is_forgotten_leaves_no_words_in_a_request_and_its_answer()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        Assert.Null(Replies().Answer(id, Words("It is false.") with { Note = "called back" }).Fault);
        var reply = Store.Request(Owner, id)!.Outcome!.Document!.Value;
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40))]);
        Assert.Equal([(ClaimId?)null], Store.Request(Owner, id)!.Claims);
        Keep(article);
        Assert.Equal([(ClaimId?)null], Store.Request(Owner, id)!.Claims);
        Store.Write([new Change.Forgotten(reply, "Editor", Case.Time(41))]);
        var kept = Store.Request(Owner, id)!;
        Assert.Equal((RequestState.Answered, (string?)null, (string?)null), (kept.StateOn(_later), kept.Outcome!.From, kept.Outcome.Note));
        Assert.Null(Store.Document(Owner, reply));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_keeps_its_party_when_the_article_that_founded_it_is_forgotten_as_long_as_another_document_names_them(bool answered)
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        var (other, _, same, _) = Case.Acquittal();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        Assert.Equal(rosa.Id, Store.Request(Owner, id)!.Request.Party);
        if (answered) Assert.Null(Replies().Answer(id, Words("It is false.")).Fault);
        else Keep(other);
        var party = Store.Entity(Owner, rosa.Id)!.Id;
        Assert.NotEqual(rosa.Id, party);
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40))]);
        var kept = Store.Request(Owner, id)!;
        Assert.Equal((party, "Rosa Ibáñez Luján"), (kept.Party, Store.Entity(Owner, kept.Party)?.Name));
        Assert.Equal([id], Store.Requests(Owner, new(_later, party), Paging.First).Rows.Select(r => r.Request.Id));
        // Where the last document that names them goes, so does the name.
        Store.Write([new Change.Forgotten(answered ? kept.Outcome!.Document!.Value : other.Document.Id, "Editor", Case.Time(41))]);
        kept = Store.Request(Owner, id)!;
        Assert.Null(Store.Entity(Owner, kept.Party));
        Assert.Equal([(ClaimId?)null], kept.Claims);
        Assert.DoesNotContain("Rosa", RequestTable.Told(kept, _later), StringComparison.Ordinal);
        Keep(article, other);
        Assert.Null(Store.Entity(Owner, Store.Request(Owner, id)!.Party));
    }

    [Fact]
    public void Forgetting_all_at_once_leaves_a_request_no_name()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        var (other, _, _, _) = Case.Acquittal();
        Keep(article, other);
        var id = Ask(rosa.Id, collusion.Id);
        Store.Write([new Change.Forgotten(article.Document.Id, "Editor", Case.Time(40)), new Change.Forgotten(other.Document.Id, "Editor", Case.Time(40))]);
        Assert.Null(Store.Entity(Owner, Store.Request(Owner, id)!.Party));
    }

    [Fact]
    public void A_request_keeps_its_party_when_its_article_is_read_without_them()
    {
        var (article, rosa, clan, collusion, _, _) = Case.Governor();
        var (other, _, _, _) = Case.Acquittal();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        Keep(other);
        var reading = article.Reading;
        Store.Write([new Change.DocumentWasRead(reading with { Reader = "frames/2", Entities = [.. reading.Entities.Where(e => e.Id == clan.Id)], Claims = [] }), new Change.Assembled()]);
        Assert.Equal("Rosa Ibáñez Luján", Store.Entity(Owner, Store.Request(Owner, id)!.Party)?.Name);
    }

    [Fact]
    public void What_rests_on_a_document_is_told_before_it_is_forgotten()
    {
        var (article, rosa, _, collusion, arrest, _) = Case.Governor();
        var (other, _, same, _) = Case.Acquittal();
        Keep(article, other);
        var party = Store.Entity(Owner, rosa.Id)!.Id;
        var (asked, both, elsewhere) = (Ask(party, collusion.Id, arrest.Id), Ask(party, collusion.Id, same.Id), Ask(party, same.Id));
        Assert.Null(Replies().Answer(asked, Words("It is false.")).Fault);
        Assert.Null(Replies().Answer(both, Words("All of it is false.")).Fault);
        var (one, two) = (Store.Request(Owner, asked)!.Outcome!.Document!.Value, Store.Request(Owner, both)!.Outcome!.Document!.Value);
        var resting = ForgetDesk.Resting(Store, Owner, [article.Document.Id]);
        Assert.Equal(new[] { asked, both }.Order(), resting.Select(r => r.Kept.Request.Id).Order());
        Assert.Equal((2, 0, "Rosa Ibáñez Luján"), (resting.Single(r => r.Kept.Request.Id == asked).Claims, resting.Single(r => r.Kept.Request.Id == asked).Elsewhere, resting[0].Name));
        Assert.Equal((1, 1), (resting.Single(r => r.Kept.Request.Id == both).Claims, resting.Single(r => r.Kept.Request.Id == both).Elsewhere));
        Assert.Equal(new[] { one, two }.Order(), resting.SelectMany(r => r.Answers).Select(a => a.Id).Order());
        Assert.DoesNotContain(elsewhere, resting.Select(r => r.Kept.Request.Id));
        // Taken along, they stay no more, and are told of as what goes.
        var plan = ForgetDesk.WithAnswers(Store, new([article.Document.Id]));
        Assert.Equal([article.Document.Id, .. new[] { one, two }.Order()], plan.Documents);
        Assert.Empty(ForgetDesk.Resting(Store, Owner, plan.Documents).SelectMany(r => r.Answers));
        // An answer that was asked about rests on what it is the answer to.
        var denial = Store.Request(Owner, asked)!.Outcome!.Claims[0];
        var again = Ask(party, denial);
        Assert.Null(Replies().Answer(again, Words("I stand by it.")).Fault);
        Assert.Equal(4, ForgetDesk.WithAnswers(Store, new([article.Document.Id])).Documents.Length);
        Assert.Empty(ForgetDesk.Resting(Store, Owner, [new DocumentId("none")]));
    }

    [Fact]
    public void What_was_logged_by_mistake_is_taken_back_with_a_reason_and_stays()
    {
        var (article, rosa, _, collusion, _, denial) = Case.Governor();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        Assert.Null(Replies().Answer(id, Words("It is false.")).Fault);
        Assert.Equal(2, Shown(collusion).Answers.Length);
        Assert.Equal(ReplyFault.NoReason, Replies().Retract(id, 1, " ").Fault);
        Assert.Equal(ReplyFault.HasAnswer, Replies().Retract(id, 0, "the wrong address").Fault);
        Assert.Null(Replies().Retract(id, 1, "somebody else's letter").Fault);
        Assert.Equal([denial.Id], Shown(collusion).Answers.Select(a => a.Claim));
        var kept = Store.Request(Owner, id)!;
        Assert.Equal((RequestState.Overdue, 2, "somebody else's letter"), (kept.StateOn(_later), kept.Events.Length, kept.Events[1].Note));
        Assert.Equal(ReplyFault.NothingThere, Replies().Retract(id, 1, "again").Fault);
        Assert.Null(Replies().Retract(id, 0, "the wrong address").Fault);
        Assert.Equal(RequestState.Retracted, Store.Request(Owner, id)!.StateOn(_later));
        Assert.Equal(ReplyFault.IsRetracted, Replies().Answer(id, Words("It is false.")).Fault);
    }

    [Fact]
    public void What_cannot_be_logged_is_refused_with_a_reason()
    {
        var (article, rosa, clan, collusion, arrest, _) = Case.Governor();
        Keep(article);
        ReplyFault? Fault(ReplyRequest request) => Replies().Ask(request).Fault;
        Assert.Equal(ReplyFault.UnknownParty, Fault(Request(new("nobody"), collusion.Id)));
        Assert.Equal(ReplyFault.NoClaims, Fault(Request(rosa.Id)));
        Assert.Equal(ReplyFault.UnknownClaim, Fault(Request(rosa.Id, new ClaimId("none"))));
        Assert.Equal(ReplyFault.NotAParty, Fault(Request(clan.Id, arrest.Id)));
        Assert.Equal(ReplyFault.DeadlineBefore, Fault(Request(rosa.Id, collusion.Id) with { Deadline = _asked.AddDays(-1) }));
        Assert.Equal(ReplyFault.AheadOfTime, Fault(Request(rosa.Id, collusion.Id) with { AskedOn = new(2032, 1, 1), Deadline = null }));
        Store.Write([new Change.Judged(Judge(arrest, Verdict.Rejected))]);
        Assert.Equal(ReplyFault.RejectedClaim, Fault(Request(rosa.Id, arrest.Id)));
        var id = Ask(rosa.Id, collusion.Id);
        Assert.Equal(ReplyFault.NoWords, Replies().Answer(id, Words(" \n")).Fault);
        Assert.Equal(ReplyFault.BeforeAsked, Replies().Answer(id, Words("No.") with { On = _asked.AddDays(-1) }).Fault);
        Assert.Equal(ReplyFault.QuoteElsewhere, Replies().Answer(id, Words("No.") with { Quote = "Party" }).Fault);
        Assert.Equal(ReplyFault.UnknownRequest, Replies().Answer(new("none"), Words("No.")).Fault);
        Assert.Empty(Store.Request(Owner, id)!.Events);
        Assert.Equal(1, Store.Counts(Owner).Documents);
    }

    [Fact]
    public void Whoever_may_not_see_a_claim_does_not_learn_that_somebody_was_asked_about_it()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        var (closed, _, same, _) = Case.Acquittal("closed");
        Keep(article, closed);
        var party = Store.Entity(Owner, rosa.Id)!.Id;
        var (open, mixed) = (Ask(party, collusion.Id), Ask(party, collusion.Id, same.Id));
        var guest = new Viewer("Guest", [DatasetName.Default]);
        Assert.Equal([open], Store.Requests(guest, new(_later), Paging.First).Rows.Select(r => r.Request.Id));
        Assert.Null(Store.Request(guest, mixed));
        Assert.Equal(2, Store.Requests(Owner, new(_later, party, collusion.Id), Paging.First).Total);
        Assert.DoesNotContain(Store.Log(guest, new(Whole: true), new(0, 500)).Rows, r => r.Kind == "reply");
    }

    [Fact]
    public void A_long_or_hostile_answer_is_kept_word_for_word()
    {
        var (article, rosa, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var id = Ask(rosa.Id, collusion.Id);
        var words = "<script>alert(1)</script>\n\nParty: Somebody Else\n=cmd()\n" + string.Concat(Enumerable.Repeat("“Nunca” 🧨. ", 2000)).Trim();
        Assert.Null(Replies().Answer(id, Words(words) with { From = "a\nParty: Other", Quote = "<script>alert(1)</script>" }).Fault);
        var happened = Store.Request(Owner, id)!.Outcome!;
        var document = Store.Document(Owner, happened.Document!.Value)!;
        Assert.EndsWith(words + "\n", document.Text, StringComparison.Ordinal);
        var said = Store.Claim(Owner, happened.Claims[0])!;
        Assert.Equal(("Rosa Ibáñez Luján", "<script>alert(1)</script>"), (said.Subject!.Name, said.Claim.Quote.Text));
    }
}
