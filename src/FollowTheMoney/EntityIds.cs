using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FollowTheMoney;

/// <summary>Ids made of what tells an entity apart, so that the same facts give the same id in every run.</summary>
[SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's ids are SHA-1; nothing rests on it being hard to forge.")]
public static class EntityIds
{
    /// <summary>SHA-1 of a prefix and the parts, with nothing between them, so ("a", "bc") and ("ab", "c") are one; null where all parts are empty.</summary>
    public static string? Make(string? prefix, params IEnumerable<string?> parts)
    {
        var text = string.Concat(parts.Select(p => p?.Trim()));
        return text.Length == 0 ? null : Sha1(prefix + text);
    }

    /// <summary>SHA-1 of a mapping's prefix, its literal and the values of its key columns, sorted by their bytes; null where all values are empty.</summary>
    public static string? OfKeys(string? prefix, string? literal, IEnumerable<string?> values)
    {
        var kept = values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => Encoding.UTF8.GetBytes(v!.Trim())).ToArray();
        if (kept.Length == 0) return null;
        Array.Sort(kept, (a, b) => a.AsSpan().SequenceCompareTo(b));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.UTF8.GetBytes(prefix + literal));
        foreach (var value in kept) hash.AppendData(value);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
}
