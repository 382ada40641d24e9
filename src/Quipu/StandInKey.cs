using System.Security.Cryptography;

namespace Quipu;

/// <summary>
/// The secret under which a workspace makes stand-ins for what would confirm a masked name (docs/decisions/0042): 32 random bytes in a file that its owner alone may read. Made at first use;
/// in no export, no bundle and no log. Whoever loses it gets other stand-ins, and nothing else.
/// </summary>
public static class StandInKey
{
    /// <summary>In the workspace's folder.</summary>
    public const string FileName = "standin.key";

    const int Length = 32;

    static readonly Lazy<byte[]> _passing = new(() => RandomNumberGenerator.GetBytes(Length));

    /// <summary>The secret of a workspace, made first where there is none; where the folder may not be written to and has none, one that holds for this process.</summary>
    /// <exception cref="StorageException">It is there and cannot be read.</exception>
    public static byte[] Of(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file) && !Make(file)) return _passing.Value;
        try
        {
            var secret = File.ReadAllBytes(file);
            return secret.Length == Length ? secret : throw new StorageException($"The secret in {file} has {secret.Length} bytes and should have {Length}; restore it from a backup, or move it away, and a new one is made.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The secret in {file} cannot be read ({e.Message.TrimEnd('.')}); restore it from a backup, or move it away, and a new one is made.", e);
        }
    }

    static bool Make(string file)
    {
        var part = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(part, options))
            {
                stream.Write(RandomNumberGenerator.GetBytes(Length));
                stream.Flush(flushToDisk: true);
            }

            // Of two processes that make one at once, both take the one that came first.
            File.Move(part, file, overwrite: false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(part)) File.Delete(part);
            return File.Exists(file);
        }
    }
}
