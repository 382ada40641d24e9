using Quipu.Model;

namespace Quipu.Sources;

/// <summary>Bytes as they were taken: where from, when, how many. Never changed; named by their SHA-256.</summary>
/// <param name="Id">SHA-256 of the bytes.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Location">Where they came from: a path relative to the source's folder with <c>/</c>, or a URL.</param>
/// <param name="TakenAt">When Quipu took them (UTC). Outside every hash and default export.</param>
public sealed record Capture(CaptureId Id, long Length, string Location, DateTimeOffset TakenAt);

/// <summary>One thing that a source offers.</summary>
/// <param name="Location">As in <see cref="Capture"/>.</param>
/// <param name="Length">Bytes, where known beforehand.</param>
/// <param name="Open">Opens the bytes; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when it cannot.</param>
/// <param name="Sidecar">Metadata beside it (<c>NNN.json</c>), or null.</param>
/// <param name="Fault">Why it cannot even be opened (a directory loop, no permission), in one sentence; null where it can be tried.</param>
public sealed record SourceItem(string Location, long? Length, Func<Stream> Open, SourceItem? Sidecar = null, string? Fault = null);

/// <summary>Where captures come from. Implementations: <c>FolderSource</c>, <c>FileListSource</c>; feeds and mailboxes come later.</summary>
public interface ISource
{
    /// <summary>A short name for logs and pages: the folder's name.</summary>
    string Name { get; }

    /// <summary>Everything it offers, in ordinal order of location.</summary>
    IEnumerable<SourceItem> Items(CancellationToken cancellation);
}
