using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Quipu.Model;

/// <summary>
/// The hash behind every id left of Entities: SHA-256 over length-prefixed UTF-8 parts, cut to 128 bits and written as 32 hex digits.
/// The length prefix keeps ("a","bc") apart from ("ab","c").
/// </summary>
public static class ContentHash
{
    /// <summary>The id of the given parts, in order. Null parts count as absent and differ from empty ones.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : Encoding.UTF8.GetByteCount(part));
            hash.AppendData(length);
            if (part is not null) hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    /// <summary>The whole SHA-256 of some bytes, as 64 hex digits: the name of a capture.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest);
    }
}
