using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FollowTheMoney;

/// <summary>A FollowTheMoney statement: SHA-1 of <c>dataset.entity.prop.value[@lang][.ext]</c>, 40 hex digits.</summary>
public readonly record struct StatementId(string Value)
{
    /// <summary>The id of a statement, by FollowTheMoney's rule (that of its newest 4.x, where the language counts).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's ids are SHA-1; nothing rests on it being hard to forge.")]
    public static StatementId For(in StatementKey key) => new(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(
        $"{key.Dataset.Value}.{key.Entity.Value}.{key.Prop}.{key.Value}{(key.Lang is { } lang ? "@" + lang : "")}{(key.External ? ".ext" : "")}"))));

    public override string ToString() => Value;
}
