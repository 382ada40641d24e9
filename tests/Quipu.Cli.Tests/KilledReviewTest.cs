using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>A server that is killed right after it answered has kept what was decided.</summary>
public sealed partial class KilledReviewTest
{
    [Fact]
    public async Task A_decision_that_was_answered_outlives_a_server_that_is_killed()
    {
        using var sandbox = new Sandbox();
        TranscriptTest.Copy(Quipu.Tests.Repository.File("samples/tarumayo"), sandbox.At("tarumayo"));
        Assert.Equal(0, sandbox.Run("read", "tarumayo", "--workspace", "w.quipu").Code);
        var decided = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            using var process = sandbox.Begin("serve", "--workspace", "w.quipu", "--urls", "http://127.0.0.1:0");
            try
            {
                var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new Uri(Address().Match(line!).Value) };
                for (var n = 0; n < 5; n++) decided.Add(await DecideAsync(http));
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(10, decided.Distinct().Count());
        var (told, _, code) = sandbox.Run("claims", "--review", "rejected", "--limit", "500", "--workspace", "w.quipu");
        Assert.Equal(0, code);
        foreach (var id in decided) Assert.Contains(id, told, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Run("check", "--workspace", "w.quipu").Code);
    }

    static async Task<string> DecideAsync(HttpClient http)
    {
        var page = await http.GetStringAsync(new Uri("/review", UriKind.Relative), TestContext.Current.CancellationToken);
        var (claim, token) = (Open().Match(page).Groups[1].Value, Token().Match(page).Groups[1].Value);
        using var form = new FormUrlEncodedContent([new("quipu-token", token), new("verdict", "rejected")]);
        using var answer = await http.PostAsync(new Uri($"/review/claims/{claim}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return claim;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();

    [GeneratedRegex(@"action=""/review/claims/([0-9a-f]+)""")]
    private static partial Regex Open();

    [GeneratedRegex(@"name=""quipu-token"" value=""([^""]+)""")]
    private static partial Regex Token();
}
