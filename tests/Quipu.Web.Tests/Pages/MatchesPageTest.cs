using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Pairs that may be one wait in a queue; a person sees what speaks for either answer, decides, and takes back.</summary>
public sealed class MatchesPageTest : IAsyncLifetime
{
    // What assembling itself proposes of the sample's names is another run's.
    static readonly string Asked = "?run=" + Uri.EscapeDataString(PairCase.Run);
    static readonly string Queue = "/matches" + Asked, Data = "/matches.json" + Asked, Table = "/matches.csv" + Asked;

    Site _site = null!;
    Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(_site);
        _visitor = new(_site);
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    EntityId Giver => PairCase.Giver(_site, "ordaya", PairCase.Givers);

    EntityId Earlier => PairCase.Giver(_site, "ordaya", PairCase.Earlier);

    EntityId Officer => PairCase.Giver(_site, "rendueles", PairCase.Givers);

    EntityId Reported => PairCase.Reported(_site);

    [Fact]
    public async Task The_pair_worth_most_is_open_with_what_each_source_says_and_why_it_was_scored_so()
    {
        var page = await _visitor.ReadAsync(Queue + "&lang=en");
        Assert.Contains("2 pairs left", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var names = page.QuerySelectorAll("#pair-title a").Select(a => a.TextContent).Order(StringComparer.Ordinal);
        Assert.Equal(["Octavio Rendueles Tintaya", "RENDUELES TINTAYA OCTAVIO"], names);
        Assert.Contains("logic-q1", page.QuerySelector("#pair .hit-head")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".reasons-of li"));
        Assert.NotEmpty(page.QuerySelectorAll("tr td a[href^='/rows/']"));
        Assert.NotEmpty(page.QuerySelectorAll("tr td a[href^='/documents/']"));
        Assert.NotEmpty(page.QuerySelectorAll(".pair-table [data-claim] blockquote"));
        Assert.Empty(ClaimCheck.Page(await _site.TextAsync("/matches")).Faults);
        Assert.Empty(ClaimCheck.Json(await _site.TextAsync("/matches.json")).Faults);
        Assert.Contains("Payment", page.QuerySelector(".pair-table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_agree_and_such_that_one_side_lacks_are_told_apart()
    {
        var page = await _visitor.ReadAsync(Queue + "&at=2&lang=en");
        var rows = page.QuerySelectorAll(".pair-table tbody tr");
        var number = rows.Single(r => r.TextContent.Contains("09876543", StringComparison.Ordinal));
        Assert.True(number.ClassList.Contains("a-one_sided") && number.TextContent.Contains("nothing on record", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.ClassList.Contains("a-equal") && r.TextContent.Contains("agrees", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saying_that_a_pair_is_one_joins_it_with_the_reason_and_opens_the_next()
    {
        var (status, to) = await DecideAsync(Queue, "same", "the same post");
        Assert.Equal((HttpStatusCode.Redirect, true), (status, to!.StartsWith("/matches?", StringComparison.Ordinal)));
        Assert.Equal(PairCase.Now(_site, Reported), PairCase.Now(_site, Officer));
        var next = await _visitor.ReadAsync(to);
        Assert.Contains("1 pair left", next.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ORDAYA", next.QuerySelector("#pair-title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the same post", next.QuerySelector(".last")!.TextContent, StringComparison.Ordinal);
        var judgement = Assert.Single(_site.Store.Joins(Viewer.Owner, Officer).Judgements);
        Assert.Equal((Sameness.Same, "Ana", "the same post"), (judgement.Verdict, judgement.By, judgement.Reason));
    }

    [Theory]
    [InlineData("same")]
    [InlineData("not_same")]
    [InlineData("unsure")]
    public async Task The_last_decision_is_taken_back_and_its_pair_is_open_again(string verdict)
    {
        var before = await _visitor.ReadAsync(Queue);
        var (_, to) = await DecideAsync(Queue, verdict, "");
        var (_, back) = await _visitor.PressAsync(to!, ".last button");
        var page = await _visitor.ReadAsync(back!);
        Assert.Equal(before.QuerySelector("#pair-title")!.TextContent, page.QuerySelector("#pair-title")!.TextContent);
        Assert.Contains("2 pairs left", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".last button"));
        Assert.NotEqual(PairCase.Now(_site, Reported), PairCase.Now(_site, Officer));
        Assert.All(_site.Store.Joins(Viewer.Owner, Officer).Judgements, j => Assert.Equal("Ana", j.RetiredBy));
    }

    [Fact]
    public async Task What_somebody_is_unsure_of_comes_last_and_says_so()
    {
        await DecideAsync(Queue, "unsure", "two posts");
        Assert.Contains("ORDAYA", (await _visitor.ReadAsync(Queue)).QuerySelector("#pair-title")!.TextContent, StringComparison.Ordinal);
        var last = await _visitor.ReadAsync(Queue + "&at=2");
        Assert.Contains("two posts", last.QuerySelector("#pair .decision")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, last.QuerySelectorAll("a[rel=prev]").Length);
        Assert.Empty(last.QuerySelectorAll("a[rel=next]"));
    }

    [Fact]
    public async Task Pairs_are_asked_for_by_two_datasets_by_score_and_by_run()
    {
        Assert.Equal("ORDAYA", await OpenAsync($"/matches?dataset={PairCase.Earlier}&with={PairCase.Givers}"));
        Assert.Equal("RENDUELES", await OpenAsync("/matches?most=60"));
        Assert.Equal("ORDAYA", await OpenAsync("/matches?least=90"));
        Assert.Equal("", await OpenAsync("/matches?run=other"));
        Assert.Equal("", await OpenAsync($"/matches?dataset={PairCase.Earlier}&with=nothing"));
        Assert.Equal("ORDAYA", await OpenAsync("/matches?entity=" + Uri.EscapeDataString(Earlier.Value)));
        using var refused = await _site.Client.GetAsync(new Uri("/matches?least=abc", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        async Task<string> OpenAsync(string path)
        {
            var title = (await _visitor.ReadAsync(path)).QuerySelector("#pair-title")?.TextContent ?? "";
            return title.Contains("ORDAYA", StringComparison.Ordinal) ? "ORDAYA" : title.Contains("RENDUELES", StringComparison.Ordinal) ? "RENDUELES" : title;
        }
    }

    [Fact]
    public async Task A_program_reads_the_queue_a_page_at_a_time_and_decides_by_json()
    {
        using var first = JsonDocument.Parse(await _site.TextAsync(Data + "&rows=1"));
        using var second = JsonDocument.Parse(await _site.TextAsync(Data + "&rows=1&page=2"));
        Assert.Equal((2, 0), (first.RootElement.GetProperty("total").GetInt32(), first.RootElement.GetProperty("offset").GetInt32()));
        Assert.Equal(1, second.RootElement.GetProperty("offset").GetInt32());
        var (top, next) = (first.RootElement.GetProperty("rows")[0], second.RootElement.GetProperty("rows")[0]);
        Assert.True(top.GetProperty("value").GetDouble() > next.GetProperty("value").GetDouble());
        Assert.Equal(3, (await _site.TextAsync(Table)).Trim().Split('\n').Length);

        var pair = JsonSerializer.Serialize(new { one = Id(top, "one"), other = Id(top, "other"), verdict = "not_same", reason = "another post" });
        Assert.Equal(HttpStatusCode.BadRequest, (await _visitor.SendJsonAsync("/matches/judgements.json", pair, null)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _visitor.SendJsonAsync("/matches/judgements.json", pair, await _visitor.TokenAsync())).Status);
        using var after = JsonDocument.Parse(await _site.TextAsync(Data));
        Assert.Equal((1, 1), (after.RootElement.GetProperty("total").GetInt32(), after.RootElement.GetProperty("decided").GetInt32()));
        using var decided = JsonDocument.Parse(await _site.TextAsync(Data + "&decided=1"));
        Assert.Equal("another post", decided.RootElement.GetProperty("rows")[0].GetProperty("judgement").GetProperty("reason").GetString());

        static string Id(JsonElement row, string side) => row.GetProperty(side).GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task What_was_judged_of_somebody_who_is_on_record_no_more_is_listed()
    {
        var pair = JsonSerializer.Serialize(new { one = Giver.Value, other = Earlier.Value, verdict = "not_same", reason = "another post" });
        Assert.Equal(HttpStatusCode.NoContent, (await _visitor.SendJsonAsync("/matches/judgements.json", pair, await _visitor.TokenAsync())).Status);
        Assert.Empty((await _visitor.ReadAsync("/matches?decided=1")).QuerySelectorAll(".lost li"));
        var fewer = string.Join('\n', PairCase.Later.Split('\n').Where(l => !l.Contains("ORDAYA", StringComparison.Ordinal)));
        RegisterCase.Import(_site, "aportes.csv", fewer, 4, PairCase.Givers, "onpe");
        var lost = Assert.Single((await _visitor.ReadAsync("/matches?decided=1&lang=en")).QuerySelectorAll(".lost li"));
        Assert.Contains("another post", lost.TextContent, StringComparison.Ordinal);
        using var told = JsonDocument.Parse(await _site.TextAsync("/matches.json?decided=1"));
        Assert.Equal("not_same", Assert.Single(told.RootElement.GetProperty("lost").EnumerateArray()).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_pair_that_nobody_proposed_is_looked_at_by_its_ids()
    {
        var page = await _visitor.ReadAsync($"/matches?one={Uri.EscapeDataString(Earlier.Value)}&other={Reported}&lang=en");
        Assert.Contains("nobody proposed", page.QuerySelector("#pair")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("#pair-title a").Length);
        Assert.NotNull((await _visitor.ReadAsync("/matches?one=nobody&other=no-one")).QuerySelector("#pair-title"));
    }

    [Fact]
    public async Task Where_a_not_the_same_stands_in_the_way_the_page_says_which_and_takes_it_back()
    {
        var token = await _visitor.TokenAsync();
        await SayAsync(token, Reported, Officer, "not_same", "they met");
        await SayAsync(token, Officer, Giver, "same", "");
        await SayAsync(token, Reported, Giver, "same", "");
        Assert.NotEqual(PairCase.Now(_site, Reported), PairCase.Now(_site, Officer));
        var dossier = Uri.EscapeDataString(PairCase.Now(_site, Officer).Value);
        var barred = (await _visitor.ReadAsync("/entities/" + dossier)).QuerySelector("#joins .barred")!;
        Assert.Contains("they met", barred.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana", barred.TextContent, StringComparison.Ordinal);
        await _visitor.PressAsync("/entities/" + dossier, "#joins .barred button");
        Assert.Equal(PairCase.Now(_site, Reported), PairCase.Now(_site, Officer));
        Assert.Null((await _visitor.ReadAsync("/entities/" + PairCase.Now(_site, Officer).Value)).QuerySelector(".barred"));
    }

    [Fact]
    public async Task A_dossier_takes_the_address_of_a_registers_entity_and_shows_why_all_are_one()
    {
        var (reported, page) = (Reported, "/entities/" + Reported.Value);
        var token = await _visitor.TokenAsync(page);
        var address = $"http://127.0.0.1/entities/{Uri.EscapeDataString(Officer.Value)}?refs=2#x";
        var (status, _) = await _visitor.SendAsync("/entities/judgements", new(WebHost.TokenField, token), new("one", reported.Value), new("other", address), new("verdict", "same"), new("back", page));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var now = "/entities/" + Uri.EscapeDataString(PairCase.Now(_site, reported).Value);
        var joined = await _visitor.ReadAsync(now);
        Assert.Contains(PairCase.Givers.Value, joined.QuerySelector("#joins .members")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("RENDUELES TINTAYA OCTAVIO", joined.QuerySelector("#registers")!.TextContent, StringComparison.Ordinal);
        var members = ((IHtmlSelectElement)joined.QuerySelector("select[name=one]")!).Options.Select(o => o.Value).ToArray();
        Assert.Contains(Officer.Value, members);
        var why = await _visitor.ReadAsync($"{now}?one={Uri.EscapeDataString(Officer.Value)}&other={members.First(m => m != Officer.Value)}");
        Assert.Contains("person", why.QuerySelector("ol.why")!.TextContent, StringComparison.Ordinal);

        await _visitor.PressAsync(now, "form.apart button");
        Assert.NotEqual(PairCase.Now(_site, reported), PairCase.Now(_site, Officer));
        await _visitor.PressAsync("/entities/" + Uri.EscapeDataString(PairCase.Now(_site, Officer).Value), "#joins form[action^='/entities/apart/'] button");
        Assert.Equal(PairCase.Now(_site, reported), PairCase.Now(_site, Officer));
    }

    [Fact]
    public async Task Two_entities_of_registers_are_joined_from_the_list_of_the_similar_and_parted_again()
    {
        var page = "/entities/" + Uri.EscapeDataString(Giver.Value);
        var beside = (await _visitor.ReadAsync(page)).QuerySelector("#similar .decide a")!.GetAttribute("href");
        Assert.Contains(Uri.EscapeDataString(Earlier.Value), beside, StringComparison.Ordinal);
        await _visitor.PressAsync(page, "#similar button[value=same]");
        var now = PairCase.Now(_site, Giver);
        Assert.Equal(now, PairCase.Now(_site, Earlier));
        var joined = await _visitor.ReadAsync("/entities/" + Uri.EscapeDataString(now.Value));
        Assert.Equal(2, joined.QuerySelectorAll("#joins .members li").Length);
        await _visitor.PressAsync("/entities/" + Uri.EscapeDataString(now.Value), "#joins .joins form[action$='/retire'] button");
        Assert.NotEqual(PairCase.Now(_site, Giver), PairCase.Now(_site, Earlier));
    }

    [Fact]
    public async Task What_a_source_calls_itself_stays_text()
    {
        var row = $"ER 2030;X;PERSONA NATURAL;;{UglyCase.Script};15/02/2030;EFECTIVO;1,00;R-7\n";
        RegisterCase.Import(_site, "fea.csv", RegisterCase.Header + row, 5, new("fea"), "onpe");
        var all = _site.Store.RegisterEntities(Viewer.Owner, new(Dataset: new("fea")), Paging.First).Rows;
        var ugly = all.First(r => r.Caption.Contains('<', StringComparison.Ordinal)).Id;
        _site.Store.Write([new Change.PairsProposed([new(ugly, Giver, 0.5, "logic-q1", UglyCase.Script)])]);
        var page = await _visitor.ReadAsync("/matches?entity=" + Uri.EscapeDataString(ugly.Value));
        Assert.Contains("<script>", page.QuerySelector("#pair-title")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
    }

    async Task<(HttpStatusCode, string? To)> DecideAsync(string path, string verdict, string reason)
    {
        var form = (IHtmlFormElement)(await _visitor.ReadAsync(path)).GetElementById("decide")!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value);
        fields["reason"] = reason;
        fields["verdict"] = verdict;
        return await _visitor.SendAsync(form.GetAttribute("action")!, [.. fields]);
    }

    Task SayAsync(string token, EntityId one, EntityId other, string verdict, string reason) =>
        _visitor.SendAsync("/entities/judgements", new(WebHost.TokenField, token),
            new("one", one.Value), new("other", other.Value), new("verdict", verdict), new("reason", reason));
}
