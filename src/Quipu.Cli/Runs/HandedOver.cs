using System.Text;
using System.Text.Json;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Runs;

/// <summary>Hands a reading to the process that serves the workspace, and shows here how it goes there.</summary>
static class HandedOver
{
    internal static async Task<ExitCode> ReadAsync(HandOff server, IReadOnlyList<string> paths, Screen screen, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Url), Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/work/read");
        request.Headers.Add("X-Quipu-Token", server.Token);
        // The server has another working folder: it is given whole paths.
        request.Content = new StringContent(JsonSerializer.Serialize(new { paths = paths.Select(Path.GetFullPath) }), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.IsSuccessStatusCode) return await FollowAsync(answer, screen, cancellation);
            screen.Fault($"The server at {server.Url} refused the work ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(cancellation)}");
        }
        catch (HttpRequestException fault)
        {
            screen.Fault($"The server at {server.Url} has the workspace but does not answer ({fault.Message.TrimEnd('.')}); stop it and run this again.");
        }

        return ExitCode.Broken;
    }

    static async Task<ExitCode> FollowAsync(HttpResponseMessage answer, Screen screen, CancellationToken cancellation)
    {
        var progress = new ProgressLine(screen, "Reading (in the server)", TimeProvider.System);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellation) is { } text)
        {
            if (WorkLine.Parse(text) is not { } line) continue;
            if (!line.IsLast) progress.Report(new Reached(line.Files, line.AllFiles, line.Words));
            else
            {
                progress.Clear();
                return ReadingRun.Say(line, screen);
            }
        }

        screen.Fault("The server stopped before the reading ended; run the same line again to go on.");
        return ExitCode.Broken;
    }
}
