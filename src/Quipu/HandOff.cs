using System.Text.Json;

namespace Quipu;

/// <summary>
/// How <c>quipu read</c>, <c>import</c>, <c>forget</c>, <c>edition create</c>, <c>corrections document</c> or <c>watch</c> beside a running <c>quipu serve</c> hands its work over: the server leaves its address and a secret in the workspace,
/// readable by its user alone, and takes requests that carry the secret.
/// </summary>
/// <param name="Url">Where the server listens.</param>
/// <param name="Token">Secret of this run of the server.</param>
public sealed record HandOff(string Url, string Token)
{
    const string FileName = "lock.handoff.json";

    /// <summary>The hand-off of the server that has a workspace; null where none runs.</summary>
    public static HandOff? Read(string workspace)
    {
        try
        {
            var file = Path.Combine(workspace, FileName);
            return File.Exists(file) && WorkspaceLock.Owner(workspace) is not null ? JsonSerializer.Deserialize<HandOff>(File.ReadAllText(file)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Leaves it in the workspace (mode 0600); call with the lock held.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public void Write(string workspace)
    {
        try
        {
            Workspace.WriteWhole(Path.Combine(workspace, FileName), JsonSerializer.Serialize(this), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The workspace {workspace} cannot be written ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }
    }

    /// <summary>Takes it away when the server stops.</summary>
    public static void Remove(string workspace) => File.Delete(Path.Combine(workspace, FileName));

    /// <summary>Keeps the secret out of logs.</summary>
    public override string ToString() => Url;
}
