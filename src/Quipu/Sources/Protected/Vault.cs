using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Quipu.Sources.Protected;

/// <summary>What a workspace keeps of its vault in the open: how the passphrase is stretched, and the data key wrapped by what comes of it.</summary>
/// <param name="Rounds">Of PBKDF2 with SHA-256.</param>
/// <param name="Salt">Random, of this workspace alone.</param>
/// <param name="WrappedKey">The data key under the passphrase's key (AES-GCM).</param>
public sealed record VaultCard(int Rounds, byte[] Salt, byte[] WrappedKey);

/// <summary>
/// Seals bytes under a random data key (AES-256-GCM) that only the passphrase unwraps, so that a new passphrase need not seal everything anew.
/// What is sealed is padded, so that its length does not tell which file it is. The passphrase itself is never kept.
/// </summary>
public sealed class Vault : IDisposable
{
    /// <summary>Rounds of PBKDF2 for a new passphrase.</summary>
    public const int Rounds = 600_000;

    /// <summary>Characters that a passphrase must have.</summary>
    public const int ShortestPassphrase = 12;

    const int KeyBytes = 32;
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int LengthBytes = 8;
    const int LeastPadded = 512;
    const string KeyPurpose = "key";

    readonly byte[] _key;

    Vault(byte[] key) => _key = key;

    /// <summary>A vault with a new data key, and the card to keep.</summary>
    public static (Vault Vault, VaultCard Card) Create(string passphrase)
    {
        var vault = new Vault(RandomNumberGenerator.GetBytes(KeyBytes));
        return (vault, vault.Rewrap(passphrase));
    }

    /// <summary>The vault of a card; null where the passphrase is another.</summary>
    public static Vault? Open(VaultCard card, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(card);
        var stretched = Stretch(passphrase, card);
        try
        {
            return Unseal(stretched, card.WrappedKey, KeyPurpose) is { Length: KeyBytes } key ? new(key) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(stretched);
        }
    }

    /// <summary>A card by which another passphrase opens the same vault.</summary>
    public VaultCard Rewrap(string passphrase)
    {
        var card = new VaultCard(Rounds, RandomNumberGenerator.GetBytes(32), []);
        var stretched = Stretch(passphrase, card);
        try
        {
            return card with { WrappedKey = Seal(stretched, _key, KeyPurpose) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(stretched);
        }
    }

    /// <summary>Seals bytes for one purpose; what is sealed for one is not opened for another.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose) => Seal(_key, plain, purpose);

    /// <summary>The bytes again; null where they were changed, or sealed by another vault or for another purpose.</summary>
    public byte[]? Unseal(ReadOnlySpan<byte> sealedBytes, string purpose) => Unseal(_key, sealedBytes, purpose);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    /// <summary>A length that says little of the one beneath it: at most an eighth more, and as few different ones as that allows (Nikitin and others 2019).</summary>
    internal static long Padded(long length)
    {
        if (length <= LeastPadded) return LeastPadded;
        var exponent = BitOperations.Log2((ulong)length);
        var free = (1L << (exponent - BitOperations.Log2((uint)exponent) - 1)) - 1;
        return (length + free) & ~free;
    }

    // Nonce, tag, then the length and the bytes with their padding, all of it under the key.
    static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string purpose)
    {
        var padded = new byte[Padded(LengthBytes + plain.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(LengthBytes));
        var whole = new byte[NonceBytes + TagBytes + padded.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), padded, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        CryptographicOperations.ZeroMemory(padded);
        return whole;
    }

    static byte[]? Unseal(byte[] key, ReadOnlySpan<byte> whole, string purpose)
    {
        if (whole.Length < NonceBytes + TagBytes + LengthBytes) return null;
        var padded = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(whole[..NonceBytes], whole[(NonceBytes + TagBytes)..], whole.Slice(NonceBytes, TagBytes), padded, Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var plain = padded.AsSpan(LengthBytes, (int)BinaryPrimitives.ReadInt64LittleEndian(padded)).ToArray();
        CryptographicOperations.ZeroMemory(padded);
        return plain;
    }

    // The same passphrase typed on another keyboard may come in other code points.
    static byte[] Stretch(string passphrase, VaultCard card)
    {
        var typed = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(typed, card.Salt, card.Rounds, HashAlgorithmName.SHA256, KeyBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
        }
    }
}
