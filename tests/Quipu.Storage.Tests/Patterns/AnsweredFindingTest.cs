using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>An allegation without an answer is a finding until its party is asked and answers; silence is told beside it.</summary>
public sealed class AnsweredFindingTest
{
    const string Pattern = "unanswered-allegation";

    static readonly DateOnly _today = new(2031, 3, 20);

    sealed class March : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2031, 3, 20, 12, 0, 0, TimeSpan.Zero);
    }

    static (ReplyDesk Desk, RequestId Request) Asked(KeptCase kept)
    {
        var desk = new ReplyDesk(kept.Store, Viewer.Owner, b => kept.Workspace.Captures.Keep(b), new March());
        var party = kept.Story.Parties(kept.Store).Single();
        var asked = desk.Ask(new()
        {
            Id = default,
            Party = party,
            Claims = [.. kept.Story.Claims.Values.Where(c => c.Modality == Modality.Alleged).Select(c => c.Id)],
            How = ReplyChannel.Email,
            AskedOn = new(2031, 3, 2),
            Deadline = new(2031, 3, 9),
            By = "",
            At = default,
        });
        Assert.Null(asked.Fault);
        return (desk, asked.Request!.Value);
    }

    [Theory]
    [InlineData(AnswerKind.Denies)]
    [InlineData(AnswerKind.Comments)]
    [InlineData(AnswerKind.OwnsUp)]
    public void It_holds_until_the_answer_comes_and_again_when_the_answer_is_taken_back(AnswerKind kind)
    {
        using var kept = new KeptCase(Pattern + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Pattern);
        var (desk, request) = Asked(kept);
        kept.Desk.Refresh();
        Assert.True(kept.Kept(told.Finding.Id).Holds);
        Assert.Null(desk.Answer(request, new("Es falso; nunca cobré.", kind, new(2031, 3, 5))).Fault);
        kept.Desk.Refresh();
        Assert.False(kept.Kept(told.Finding.Id).Holds);
        Assert.Equal(kept.Whole(), kept.KeptTold());
        Assert.Equal([FindingCause.Answered], kept.Kept(told.Finding.Id).History[^1].Reasons.Select(r => r.Cause).Distinct());
        Assert.DoesNotContain(kept.Kept(), k => k.Finding.Pattern == Pattern);
        Assert.Null(desk.Retract(request, 1, "otra persona").Fault);
        kept.Desk.Refresh();
        // The party stands under another id since two documents name it.
        Assert.True(kept.Told(Pattern).Holds);
        Assert.Equal(kept.Whole(), kept.KeptTold());
    }

    [Fact]
    public void What_an_answer_weakens_says_so_and_not_that_names_were_judged()
    {
        const string pattern = "money-office-loop";
        using var kept = new KeptCase(pattern + "/fires-1");
        kept.Desk.Refresh();
        var weakest = kept.Told(pattern).Finding.Ties.First(t => !t.FromRegister && !t.Answered && t.Modality == Modality.Alleged);
        var claim = kept.Store.Claim(Viewer.Owner, new(weakest.Evidence))!;
        var desk = new ReplyDesk(kept.Store, Viewer.Owner, b => kept.Workspace.Captures.Keep(b), new March());
        var asked = desk.Ask(new() { Id = default, Party = claim.Subject!.Entity, Claims = [claim.Claim.Id], How = ReplyChannel.Email, AskedOn = new(2031, 3, 2), Deadline = new(2031, 3, 9), By = "", At = default });
        Assert.Null(asked.Fault);
        Assert.Null(desk.Answer(asked.Request!.Value, new("Es falso.", AnswerKind.Denies, new(2031, 3, 5))).Fault);
        kept.Desk.Refresh();
        var reasons = kept.Kept(query: new() { Pattern = pattern, Withdrawn = true }).SelectMany(k => k.History).Where(h => h.Change is not null).Last().Reasons.Select(r => r.Cause).Distinct().ToList();
        Assert.Contains(FindingCause.Answered, reasons);
        Assert.True(kept.Store.Joins(Viewer.Owner, claim.Subject.Entity).Judgements.Length > 0);
        Assert.DoesNotContain(FindingCause.SamenessJudged, reasons);
    }

    [Fact]
    public void Silence_is_told_beside_the_finding_and_is_no_answer()
    {
        using var kept = new KeptCase(Pattern + "/fires-1");
        var (desk, request) = Asked(kept);
        Assert.Null(desk.Log(request, new(0, ReplyKind.Silent, new(2031, 3, 10), "", default)).Fault);
        kept.Desk.Refresh();
        var told = kept.Told(Pattern);
        Assert.True(told.Holds);
        var asked = Assert.Single(FindingSupplements.Requests(kept.Store, Viewer.Owner, told.Finding, _today));
        Assert.Equal("asked on 2031-03-02 by email, no answer by 2031-03-09", RequestTable.Told(asked, _today));
        var part = Assert.Single(FindingSupplements.Of(kept.Store, Viewer.Owner, told, _today));
        Assert.Equal("replies.csv", part.File);
        using var csv = new MemoryStream();
        part.Write(csv);
        Assert.Contains("no answer by 2031-03-09", System.Text.Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_open_to_be_asked_is_on_the_list_until_they_answer()
    {
        using var kept = new KeptCase(Pattern + "/fires-1");
        var party = kept.Story.Parties(kept.Store).Single();
        var network = new NetworkDesk(kept.Store);
        var open = Assert.Single(OpenAllegations.Of(network, kept.Store, Viewer.Owner, _today));
        Assert.Equal((party, 0), (open.Party, open.Asked.Length));
        var (desk, request) = Asked(kept);
        open = Assert.Single(OpenAllegations.Of(network, kept.Store, Viewer.Owner, _today));
        Assert.Equal(open.Claims, open.Asked);
        Assert.Null(desk.Answer(request, new("Es falso.", AnswerKind.Denies, new(2031, 3, 5))).Fault);
        Assert.Empty(OpenAllegations.Of(network, kept.Store, Viewer.Owner, _today));
    }
}
