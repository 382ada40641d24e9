using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>One document (or failure) of an item on its way into the store.</summary>
/// <param name="Item">Where it comes from.</param>
/// <param name="Changes">What to keep.</param>
/// <param name="IsLast">Nothing more comes of this item.</param>
sealed record Step(SourceItem Item, ImmutableArray<Change> Changes, bool IsLast)
{
    /// <summary>Kept after the last step, unless a step of the item failed.</summary>
    internal Change.CaptureDone? Done { get; init; }

    internal bool Skipped { get; init; }

    internal int Words { get; init; }
}

/// <summary>The left half of an ingest: turns items into steps, parsing on one thread and reading on several, in order.</summary>
sealed class Intake(Workspace workspace, IngestOptions options, CancellationToken cancellation) : IDisposable
{
    readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    readonly BlockingCollection<Task<Step>> _queue = new(boundedCapacity: options.Parallelism * 4);
    readonly SemaphoreSlim _places = new(options.Parallelism);
    readonly HashSet<CaptureId> _seen = [];
    Task? _feeding;

    /// <summary>The steps of all items in order. Ends early when cancelled, with what is in hand finished.</summary>
    internal IEnumerable<Step> Start(IReadOnlyList<SourceItem> items)
    {
        _feeding = Task.Factory.StartNew(() => Feed(items), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (var step in _queue.GetConsumingEnumerable(CancellationToken.None))
            yield return step.GetAwaiter().GetResult();
        _feeding.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        // Where the store broke, the feeder still waits for room in the queue: it is let go before the queue is.
        _stop.Cancel();
        while (_feeding is { IsCompleted: false }) _queue.TryTake(out _, 20);
        _queue.Dispose();
        _stop.Dispose();
    }

    void Feed(IReadOnlyList<SourceItem> items)
    {
        try
        {
            foreach (var item in items)
            {
                if (_stop.IsCancellationRequested) return;
                foreach (var step in Take(item))
                {
                    _queue.Add(step, CancellationToken.None); // it is being read already: whoever stops now keeps it
                    if (_stop.IsCancellationRequested) return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // What is in the queue is finished; this item is the next run's.
        }
        finally
        {
            _queue.CompleteAdding();
        }
    }

    IEnumerable<Task<Step>> Take(SourceItem item)
    {
        if (Bytes(item, out var failure, out var fault) is not { } bytes) return [Whole(item, new Change.Failed(Told(failure!, fault), options.Dataset))];
        // Of what was forgotten not a byte comes back, nor of what lies beside it.
        if (workspace.Store.IsForgotten(new(ContentHash.Sha256(bytes)))) return [Task.FromResult(new Step(item, [], IsLast: true) { Skipped = true })];
        var (capture, kept) = Keep(item, bytes, null);
        if (workspace.Store.IsForgotten(capture.Id)) return [Task.FromResult(new Step(item, [], IsLast: true) { Skipped = true })];
        var (sidecar, metadata, besides) = Sidecar(item.Sidecar, capture.Id);
        var formats = (sidecar is null ? Formats.Signature : $"{Formats.Signature} {sidecar.Id}") + options.Under?.Signature;
        var isReprint = !_seen.Add(capture.Id);
        if (workspace.Store.IsDone(capture.Id, item.Location, formats, options.ReaderNames))
            return [Task.FromResult(new Step(item, [], IsLast: true) { Skipped = true })];
        var done = new Change.CaptureDone(capture.Id, item.Location, formats, options.ReaderNames);
        var taken = new Change.CaptureTaken(capture, options.Dataset);
        if (isReprint) return [Whole(item, [.. kept, taken, done])]; // the same bytes under another name: one document, two locations
        ImmutableArray<Change> first = sidecar is null ? [.. kept, taken] : [.. kept, taken, .. besides, new Change.CaptureTaken(sidecar, options.Dataset)];
        var raw = options.Under is { } under ? under.Raw(item, capture, bytes) : new RawDocument(capture, bytes, metadata, sidecar?.Id);
        var parts = new CaptureParts(item, raw, options, _places) { First = first, Done = done };
        return Parsed(parts, capture.Id);
    }

    IEnumerable<Task<Step>> Parsed(CaptureParts parts, CaptureId capture)
    {
        foreach (var step in parts.Steps(_stop.Token)) yield return step;
        if (parts.HasUnreadable) _seen.Remove(capture); // so that its twin is listed as a failure too
    }

    (Capture? Capture, Metadata? Metadata, ImmutableArray<Change> Kept) Sidecar(SourceItem? item, CaptureId beside)
    {
        if (item is null || Bytes(item, out _, out _) is not { } bytes) return (null, null, []);
        var (capture, kept) = Keep(item, bytes, beside);
        return (capture, SidecarMetadata.Parse(bytes), kept);
    }

    static Task<Step> Whole(SourceItem item, params ImmutableArray<Change> changes) => Task.FromResult(new Step(item, changes, IsLast: true));

    (Capture Capture, ImmutableArray<Change> Kept) Keep(SourceItem item, byte[] bytes, CaptureId? beside) => options.Under is { } under
        ? under.Keep(item, bytes, beside, options.Time.GetUtcNow())
        : (new(workspace.Captures.Keep(bytes), bytes.Length, item.Location, options.Time.GetUtcNow()), []);

    Failure Told(Failure failure, FileFault fault) => options.Under?.Hide(failure, fault) ?? failure;

    byte[]? Bytes(SourceItem item, out Failure? failure, out FileFault fault)
    {
        fault = FileFault.NotOpened;
        var reason = item.Fault;
        byte[]? bytes = null;
        try
        {
            if (reason is null)
            {
                (bytes, reason) = Bytes(item, options.Settings[Settings.LargestFile]);
                if (reason is not null) fault = FileFault.TooLarge;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            reason = $"The file cannot be opened ({e.Message.TrimEnd('.')}); check that it is there and may be read.";
        }

        failure = reason is null ? null : new(item.Location, 0, null, reason, options.Time.GetUtcNow());
        return bytes;
    }

    static (byte[]? Bytes, string? Reason) Bytes(SourceItem item, long largest)
    {
        if (item.Length > largest) return (null, TooLarge(item.Length.Value, largest));
        using var stream = item.Open();
        using var buffer = new MemoryStream((int)(item.Length ?? 0));
        var chunk = new byte[1 << 16];
        while (stream.Read(chunk) is > 0 and var read)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > largest) return (null, TooLarge(buffer.Length, largest));
        }

        return (buffer.Capacity == buffer.Length ? buffer.GetBuffer() : buffer.ToArray(), null);
    }

    static string TooLarge(long length, long largest) => string.Create(CultureInfo.InvariantCulture,
        $"The file has {length / 1048576.0:0.#} MB, more than the {largest / 1048576.0:0.#} MB that are read; split it, or raise {Settings.LargestFile.Variable}.");
}
