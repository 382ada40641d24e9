using System.Security.Cryptography;
using System.Text;
using Quipu.Model;

namespace Quipu;

/// <summary>
/// The key of a workspace, with which it signs what leaves it as a bundle: RSA of 3072 bits, signatures of PKCS #1 v1.5 over SHA-256, which are the same bytes for the same content (docs/decisions/0037).
/// Made at first use and kept in the workspace's folder in a file that its owner alone may read; it is in no export, no bundle and no log.
/// </summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>In the workspace's folder.</summary>
    public const string FileName = "signing.key";

    const int Bits = 3072;

    readonly RSA _key;

    SigningKey(RSA key) => _key = key;

    /// <summary>What a signature is checked with: a SubjectPublicKeyInfo, PEM.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The SHA-256 of the public key, 64 hex digits: what people tell each other to know it by.</summary>
    public string Fingerprint => ContentHash.Sha256(_key.ExportSubjectPublicKeyInfo());

    /// <summary>The key of a workspace, made first where there is none.</summary>
    /// <exception cref="StorageException">It cannot be read, or not be made.</exception>
    public static SigningKey Of(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file)) return Read(file);
        try
        {
            using var made = RSA.Create(Bits);
            Workspace.WriteWhole(file, made.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key that bundles are signed with cannot be kept in {folder} ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }

        // Of two processes that made one at once, both take the one that stayed.
        return Read(file);
    }

    /// <summary>The same; where the folder may not be written to and has none, a key that holds for this one file (<see cref="IsPassing"/>): nothing leaves unsigned.</summary>
    public static SigningKey OrPassing(string folder)
    {
        try
        {
            return Of(folder);
        }
        catch (StorageException e) when (e.InnerException is UnauthorizedAccessException or IOException && !File.Exists(Path.Combine(folder, FileName)))
        {
            return new(RSA.Create(Bits)) { IsPassing = true };
        }
    }

    /// <summary>It is kept nowhere: its signature shows that nothing was changed since, and not who made it.</summary>
    public bool IsPassing { get; private init; }

    /// <summary>The signature of some bytes; the same for the same bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes) => _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _key.Dispose();

    static SigningKey Read(string file)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file, Encoding.UTF8));
            return new(key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new StorageException($"The key in {file} cannot be read ({e.Message.TrimEnd('.')}); restore it from a backup, or move it away, and a new one is made.", e);
        }
    }
}
