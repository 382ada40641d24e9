using System.Net;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A person accepts, rejects, corrects, takes back, joins and parts; each change has their name and can be undone.</summary>
public sealed class JudgingTest : IAsyncLifetime
{
    Site _site = null!;
    Visitor _visitor = null!;
    ShownClaim _shown = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        _visitor = new(_site);
        _shown = _site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    string Id => _shown.Claim.Id.Value;

    ShownClaim Now => _site.Store.Claim(Viewer.Owner, _shown.Claim.Id)!;

    [Fact]
    public async Task Accepting_in_the_margin_leads_back_to_the_claim_and_can_be_undone()
    {
        var page = "/documents/" + _shown.Document.Id.Value;
        var (status, to) = await _visitor.PressAsync(page, $"#c-{Id} button.accept");
        Assert.Equal((HttpStatusCode.Redirect, $"{page}#c-{Id}"), (status, to));
        Assert.Equal(ReviewState.Accepted, Now.Review.State);
        Assert.Equal("Ana", Now.Review.Judgement!.By);
        await _visitor.PressAsync(page, $"#c-{Id} button.undo");
        Assert.Equal(ReviewState.Proposed, Now.Review.State);
        Assert.Contains((await _visitor.ReadAsync("/claims/" + Id)).QuerySelectorAll(".judgements .retired"), row => row.TextContent.Contains("Taken back by Ana", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejecting_a_claim_keeps_it_and_says_so()
    {
        await _visitor.PressAsync("/claims/" + Id, "button.reject");
        Assert.Equal(ReviewState.Rejected, Now.Review.State);
        Assert.NotNull((await _visitor.ReadAsync("/claims?review=rejected")).QuerySelector($"#c-{Id} .r-rejected"));
    }

    [Fact]
    public async Task A_form_that_is_saved_as_it_was_opened_changes_nothing_but_the_review()
    {
        await _visitor.PressAsync($"/claims/{Id}?correct=1", "form.correction button.accept");
        Assert.Equal(ReviewState.Corrected, Now.Review.State);
        Assert.Equal(Shape(_shown.Claim), Shape(Now.Claim));
    }

    [Fact]
    public async Task Correcting_says_the_same_words_otherwise()
    {
        var other = _site.Store.EntitiesOf(Viewer.Owner, _shown.Document.Id).First(e => e.Local.Id != _shown.Claim.Subject!.Entity && e.Local.Type == EntityType.Person).Local;
        var (status, _) = await _visitor.SendAsync($"/claims/{Id}/judgements", new(WebHost.TokenField, await _visitor.TokenAsync()), new("verdict", "corrected"), new("type", "associate_of"),
            new("modality", "possible"), new("stage", ""), new("subject", other.Id.Value), new("object", _shown.Claim.Object!.Entity.Value), new("date", "2029-11"), new("speaker", ""), new("negated", "1"), new("reason", "misread"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var claim = Now.Claim;
        Assert.Equal((ClaimType.AssociateOf, Modality.Possible, true, new PartialDate(2029, 11)), (claim.Type, claim.Modality, claim.Negated, claim.Date!.Value));
        Assert.Equal(_shown.Claim.Quote, claim.Quote);
        Assert.Empty(claim.Attribution);
        Assert.Equal(other.Name, Now.Subject!.Name);
        await _visitor.PressAsync("/claims/" + Id, ".judgements button.undo");
        Assert.Equal(Shape(_shown.Claim), Shape(Now.Claim));
    }

    [Theory]
    [InlineData("verdict", "perhaps")]
    [InlineData("modality", "shouted")]
    [InlineData("date", "next week")]
    [InlineData("subject", "nobody")]
    public async Task A_change_that_makes_no_sense_is_refused_with_a_sentence(string field, string value)
    {
        var json = field == "verdict" ? $$"""{"verdict":"{{value}}"}""" : $$"""{"verdict":"corrected","{{field}}":"{{value}}"}""";
        var (status, body) = await _visitor.SendJsonAsync($"/claims/{Id}/judgements.json", json, await _visitor.TokenAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("\"detail\":", body, StringComparison.Ordinal);
        Assert.Equal(ReviewState.Proposed, Now.Review.State);
    }

    [Fact]
    public async Task A_program_judges_by_json_with_the_token_of_a_page()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.SendJsonAsync($"/claims/{Id}/judgements.json", """{"verdict":"accepted"}""", null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.SendJsonAsync($"/claims/{Id}/judgements.json", """{"verdict":"accepted"}""", "made up")).Status);
        Assert.Equal(ReviewState.Proposed, Now.Review.State);
        Assert.Equal(HttpStatusCode.NoContent, (await _visitor.SendJsonAsync($"/claims/{Id}/judgements.json", """{"verdict":"accepted","reason":"read it"}""", await _visitor.TokenAsync())).Status);
        Assert.Equal("read it", Now.Review.Judgement!.Reason);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Going_back_never_leaves_the_site(string back)
    {
        var (_, to) = await _visitor.SendAsync($"/claims/{Id}/judgements", new(WebHost.TokenField, await _visitor.TokenAsync()), new("verdict", "accepted"), new("back", back));
        Assert.StartsWith("/", to, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_entities_are_said_to_be_one_and_parted_again()
    {
        var (one, other) = (_shown.Subject!.Entity, _shown.Object!.Entity);
        var page = "/entities/" + one.Value;
        var (status, to) = await _visitor.SendAsync("/entities/judgements", new(WebHost.TokenField, await _visitor.TokenAsync(page)), new("one", one.Value), new("other", $"http://127.0.0.1/entities/{other.Value}#x"), new("verdict", "same"), new("back", page + "#joins"));
        Assert.Equal((HttpStatusCode.Redirect, page + "#joins"), (status, to));
        var card = _site.Store.Entity(Viewer.Owner, one)!;
        Assert.Equal(card.Id, _site.Store.Entity(Viewer.Owner, other)!.Id);
        var joined = await _visitor.ReadAsync("/entities/" + card.Id.Value);
        Assert.Contains("Ana", joined.QuerySelector("#joins")!.TextContent, StringComparison.Ordinal);
        await _visitor.PressAsync("/entities/" + card.Id.Value, "#joins form[action$='/retire'] button");
        Assert.NotEqual(_site.Store.Entity(Viewer.Owner, one)!.Id, _site.Store.Entity(Viewer.Owner, other)!.Id);
    }

    [Fact]
    public async Task An_entity_is_taken_apart_in_one_act_and_put_together_in_one()
    {
        var card = _site.Store.AllEntities(Viewer.Owner).First(c => c.Members.Length > 2);
        var members = card.Members.Select(m => m.Local).ToArray();
        var page = "/entities/" + card.Id.Value;
        var why = await _visitor.ReadAsync($"{page}?one={members[0].Value}&other={members[^1].Value}");
        Assert.NotEmpty(why.QuerySelectorAll("ol.why li"));
        await _visitor.PressAsync(page, "form.apart button");
        Assert.Equal(members.Length, Cards().Length);
        Assert.All(_site.Store.Joins(Viewer.Owner, members[0]).Judgements, j => Assert.Equal("Ana", j.By));
        await _visitor.PressAsync("/entities/" + Cards()[1].Value, "#joins form[action^='/entities/apart/'] button");
        Assert.Single(Cards());

        EntityId[] Cards() => [.. members.Select(m => _site.Store.Entity(Viewer.Owner, m)!.Id).Distinct()];
    }

    static string Shape(Claim c) => $"{c.Type} {c.Modality} {c.Negated} {c.Ended} {c.Stage} {c.Date} {c.Subject} {c.Object} {string.Join(",", c.Attribution)} {c.Quote}";
}
