using Quipu.Sources;

namespace Quipu;

/// <summary>Counts what an ingest does, and tells who wants to know.</summary>
sealed class IngestTally(IngestOptions options)
{
    readonly long _started = options.Time.GetTimestamp();
    readonly List<Failure> _failures = [];
    int _files, _skipped, _documents, _claims;
    bool _listed;
    long _words, _bytes, _allBytes;
    string? _stopped;

    internal IReadOnlyList<SourceItem> Items { get; private set; } = [];

    internal void Expect(IReadOnlyList<SourceItem> items)
    {
        (Items, _listed) = (items, true);
        _allBytes = items.Sum(i => i.Length ?? 0);
        Tell("");
    }

    internal void Count(Step step)
    {
        foreach (var change in step.Changes)
        {
            if (change is Change.Failed failed) _failures.Add(failed.Failure);
            else if (change is Change.DocumentMade) _documents++;
            else if (change is Change.DocumentWasRead read) _claims += read.Reading.Claims.Length;
        }

        _words += step.Words;
        if (!step.IsLast) return;
        _files++;
        if (step.Skipped)
        {
            _skipped++;
            _allBytes -= step.Item.Length ?? 0;
        }
        else _bytes += step.Item.Length ?? 0;
        Tell(step.Item.Location);
    }

    internal void Stop(string sentence) => _stopped = sentence;

    internal IngestResult Result(bool cancelled) => new()
    {
        Files = _files,
        Skipped = _skipped,
        Documents = _documents,
        Claims = _claims,
        Words = _words,
        Elapsed = Elapsed,
        Remaining = Items.Count - _files,
        Failures = [.. _failures.OrderBy(f => f.Location, StringComparer.Ordinal).ThenBy(f => f.Part)],
        // Stopped while the source was still being listed: nothing is known to be left, yet not all is done.
        Cancelled = cancelled && (!_listed || Items.Count > _files),
        Stopped = _stopped,
    };

    TimeSpan Elapsed => options.Time.GetElapsedTime(_started);

    void Tell(string current)
    {
        if (options.Progress is null) return;
        TimeSpan? left = _bytes > 0 ? Elapsed * ((double)Math.Max(0, _allBytes - _bytes) / _bytes) : null;
        options.Progress.Report(new(_files, Items.Count, _skipped, _documents, _words, _failures.Count, Elapsed, left, current));
    }
}
