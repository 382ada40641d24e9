using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;
using Quipu.Publishing.Retention;
using Quipu.Web;

namespace Quipu.Cli.Runs;

/// <summary>Serves a workspace whose lock the caller holds, until it is told to stop; takes the work of other processes meanwhile.</summary>
sealed class ServingRun(Workspace workspace, Settings settings, Screen screen) : IDisposable
{
    /// <summary>How long a page may look for what became of a row.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly SemaphoreSlim _oneWork = new(1);
    readonly DropDesk _drops = new(workspace.Path);
    NameWatching? _names;

    internal async Task<ExitCode> RunAsync(bool openBrowser, CancellationToken cancellation)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        using var known = MatchIndex.Of(workspace.Store, workspace.Path);
        _names = new(known, new(workspace, TimeProvider.System)) { Threshold = settings[Settings.MatchThreshold] / 100.0 };
        var network = new NetworkDesk(workspace.Store, workspace.Path);
        await using var app = WebHost.Build(new WebOptions(workspace.Store, workspace.Card.Name, new Viewer(settings[Settings.Name]), settings[Settings.Urls])
        {
            Folder = Path.GetFullPath(workspace.Path),
            Captures = id => workspace.Captures.Read(id, out _),
            Key = () => SigningKey.OrPassing(workspace.Path),
            Keep = bytes => workspace.Captures.Keep(bytes),
            Rows = (import, place) => RowReading.Read(workspace, import, place, Patience),
            Drops = _drops,
            Tables = new(workspace, TimeProvider.System),
            HandOff = WorkAsync,
            HandOffToken = token,
            Known = known,
            MatchThreshold = settings[Settings.MatchThreshold] / 100.0,
            MatchHigh = settings[Settings.MatchHigh] / 100.0,
            Network = network,
            Findings = FindingDesk.Of(workspace, network),
            Watches = new(workspace.Store, TimeProvider.System, _names),
            Patterns = new(workspace.Path),
            Rates = new(workspace.Path),
            Map = new(workspace.Store, new(workspace.Path)),
            Schemes = new(workspace.Path),
            Indicators = new(workspace),
            Cross = new(workspace.Store, known, workspace.Path),
        });
        await app.StartAsync(cancellation);
        var url = app.Urls.First();
        new HandOff(url, token).Write(workspace.Path);
        try
        {
            screen.Out.WriteLine($"{workspace.Card.Name} is open at {url}/ (Ctrl-C stops)");
            screen.Flush();
            if (openBrowser && Browser.IsThere) Browser.Open(url);
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            HandOff.Remove(workspace.Path);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await app.StopAsync(patience.Token);
        }

        return ExitCode.Fine;
    }

    public void Dispose() => _oneWork.Dispose();

    /// <summary>Work that another process handed over, told a line at a time; one at a time, the next waits.</summary>
    async IAsyncEnumerable<string> WorkAsync(WorkOrder order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await _oneWork.WaitAsync(cancellation);
        try
        {
            var lines = Channel.CreateUnbounded<WorkLine>();
            var work = Task.Run(() => Work(order, lines.Writer, cancellation), CancellationToken.None);
            await foreach (var line in lines.Reader.ReadAllAsync(CancellationToken.None)) yield return line.Text();
            await work;
        }
        finally
        {
            _oneWork.Release();
        }
    }

    IngestResult Read(WorkOrder order, ChannelWriter<WorkLine> lines, CancellationToken cancellation)
    {
        var said = order.Settings.Aggregate(settings, (all, flag) => all.With(flag.Key, flag.Value, "--" + flag.Key));
        return ReadingRun.Into(workspace, order.Paths, said, new Heard<IngestProgress>(p => lines.TryWrite(WorkLine.Of(p))), cancellation);
    }

    // What was stopped over stays for the next server.
    IngestResult Read(string drop, ChannelWriter<WorkLine> lines, CancellationToken cancellation)
    {
        var result = ReadingRun.Into(workspace, _drops.Source(drop), settings, new Heard<IngestProgress>(p => lines.TryWrite(WorkLine.Of(p))), cancellation);
        if (result is { Cancelled: false, Stopped: null }) _drops.Done(drop);
        return result;
    }

    // What a page has in its memory goes with the next change that it follows; the files go here.
    WorkLine Forget(WorkOrder order, ForgetPlan plan)
    {
        var isPurged = new ForgetDesk(workspace, TimeProvider.System).Forget(plan, By(order));
        return new() { IsLast = true, Sentences = isPurged ? [] : [ForgetVerb.StillRead] };
    }

    // Who asked, and not who serves.
    string By(WorkOrder order) => settings.With(Settings.Name.Name, order.Settings.GetValueOrDefault(Settings.Name.Name, settings[Settings.Name]), "--" + Settings.Name.Name)[Settings.Name];

    void Work(WorkOrder order, ChannelWriter<WorkLine> lines, CancellationToken cancellation)
    {
        try
        {
            if (order.Forgetting is { } plan) lines.TryWrite(Forget(order, plan));
            else if (order.Edition is { } edition) lines.TryWrite(EditionRun.Make(workspace, edition.Request, edition.File, By(order), cancellation));
            else if (order.Notice is { } notice) lines.TryWrite(NoticeRun.Keep(workspace, notice.Notice(By(order), TimeProvider.System.GetUtcNow())));
            else if (order.Watch is { } watch) lines.TryWrite(WatchRun.Do(new(workspace.Store, TimeProvider.System, _names), new Viewer(By(order)), watch));
            else if (order.Drop is { } drop) lines.TryWrite(WorkLine.Of(Read(drop, lines, cancellation)));
            else lines.TryWrite(order.Import is { } import
                ? WorkLine.Of(Importing.Run(workspace, ImportRun.Options(import, order.Paths, new Heard<ImportProgress>(p => lines.TryWrite(WorkLine.Of(p)))), cancellation))
                : WorkLine.Of(Read(order, lines, cancellation)));
        }
        catch (QuipuException fault)
        {
            lines.TryWrite(new WorkLine { IsLast = true, Stopped = fault.Message });
        }
        finally
        {
            lines.Complete();
        }
    }
}

/// <summary>The person's browser, where there is a desktop to show one.</summary>
static class Browser
{
    internal static bool IsThere => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ||
        ((Environment.GetEnvironmentVariable("DISPLAY") ?? Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")) is { Length: > 0 } && File.Exists("/usr/bin/xdg-open"));

    internal static void Open(string url)
    {
        try
        {
            using var started = OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })
                : Process.Start(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [url]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The address is printed; whoever sees it can open it.
        }
    }
}
