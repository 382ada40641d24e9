using System.Collections.Concurrent;
using Quipu.Registers;

namespace Quipu;

/// <summary>
/// Brings records into an import: one thread reads and cleans, the caller's writes, with a few batches between them. Memory does not grow with the file.
/// </summary>
static class ImportPipeline
{
    /// <summary>A batch is a transaction: large enough that an index page is written once for many rows, small enough that little is lost by a kill.</summary>
    const int StatementsInBatch = 50_000;

    const int RecordsInBatch = 25_000, Ahead = 1;

    /// <summary>Keeps every record that is left, after those that an earlier run kept; false where it was cancelled before the end.</summary>
    /// <param name="records">Advanced by one thread other than the caller's.</param>
    /// <exception cref="StorageException">A batch could not be kept; those before it are.</exception>
    internal static bool Run(IRegisterImport import, IEnumerator<RegisterRecord> records, Action<long>? kept, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var queue = new BlockingCollection<List<RegisterRecord>>(Ahead);
        var reading = Task.Factory.StartNew(() => Read(records, import.RowsKept, queue, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var rows = import.RowsKept;
        try
        {
            foreach (var batch in queue.GetConsumingEnumerable(CancellationToken.None))
            {
                if (cancellation.IsCancellationRequested) continue;
                import.Keep(batch);
                kept?.Invoke(rows += batch.Count);
            }
        }
        catch
        {
            // The store broke: the reader may wait for room in the queue, and is let go before the queue is.
            stop.Cancel();
            while (!reading.IsCompleted) queue.TryTake(out _, 20, CancellationToken.None);
            throw;
        }

        return reading.GetAwaiter().GetResult() && !cancellation.IsCancellationRequested;
    }

    // What was read before the file broke is kept: the fault comes after it.
    static bool Read(IEnumerator<RegisterRecord> records, long skip, BlockingCollection<List<RegisterRecord>> queue, CancellationToken stop)
    {
        var batch = new List<RegisterRecord>();
        try
        {
            for (var (row, statements) = (0L, 0); records.MoveNext(); row++)
            {
                if (stop.IsCancellationRequested) return false;
                if (row < skip) continue;
                batch.Add(records.Current);
                statements += records.Current.Statements.Length;
                if (statements < StatementsInBatch && batch.Count < RecordsInBatch) continue;
                queue.Add(batch, stop);
                (batch, statements) = ([], 0);
            }

            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (batch.Count > 0 && !stop.IsCancellationRequested) queue.Add(batch, CancellationToken.None);
            queue.CompleteAdding();
        }
    }
}
