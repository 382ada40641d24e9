using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Cli.Terminal;
using Quipu.Documents;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Sources;

namespace Quipu.Cli.Runs;

/// <summary>Reads files and keeps nothing: each document's reading in the shape of the gold files. One file: one JSON document; several: one a line, in the order of their names.</summary>
static class StatelessReading
{
    static readonly JsonWriterOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ExitCode Print(IReadOnlyList<string> paths, IReader reader, string? folder, Screen screen, CancellationToken cancellation)
    {
        var items = StandardInput.Items(paths, cancellation);
        if (items.Length == 0)
        {
            screen.Fault($"{string.Join(", ", paths)}: There is no file to read in it; name files, or a folder that holds some.");
            return ExitCode.Partly;
        }

        if (folder is not null) Directory.CreateDirectory(folder);
        var code = ExitCode.Fine;
        foreach (var answer in items.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).SelectMany(item => Read(item, reader, cancellation)))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var doubt in answer.Doubts) screen.Say($"{answer.Name}: {doubt}");
            if (answer.Fault is { } fault)
            {
                screen.Fault($"{answer.Name}: {fault}");
                code = ExitCode.Partly;
            }
            else if (folder is not null) File.WriteAllBytes(Path.Combine(folder, FileName(answer.Name)), answer.Json);
            else screen.Out.WriteLine(items.Length == 1 && !answer.IsPart ? Whole(answer.Json) : Line(answer.Json));
        }

        return code;
    }

    static IEnumerable<Answer> Read(SourceItem item, IReader reader, CancellationToken cancellation)
    {
        if (Parse(item, cancellation, out var fault) is not { } parts) return [new(item.Location, [], fault)];
        return parts.Select((part, i) => Answered(part, reader, i == 0 && parts.Length == 1 ? item.Location : $"{item.Location}#{i + 1}") with { IsPart = parts.Length > 1 });
    }

    /// <summary>The documents of a file, with what a file beside it says of it; null, and one sentence why, where it cannot be opened.</summary>
    internal static Parsed[]? Parse(SourceItem item, CancellationToken cancellation, out string? fault)
    {
        if (Bytes(item, out fault) is not { } bytes) return null;
        var capture = new Capture(new(ContentHash.Sha256(bytes)), bytes.Length, item.Location, DateTimeOffset.UnixEpoch);
        var sidecar = item.Sidecar is { } beside && Bytes(beside, out _) is { } side ? SidecarMetadata.Parse(side) : null;
        return [.. Formats.Parse(new RawDocument(capture, bytes, sidecar), cancellation)];
    }

    static Answer Answered(Parsed parsed, IReader reader, string name) => parsed switch
    {
        Parsed.Readable(var document) => new(name, ReadingJson.Write(reader.Read(document), document, Path.GetFileName(name)), null) { Doubts = document.Doubts },
        Parsed.Unreadable(_, var reason) => new(name, [], reason),
        _ => throw new InvalidOperationException("There is no third way to parse."),
    };

    static byte[]? Bytes(SourceItem item, out string? fault)
    {
        fault = item.Fault;
        if (fault is not null) return null;
        try
        {
            var largest = Settings.Defaults[Settings.LargestFile];
            if (item.Length > largest) fault = $"The file has more than the {largest >> 20} MB that are read; split it.";
            if (fault is not null) return null;
            using var stream = item.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = $"The file cannot be opened ({e.Message.TrimEnd('.')}); check that it is there and may be read.";
            return null;
        }
    }

    static string FileName(string name) => Path.GetFileNameWithoutExtension(name.Split('#')[0]) + (name.Split('#') is [_, var part] ? $"-{part}" : "") + ".json";

    static string Whole(byte[] json) => System.Text.Encoding.UTF8.GetString(json);

    static string Line(byte[] json)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var document = JsonDocument.Parse(json))
        using (var writer = new Utf8JsonWriter(buffer, OnOneLine)) document.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    sealed record Answer(string Name, byte[] Json, string? Fault)
    {
        internal bool IsPart { get; init; }

        /// <summary>What the file's own state leaves uncertain, such as text that was mis-decoded before it was saved.</summary>
        internal ImmutableArray<string> Doubts { get; init; } = [];
    }
}
