using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

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

/// <summary>An entity: of one document (a hash), or canonical (minted at the first join, prefix <c>q-</c>).</summary>
public readonly record struct EntityId(string Value) : IComparable<EntityId>
{
    /// <summary>The id of a document's own entity: hash of the document, its type and where it is first named.</summary>
    public static EntityId Local(DocumentId document, EntityType type, Span first) =>
        new(ContentHash.Of("entity", document.Value, type.Wire(), first.ToString()));

    /// <summary>A canonical id minted from the least of the entities that are joined first.</summary>
    public static EntityId Mint(EntityId least) => new("q-" + ContentHash.Of("canonical", least.Value));

    /// <summary>True where this id stands for several documents' entities.</summary>
    public bool IsCanonical => Value.StartsWith("q-", StringComparison.Ordinal);

    public int CompareTo(EntityId other) => string.CompareOrdinal(Value, other.Value);

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

/// <summary>A FollowTheMoney statement: SHA-1 of <c>dataset.entity.prop.value[@lang][.ext]</c>, 40 hex digits.</summary>
public readonly record struct StatementId(string Value)
{
    /// <summary>The id of a statement, by FollowTheMoney's rule (that of its newest 4.x, where the language counts).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "FollowTheMoney's ids are SHA-1; nothing rests on it being hard to forge.")]
    public static StatementId For(in StatementKey key) => new(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(
        $"{key.Dataset.Value}.{key.Entity.Value}.{key.Prop}.{key.Value}{(key.Lang is { } lang ? "@" + lang : "")}{(key.External ? ".ext" : "")}"))));

    public override string ToString() => Value;
}

/// <summary>A person's judgement; random, since the same person may judge the same thing twice.</summary>
public readonly record struct JudgementId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A dataset: a named collection with members and access rights. Lower-case letters, digits and <c>_ -</c>.</summary>
public readonly record struct DatasetName(string Value)
{
    /// <summary>Where a record goes when nobody names a dataset.</summary>
    public static DatasetName Default { get; } = new("default");

    public override string ToString() => Value;
}
