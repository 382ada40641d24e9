using System.Security.Cryptography;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>A protected source: random, since a hash of a name would let who guesses the name confirm it.</summary>
public readonly record struct ProtectedSourceId(string Value)
{
    /// <summary>A new id.</summary>
    public static ProtectedSourceId New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public override string ToString() => Value;
}

/// <summary>Somebody who gave a reporter material and whose name stays sealed: what everybody may see of them.</summary>
/// <param name="Pseudonym">What they are called everywhere.</param>
/// <param name="By">Who protects them.</param>
/// <param name="Revision">Grows with every change of the sealed identity, since texts are then masked anew.</param>
public sealed record ProtectedSource(ProtectedSourceId Id, string Pseudonym, DateTimeOffset Made, string By, int Revision);

/// <summary>Something sealed: of a capture the capture's own id, else a random one.</summary>
public readonly record struct SealedRecordId(string Value)
{
    /// <summary>That of a capture.</summary>
    public static SealedRecordId Of(CaptureId capture) => new(capture.Value);

    /// <summary>A new one for where a file lay.</summary>
    public static SealedRecordId NewPlace() => new("place-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));

    public override string ToString() => Value;
}

/// <summary>Something about a protected source's material that leads to it, sealed: where a file lay, or the hash of a capture.</summary>
/// <param name="Id">Of a capture its own, else random.</param>
/// <param name="Number">Of the file among those of the source, as <c>protected/PSEUDONYM/3</c> has it.</param>
/// <param name="Card">What leads to the source, sealed.</param>
public sealed record SealedRecord(SealedRecordId Id, ProtectedSourceId Source, int Number, byte[] Card)
{
    /// <summary>What the card of a record is sealed for.</summary>
    internal static string Purpose(SealedRecordId id) => "record:" + id.Value;

    /// <summary>What the identity of a source is sealed for.</summary>
    internal static string Purpose(ProtectedSourceId id) => "identity:" + id.Value;
}

/// <summary>Somebody asked to see who a source is.</summary>
/// <param name="Reason">As they gave it, with no name of the source in it; null where the passphrase was wrong, since then nobody could look for names in it.</param>
/// <param name="Opened">Whether they saw it.</param>
public sealed record SourceReveal(ProtectedSourceId Source, string By, DateTimeOffset At, string? Reason, bool Opened);

/// <summary>A protected source with what rests on it.</summary>
public sealed record ProtectedSourceRow(ProtectedSource Source, int Documents, int Claims, int Reveals);
