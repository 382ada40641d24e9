namespace Quipu.Sources;

/// <summary>Files and folders that were named one by one. A path that is not there is offered with a fault, so that the others are read.</summary>
public sealed class FileListSource(IReadOnlyList<string> paths, string? except = null) : ISource
{
    /// <inheritdoc/>
    public string Name => paths.Count == 1 ? Path.GetFileName(Path.TrimEndingDirectorySeparator(paths[0])) : $"{paths.Count} paths";

    /// <summary>The plainest source for some paths: one folder is a folder, anything else a list.</summary>
    public static ISource From(IReadOnlyList<string> paths, string? except = null) =>
        paths.Count == 1 && Directory.Exists(paths[0]) ? new FolderSource(paths[0], except) : new FileListSource(paths, except);

    /// <summary>How many files and folders below these paths no source offers: hidden ones, pictures and what else saved pages and systems leave beside articles.</summary>
    public static int PassedBy(IReadOnlyList<string> paths, string? except, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var tree = new FileTree(except);
        foreach (var path in paths.Where(Directory.Exists)) tree.Walk(path, "", cancellation);
        return tree.PassedBy;
    }

    /// <inheritdoc/>
    public IEnumerable<SourceItem> Items(CancellationToken cancellation)
    {
        var tree = new FileTree(except);
        var items = new SortedDictionary<string, SourceItem>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var location = Path.TrimEndingDirectorySeparator(path).Replace('\\', '/');
            if (!Directory.Exists(path)) items.TryAdd(location, FileTree.File(path, location));
            else foreach (var item in tree.Walk(path, location + "/", cancellation)) items.TryAdd(item.Location, item);
        }

        return items.Values;
    }
}
