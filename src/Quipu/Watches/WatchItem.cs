using System.Globalization;
using Quipu.Model;

namespace Quipu.Watches;

/// <summary>What answers a watch, as one word: <c>c:ID</c> a claim, <c>d:ID</c> a document, <c>f:ID</c> a finding, <c>m:ROW|PARTY|ID</c> somebody on record who may be in a row of a table.</summary>
public readonly record struct WatchItem(string Value) : IComparable<WatchItem>
{
    public static WatchItem Of(ClaimId claim) => new("c:" + claim.Value);

    public static WatchItem Of(DocumentId document) => new("d:" + document.Value);

    public static WatchItem Of(FindingId finding) => new("f:" + finding.Value);

    public static WatchItem Of(long row, string party, EntityId entity) => new(string.Create(CultureInfo.InvariantCulture, $"m:{row}|{party}|{entity.Value}"));

    /// <summary>The claim; null: it is none.</summary>
    public ClaimId? Claim => Rest('c') is { } id ? new ClaimId(id) : null;

    /// <summary>The document; null: it is none.</summary>
    public DocumentId? Document => Rest('d') is { } id ? new DocumentId(id) : null;

    /// <summary>The finding; null: it is none.</summary>
    public FindingId? Finding => Rest('f') is { } id ? new FindingId(id) : null;

    /// <summary>The row, the party of the row, and who they may be; null: it is no match.</summary>
    public (long Row, string Party, EntityId Entity)? Match =>
        Rest('m')?.Split('|', 3) is [var row, var party, var entity] && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, party, new EntityId(entity)) : null;

    public int CompareTo(WatchItem other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    string? Rest(char kind) => Value is [var k, ':', ..] && k == kind ? Value[2..] : null;
}
