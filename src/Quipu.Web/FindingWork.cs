namespace Quipu.Web;

/// <summary>Brings findings up to date beside the requests: once what was read, imported or judged has come to rest.</summary>
sealed partial class FindingWork(WebOptions options, Work work, ILogger<FindingWork> log) : BackgroundService
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Findings is not { } desk) return;
        using var ticks = new PeriodicTimer(Rest);
        for (long seen = -1, failed = -1; await ticks.WaitForNextTickAsync(stoppingToken);)
        {
            var sequence = options.Store.Sequence;
            var isMoving = work.State is not null || options.Progress?.Invoke() is not null || sequence != seen;
            seen = sequence;
            if (isMoving || sequence == failed || desk.IsCurrent) continue;
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
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Findings are not up to date: {Fault}")]
    static partial void NotKept(ILogger log, string fault);
}
