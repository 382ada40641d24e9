using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Quipu;

/// <summary>Who writes to a workspace.</summary>
/// <param name="Process">Its process id.</param>
/// <param name="Host">On which machine.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Url">Where it serves the workspace, if it does.</param>
public sealed record WorkspaceOwner(int Process, string Host, DateTimeOffset Since, string? Url)
{
    /// <summary>For a sentence: <c>process 4711 on desk1 since 12:03 UTC, serving http://…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"process {Process} on {Host} since {Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(Url is null ? "" : $", serving {Url}")}");
}

/// <summary>
/// The right to write to a workspace. The system's own lock on <c>lock.held</c> decides on one machine, and goes when its process dies, however it dies;
/// <c>lock</c> beside it says who has it, for people and for other machines that share the disk.
/// </summary>
public sealed class WorkspaceLock : IDisposable
{
    /// <summary>The system's number for a file system that is mounted for reading only (EROFS).</summary>
    const int ReadOnlyMedium = 30;

    readonly FileStream _held;
    readonly string _card;

    WorkspaceLock(FileStream held, string card) => (_held, _card) = (held, card);

    /// <summary>Who has the lock of a workspace; null where nobody has.</summary>
    public static WorkspaceOwner? Owner(string workspace)
    {
        if (Read(CardOf(workspace)) is not { } owner) return null;
        return owner.Host == Environment.MachineName && !IsAlive(owner.Process) ? null : owner;
    }

    internal static WorkspaceLock Take(string workspace, string? url, TimeProvider time)
    {
        var card = CardOf(workspace);
        FileStream held;
        try
        {
            held = new(Path.Combine(workspace, "lock.held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (e is UnauthorizedAccessException || e.HResult == ReadOnlyMedium) throw new StorageException($"The workspace {workspace} may only be read: copy it to where you may write, and work on the copy.", e);
            throw new WorkspaceBusyException(workspace, Read(card)?.ToString() ?? $"somebody else ({e.Message.TrimEnd('.')})");
        }

        if (Read(card) is { } other && other.Host != Environment.MachineName)
        {
            held.Dispose();
            throw new WorkspaceBusyException(workspace, $"{other} (if that process is gone, delete {card})");
        }

        try
        {
            var owner = new WorkspaceOwner(Environment.ProcessId, Environment.MachineName, time.GetUtcNow(), url);
            Workspace.WriteWhole(card, JsonSerializer.Serialize(owner));
            return new(held, card);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw new StorageException($"The workspace {workspace} cannot be written ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(_card);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's lock goes with the next line; a stale card of this machine is recognised by its dead process.
        }

        _held.Dispose();
    }

    static string CardOf(string workspace) => Path.Combine(workspace, "lock");

    static WorkspaceOwner? Read(string card)
    {
        try
        {
            return File.Exists(card) ? JsonSerializer.Deserialize<WorkspaceOwner>(File.ReadAllText(card)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
