using System.Globalization;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Claims;

/// <summary>
/// When claims of different documents say the same: the same type, the same parties under their canonical ids, and the same activity or kind.
/// A claim that is told apart by nothing but its words (a figure, an assessment, a tie with an open end) is the same only as itself.
/// </summary>
public static class SameClaim
{
    /// <summary>What the claim says apart from its parties, as a number; equal for claims that are the same where their parties are.</summary>
    public static long Signature(Claim claim) =>
        Content(claim) is { } content ? Number(ContentHash.Of(claim.Type.Wire(), content)) : Number(ContentHash.Of("alone", claim.Id.Value));

    /// <summary>Whether a claim is told apart from all others by nothing but its words: none of another document can say the same.</summary>
    /// <param name="signature">As <see cref="Signature"/> gave it.</param>
    public static bool IsAlone(ClaimId id, long signature) => signature == Number(ContentHash.Of("alone", id.Value));

    /// <summary>Joins a signature with the parties' keys. Symmetric types have no first and second party.</summary>
    public static long Key(long signature, ClaimType type, long? subject, long? @object)
    {
        if (type.IsSymmetric() && subject > @object) (subject, @object) = (@object, subject);
        return Mix(Mix(signature, subject ?? -1), @object ?? -1);
    }

    // Null: nothing that another document's claim could share.
    static string? Content(Claim claim) => claim.Type switch
    {
        ClaimType.Proceeding => claim.Subject is null ? null : Folded(claim[Detail.Offence]),
        ClaimType.EngagesIn => claim.Subject is null ? null : Folded(claim[Detail.Activity]),
        ClaimType.Moves => claim.Subject is null ? null : Folded(claim[Detail.Goods]),
        ClaimType.Incident => Incident(claim),
        ClaimType.Controls => claim.Subject is null ? null : claim.Object is not null ? "" : Folded(claim[Detail.Market]),
        ClaimType.Denies or ClaimType.Condition or ClaimType.Figure => null,
        _ => claim.Subject is null || claim.Object is null ? null : "",
    };

    // The same killing in two articles has the same victim and no other date.
    static string? Incident(Claim claim) => claim.Kind is { } kind && claim.Object is not null && (claim.Subject is not null || claim.Date is not null)
        ? string.Create(CultureInfo.InvariantCulture, $"{kind.Wire()} {(claim.Subject is null ? claim.Date : null)}")
        : null;

    static string? Folded(string? words) => string.IsNullOrWhiteSpace(words) ? null : Folding.Compact(words.Trim());

    static long Number(string hash) => long.Parse(hash.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // The finaliser of SplitMix64: spreads neighbouring keys over the whole range.
    static long Mix(long seed, long value)
    {
        var z = unchecked((ulong)seed * 0x9E3779B97F4A7C15 + (ulong)value + 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return unchecked((long)(z ^ (z >> 31)));
    }
}
