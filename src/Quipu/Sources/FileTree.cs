using System.Collections.Frozen;
using System.Text.Json;

namespace Quipu.Sources;

/// <summary>
/// Walks folders and pairs files with their sidecars. Every surprise of a real disk (a loop of links, a folder that may not be listed, a link to nothing)
/// becomes an item with a fault; nothing stops the walk.
/// </summary>
sealed class FileTree(string? except)
{
    const int DeepestFolder = 100;
    const long LargestSidecar = 1 << 20;

    static readonly FrozenSet<string> _articles =
        new[] { ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a saved web page and an operating system leave beside articles; nobody means them to be read.</summary>
    static readonly FrozenSet<string> _leftOut = new[]
    {
        ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp",
        ".ini", ".lnk", ".swp", ".bak", ".tmp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly string? _except = except is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(except));
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Files and folders that the walk met and offers nobody: hidden, or what saved pages and systems leave.</summary>
    internal int PassedBy { get; private set; }

    /// <summary>Everything under a folder; locations are relative to it, below <paramref name="prefix"/>.</summary>
    internal List<SourceItem> Walk(string folder, string prefix, CancellationToken cancellation)
    {
        var found = new List<SourceItem>();
        var pending = new Stack<Folder>();
        pending.Push(new(Path.GetFullPath(folder), RealPath(new DirectoryInfo(folder)), prefix, null));
        while (pending.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            Visit(next, found, pending);
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Location, b.Location));
        return found;
    }

    /// <summary>One file that was named outright, with the sidecar beside it.</summary>
    internal static SourceItem File(string path, string location)
    {
        var file = new FileInfo(path);
        if (!file.Exists && file.LinkTarget is null) return Faulty(location, "There is no such file; check the path.");
        var siblings = _articles.Contains(file.Extension) && file.Directory is { Exists: true } folder
            ? Candidates(file.Name).Select(name => new FileInfo(Path.Combine(folder.FullName, name))).Where(f => f.Exists)
            : [];
        return Item(file, location, siblings.FirstOrDefault(IsSidecar), location);
    }

    void Visit(Folder folder, List<SourceItem> found, Stack<Folder> pending)
    {
        if (folder.IsInside(folder.Real))
        {
            found.Add(Faulty(folder.Prefix.TrimEnd('/'), $"This link leads back to a folder that it lies in ({folder.Real}); it was not followed."));
            return;
        }

        if (folder.Depth > DeepestFolder)
        {
            found.Add(Faulty(folder.Prefix.TrimEnd('/'), $"Folders are nested more than {DeepestFolder} deep here; move the articles further up."));
            return;
        }

        if (!_seen.Add(folder.Real) || folder.Real == _except || IsWorkspace(folder.Path)) return;
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder.Path).GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(Faulty(folder.Prefix.TrimEnd('/'), $"This folder cannot be listed ({e.Message.TrimEnd('.')}); check its permissions."));
            return;
        }

        PassedBy += entries.Count(e => IsHidden(e.Name) || (e is FileInfo && _leftOut.Contains(e.Extension)));
        Array.Sort(entries, (a, b) => string.CompareOrdinal(b.Name, a.Name));
        foreach (var inner in entries.OfType<DirectoryInfo>().Where(d => !IsHidden(d.Name)))
            pending.Push(new(inner.FullName, RealPath(inner, folder), folder.Prefix + inner.Name + "/", folder));
        found.AddRange(Files([.. entries.OfType<FileInfo>().Where(f => !IsHidden(f.Name))], folder.Prefix));
    }

    static IEnumerable<SourceItem> Files(FileInfo[] files, string prefix)
    {
        var byName = files.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var stems = files.Where(f => _articles.Contains(f.Extension)).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToHashSet(StringComparer.Ordinal);
        var sidecars = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => _articles.Contains(f.Extension)))
        {
            var sidecar = Candidates(file.Name).Select(byName.GetValueOrDefault).OfType<FileInfo>().FirstOrDefault(IsSidecar);
            if (sidecar is not null) sidecars.Add(sidecar.Name);
            yield return Item(file, prefix + file.Name, sidecar, prefix + sidecar?.Name);
        }

        foreach (var file in files.Where(f => !_articles.Contains(f.Extension) && !_leftOut.Contains(f.Extension) && !sidecars.Contains(f.Name)))
            if (!IsCompanion(file, stems)) yield return Item(file, prefix + file.Name, null, "");
    }

    static IEnumerable<string> Candidates(string name) => [Path.GetFileNameWithoutExtension(name) + ".json", name + ".json"];

    static SourceItem Item(FileInfo file, string location, FileInfo? sidecar, string sidecarLocation)
    {
        location = Plain(location);
        try
        {
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            if (target is not { Exists: true }) return Faulty(location, $"This is a link to {file.LinkTarget}, which is not there; mend or remove the link.");
            var beside = sidecar is null ? null : Item(sidecar, sidecarLocation, null, "");
            return new(location, target.Length, () => Open(target), beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Faulty(location, $"This file cannot be looked at ({e.Message.TrimEnd('.')}); check its permissions.");
        }
    }

    // Names of files may hold anything, also what forges a line or turns it around where it is shown.
    static string Plain(string location) => location.Any(IsUnprintable) ? string.Concat(location.Select(c => IsUnprintable(c) ? $"\\x{(int)c:x2}" : c.ToString())) : location;

    static bool IsUnprintable(char c) => char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // A pipe or a device has no length and would block for ever: it is given out as empty instead of being opened.
    static Stream Open(FileInfo file) => file.Length == 0
        ? Stream.Null
        : new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    static SourceItem Faulty(string location, string fault) => new(Plain(location), null, () => throw new IOException(fault), Fault: fault);

    /// <summary>A file such as <c>001.gold.json</c> belongs to the article <c>001.txt</c> beside it and holds none itself.</summary>
    static bool IsCompanion(FileInfo file, HashSet<string> stems) => file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) &&
        file.Name.Split('.') is { Length: > 2 } parts && Enumerable.Range(1, parts.Length - 2).Any(n => stems.Contains(string.Join('.', parts[..n]))) &&
        IsSidecar(file);

    /// <summary>Metadata beside an article: a JSON object without an article's text of its own.</summary>
    static bool IsSidecar(FileInfo file)
    {
        try
        {
            if (file.Length is 0 or > LargestSidecar) return false;
            using var stream = Open(file);
            using var json = JsonDocument.Parse(stream, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.ValueKind == JsonValueKind.Object && !ArticleKeys.HoldsArticles(json.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    static bool IsHidden(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name is "__MACOSX" or "Thumbs.db";

    static bool IsWorkspace(string folder) => System.IO.File.Exists(Path.Combine(folder, "workspace.json")) && Directory.Exists(Path.Combine(folder, "captures"));

    static string RealPath(DirectoryInfo folder, Folder? parent = null)
    {
        try
        {
            if (folder.LinkTarget is not null && folder.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                return Path.TrimEndingDirectorySeparator(Path.GetFullPath(target.FullName));
        }
        catch (IOException)
        {
            return folder.FullName; // links that lead in a circle: listing it says so
        }

        return parent is null ? Path.TrimEndingDirectorySeparator(folder.FullName) : Path.Combine(parent.Real, folder.Name);
    }

    sealed record Folder(string Path, string Real, string Prefix, Folder? Parent)
    {
        internal int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

        internal bool IsInside(string real)
        {
            for (var above = Parent; above is not null; above = above.Parent)
                if (above.Real == real) return true;
            return false;
        }
    }
}
