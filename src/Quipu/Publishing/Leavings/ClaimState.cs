using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>
/// How a claim stood when it left: how it was said and by whom, where it stood in law, what answered it, who had reviewed it, what its outlet had done with it. Ids only: no name and no word of a document
/// is kept by it.
/// </summary>
/// <param name="Attribution">The document's own entities, original speaker first.</param>
/// <param name="Stage">The furthest that the law had got; null: no stage.</param>
/// <param name="Whose">Of whom that stage was, by their canonical id of the day.</param>
/// <param name="Answers">Ids of the claims that answered it, in order.</param>
/// <param name="Correction">The judgement that corrected it; null: none did.</param>
public sealed record ClaimState(
    Modality Modality, bool Negated, ImmutableArray<EntityId> Attribution, Stage? Stage, EntityId? Whose, ImmutableArray<ClaimId> Answers, ReviewState Review, string? Correction, NoticeKind? Notice)
{
    /// <summary>How a claim stands as it is shown.</summary>
    public static ClaimState Of(ShownClaim shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var (claim, reached) = (shown.Claim, shown.Reached);
        var notices = shown.Notices.Select(n => (NoticeKind?)n.Kind).ToList();
        return new(
            claim.Modality, claim.Negated, [.. claim.Attribution.Select(a => a.Entity)], reached?.Stage, reached?.Subject?.Entity, [.. shown.Answers.Select(a => a.Claim).Distinct().Order()],
            shown.Review.State, shown.Review.State == ReviewState.Corrected ? shown.Review.Judgement?.Id.Value : null, notices.Count == 0 ? null : notices.Max());
    }

    /// <summary>All of it in one line, from which it is read again.</summary>
    public string Text => string.Join('|',
        Modality.Wire(), Negated ? "not" : "", string.Join(',', Attribution.Select(a => Uri.EscapeDataString(a.Value))), Stage?.Wire(), Whose is { } whose ? Uri.EscapeDataString(whose.Value) : "",
        string.Join(',', Answers.Select(a => a.Value)), Review.Wire(), Correction, Notice?.Wire());

    /// <summary>64 bits of the SHA-256 of <see cref="Text"/>: what a leaving keeps of each claim.</summary>
    public long Digest => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    public static ClaimState Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|');
        return new(
            Wires.Read<Modality>(parts[0]), parts[1].Length > 0, [.. Many(parts[2]).Select(a => new EntityId(Uri.UnescapeDataString(a)))], parts[3].Length == 0 ? null : Wires.Read<Stage>(parts[3]),
            parts[4].Length == 0 ? null : new EntityId(Uri.UnescapeDataString(parts[4])), [.. Many(parts[5]).Select(a => new ClaimId(a))], Wires.Read<ReviewState>(parts[6]),
            parts[7].Length == 0 ? null : parts[7], parts[8].Length == 0 ? null : Wires.Read<NoticeKind>(parts[8]));
    }

    static string[] Many(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
