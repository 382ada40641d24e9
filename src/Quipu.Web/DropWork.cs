using System.Threading.Channels;

namespace Quipu.Web;

/// <summary>Reads what was handed to a page, one drop after another, beside the requests; first what an earlier server was stopped over.</summary>
sealed partial class DropWork(WebOptions options, Work work, ILogger<DropWork> log) : BackgroundService
{
    readonly Channel<string> _drops = Channel.CreateUnbounded<string>();

    /// <summary>Files can be handed in here.</summary>
    internal bool IsOpen => options is { Drops: not null, HandOff: not null } && options.Store.IsWritable;

    internal void Add(string drop)
    {
        work.Tell("{}");
        _drops.Writer.TryWrite(drop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOpen) return;
        foreach (var left in options.Drops!.Waiting()) Add(left);
        await foreach (var drop in _drops.Reader.ReadAllAsync(stoppingToken)) await ReadAsync(drop, stoppingToken);
    }

    async Task ReadAsync(string drop, CancellationToken cancellation)
    {
        try
        {
            await foreach (var line in options.HandOff!(new WorkOrder([]) { Drop = drop }, cancellation)) work.Tell(line);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The files stay, and the next server reads them.
            NotRead(log, fault.Message);
        }
        finally
        {
            work.Tell(null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was handed in is not read yet: {Fault} It is read when the server starts again.")]
    static partial void NotRead(ILogger log, string fault);
}
