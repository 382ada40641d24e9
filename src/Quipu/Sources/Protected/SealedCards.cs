using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quipu.Sources.Protected;

/// <summary>Where a file of a protected source lay, and what went wrong with it; sealed.</summary>
/// <param name="Location">As its folder or list had it.</param>
/// <param name="Faults">Why it, or a part of it, could not be read, the last time it was tried.</param>
public sealed record SealedPlace(string Location, ImmutableArray<string> Faults)
{
    /// <summary>What its format told of it beyond the text: title, authors, publisher, address, day.</summary>
    public ImmutableArray<string> Metadata { get; init; } = [];
}

/// <summary>What proves that a sealed capture is as it was taken; sealed. Where it lay is told by the place of the same number, which goes when its document is forgotten, while this stays.</summary>
/// <param name="Sha256">Of the bytes before they were sealed.</param>
/// <param name="Length">Of the bytes before they were padded.</param>
/// <param name="Beside">The capture that it lay beside, where it was no document itself.</param>
public sealed record SealedProof(string Sha256, long Length, string? Beside);

/// <summary>A card of a sealed record, opened: of a place or of a capture.</summary>
sealed record SealedCard
{
    static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public SealedPlace? Place { get; init; }

    public SealedProof? Proof { get; init; }

    internal SealedRecord Seal(Vault vault, SealedRecordId id, ProtectedSourceId source, int number) =>
        new(id, source, number, vault.Seal(JsonSerializer.SerializeToUtf8Bytes(this, Json), SealedRecord.Purpose(id)));

    /// <summary>Null where the record was changed, or is of another vault.</summary>
    internal static SealedCard? Open(Vault vault, SealedRecord record) =>
        vault.Unseal(record.Card, SealedRecord.Purpose(record.Id)) is { } bytes ? JsonSerializer.Deserialize<SealedCard>(bytes, Json) : null;
}
