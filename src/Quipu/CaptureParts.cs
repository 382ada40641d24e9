using System.Collections.Immutable;
using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>The documents of one capture: parsed one after the other, read in parallel, each a step. A poison file ends in rows with reasons.</summary>
sealed class CaptureParts(SourceItem item, RawDocument raw, IngestOptions options, SemaphoreSlim places)
{
    bool _isBroken;

    /// <summary>What goes with the first document: the captures themselves.</summary>
    internal required ImmutableArray<Change> First { get; init; }

    internal required Change.CaptureDone Done { get; init; }

    /// <summary>True once a part could not be parsed.</summary>
    internal bool HasUnreadable { get; private set; }

    TimeSpan Patience => TimeSpan.FromSeconds(options.Settings[Settings.ReadingSeconds]);

    internal IEnumerable<Task<Step>> Steps(CancellationToken cancellation)
    {
        Task<Step>? last = null;
        foreach (var parsed in Parse(cancellation))
        {
            if (last is not null) yield return last;
            last = Take(parsed, last is null ? First : []);
        }

        yield return Last(last ?? Task.FromResult(
            new Step(item, [.. First, Failed(0, "The file holds no article; remove it, or save the article again.")], IsLast: true)));
    }

    async Task<Step> Last(Task<Step> step) => await step.ConfigureAwait(false) with { IsLast = true, Done = Done };

    IEnumerable<Parsed> Parse(CancellationToken cancellation)
    {
        var part = 0;
        using var parts = Formats.Parse(raw, cancellation).GetEnumerator();
        while (Next(parts, part++) is { } parsed)
        {
            HasUnreadable |= parsed is Parsed.Unreadable;
            yield return parsed;
            if (_isBroken) yield break;
        }
    }

    Parsed? Next(IEnumerator<Parsed> parts, int part)
    {
        try
        {
            return parts.MoveNext() ? parts.Current : null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or QuipuException))
        {
            _isBroken = true;
            return new Parsed.Unreadable(part, $"The file could not be parsed ({Words(e)}); please report it with the file.");
        }
    }

    Task<Step> Take(Parsed parsed, ImmutableArray<Change> first) => parsed switch
    {
        Parsed.Unreadable fault => Task.FromResult(new Step(item, [.. first, Failed(fault.Part, fault.Reason)], IsLast: false)),
        Parsed.Readable { Document: var bare } when options.Under is not null && string.IsNullOrWhiteSpace(bare.Text) =>
            Task.FromResult(new Step(item, [.. first, Failed(bare.Part, "Nothing was left of its text but headers, which are not kept.", FileFault.OnlyHeaders)], IsLast: false)),
        _ => Read(((Parsed.Readable)parsed).Document, first),
    };

    async Task<Step> Read(Document document, ImmutableArray<Change> first)
    {
        var readable = Cut(document);
        var changes = first.ToBuilder();
        changes.Add(new Change.DocumentMade(document with { Doubts = readable.Doubts }, options.Dataset));
        await places.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var reader in options.Readers) changes.Add(await Read(reader, readable).ConfigureAwait(false));
        }
        finally
        {
            places.Release();
        }

        return new(item, changes.ToImmutable(), IsLast: false) { Words = ReadText.Words(readable) };
    }

    async Task<Change> Read(IReader reader, Document document)
    {
        try
        {
            // A reader that hangs keeps its thread; the run goes on without it.
            var reading = await Task.Run(() => reader.Read(document)).WaitAsync(Patience, options.Time).ConfigureAwait(false);
            return reading.Claims.FirstOrDefault(c => !IsVerbatim(c, document)) is { } wrong
                ? Failed(document.Part, $"The reader {reader.Name} gave words that do not stand at {wrong.Quote.At} of the text; please report it with the file.", FileFault.Reader)
                : new Change.DocumentWasRead(reading);
        }
        catch (TimeoutException)
        {
            return Failed(document.Part, string.Create(CultureInfo.InvariantCulture,
                $"The reader {reader.Name} took more than {Patience.TotalSeconds:0} seconds; split the file, or raise {Settings.ReadingSeconds.Variable}."), FileFault.Reader);
        }
        catch (Exception e) when (e is not StorageException)
        {
            return Failed(document.Part, $"The reader {reader.Name} failed ({Words(e)}); please report it with the file.", FileFault.Reader);
        }
    }

    /// <summary>The document as far as it is read: a prefix, so that offsets stay the same.</summary>
    Document Cut(Document document)
    {
        var limit = (int)options.Settings[Settings.LongestReading];
        if (document.Text.Length <= limit) return document;
        var space = document.Text.AsSpan(0, limit).LastIndexOfAny(" \n\t");
        var end = space > limit / 2 ? space : limit;
        return document with
        {
            Text = document.Text[..end],
            Blocks = [.. document.Blocks.Where(b => b.At.Start < end).Select(b => b.At.End <= end ? b : b with { At = new(b.At.Start, end) })],
            Doubts = document.Doubts.Add(string.Create(CultureInfo.InvariantCulture,
                $"Only the first {end} of {document.Text.Length} characters were read for claims; raise {Settings.LongestReading.Variable} to read more.")),
        };
    }

    Change.Failed Failed(int part, string reason, FileFault fault = FileFault.NoText)
    {
        var failure = new Failure(item.Location, part, raw.Capture.Id, reason, options.Time.GetUtcNow());
        return new(options.Under?.Hide(failure, fault) ?? failure, options.Dataset);
    }

    static bool IsVerbatim(Claim claim, Document document) =>
        claim.Quote.At.End <= document.Text.Length && document.Text.AsSpan(claim.Quote.At.Start, claim.Quote.At.Length).SequenceEqual(claim.Quote.Text);

    static string Words(Exception e) => $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
}
