using Quipu.Sources;

namespace Quipu.Cli.Runs;

/// <summary>What a pipe hands over, read as one document: "-" or /dev/stdin where a file is asked for.</summary>
static class StandardInput
{
    internal static bool IsNamed(string path) => path is "-" or "/dev/stdin";

    /// <summary>Everything that comes, up to one byte more than a file may have: more is told by its length. Read once.</summary>
    internal static SourceItem Item()
    {
        var largest = Settings.Defaults[Settings.LargestFile];
        using var from = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        for (int count; bytes.Length <= largest && (count = from.Read(part)) > 0;) bytes.Write(part, 0, count);
        var read = bytes.ToArray();
        return new("stdin", read.Length, () => new MemoryStream(read, writable: false));
    }

    /// <summary>The files and folders named, and the standard input where it is among them.</summary>
    internal static SourceItem[] Items(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var files = paths.Where(p => !IsNamed(p)).ToArray();
        var items = files.Length > 0 ? FileListSource.From(files).Items(cancellation) : [];
        return [.. items, .. files.Length < paths.Count ? new[] { Item() } : []];
    }
}
