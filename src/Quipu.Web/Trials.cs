using Quipu.Access;
using Quipu.Patterns.Language;

namespace Quipu.Web;

/// <summary>
/// Patterns that are tried out from the editor: one at a time, the newest, and each for so long only. Whoever asks again, or goes away, stops the one before.
/// </summary>
public sealed class Trials(NetworkDesk network) : IDisposable
{
    /// <summary>Findings and leads that a trial shows.</summary>
    internal const int Most = 20;

    /// <summary>How long a trial may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    readonly Lock _lock = new();
    readonly SemaphoreSlim _one = new(1);
    CancellationTokenSource? _running;

    public void Dispose()
    {
        _running?.Dispose();
        _one.Dispose();
    }

    /// <summary>What a pattern would give; null where it took too long, or another trial took its place.</summary>
    /// <exception cref="OperationCanceledException">Who asked went away.</exception>
    internal async Task<PatternTrial?> RunAsync(Viewer viewer, Pattern pattern, CancellationToken gone)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone);
        Newest(stop);
        stop.CancelAfter(Patience);
        try
        {
            await _one.WaitAsync(stop.Token);
            // Long work has a thread of its own: the request is let go when the time is over, and the next trial waits for the end of this one.
            return await Task.Run(() => Try(viewer, pattern, stop.Token), CancellationToken.None).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            lock (_lock)
            {
                if (_running == stop) _running = null;
            }
        }
    }

    PatternTrial Try(Viewer viewer, Pattern pattern, CancellationToken stop)
    {
        try
        {
            return network.Patterns(viewer).Try(pattern, Most, stop);
        }
        finally
        {
            _one.Release();
        }
    }

    void Newest(CancellationTokenSource stop)
    {
        lock (_lock)
        {
            _running?.Cancel();
            _running = stop;
        }
    }
}
