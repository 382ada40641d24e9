namespace Quipu.Web;

/// <summary>Brings watches up to date beside the requests: once what was read, imported or judged has come to rest, and findings follow it.</summary>
sealed partial class WatchWork(WebOptions options, Work work, ILogger<WatchWork> log) : BackgroundService
{
    // Whoever asks meanwhile has nine parts of the time in ten for themselves.
    const int Share = 10;

    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Watches is not { } desk || !options.Store.IsWritable) return;
        using var ticks = new PeriodicTimer(Rest);
        var next = TimeProvider.System.GetTimestamp();
        for (long seen = -1, failed = -1; await ticks.WaitForNextTickAsync(stoppingToken);)
        {
            var sequence = options.Store.Sequence;
            var isMoving = work.State is not null || options.Progress?.Invoke() is not null || sequence != seen || options.Findings is { IsCurrent: false };
            seen = sequence;
            if (isMoving || sequence == failed || TimeProvider.System.GetTimestamp() < next || desk.IsCurrent) continue;
            var begun = TimeProvider.System.GetTimestamp();
            try
            {
                await Task.Run(() => desk.Refresh(stoppingToken), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A full disk is told where it matters, to whoever judges or reads; here the next change tries again.
                failed = sequence;
                NotKept(log, fault.Message);
            }

            var ended = TimeProvider.System.GetTimestamp();
            next = ended + ((ended - begun) * (Share - 1));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watches are not up to date: {Fault}")]
    static partial void NotKept(ILogger log, string fault);
}
