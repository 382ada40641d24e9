using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Drafts;
using Quipu.Publishing.Replies;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>What was put to those whom a draft accuses is not unreplied; what is still open says so; the report names the request and what came.</summary>
public sealed class DraftRequestTest : IDisposable
{
    const string English = "Simón Traverso Olmo was arrested on Tuesday, accused of extorting ferrymen.", Spanish = "Simón Traverso Olmo fue detenido el martes, acusado de extorsionar a lancheros.";

    static readonly DateOnly _asked = new(2031, 3, 2), _deadline = new(2031, 3, 9), _today = new(2031, 3, 20);

    readonly DraftCase _case = new();

    public void Dispose() => _case.Dispose();

    sealed class March : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2031, 3, 20, 12, 0, 0, TimeSpan.Zero);
    }

    ReplyDesk Desk => new(_case.Workspace.Store, Viewer.Owner, b => _case.Workspace.Captures.Keep(b), new March());

    RequestId Ask(string name, Func<Claim, bool> about, DateOnly? deadline)
    {
        var store = _case.Workspace.Store;
        var party = Assert.Single(Paging.All(p => store.Entities(Viewer.Owner, new(Text: name), p)), e => e.Name == name);
        var claims = Paging.All(p => store.Claims(Viewer.Owner, new() { Entity = party.Id }, p)).Where(c => c.Subject?.Entity == party.Id && about(c.Claim)).Select(c => c.Claim.Id);
        var outcome = Desk.Ask(new() { Id = default, Party = party.Id, Claims = [.. claims], How = ReplyChannel.Email, AskedOn = _asked, Deadline = deadline, By = "", At = default });
        Assert.Null(outcome.Fault);
        return outcome.Request!.Value;
    }

    RequestId Ask(DateOnly? deadline) => Ask("Simón Traverso Olmo", _ => true, deadline);

    [Theory]
    [InlineData(English)]
    [InlineData(Spanish)]
    public void While_it_is_open_the_mark_says_when_they_were_asked_and_until_when(string draft)
    {
        Assert.Equal(DraftReason.NoAnswer, Assert.Single(_case.Check(draft).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Unreplied).Reason);
        var id = Ask(_deadline);
        var sentence = _case.Check(draft, new(2031, 3, 5)).Sentences[0];
        var mark = Assert.Single(sentence.Marks, m => m.Kind == DraftMarkKind.Unreplied);
        Assert.Equal((DraftReason.AnswerAwaited, "2031-03-02", "2031-03-09"), (mark.Reason, mark.Draft, mark.Record));
        Assert.Equal((id, RequestState.Asked), (Assert.Single(sentence.Asked).Request.Request.Id, sentence.Asked[0].State));
    }

    [Fact]
    public void Without_a_deadline_it_stays_open()
    {
        Ask(null);
        var mark = Assert.Single(_case.Check(English, _today).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Unreplied);
        Assert.Equal((DraftReason.AnswerAwaited, null), (mark.Reason, mark.Record));
    }

    [Theory]
    [InlineData(null, RequestState.Overdue)]
    [InlineData(ReplyKind.Refused, RequestState.Refused)]
    [InlineData(ReplyKind.Silent, RequestState.Silent)]
    public void Once_they_had_their_chance_it_is_not_unreplied_and_the_report_names_the_request(ReplyKind? came, RequestState state)
    {
        var id = Ask(_deadline);
        if (came is { } kind) Assert.Null(Desk.Log(id, new(0, kind, new(2031, 3, 12), "", default)).Fault);
        foreach (var draft in new[] { English, Spanish })
        {
            var sentence = _case.Check(draft, _today).Sentences[0];
            Assert.DoesNotContain(sentence.Marks, m => m.Kind == DraftMarkKind.Unreplied);
            Assert.Equal((id, state), (Assert.Single(sentence.Asked).Request.Request.Id, sentence.Asked[0].State));
        }
    }

    [Fact]
    public void Whoever_could_not_be_reached_was_not_asked()
    {
        Assert.Null(Desk.Log(Ask(_deadline), new(0, ReplyKind.Unreachable, new(2031, 3, 4), "", default)).Fault);
        Assert.Equal(DraftReason.NotReached, Assert.Single(_case.Check(English, _today).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Unreplied).Reason);
    }

    [Theory]
    [InlineData(English, "Simón Traverso Olmo denies the accusation.")]
    [InlineData(Spanish, "Simón Traverso Olmo niega la acusación.")]
    public void An_answer_that_came_must_be_told(string draft, string answer)
    {
        var id = Ask(_deadline);
        Assert.Null(Desk.Answer(id, new("I have never taken a fee from anybody.", AnswerKind.Denies, new(2031, 3, 5))).Fault);
        var sentence = _case.Check(draft, _today).Sentences[0];
        Assert.DoesNotContain(sentence.Marks, m => m.Kind == DraftMarkKind.Unreplied);
        var mark = Assert.Single(sentence.Marks, m => m.Reason == DraftReason.AnswerLeftOut);
        Assert.Contains("never taken a fee", mark.Beside[0].Text, StringComparison.Ordinal);
        Assert.Equal((id, RequestState.Answered), (Assert.Single(sentence.Asked).Request.Request.Id, sentence.Asked[0].State));
        Assert.DoesNotContain(_case.Check($"{draft} {answer}", _today).Sentences[0].Marks, m => m.Kind is DraftMarkKind.Unreplied or DraftMarkKind.Outdated);
    }

    [Fact]
    public void A_request_about_something_else_and_one_that_was_taken_back_put_nothing_to_them()
    {
        const string Draft = "Prosecutors accuse Iker Solanzo Prat of extorting ferrymen in Puerto Zarza.";
        var other = Ask("Iker Solanzo Prat", c => c.Quote.Text.Contains("belongs to", StringComparison.Ordinal), _deadline);
        Assert.Equal(DraftReason.NoAnswer, Assert.Single(_case.Check(Draft, _today).Sentences[0].Marks, m => m.Kind == DraftMarkKind.Unreplied).Reason);
        Assert.Null(Desk.Retract(other, 0, "the wrong person").Fault);
        Assert.Empty(_case.Check("Prosecutors accuse Iker Solanzo Prat of belonging to Los Garfios.", _today).Sentences[0].Asked);
        var same = Ask("Iker Solanzo Prat", c => c.Quote.Text.Contains("extorted", StringComparison.Ordinal), _deadline);
        Assert.Equal(same, Assert.Single(_case.Check(Draft, _today).Sentences[0].Asked).Request.Request.Id);
    }

    [Fact]
    public void The_json_tells_the_request_without_its_address()
    {
        var id = Ask(_deadline);
        using var json = System.Text.Json.JsonDocument.Parse(DraftJson.Write(_case.Check(English, _today), d => _case.Workspace.Store.Document(Viewer.Owner, d)?.Text));
        var asked = Assert.Single(json.RootElement.GetProperty("sentences")[0].GetProperty("asked").EnumerateArray());
        Assert.Equal((id.Value, "overdue", "2031-03-02", "2031-03-09"), (asked.GetProperty("request").GetString(), asked.GetProperty("state").GetString(), asked.GetProperty("asked_on").GetString(), asked.GetProperty("deadline").GetString()));
        Assert.False(asked.TryGetProperty("to", out _));
    }
}
