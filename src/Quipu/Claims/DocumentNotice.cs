using Quipu.Model;
using System.Collections.Immutable;

namespace Quipu.Claims;

/// <summary>A person's record of an outlet's notice; random, since the same may be recorded twice.</summary>
public readonly record struct NoticeId(string Value)
{
    public static NoticeId New() => new(Guid.NewGuid().ToString("N"));

    public override string ToString() => Value;
}

/// <summary>What an outlet did with an article of its own. Kept by position: new ones go to the end.</summary>
public enum NoticeKind { Corrected, Retracted }

/// <summary>
/// An outlet corrected or retracted an article of its own, as a person recorded it. It is shown with every claim that it concerns; what was retracted feeds no finding, no tie of the network and no
/// default export. Taken back, never erased (docs/decisions/0037).
/// </summary>
/// <param name="Date">When the outlet did; null: not known.</param>
/// <param name="Words">The notice, verbatim; empty where nobody copied it.</param>
/// <param name="Url">Where the notice stands; null: not known, or not on the web.</param>
/// <param name="Capture">Bytes on record that hold the notice; null: none.</param>
/// <param name="Claims">The claims that it concerns; empty: the whole article.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When they did.</param>
public sealed record DocumentNotice(
    NoticeId Id, DocumentId Document, NoticeKind Kind, PartialDate? Date, string Words, string? Url, CaptureId? Capture, ImmutableArray<ClaimId> Claims, string By, DateTimeOffset At)
{
    /// <summary>Letters of the outlet's words at most.</summary>
    public const int LongestWords = 2000;

    public DateTimeOffset? RetiredAt { get; init; }

    public string? RetiredBy { get; init; }

    /// <summary>Whether it speaks of a claim of its article.</summary>
    public bool Concerns(ClaimId claim) => Claims.IsEmpty || Claims.Contains(claim);
}
