using System.Text;
using Quipu.Sources;

namespace Quipu;

/// <summary>
/// Files that somebody handed to a page to be read. They lie whole in the workspace's folder <c>incoming</c> before it is said that they were taken, and are removed when the reading has ended: what
/// a stopped server had not read is read by the next.
/// </summary>
/// <param name="workspace">The workspace's folder.</param>
public sealed class DropDesk(string workspace)
{
    /// <summary>The folder in a workspace.</summary>
    public const string FolderName = "incoming";

    /// <summary>The most that is taken at once, in bytes; more is read from the command line.</summary>
    public const long Largest = 1L << 30;

    const string Unfinished = ".part";
    const int LongestName = 180;

    string Root => Path.Combine(workspace, FolderName);

    /// <summary>Takes files, each under the name or the path that it had where it came from.</summary>
    /// <returns>The drop, to be read; null where no file came.</returns>
    /// <exception cref="StorageException">The disk is full or gone.</exception>
    public string? Take(IEnumerable<(string Name, Func<Stream> Open)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var drop = Guid.NewGuid().ToString("N");
        var folder = Path.Combine(Root, drop + Unfinished);
        try
        {
            var any = false;
            foreach (var (name, open) in files)
            {
                var path = Free(Path.Combine([folder, .. Steps(name)]));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var from = open();
                using var to = new FileStream(path, FileMode.CreateNew);
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
                any = true;
            }

            if (any) Directory.Move(folder, Path.Combine(Root, drop));
            return any ? drop : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(folder);
            throw new StorageException($"{Root} cannot be written ({e.Message.TrimEnd('.')}); make room on the disk or check its permissions.", e);
        }
    }

    /// <summary>Drops that were taken and not read to the end, the oldest first. What was never taken whole is removed.</summary>
    public IReadOnlyList<string> Waiting()
    {
        if (!Directory.Exists(Root)) return [];
        foreach (var half in Directory.GetDirectories(Root, "*" + Unfinished)) Remove(half);
        return [.. new DirectoryInfo(Root).GetDirectories().OrderBy(d => d.LastWriteTimeUtc).ThenBy(d => d.Name, StringComparer.Ordinal).Select(d => d.Name).Where(IsDrop)];
    }

    /// <summary>The files of a drop, under the names that they had.</summary>
    /// <exception cref="ArgumentException">This is the id of no drop.</exception>
    /// <exception cref="QuipuException">It was read already.</exception>
    public ISource Source(string drop) => new FolderSource(FolderOf(drop));

    /// <summary>How many of its files are no articles, but what saved pages and systems leave beside them.</summary>
    /// <exception cref="ArgumentException">This is the id of no drop.</exception>
    public int PassedBy(string drop, CancellationToken cancellation) => FileListSource.PassedBy([FolderOf(drop)], null, cancellation);

    /// <summary>Forgets the files of a drop that was read: what could be read is in the captures.</summary>
    /// <exception cref="ArgumentException">This is the id of no drop.</exception>
    public void Done(string drop) => Remove(FolderOf(drop));

    string FolderOf(string drop) => IsDrop(drop) ? Path.Combine(Root, drop) : throw new ArgumentException($"'{drop}' is the id of no drop.", nameof(drop));

    static bool IsDrop(string name) => Guid.TryParseExact(name, "N", out _);

    static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>The steps of a path as a browser names it, none of which leads out of the drop.</summary>
    static IEnumerable<string> Steps(string name)
    {
        var steps = name.Split('/', '\\').Select(Plain).Where(s => s.Length > 0).ToList();
        return steps.Count > 0 ? steps : ["file"];
    }

    static string Plain(string step)
    {
        var plain = string.Concat(step.Select(c => char.IsControl(c) || Path.GetInvalidFileNameChars().Contains(c) || c == ':' ? '_' : c)).Trim().TrimEnd('.');
        if (Encoding.UTF8.GetByteCount(plain) <= LongestName) return plain;
        var ending = Path.GetExtension(plain) is { Length: <= 12 } known ? known : "";
        var stem = new StringBuilder();
        foreach (var rune in plain.EnumerateRunes())
            if (Encoding.UTF8.GetByteCount(stem.ToString()) + rune.Utf8SequenceLength + ending.Length <= LongestName) stem.Append(rune.ToString());
            else break;
        return stem + ending;
    }

    // Two files of one name, from two folders whose names the browser did not tell.
    static string Free(string path)
    {
        for (var i = 2; ; i++)
        {
            if (!File.Exists(path) && !Directory.Exists(path)) return path;
            var (stem, ending) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
            var mark = stem.LastIndexOf(" (", StringComparison.Ordinal);
            if (mark > 0 && stem.EndsWith(')') && i > 2) stem = stem[..mark];
            path = Path.Combine(Path.GetDirectoryName(path)!, $"{stem} ({i}){ending}");
        }
    }
}
