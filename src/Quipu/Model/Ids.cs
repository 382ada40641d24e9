using System.Security.Cryptography;

namespace Quipu.Model;

/// <summary>A capture: the SHA-256 of its bytes, 64 hex digits; of a sealed one (decision 0035) a random id, which says nothing of its bytes.</summary>
public readonly record struct CaptureId(string Value) : IComparable<CaptureId>
{
    /// <summary>How the id of a sealed capture begins.</summary>
    public const string SealedMark = "sealed-";

    const string MaskedMark = "masked-";

    /// <summary>True where the bytes are kept sealed: they are nobody's to see without the passphrase, and their hash is on no page.</summary>
    public bool IsSealed => Value.StartsWith(SealedMark, StringComparison.Ordinal);

    /// <summary>True of a stand-in for a capture that holds a masked name (decision 0042), as it stands in what leaves.</summary>
    public bool IsMasked => Value.StartsWith(MaskedMark, StringComparison.Ordinal);

    /// <summary>The hash of the bytes; null where they are sealed, or hold a masked name.</summary>
    public string? Sha256 => IsSealed || IsMasked ? null : Value;

    /// <summary>The hash, or a word that says why there is none.</summary>
    public string Told => Sha256 ?? (IsSealed ? "sealed" : "masked");

    /// <summary>What stands for a capture that holds a masked name.</summary>
    internal static CaptureId Masked(string standIn) => new(MaskedMark + standIn);

    /// <summary>A new id for bytes that are sealed.</summary>
    public static CaptureId NewSealed() => new(SealedMark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));

    public int CompareTo(CaptureId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A document: hash of its capture, its part within the capture and its text.</summary>
public readonly record struct DocumentId(string Value) : IComparable<DocumentId>
{
    /// <summary>The id of the <paramref name="part"/>-th document of a capture.</summary>
    public static DocumentId From(CaptureId capture, int part, string text) =>
        new(ContentHash.Of("document", capture.Value, part.ToString(), text));

    public int CompareTo(DocumentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>
/// A claim: hash of its anchor (document, type, quote, trigger and party spans) without the reader's version,
/// so that two readers that find the same thing find the same claim. See docs/decisions/0004.
/// </summary>
public readonly record struct ClaimId(string Value) : IComparable<ClaimId>
{
    /// <summary>The id of the claim anchored at the given spans.</summary>
    public static ClaimId From(DocumentId document, ClaimType type, Span quote, Span trigger, Span? subject, Span? @object) =>
        new(ContentHash.Of("claim", document.Value, type.Wire(), quote.ToString(), trigger.ToString(), subject?.ToString(), @object?.ToString()));

    public int CompareTo(ClaimId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A finding of a pattern: hash of the pattern, the lead's name and the essential parties, so that the same finding keeps its id while its evidence comes and goes.</summary>
public readonly record struct FindingId(string Value) : IComparable<FindingId>
{
    public int CompareTo(FindingId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A person's judgement; random, since the same person may judge the same thing twice.</summary>
public readonly record struct JudgementId(string Value)
{
    public override string ToString() => Value;
}
