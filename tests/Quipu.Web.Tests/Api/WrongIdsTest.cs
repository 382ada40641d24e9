using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>A change of what is not there is refused with a sentence, and nothing of it is kept.</summary>
public sealed class WrongIdsTest
{
    [Fact]
    public async Task A_judgement_that_is_not_there_or_was_taken_back_is_not_taken_back()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(site);
        using var visitor = new Visitor(site);
        var token = await visitor.TokenAsync();
        site.Store.Write([new Change.SamenessJudged(new(new("one"), PairCase.Giver(site, "ordaya", PairCase.Givers), PairCase.Giver(site, "ordaya", PairCase.Earlier), Sameness.Same, "Ana", RegisterCase.Day(5), null)), new Change.Assembled()]);
        await RefusedAsync("deadbeef", "no such judgement");
        Assert.Equal(HttpStatusCode.NoContent, (await RetireAsync("one", "en")).Status);
        await RefusedAsync("one", "taken back before");
        Assert.Contains("retirado", Detail(await RetireAsync("one", "es")), StringComparison.Ordinal);

        async Task RefusedAsync(string id, string sentence)
        {
            var answer = await RetireAsync(id, "en");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(sentence, Detail(answer), StringComparison.Ordinal);
        }

        Task<(HttpStatusCode Status, string Body)> RetireAsync(string id, string language) => visitor.SendJsonAsync($"/matches/judgements/{id}/retire.json?lang={language}", "{}", token);
    }

    [Fact]
    public async Task A_row_that_no_table_has_is_not_decided()
    {
        await using var site = await Site.SampleAsync(new GoldReader());
        PairCase.Add(site);
        using var visitor = new Visitor(site);
        var token = await visitor.TokenAsync();
        var list = site.Workspace.Captures.Keep("nombre\nCelina Ordaya Muñante\n"u8.ToArray());
        var nowhere = new CaptureId(new string('0', 64));
        Assert.Contains("file", Detail(await JudgeAsync(nowhere, 1, "")), StringComparison.Ordinal);
        Assert.Contains("row", Detail(await JudgeAsync(list, 999999, "")), StringComparison.Ordinal);
        Assert.Contains("row", Detail(await JudgeAsync(list, 0, "")), StringComparison.Ordinal);
        Assert.Contains("row", Detail(await JudgeAsync(list, 1, "supplier")), StringComparison.Ordinal);
        Assert.Empty(site.Store.RowJudgements(Viewer.Owner, nowhere));
        Assert.Empty(site.Store.RowJudgements(Viewer.Owner, list));
        Assert.Equal(HttpStatusCode.NoContent, (await JudgeAsync(list, 1, "")).Status);
        Assert.Single(site.Store.RowJudgements(Viewer.Owner, list));

        Task<(HttpStatusCode Status, string Body)> JudgeAsync(CaptureId file, long row, string party) => visitor.SendJsonAsync("/screening/judgements.json?lang=en",
            JsonSerializer.Serialize(new { verdict = "same", file = file.Value, row, party, hit = PairCase.Giver(site, "ordaya", PairCase.Givers).Value }), token);
    }

    static string Detail((HttpStatusCode Status, string Body) answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("detail").GetString()!.ToLowerInvariant();
    }
}
