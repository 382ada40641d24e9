using System.Collections.Frozen;

namespace Quipu.Sources.Protected;

/// <summary>What kind of reason there is that a file was not read: as much as may be said of a protected source's.</summary>
enum FileFault
{
    /// <summary>Not there, not permitted, or a link that leads nowhere.</summary>
    NotOpened,
    TooLarge,

    /// <summary>Of another kind than it is read, damaged, or empty.</summary>
    NoText,
    OnlyHeaders,
    Reader,
}

/// <summary>Says a kind of reason without a word of the file.</summary>
static class FileFaults
{
    /// <summary>Ends of names that tell a kind and nothing else, of kinds that are not read. What else stands behind a dot may be anybody's name.</summary>
    static readonly FrozenSet<string> _kinds = new[]
    {
        ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".tsv", ".ppt", ".pptx", ".odp", ".xml", ".epub", ".msg", ".mbox", ".pst", ".zip", ".rar", ".7z", ".gz", ".tar",
        ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".heic", ".webp", ".bmp", ".mp3", ".m4a", ".wav", ".ogg", ".opus", ".mp4", ".mov", ".avi", ".mkv", ".db", ".sqlite",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>One sentence, for the source that gave it.</summary>
    internal static string Sentence(FileFault fault, string location, string pseudonym) =>
        $"A file of {pseudonym} could not be read: {Why(fault, Path.GetExtension(location).ToLowerInvariant())}; quipu source reveal {pseudonym} says which, and why.";

    static string Why(FileFault fault, string ending) => fault switch
    {
        FileFault.NotOpened => "it is not there or may not be opened",
        FileFault.TooLarge => "it is larger than what is read",
        FileFault.OnlyHeaders => "nothing was left of its text but headers, which are not kept",
        FileFault.Reader => "a reader of claims failed or took too long",
        _ when _kinds.Contains(ending) => $"files of this kind ({ending}) are not read, save it as text",
        _ => "there is no text in it, or none that is whole and of a kind that is read",
    };
}
