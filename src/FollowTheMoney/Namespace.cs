using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using FollowTheMoney.Types;

namespace FollowTheMoney;

/// <summary>
/// Whose ids an entity's id is: ids of one namespace carry its signature behind a full stop, so that nobody's own ids collide with another's.
/// A namespace without a name takes signatures off.
/// </summary>
[SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's signatures are HMAC-SHA-1; nothing rests on them being hard to forge.")]
public sealed class Namespace(string? name = null)
{
    readonly byte[] _key = Encoding.UTF8.GetBytes(name ?? "");

    /// <summary>What stands before the last full stop, and the signature behind it; null where there is none, or the text is no id.</summary>
    public static (string? Plain, string? Signature) Parse(string? text)
    {
        if (text is null || !EntityKind.IsId(text)) return (null, null);
        var dot = text.LastIndexOf('.');
        return dot < 0 ? (text, null) : (text[..dot], text[(dot + 1)..]);
    }

    /// <summary>The signature of a plain id; null where the namespace has no name.</summary>
    public string? Signature(string plain) => _key.Length == 0 ? null : Convert.ToHexStringLower(HMACSHA1.HashData(_key, Encoding.UTF8.GetBytes(plain)));

    /// <summary>The id with this namespace's signature in place of any other; null where the text is no id.</summary>
    public string? Sign(string? text) => Parse(text).Plain is not { } plain ? null : Signature(plain) is { } signature ? $"{plain}.{signature}" : plain;

    /// <summary>Whether an id carries this namespace's signature.</summary>
    public bool Verify(string? text) => Parse(text) is ({ } plain, { } signature) && Signature(plain) is { } right &&
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(right));

    /// <summary>A copy of an entity whose own id and all ids that it names are of this namespace.</summary>
    /// <param name="shallow">Leaves the ids that it names as they are.</param>
    public Entity Apply(Entity entity, bool shallow = false) =>
        entity.Renamed(new(Sign(entity.Id.Value) ?? entity.Id.Value), id => shallow ? id : Sign(id) ?? id);
}
