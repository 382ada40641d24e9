using System.Diagnostics;

namespace Quipu;

/// <summary>The right half of an ingest: gathers changes and writes them some documents at a time, so that a transaction ends where a capture does.</summary>
sealed class IngestBatch(IStore store, IngestOptions options)
{
    /// <summary>A capture with more documents than this many batches is written in several transactions; it is done only with the last.</summary>
    const int BatchesInOne = 10;

    readonly List<Change> _changes = [];
    readonly Stopwatch _age = new();
    int _documents;
    bool _failed;

    /// <summary>Takes a step; writes when enough is gathered.</summary>
    /// <exception cref="StorageException">It could not be kept; nothing of the batch is.</exception>
    internal void Add(Step step)
    {
        if (step.Changes.IsEmpty && step.Done is null) return;
        if (_changes.Count == 0) _age.Restart();
        _changes.AddRange(step.Changes);
        _failed |= step.Changes.Any(c => c is Change.Failed);
        _documents++;
        if (step.IsLast)
        {
            if (!_failed && step.Done is not null) _changes.Add(step.Done);
            _failed = false;
        }

        var size = options.Settings[Settings.BatchDocuments];
        var isFull = _documents >= size || _age.ElapsedMilliseconds >= options.Settings[Settings.BatchMilliseconds];
        if ((step.IsLast && isFull) || _documents >= size * BatchesInOne) Flush();
    }

    /// <summary>Writes what is gathered.</summary>
    /// <exception cref="StorageException">It could not be kept.</exception>
    internal void Flush()
    {
        if (_changes.Count == 0) return;
        store.Write(_changes);
        _changes.Clear();
        _documents = 0;
    }
}
