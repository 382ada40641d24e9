namespace Quipu.Model;

/// <summary>A capture: the SHA-256 of its bytes, 64 hex digits.</summary>
public readonly record struct CaptureId(string Value) : IComparable<CaptureId>
{
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
