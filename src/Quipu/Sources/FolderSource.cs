namespace Quipu.Sources;

/// <summary>
/// A folder with everything below it. Hidden files, the parts of saved web pages, workspaces and sidecars are not offered as articles;
/// what cannot be opened is offered with a fault.
/// </summary>
public sealed class FolderSource : ISource
{
    readonly string _folder;
    readonly string? _except;

    /// <param name="folder">The folder to read.</param>
    /// <param name="except">A folder below it to leave out: the workspace being written.</param>
    /// <exception cref="QuipuException">There is no such folder.</exception>
    public FolderSource(string folder, string? except = null)
    {
        if (!Directory.Exists(folder)) throw new QuipuException($"There is no folder {folder}; check the path.");
        (_folder, _except) = (folder, except);
    }

    /// <inheritdoc/>
    public string Name => new DirectoryInfo(_folder).Name;

    /// <inheritdoc/>
    public IEnumerable<SourceItem> Items(CancellationToken cancellation) => new FileTree(_except).Walk(_folder, "", cancellation);
}
