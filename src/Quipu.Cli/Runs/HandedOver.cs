using System.Text;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Runs;

/// <summary>Hands a reading or an import to the process that serves the workspace, and shows here how it goes there.</summary>
static class HandedOver
{
    /// <summary>The last line that the server told; null where it told none, and the screen says why.</summary>
    internal static async Task<WorkLine?> RunAsync(HandOff server, WorkOrder order, Screen screen, CancellationToken cancellation)
    {
        if (order.Paths.Contains("-"))
        {
            screen.Fault($"The standard input cannot be handed to the server at {server.Url}, which has the workspace: save it to a file, or stop the server.");
            return null;
        }

        using var http = new HttpClient { BaseAddress = new Uri(server.Url), Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/work");
        request.Headers.Add("X-Quipu-Token", server.Token);
        request.Content = new StringContent(Whole(order).ToString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.IsSuccessStatusCode) return await FollowAsync(answer, order.Forgetting is not null ? "Forgetting" : order.Import is null ? "Reading" : "Importing", screen, cancellation);
            screen.Fault($"The server at {server.Url} refused the work ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(cancellation)}");
        }
        catch (HttpRequestException fault)
        {
            screen.Fault($"The server at {server.Url} has the workspace but does not answer ({fault.Message.TrimEnd('.')}); stop it and run this again.");
        }

        return null;
    }

    // The server has another working folder: it is given whole paths.
    static WorkOrder Whole(WorkOrder order) => order with
    {
        Paths = [.. order.Paths.Select(Path.GetFullPath)],
        Import = order.Import is { Mapping: { } mapping } import ? import with { Mapping = Path.GetFullPath(mapping) } : order.Import,
    };

    static async Task<WorkLine?> FollowAsync(HttpResponseMessage answer, string verb, Screen screen, CancellationToken cancellation)
    {
        var progress = new ProgressLine(screen, $"{verb} (in the server)", TimeProvider.System);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellation) is { } text)
        {
            if (WorkLine.Parse(text) is not { } line) continue;
            if (line.IsLast)
            {
                progress.Clear();
                return line;
            }

            if (line.Rows > 0) progress.Report(line.Rows);
            else progress.Report(new Reached(line.Files, line.AllFiles, line.Words));
        }

        screen.Fault("The server stopped before the work ended; run the same line again to go on.");
        return null;
    }
}
