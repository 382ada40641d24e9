using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Quipu.Text;

namespace Quipu.Registers;

/// <summary>Ids of what registers name: the same from one edition of a register to the next.</summary>
static class RegisterId
{
    /// <summary>FollowTheMoney's <c>make_entity_id</c>: a prefix, and SHA-1 of the parts that are not empty, set apart so that ("a", "bc") is not ("ab", "c").</summary>
    [SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's ids are SHA-1; nothing rests on it being hard to forge.")]
    internal static string Of(string prefix, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            if (part.Length > 0) text.Append(part).Append('\u001F');
        return $"{prefix}-{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    /// <summary>The source's own id under a prefix: <c>ofac-306</c>; hashed where it has what an id may not have.</summary>
    internal static string FromSource(string prefix, string id)
    {
        var plain = id.Trim();
        return plain.Length is > 0 and <= 120 && plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && char.IsAsciiLetterOrDigit(plain[^1]) ? $"{prefix}-{plain}" : Of(prefix, plain);
    }

    /// <summary>Of a party known only by its name: case, accents, signs and spaces do not count.</summary>
    internal static string OfName(string prefix, string name, string within = "") => Of(prefix, Key(name), within);

    /// <summary>A name as it is compared: letters and digits without accents, one space between words.</summary>
    internal static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in Folding.Compact(name))
        {
            if (char.IsLetterOrDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ' && c is not ('.' or '\'' or '’')) key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>Words as a slug: <c>contra el patrimonio</c> is <c>contra-el-patrimonio</c>.</summary>
    internal static string Slug(string words) => Key(words).Replace(' ', '-');
}
