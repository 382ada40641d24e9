using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Search;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Who was asked, what they answered, and letters that put nothing as a fact.</summary>
public sealed class RepliesPageTest(SampleSite sample)
{
    static readonly DateOnly _today = new(2026, 5, 20);

    [Fact]
    public async Task The_list_shows_each_request_with_its_claims_and_what_came()
    {
        var page = await sample.Site.TextAsync("/replies?lang=en");
        Assert.Empty(ClaimCheck.Page(page).Faults);
        var shown = new HtmlParser().ParseDocument(page).QuerySelectorAll("article[data-request]");
        Assert.Equal(2, shown.Length);
        var told = string.Join('\n', shown.Select(s => s.TextContent));
        Assert.Contains("answered on 6 May 2026 (denial)", told, StringComparison.Ordinal);
        Assert.Contains("no answer by 11 May 2026", told, StringComparison.Ordinal);
        Assert.Contains("sin respuesta al 11 de mayo de 2026", await sample.Site.TextAsync("/replies?lang=es"), StringComparison.Ordinal);
        Assert.Equal(1, new HtmlParser().ParseDocument(await sample.Site.TextAsync("/replies?state=silent")).QuerySelectorAll("article[data-request]").Length);
        Assert.Contains("press@office.example", await sample.Site.TextAsync("/replies/" + Kept(sample.Site, RequestState.Silent).Request.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_stands_beside_what_it_answers_on_its_page_and_in_its_data_and_the_silent_one_is_told()
    {
        var answered = Kept(sample.Site, RequestState.Answered);
        foreach (var claim in answered.Claims.OfType<ClaimId>())
        {
            var page = new HtmlParser().ParseDocument(await sample.Site.TextAsync("/claims/" + claim));
            Assert.Contains(page.QuerySelectorAll("[data-answer] q"), q => q.TextContent == ReplyCase.Words);
            Assert.NotNull(page.QuerySelector("#replies [data-request]"));
            using var json = JsonDocument.Parse(await sample.Site.TextAsync($"/claims/{claim}.json"));
            Assert.Contains(json.RootElement.GetProperty("claim").GetProperty("answers").EnumerateArray(), a => a.GetProperty("quote").GetString() == ReplyCase.Words);
            Assert.Equal("answered", json.RootElement.GetProperty("replies")[0].GetProperty("state").GetString());
        }

        var silent = Kept(sample.Site, RequestState.Silent);
        Assert.Contains("no answer by 11 May 2026", await sample.Site.TextAsync($"/entities/{Uri.EscapeDataString(silent.Party.Value)}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_whole_and_tells_no_address_and_no_claim_that_nobody_reviewed()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        var answered = Kept(site, RequestState.Answered);
        var before = await site.TextAsync("/replies.csv");
        Assert.DoesNotContain("press@office.example", before, StringComparison.Ordinal);
        Assert.Equal(1 + Requests(site).Sum(r => r.Claims.Length), before.Split('\n').Count(l => l.Contains(",denies,", StringComparison.Ordinal) || l.Contains(",silent,", StringComparison.Ordinal) || l.StartsWith("request,", StringComparison.Ordinal)));
        var claim = site.Store.Claim(Viewer.Owner, answered.Claims[0]!.Value)!;
        Assert.DoesNotContain(claim.Claim.Quote.Text, before, StringComparison.Ordinal);
        site.Store.Write([new Change.Judged(new(new("yes"), claim.Claim, Verdict.Accepted, "Ana", DateTimeOffset.UnixEpoch))]);
        Assert.Contains(claim.Claim.Quote.Text.Split('\n')[0].Replace("\"", "\"\"", StringComparison.Ordinal), await site.TextAsync("/replies.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_logs_it_and_what_came_and_takes_it_back()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        using var visitor = new Visitor(site);
        var open = ReplyCase.Unanswered(site)[0];
        var claim = open.First().Claim.Id.Value;
        var ask = await visitor.ReadAsync($"/replies/new?about={claim}");
        Assert.Contains(ask.QuerySelectorAll("input[name=about][checked]"), i => i.GetAttribute("value") == claim);
        var token = await visitor.TokenAsync($"/replies/new?about={claim}");
        // Sent twice, as on a bad line: it is one request.
        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync("/replies", new(WebHost.TokenField, token), new("party", open.Key.Value), new("about", claim), new("how", "phone"), new("asked_on", "2026-05-04"), new("deadline", "2026-05-11"), new("back", "/replies"))).Status);
        var kept = Assert.Single(Requests(site));
        Assert.Equal((ReplyChannel.Phone, "Ana", new DateOnly(2026, 5, 11)), (kept.Request.How, kept.Request.By, kept.Deadline!.Value));
        var events = $"/replies/{kept.Request.Id}/events";
        var words = string.Concat(Enumerable.Repeat("No, and no. ", 1000)).Trim();
        foreach (var (lang, told) in new[] { ("en", "letter by letter"), ("es", "letra por letra") })
        {
            var refused = await visitor.SendFormAsync(events + "?lang=" + lang, new(WebHost.TokenField, token), new("kind", "answered"), new("answer", "denies"), new("on", "2026-05-05"), new("words", words), new("quote", "yes"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(told, refused.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync(events, new(WebHost.TokenField, token), new("kind", "answered"), new("answer", "denies"), new("on", "2026-05-05"), new("words", words), new("back", "/replies"))).Status);
        Assert.Contains(site.Store.Claim(Viewer.Owner, new(claim))!.Answers, a => a.Quote.Text == words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendFormAsync(events, new(WebHost.TokenField, token), new("kind", "shouted"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendFormAsync(events, new(WebHost.TokenField, token), new("kind", "retracted"), new("retracts", "1"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync(events, new(WebHost.TokenField, token), new("kind", "retracted"), new("retracts", "1"), new("note", "another's words"), new("back", "/replies"))).Status);
        Assert.DoesNotContain(site.Store.Claim(Viewer.Owner, new(claim))!.Answers, a => a.Quote.Text == words);
        Assert.Contains("another's words", WebUtility.HtmlDecode(await site.TextAsync("/replies/" + kept.Request.Id)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(events, new("kind", "silent"), new("on", "2026-05-12"))).Status);
    }

    [Fact]
    public async Task Who_was_asked_and_is_named_by_no_document_any_more_has_words_and_no_name()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        var open = ReplyCase.Unanswered(site).First(g => site.Store.Entity(Viewer.Owner, g.Key)!.Documents == 1);
        var (name, document) = (open.First().Subject!.Name, open.First().Document.Id);
        var id = ReplyCase.Ask(site, open.Key, open.First().Claim.Id);
        Assert.Contains(name, WebUtility.HtmlDecode(await site.TextAsync($"/replies/{id}")), StringComparison.Ordinal);
        site.Store.Write([new Change.Forgotten(document, "Ana", DateTimeOffset.UnixEpoch)]);
        foreach (var (lang, gone) in new[] { ("en", "somebody no longer on record"), ("es", "alguien que ya no consta") })
            foreach (var path in new[] { "/replies", $"/replies/{id}" })
            {
                var page = new HtmlParser().ParseDocument(await site.TextAsync($"{path}?lang={lang}"));
                Assert.Contains(gone, page.Body!.TextContent, StringComparison.Ordinal);
                Assert.DoesNotContain(name, page.Body.TextContent, StringComparison.Ordinal);
                // No dossier to open, and no letter to draft.
                Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains(open.Key.Value, StringComparison.Ordinal));
            }

        using var json = JsonDocument.Parse(await site.TextAsync($"/replies/{id}.json"));
        Assert.False(json.RootElement.TryGetProperty("name", out _));
        Assert.Equal(1, json.RootElement.GetProperty("missing").GetInt32());
        Assert.DoesNotContain(name, await site.TextAsync("/replies.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void No_letter_puts_an_allegation_as_a_fact_and_the_check_sees_one_that_does(string language)
    {
        var words = Words.Find(language)!;
        var checkedPoints = 0;
        foreach (var party in Paging.All(p => sample.Site.Store.Entities(Viewer.Owner, new(Type: EntityType.Person), p)))
        {
            var claims = Paging.All(p => sample.Site.Store.Claims(Viewer.Owner, new() { Entity = party.Id, PartyOnly = true }, p)).Where(c => c.Review.State != ReviewState.Rejected).Select(c => c.Claim.Id).ToArray();
            if (claims.Length == 0) continue;
            var letter = Drafted(party.Id, claims, unreviewed: true);
            var text = new LetterText(words, letter).Plain();
            Assert.Empty(LetterCheck.Faults(text, letter, words));
            foreach (var point in letter.Points)
            {
                checkedPoints++;
                var said = LetterText.Said(words, point.Shown);
                var framed = words.Of($"letter.point.{point.Shown.Claim.Modality.Wire()}", said);
                Assert.NotEmpty(LetterCheck.Faults(text.Replace(framed, said + ".", StringComparison.Ordinal), letter, words));
                Assert.NotEmpty(LetterCheck.Faults(text + said + ".\n", letter, words));
                Assert.NotEmpty(LetterCheck.Faults(text.Replace(words.Of("letter.says", LetterText.Speakers(words, point)), "", StringComparison.Ordinal), letter, words));
                Assert.NotEmpty(LetterCheck.Faults(text.Replace(words["letter.unreviewed"], "", StringComparison.Ordinal), letter, words));
            }
        }

        Assert.True(checkedPoints > 30, $"{checkedPoints} points");
    }

    [Fact]
    public void What_nobody_reviewed_is_in_a_letter_only_where_somebody_wants_it_and_what_was_not_published_tells_nobody()
    {
        var site = sample.Site;
        var open = ReplyCase.Unanswered(site).SelectMany(g => g).First(c => c.Review.State == ReviewState.Proposed && c.Document.Publisher is not null && !c.Attribution.IsEmpty);
        var letter = Drafted(open.Subject!.Entity, [open.Claim.Id], unreviewed: false);
        Assert.Equal((0, 1), (letter.Points.Length, letter.LeftOut));
        foreach (var hidden in new[] { open.Document with { Publisher = null }, open.Document with { Publisher = "Fuente-Lechuza", IsConfidential = true } })
            foreach (var modality in Enum.GetValues<Modality>())
            {
                var leaked = letter with { Points = [new LetterPoint(open with { Document = hidden, Claim = open.Claim with { Modality = modality } })] };
                foreach (var words in Words.All)
                {
                    var text = new LetterText(words, leaked).Plain();
                    Assert.Empty(LetterCheck.Faults(text, leaked, words));
                    Assert.DoesNotContain(words["letter.point.stated"][..18], text, StringComparison.Ordinal);
                    if (hidden.IsConfidential) Assert.DoesNotContain(words["letter.unpublished"], text, StringComparison.Ordinal);
                    foreach (var planted in new[] { open.Attribution[0].Name, open.Claim.Quote.Text, hidden.Title, hidden.Location, hidden.Publisher }.OfType<string>())
                        Assert.NotEmpty(LetterCheck.Faults(text + planted, leaked, words));
                }
            }
    }

    [Theory]
    [InlineData("en", "There are 4 mentions of proceedings that we have not reviewed yet.", "There is 1 mention of a proceeding")]
    [InlineData("es", "Hay 4 menciones de procesos que aún no hemos revisado.", "Hay 1 mención de un proceso")]
    public void Whoever_has_proceedings_that_nobody_reviewed_is_not_told_that_none_was_found(string language, string four, string one)
    {
        var words = Words.Find(language)!;
        var open = ReplyCase.Unanswered(sample.Site).SelectMany(g => g).First(c => c.Steps.IsEmpty);
        var letter = Drafted(open.Subject!.Entity, [open.Claim.Id], unreviewed: true);
        foreach (var (back, told) in new[] { (4, four), (1, one) })
        {
            var kept = letter with { Points = [new LetterPoint(open with { Standing = open.Standing with { KeptBack = back } })] };
            var text = new LetterText(words, kept).Plain();
            Assert.Contains(told, text, StringComparison.Ordinal);
            Assert.DoesNotContain(words["letter.law.none"], text, StringComparison.Ordinal);
            Assert.Empty(LetterCheck.Faults(text, kept, words));
            Assert.NotEmpty(LetterCheck.Faults(text.Replace(told, words["letter.law.none"] + " " + told, StringComparison.Ordinal), kept, words));
            Assert.NotEmpty(LetterCheck.Faults(text.Replace(told, "", StringComparison.Ordinal), kept, words));
        }

        var none = letter with { Points = [new LetterPoint(open with { Standing = open.Standing with { KeptBack = 0 } })] };
        Assert.Contains(words["letter.law.none"], new LetterText(words, none).Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_and_its_reprint_are_one_point_of_a_letter()
    {
        var one = ReplyCase.Unanswered(sample.Site).SelectMany(g => g).First(c => c.Document.IsPublished && c.Document.Published is not null);
        var other = one with { Document = one.Document with { Publisher = "Otro Diario", Title = "La misma nota" } };
        foreach (var words in Words.All)
        {
            var drafted = Drafted(one.Subject!.Entity, [one.Claim.Id], unreviewed: true);
            var point = drafted.Points[0] with { Also = [other] };
            var letter = drafted with { Points = [point] };
            var text = new LetterText(words, letter).Plain();
            Assert.Empty(LetterCheck.Faults(text, letter, words));
            Assert.Contains(words.Of("letter.also", other.Document.Publisher, other.Document.Title, words.Date(other.Document.Published!.Value)).TrimEnd('.'), text, StringComparison.Ordinal);
            Assert.Equal(2, text.Split(LetterText.Framed(words, point)).Length);
            // A reprint that changed the words is quoted with its own.
            var changed = letter with { Points = [point with { Also = [other with { Claim = other.Claim with { Quote = other.Claim.Quote with { Text = "Otras palabras." } } }] }] };
            Assert.Contains("Otras palabras.", new LetterText(words, changed).Plain(), StringComparison.Ordinal);
            // The same words as an answer in two outlets are told once, with both.
            Answer Denial(string outlet) => new(new(new string(outlet[0], 32)), ClaimType.Denies, null, "Ana Prado", Modality.Stated, null, new(new(0, 9), "Es falso."), one.Document with { Publisher = outlet });
            var answered = letter with { Points = [point with { Shown = one with { Answers = [Denial("a-faro"), Denial("b-voz")] }, Also = [other with { Answers = [Denial("a-faro"), Denial("b-voz")] }] }] };
            var told = new LetterText(words, answered).Plain();
            Assert.Equal(2, told.Split("Es falso.").Length);
            Assert.Contains("(a-faro; b-voz)", told, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "(15,000 US dollars a month)", "____ (name, newsroom)")]
    [InlineData("es", "(15 000 dólares estadounidenses al mes)", "____ (nombre, medio)")]
    public void Sums_are_told_in_the_words_of_the_letter_and_nobody_signs_who_has_no_name(string language, string sum, string line)
    {
        var words = Words.Find(language)!;
        var open = ReplyCase.Unanswered(sample.Site).SelectMany(g => g).First();
        var details = open.Claim.Details.SetItem(Detail.Amount, "15000").SetItem(Detail.Currency, "USD").SetItem(Detail.Period, "mensuales");
        Assert.Contains(sum, LetterText.Said(words, open with { Claim = open.Claim with { Details = details } }).Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("15.000", "15 000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("unos miles", LetterText.Said(words, open with { Claim = open.Claim with { Details = details.SetItem(Detail.Amount, "unos miles") } }), StringComparison.Ordinal);
        var letter = Drafted(open.Subject!.Entity, [open.Claim.Id], unreviewed: true);
        string Signed(string? from) => new LetterText(words, letter with { Asked = letter.Asked with { From = from } }).Plain().TrimEnd().Split('\n')[^1];
        Assert.EndsWith(line, Signed(LetterAsked.Signer("owner")), StringComparison.Ordinal);
        Assert.Equal("Ana", Signed(LetterAsked.Signer("Ana")));
    }

    [Fact]
    public async Task Every_address_of_data_gives_ids_as_plain_strings()
    {
        var answered = Kept(sample.Site, RequestState.Answered);
        var search = sample.Site.Store.Searches(Viewer.Owner, new(), new(0, 1)).Rows[0].Record.Id;
        string[] addresses =
        [
            "/replies.json", $"/replies/{answered.Request.Id}.json", $"/claims/{answered.Claims[0]}.json", $"/entities/{Uri.EscapeDataString(answered.Party.Value)}.json", "/searches.json", $"/searches/{search}.json",
            "/publishing.json", "/leavings.json", "/corrections.json", "/sources.json", "/sources/protected.json", "/masks.json", "/editions.json", "/findings.json", "/patterns.json", "/matches.json", "/documents.json", "/datasets.json",
        ];
        foreach (var address in addresses)
        {
            using var json = JsonDocument.Parse(await sample.Site.TextAsync(address));
            Assert.True(Wrapped(json.RootElement) is not { } wrapped, $"{address}: {Wrapped(json.RootElement)}");
        }

        using var replies = JsonDocument.Parse(await sample.Site.TextAsync("/replies.json"));
        Assert.Contains(answered.Request.Id.Value, replies.RootElement.GetProperty("requests").GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        using var mutated = JsonDocument.Parse("""{"rows":[{"id":{"value":"803a"}}]}""");
        Assert.NotNull(Wrapped(mutated.RootElement));
    }

    // An object that is nothing but the inside of an id.
    static string? Wrapped(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.EnumerateObject().ToArray() is [{ Name: "value", Value.ValueKind: JsonValueKind.String }] => json.GetRawText(),
        JsonValueKind.Object => json.EnumerateObject().Select(p => Wrapped(p.Value)).FirstOrDefault(w => w is not null),
        JsonValueKind.Array => json.EnumerateArray().Select(Wrapped).FirstOrDefault(w => w is not null),
        _ => null,
    };

    [Fact]
    public async Task A_letter_is_a_page_text_and_data_in_the_language_asked_for()
    {
        var open = ReplyCase.Unanswered(sample.Site)[0];
        var query = $"?party={Uri.EscapeDataString(open.Key.Value)}&about={open.First().Claim.Id}&unreviewed=1&on=2026-05-04&deadline=2026-05-11";
        Assert.Contains("Le pedimos responder", await sample.Site.TextAsync($"/replies/letter.txt{query}&language=es"), StringComparison.Ordinal);
        var page = await sample.Site.TextAsync($"/replies/letter{query}&language=en&lang=es");
        Assert.Contains("Please answer by 11 May 2026", page, StringComparison.Ordinal);
        Assert.Equal("en", new HtmlParser().ParseDocument(page).QuerySelector("article.letter")!.GetAttribute("lang"));
        using var json = JsonDocument.Parse(await sample.Site.TextAsync("/replies/letter.json" + query));
        Assert.Empty(ClaimCheck.Json(json.RootElement.GetRawText()).Faults);
        foreach (var wrong in new[] { "", "?party=nobody&about=x", $"?party={Uri.EscapeDataString(open.Key.Value)}", query + "&deadline=2026-13-45" })
            foreach (var path in new[] { "/replies/letter", "/replies/letter.txt", "/replies/letter.json" })
            {
                using var answer = await sample.Site.Client.GetAsync(new Uri(path + wrong, UriKind.Relative));
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            }
    }

    Letter Drafted(EntityId party, ClaimId[] claims, bool unreviewed) =>
        Letter.Draft(sample.Site.Store, Viewer.Owner, new(party, [.. claims], unreviewed, ReplyCase.Asked, ReplyCase.Deadline, "Ana")).Letter!;

    static IReadOnlyList<KeptRequest> Requests(Site site) => site.Store.Requests(Viewer.Owner, new(_today), new(0, 100)).Rows;

    static KeptRequest Kept(Site site, RequestState state) => Requests(site).Single(r => r.StateOn(_today) == state);
}
