using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Registers;
using Quipu.Sources;

namespace Quipu;

/// <summary>
/// One folder on disk with everything Quipu knows: <c>quipu.db</c>, <c>captures/</c>, <c>workspace.json</c>, and while somebody writes, <c>lock</c>.
/// Any number of processes may read it; one writes (see <see cref="Lock"/>).
/// </summary>
public sealed class Workspace : IDisposable
{
    const string CardFile = "workspace.json";
    const string StoreFile = "quipu.db";
    const string CapturesFolder = "captures";
    const int LayoutVersion = 1;

    static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    Workspace(string path, WorkspaceCard card, IStore store)
    {
        (Path, Card, Store) = (path, card, store);
        Captures = new(System.IO.Path.Combine(path, CapturesFolder));
    }

    /// <summary>What opens the databases that mappings read; none where nobody set them.</summary>
    public ImmutableArray<ITableDatabase> Databases { get; set; } = [];

    /// <summary>The folder, in full.</summary>
    public string Path { get; }

    /// <summary>Its name, when it was made, and by which layout.</summary>
    public WorkspaceCard Card { get; }

    public IStore Store { get; }

    public CaptureFolder Captures { get; }

    /// <summary>The workspace that <c>quipu open FOLDER</c> takes by default: <c>FOLDER.quipu</c> beside it.</summary>
    public static string Beside(string folder) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)) + ".quipu";

    /// <summary>True where a folder is a workspace.</summary>
    public static bool IsAt(string path) => File.Exists(System.IO.Path.Combine(path, CardFile));

    /// <summary>Opens a workspace that is there.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="store">Opens the store file at a path, migrating it where needed.</param>
    /// <exception cref="QuipuException">There is none, or it cannot be opened.</exception>
    public static Workspace Open(string path, Func<string, IStore> store)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!IsAt(path)) throw new QuipuException($"{path} is not a workspace; make one with: quipu read FOLDER --workspace {path}");
        var card = ReadCard(path);
        if (card.Version > LayoutVersion) throw new NewerStoreException(path, card.Version, LayoutVersion);
        return new(path, card, store(System.IO.Path.Combine(path, StoreFile)));
    }

    /// <summary>Opens a workspace, making it first where there is none.</summary>
    /// <exception cref="QuipuException">The folder holds other things, or cannot be made.</exception>
    public static Workspace Create(string path, Func<string, IStore> store, TimeProvider time)
    {
        path = System.IO.Path.GetFullPath(path);
        if (IsAt(path)) return Open(path, store);
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).FirstOrDefault(IsForeign) is { } foreign)
                throw new QuipuException($"{path} holds {System.IO.Path.GetFileName(foreign)} and is no workspace; name an empty or a new folder.");
            MakePrivate(path);
            Directory.CreateDirectory(System.IO.Path.Combine(path, CapturesFolder));
            var name = System.IO.Path.GetFileNameWithoutExtension(System.IO.Path.TrimEndingDirectorySeparator(path));
            WriteWhole(System.IO.Path.Combine(path, CardFile), JsonSerializer.Serialize(new WorkspaceCard(name, time.GetUtcNow(), LayoutVersion), _json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The workspace {path} cannot be made ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }

        return Open(path, store);
    }

    // A folder that we make is its owner's alone: others on the machine need not read who accuses whom. One that was there keeps the rights that somebody gave it.
    static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path)) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Takes the right to write; given back when the lock is disposed, and by the system when the process dies.</summary>
    /// <param name="url">Where this process serves the workspace, if it does; shown to who finds it locked.</param>
    /// <param name="time">Since when.</param>
    /// <exception cref="WorkspaceBusyException">Another process has it.</exception>
    public WorkspaceLock Lock(string? url, TimeProvider time) => WorkspaceLock.Take(Path, url, time);

    /// <summary>Takes away files that are made from the records and can be made again (names, network): after something was forgotten, they still have its words.</summary>
    /// <exception cref="StorageException">A file cannot be removed.</exception>
    public void DropDerived()
    {
        foreach (var name in new[] { MatchIndex.FileName, NetworkDesk.FileName, CrowdDesk.FileName }) DropDerived(Path, name);
    }

    internal static void DropDerived(string folder, string name)
    {
        try
        {
            File.Delete(System.IO.Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{name} in {folder} still has words of what was forgotten and cannot be removed ({e.Message.TrimEnd('.')}); remove it by hand.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();

    /// <summary>Writes a small file so that nobody ever sees half of it.</summary>
    internal static void WriteWhole(string file, string text, UnixFileMode? mode = null)
    {
        var part = $"{file}.{Environment.ProcessId}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (mode is not null && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using (var stream = new FileStream(part, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
    }

    static WorkspaceCard ReadCard(string path)
    {
        var file = System.IO.Path.Combine(path, CardFile);
        try
        {
            return JsonSerializer.Deserialize<WorkspaceCard>(File.ReadAllText(file), _json) ?? throw new JsonException("it is empty");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{file} cannot be read ({e.Message.TrimEnd('.')}); restore it from a backup.", e);
        }
    }

    // What a killed first run may have left behind is ours; anything else is somebody's folder.
    static bool IsForeign(string entry) => System.IO.Path.GetFileName(entry) is var name && name is not (CapturesFolder or Settings.FileName or SigningKey.FileName or StandInKey.FileName or DropDesk.FolderName) &&
        !name.StartsWith(StoreFile, StringComparison.Ordinal) && !name.StartsWith(CardFile, StringComparison.Ordinal) && !name.StartsWith("lock", StringComparison.Ordinal);
}

/// <summary>What <c>workspace.json</c> says.</summary>
/// <param name="Name">For people.</param>
/// <param name="Created">When it was made (UTC).</param>
/// <param name="Version">Of the folder's layout; the store has its own.</param>
public sealed record WorkspaceCard(string Name, DateTimeOffset Created, int Version);
