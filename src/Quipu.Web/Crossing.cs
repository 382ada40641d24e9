using Quipu.Web.Wording;

namespace Quipu.Web;

/// <summary>The cross-reference that was begun from a page: one at a time, beside the requests. What it finds waits on <c>/matches</c>.</summary>
public sealed class Crossing(WebOptions options, IHostApplicationLifetime life) : IDisposable
{
    readonly Lock _lock = new();
    CancellationTokenSource? _stop;
    volatile WorkState? _state;
    volatile CrossEnd? _last;

    /// <summary>How far it is; null where none runs.</summary>
    public WorkState? State => _state;

    /// <summary>What the last came to; null where none has ended.</summary>
    internal CrossEnd? Last => _last;

    internal bool IsThere => options.Cross is not null;

    /// <summary>Begins one; false where one runs already.</summary>
    internal bool Begin(CrossAsked asked)
    {
        lock (_lock)
        {
            if (_state is not null || options.Cross is not { } cross) return false;
            _stop?.Dispose();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
            var stop = _stop.Token;
            _state = new(0, 0) { OfNames = true };
            _ = Task.Run(() => Run(cross, asked, stop), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Stops it where one runs; the same question goes on from there.</summary>
    internal void Stop()
    {
        lock (_lock)
        {
            if (_state is not null) _stop?.Cancel();
        }
    }

    public void Dispose() => _stop?.Dispose();

    void Run(CrossReferencing cross, CrossAsked asked, CancellationToken stop)
    {
        try
        {
            _last = new(asked, cross.Run(asked, new Told(r => _state = new((int)r.Asked, (int)r.Total) { OfNames = true }), stop), null);
        }
        catch (QuipuException broken)
        {
            _last = new(asked, null, broken.Message);
        }
        catch (Exception)
        {
            // Nobody waits for this task: what breaks is said on the page, and never its insides.
            _last = new(asked, null, null);
        }
        finally
        {
            _state = null;
        }
    }

    // In order, on the thread that does the work: Progress<T> would tell late and out of turn.
    sealed class Told(Action<CrossReached> tell) : IProgress<CrossReached>
    {
        public void Report(CrossReached value) => tell(value);
    }
}

/// <summary>What a cross-reference came to.</summary>
/// <param name="Outcome">Null where it broke.</param>
/// <param name="Fault">Why it broke, in a sentence; null where nobody can say.</param>
sealed record CrossEnd(CrossAsked Asked, CrossOutcome? Outcome, string? Fault)
{
    internal string Say(Words words) => Outcome is not { } outcome ? Fault ?? words["fault.broken"]
        : !outcome.IsWhole ? words.Of("cross.stopped", words.Number(outcome.Reached.Asked), words.Number(outcome.Reached.Total))
        : words.Of("cross.ended", words.Number(outcome.Reached.Total), words.Count("cross.pairs", outcome.Pairs.Length));
}
