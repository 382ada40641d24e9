using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FollowTheMoney;

/// <summary>A FollowTheMoney statement: SHA-1 of <c>dataset.entity.prop.value[@lang][.ext]</c>, 40 hex digits.</summary>
public readonly record struct StatementId(string Value)
{
    const int OnStack = 1024;

    /// <summary>The id of a statement, by FollowTheMoney's rule (that of its newest 4.x, where the language counts).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's ids are SHA-1; nothing rests on it being hard to forge.")]
    public static StatementId For(in StatementKey key)
    {
        var letters = key.Dataset.Value.Length + key.Entity.Value.Length + key.Prop.Length + key.Value.Length + (key.Lang?.Length ?? 0) + 8;
        var bytes = letters * 3 <= OnStack ? stackalloc byte[OnStack] : new byte[letters * 3];
        var length = Put(bytes, 0, key.Dataset.Value);
        bytes[length++] = (byte)'.';
        length = Put(bytes, length, key.Entity.Value);
        bytes[length++] = (byte)'.';
        length = Put(bytes, length, key.Prop);
        bytes[length++] = (byte)'.';
        length = Put(bytes, length, key.Value);
        if (key.Lang is { } lang)
        {
            bytes[length++] = (byte)'@';
            length = Put(bytes, length, lang);
        }

        if (key.External) length = Put(bytes, length, ".ext");
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes[..length], digest);
        return new(Convert.ToHexStringLower(digest));
    }

    static int Put(Span<byte> bytes, int at, string text) => at + Encoding.UTF8.GetBytes(text, bytes[at..]);

    public override string ToString() => Value;
}
