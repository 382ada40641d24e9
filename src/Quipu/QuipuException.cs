namespace Quipu;

/// <summary>The world broke: a disk is full, a store is newer than this program, a workspace belongs to another process. One sentence, and data.</summary>
public class QuipuException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The workspace was made by a newer Quipu.</summary>
public sealed class NewerStoreException(string path, long found, long known)
    : QuipuException($"The workspace {path} has version {found}; this Quipu knows up to {known}. Install a newer Quipu to open it.")
{
    public string Path { get; } = path;

    public long Found { get; } = found;

    public long Known { get; } = known;
}

/// <summary>Another process writes to the workspace.</summary>
public sealed class WorkspaceBusyException(string path, string owner)
    : QuipuException($"The workspace {path} is being written by {owner}. Wait for it to finish, or stop it.")
{
    public string Path { get; } = path;

    public string Owner { get; } = owner;
}

/// <summary>A record could not be kept.</summary>
public sealed class StorageException(string message, Exception? inner = null) : QuipuException(message, inner);
