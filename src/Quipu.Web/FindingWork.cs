namespace Quipu.Web;

/// <summary>Brings findings up to date beside the requests: once what was read, imported or judged has come to rest.</summary>
sealed partial class FindingWork(WebOptions options, Work work, ILogger<FindingWork> log) : BackgroundService
{
    // Of a large workspace the network takes half a minute to make anew: whoever asks meanwhile has nineteen parts of the time in twenty for themselves.
    const int Share = 20;

    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Findings is not { } desk) return;
        using var ticks = new PeriodicTimer(Rest);
        var next = TimeProvider.System.GetTimestamp();
        for (long seen = -1, failed = -1; await ticks.WaitForNextTickAsync(stoppingToken);)
        {
            var sequence = options.Store.Sequence;
            var isMoving = work.State is not null || options.Progress?.Invoke() is not null || sequence != seen;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Findings are not up to date: {Fault}")]
    static partial void NotKept(ILogger log, string fault);
}
