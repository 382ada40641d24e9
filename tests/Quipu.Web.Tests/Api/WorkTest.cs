using System.Net;
using System.Runtime.CompilerServices;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>Another process hands its work over, with the workspace's token, and is told how it goes.</summary>
public sealed class WorkTest
{
    [Fact]
    public async Task Work_is_taken_with_the_token_and_told_line_by_line()
    {
        WorkOrder? taken = null;
        await using var site = await Site.StartAsync(_ => { }, o => o with { HandOffToken = "secret", HandOff = (order, stop) => Read(taken = order, stop) });
        var (status, body) = await SendAsync(site, "secret", """{"paths":["/a","/b"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["{\"files\":1,\"allFiles\":2}", "{\"files\":2,\"allFiles\":2}"], body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["/a", "/b"], taken!.Paths);
        Assert.Equal("""{"running":false}""", await site.TextAsync("/work.json"));
    }

    [Theory]
    [InlineData("wrong", """{"paths":["/a"]}""", HttpStatusCode.Forbidden)]
    [InlineData("", """{"paths":["/a"]}""", HttpStatusCode.Forbidden)]
    [InlineData("secret", """{"paths":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("secret", "[1", HttpStatusCode.BadRequest)]
    [InlineData("secret", "[]", HttpStatusCode.BadRequest)]
    public async Task Anything_else_is_refused(string token, string body, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync(_ => { }, o => o with { HandOffToken = "secret", HandOff = Read });
        Assert.Equal(status, (await SendAsync(site, token, body)).Status);
    }

    [Fact]
    public async Task Where_nobody_takes_work_there_is_none_to_give()
    {
        await using var site = await Site.StartAsync(_ => { });
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(site, "", """{"paths":["/a"]}""")).Status);
    }

    [Fact]
    public async Task A_page_tells_of_a_reading_that_runs()
    {
        await using var site = await Site.StartAsync(_ => { }, o => o with { Progress = () => "3 of 9 files" });
        Assert.Contains("3 of 9 files", await site.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("\"running\":true", await site.TextAsync("/work.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"files":3,"allFiles":1200}""", "Reading: 3 of 1,200 files")]
    [InlineData("""{"files":0,"allFiles":0,"rows":5100}""", "Importing: 5,100 rows")]
    [InlineData("""{"n":1}""", "Reading begins")]
    [InlineData("no json", "Reading begins")]
    [InlineData("""{"files":"x","allFiles":2}""", "Reading begins")]
    public void A_line_is_told_in_words(string line, string told) => Assert.Equal(told, WorkState.Read(line).Say(Web.Wording.Words.English));

    static async IAsyncEnumerable<string> Read(WorkOrder order, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var n = 1; n <= order.Paths.Length; n++)
        {
            await Task.Delay(1, stop);
            yield return $"{{\"files\":{n},\"allFiles\":{order.Paths.Length}}}";
        }
    }

    static async Task<(HttpStatusCode Status, string Body)> SendAsync(Site site, string token, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/work") { Content = new StringContent(body) };
        request.Headers.Add("X-Quipu-Token", token);
        using var answer = await site.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
