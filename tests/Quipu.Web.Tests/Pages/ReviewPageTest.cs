using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The queue of claims without scripts: what is pressed is kept as the sentence says it, and can be taken back.</summary>
public sealed class ReviewPageTest : IAsyncLifetime
{
    Site _site = null!;
    Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        _visitor = new(_site);
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    ShownClaim First => Queue(0);

    ShownClaim Queue(int at) => _site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Worth }, new(at, 1)).Rows[0];

    ShownClaim Now(ShownClaim shown) => _site.Store.Claim(Viewer.Owner, shown.Claim.Id)!;

    int Waiting => _site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Proposed] }, new(0, 1)).Total;

    async Task<(HttpStatusCode Status, string Body)> SendAsync(string path, params (string Key, string Value)[] fields) =>
        await _visitor.SendFormAsync(path, [new(WebHost.TokenField, await _visitor.TokenAsync("/review")), .. fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Value))]);

    static (string, string)[] Sentence(Claim claim, string prefix = "") =>
    [
        (prefix + "type", claim.Type.Wire()), (prefix + "modality", claim.Modality.Wire()), (prefix + "stage", claim.Stage?.Wire() ?? ""), (prefix + "subject", claim.Subject?.Entity.Value ?? ""),
        (prefix + "object", claim.Object?.Entity.Value ?? ""), (prefix + "date", claim.Date?.ToString() ?? ""), .. claim.Negated ? [(prefix + "negated", "1")] : Array.Empty<(string, string)>(),
        .. claim.Ended ? [(prefix + "ended", "1")] : Array.Empty<(string, string)>(),
        .. claim.Attribution is [var speaker, ..] ? [(prefix + "speaker", speaker.Entity.Value)] : Array.Empty<(string, string)>(), .. claim.Attribution is [_, var relay, ..] ? [(prefix + "relay", relay.Entity.Value)] : Array.Empty<(string, string)>(),
    ];

    [Fact]
    public async Task What_is_worth_most_is_open_with_its_words_in_their_surroundings_and_every_axis()
    {
        var page = await _visitor.ReadAsync("/review");
        Assert.Contains(First.Claim.Quote.Text[..20], page.QuerySelector(".context mark")!.TextContent, StringComparison.Ordinal);
        foreach (var axis in new[] { "modality", "attribution", "standing" }) Assert.NotNull(page.QuerySelector($"#open > .claim .axes [data-axis={axis}]"));
        foreach (var paragraph in page.QuerySelectorAll(".context [data-at]"))
        {
            var text = _site.Store.Document(Viewer.Owner, First.Document.Id)!.Text;
            var at = new CodePoints(text).ToUtf16(int.Parse(paragraph.GetAttribute("data-at")!, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(text.Substring(at, paragraph.TextContent.Length), paragraph.TextContent);
        }
    }

    [Fact]
    public async Task Accepting_a_sentence_as_it_was_read_accepts_it_and_the_next_is_open()
    {
        var (first, waiting) = (First, Waiting);
        var (status, to) = await _visitor.PressAsync("/review", "button[data-key=a]");
        Assert.Equal((HttpStatusCode.Redirect, "/review#open"), (status, to));
        Assert.Equal((ReviewState.Accepted, waiting - 1), (Now(first).Review.State, Waiting));
        Assert.NotEqual(first.Claim.Id, First.Claim.Id);
        Assert.Contains("accepted", (await _visitor.ReadAsync("/review")).QuerySelector(".decided-last")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_claim_of_the_queue_reads_back_as_itself_so_that_accepting_corrects_nothing()
    {
        for (var i = 0; i < 60; i++) await _visitor.PressAsync("/review", "button[data-key=a]");
        Assert.Equal((60, 0), (_site.Store.Counts(Viewer.Owner).Accepted, _site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Corrected] }, Paging.First).Total));
    }

    [Fact]
    public async Task A_sentence_that_says_otherwise_is_a_correction_and_accepting_that_keeps_it()
    {
        var first = First;
        var otherwise = first.Claim.Modality == Modality.Possible ? Modality.Alleged : Modality.Possible;
        await SendAsync($"/review/claims/{first.Claim.Id}", [.. Sentence(first.Claim with { Modality = otherwise }), ("verdict", "accepted"), ("reason", "the text says perhaps")]);
        Assert.Equal((ReviewState.Corrected, otherwise, "the text says perhaps"), (Now(first).Review.State, Now(first).Claim.Modality, Now(first).Review.Judgement!.Reason));
        await SendAsync($"/review/claims/{first.Claim.Id}", [.. Sentence(Now(first).Claim), ("verdict", "accepted")]);
        Assert.Equal((ReviewState.Corrected, otherwise), (Now(first).Review.State, Now(first).Claim.Modality));
    }

    [Fact]
    public async Task A_claim_is_rejected_and_taken_back_and_open_again()
    {
        var first = First;
        await _visitor.PressAsync("/review", "button[data-key=x]");
        Assert.Equal(ReviewState.Rejected, Now(first).Review.State);
        var (_, to) = await _visitor.PressAsync("/review", "button[data-key=z]");
        Assert.Equal(ReviewState.Proposed, Now(first).Review.State);
        Assert.Contains("claim=" + first.Claim.Id.Value, to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_divided_in_two_and_both_are_kept()
    {
        var first = _site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
        var (status, _) = await SendAsync($"/review/claims/{first.Claim.Id}", [.. Sentence(first.Claim), .. Sentence(first.Claim with { Type = ClaimType.AlliedWith }, "second_"), ("verdict", "split")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(ReviewState.Accepted, Now(first).Review.State);
        var second = _site.Store.Claims(Viewer.Owner, new() { Document = first.Document.Id, Types = [ClaimType.AlliedWith], Reviews = [ReviewState.Accepted] }, Paging.First).Rows.Single(c => c.Claim.Quote.At == first.Claim.Quote.At);
        Assert.Equal(("person", first.Claim.Modality, first.Claim.Subject), (second.Claim.Reader, second.Claim.Modality, second.Claim.Subject));
        Assert.Equal(first.Claim.Attribution.AsEnumerable(), second.Claim.Attribution);
        var (again, body) = await SendAsync($"/review/claims/{first.Claim.Id}", [.. Sentence(first.Claim), .. Sentence(first.Claim, "second_"), ("verdict", "split")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again);
        Assert.Contains("Both halves say the same", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_claim_is_added_of_picked_words_with_a_party_that_no_reading_named()
    {
        var document = _site.Store.Document(Viewer.Owner, First.Document.Id)!;
        var (points, at) = (new CodePoints(document.Text), First.Claim.Quote.At);
        var word = document.Text.AsSpan(at.Start, at.Length).IndexOf(' ') is var blank and > 0 ? new Span(at.Start, at.Start + blank) : at;
        var waiting = Waiting;
        var (status, _) = await SendAsync(
            $"/review/documents/{document.Id}",
            ("quote", $"{points.FromUtf16(at.Start)}-{points.FromUtf16(at.End)}"), ("type", "engages_in"), ("modality", "alleged"), ("subject", $"words:{points.FromUtf16(word.Start)}-{points.FromUtf16(word.End)}:Company"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(waiting, Waiting);
        var added = Assert.Single(_site.Store.Claims(Viewer.Owner, new() { Document = document.Id, Types = [ClaimType.EngagesIn], Reviews = [ReviewState.Accepted] }, Paging.First).Rows);
        Assert.Equal((word.Of(document.Text), at, "person", Modality.Alleged), (added.Subject!.Name, added.Claim.Quote.At, added.Claim.Reader, added.Claim.Modality));
        await _visitor.PressAsync("/review", "button[data-key=z]");
        Assert.Null(_site.Store.Claim(Viewer.Owner, added.Claim.Id));
    }

    [Theory]
    [InlineData("quote", "words that stand nowhere in it", "as they stand in the document")]
    [InlineData("type", "", "what kind of claim")]
    [InlineData("modality", "", "how it is said")]
    [InlineData("modality", "surely", "surely")]
    [InlineData("subject", "words:0-99999999:Person", "entity")]
    [InlineData("subject", "words:3-9:Nobody", "entity")]
    [InlineData("subject", "", "at least one party")]
    [InlineData("date", "on no day that words tell", "date")]
    public async Task What_cannot_be_a_claim_is_refused_with_a_sentence_and_nothing_is_kept(string field, string value, string says)
    {
        var claims = _site.Store.Counts(Viewer.Owner).Claims;
        var fields = new Dictionary<string, string> { ["quote"] = First.Claim.Quote.Text, ["type"] = "engages_in", ["modality"] = "alleged", ["subject"] = First.Claim.Subject!.Entity.Value, [field] = value };
        var (status, body) = await SendAsync($"/review/documents/{First.Document.Id}", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(claims, _site.Store.Counts(Viewer.Owner).Claims);
    }

    [Fact]
    public async Task The_day_that_picked_words_tell_is_the_claims()
    {
        var (words, month) = ("marzo de 2027", "2027-03");
        var dated = _site.Store.Claims(Viewer.Owner, new(), new(0, 500)).Rows.First(c => _site.Store.Document(Viewer.Owner, c.Document.Id)!.Text.Contains(words, StringComparison.Ordinal));
        await SendAsync($"/review/claims/{dated.Claim.Id}", [.. Sentence(dated.Claim).Where(f => f.Item1 != "date"), ("date", words), ("verdict", "accepted")]);
        Assert.Contains(month, Now(dated).Claim.Date.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_say_otherwise_are_shown_and_listed()
    {
        var first = First;
        _site.Store.Write([new Change.Judged(new(new("other"), first.Claim, Verdict.Rejected, "Benita", new(2020, 6, 1, 9, 0, 0, TimeSpan.Zero), "the source is late"))]);
        await SendAsync($"/review/claims/{first.Claim.Id}", [.. Sentence(first.Claim), ("verdict", "accepted")]);
        var page = await _visitor.ReadAsync("/review?disputed=1");
        Assert.Contains("Benita said otherwise: rejected", page.QuerySelector("#open .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two people said otherwise of 1 claim", (await _visitor.ReadAsync("/review/tally")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_made_of_it_is_counted_on_the_page_in_its_data_and_its_table()
    {
        await _visitor.PressAsync("/review", "button[data-key=a]");
        await _visitor.PressAsync("/review", "button[data-key=x]");
        using var tally = JsonDocument.Parse(await _site.TextAsync("/review/tally.json"));
        Assert.Equal((2, 1, 1), (tally.RootElement.GetProperty("all").GetProperty("decided").GetInt32(), tally.RootElement.GetProperty("all").GetProperty("accepted").GetInt32(), tally.RootElement.GetProperty("all").GetProperty("rejected").GetInt32()));
        Assert.Contains("2 proposals decided", (await _visitor.ReadAsync("/review/tally")).Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("by,type,language,source,decided", await _site.TextAsync("/review/tally.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_asks_for_what_is_not_there_says_so()
    {
        var empty = await _visitor.ReadAsync("/review?document=none");
        Assert.Contains("No claims wait here", empty.Body!.TextContent, StringComparison.Ordinal);
        var (status, _) = await SendAsync("/review/claims/none", ("verdict", "accepted"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Revisión", ((IHtmlElement)(await _visitor.ReadAsync("/review?lang=es")).QuerySelector("h1")!).ChildNodes[0].TextContent.Trim());
    }
}
