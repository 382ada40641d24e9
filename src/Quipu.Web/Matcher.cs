using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Web;

/// <summary>Who may be meant by a name, for pages and programs alike: made at the first question, where it was not handed in.</summary>
public sealed class Matcher(WebOptions options) : IDisposable
{
    readonly Lazy<MatchIndex> _index = new(() => options.Known ?? MatchIndex.Of(options.Store));
    readonly Lazy<Turns> _turns = new(() => new());
    Task? _first;
    Counted? _datasets;

    /// <summary>The datasets as they were at a change.</summary>
    sealed record Counted(long Sequence, ImmutableArray<DatasetRow> Rows);

    internal MatchIndex Index => _index.Value;

    /// <summary>The datasets that may be asked: counted once after each change, for counting reads every document, and programs ask some hundred times a second.</summary>
    internal ImmutableArray<DatasetRow> Datasets
    {
        get
        {
            var sequence = options.Store.Sequence;
            if (Volatile.Read(ref _datasets) is { } known && known.Sequence == sequence) return known.Rows;
            var counted = new Counted(sequence, options.Store.Datasets(options.Viewer));
            Volatile.Write(ref _datasets, counted);
            return counted.Rows;
        }
    }

    /// <summary>Does what costs a processor's time, as many at once as there are processors; the rest wait in the order in which they came, so that none takes much longer than the others.</summary>
    internal Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation) => _turns.Value.Take(work, cancellation);

    /// <summary>Begins to make the index, so that the first to ask need not wait.</summary>
    internal void Begin() => _first ??= Task.Run(Index.Refresh);

    /// <summary>Whether the index is made, or will be within a moment: a page that would show what is similar does not keep a reader waiting for it.</summary>
    internal bool IsReady(TimeSpan patience)
    {
        Begin();
        return _first!.Wait(patience);
    }

    public void Dispose()
    {
        // What was handed in is disposed by whoever made it.
        if (options.Known is null && _index.IsValueCreated) Index.Dispose();
        if (_turns.IsValueCreated) _turns.Value.Dispose();
    }
}
