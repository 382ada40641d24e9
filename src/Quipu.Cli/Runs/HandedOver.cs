using System.Text;
using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;

namespace Quipu.Cli.Runs;

/// <summary>Hands work to the process that serves the workspace, and shows here how it goes there.</summary>
static class HandedOver
{
    /// <summary>Does an act here, or in the server that has the workspace, and shows what came of it either way.</summary>
    /// <param name="act">What is done where the workspace is free; called with its lock held.</param>
    /// <param name="order">The same for the server; null: it cannot be handed over.</param>
    internal static async Task<ExitCode> OrHereAsync(Workspace workspace, Func<WorkLine> act, Func<WorkOrder?> order, Screen screen, CancellationToken cancellation)
    {
        WorkLine? told;
        try
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            told = act();
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is not null && order() is not null)
        {
            told = await RunAsync(HandOff.Read(workspace.Path)!, order()!, screen, cancellation);
        }

        if (told is null) return ExitCode.Broken;
        if (told.Stopped is { } fault) return Shared.Broken(screen, fault);
        foreach (var line in told.Out) screen.Out.WriteLine(line);
        foreach (var sentence in told.Sentences) screen.Say(sentence);
        return ExitCode.Fine;
    }

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
            if (answer.IsSuccessStatusCode) return await FollowAsync(answer, Doing(order), screen, cancellation);
            screen.Fault($"The server at {server.Url} refused the work ({(int)answer.StatusCode}): {await answer.Content.ReadAsStringAsync(cancellation)}");
        }
        catch (HttpRequestException fault)
        {
            screen.Fault($"The server at {server.Url} has the workspace but does not answer ({fault.Message.TrimEnd('.')}); stop it and run this again.");
        }

        return null;
    }

    static string Doing(WorkOrder order) =>
        order.Forgetting is not null ? "Forgetting" : order.Edition is not null ? "Freezing" : order.Notice is not null || order.Watch is not null ? "Noting" : order.Import is null ? "Reading" : "Importing";

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
