using System.Security.Cryptography;
using Quipu.Claims;
using Quipu.Exports;

namespace Quipu.Publishing.Leavings;

/// <summary>
/// Something on its way out: it hashes the bytes as they go and gathers the claims that they carry; <see cref="Left"/> is the row of the log. Whoever writes an export writes through <see cref="Over"/>
/// and tells <see cref="Carry"/> of each claim.
/// </summary>
public sealed class Departure : IDisposable
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly CarriedClaims.Gathering _claims = new();
    long _bytes;

    /// <summary>Whether a byte has gone.</summary>
    public bool HasBegun => _bytes > 0;

    /// <summary>Whether bytes were on their way: of a pipe that broke meanwhile, somebody has read some.</summary>
    public bool HasTried { get; private set; }

    public void Carry(ShownClaim shown) => _claims.Add(shown, ClaimState.Of(shown));

    /// <summary>Carries a claim that stands otherwise now than when it left.</summary>
    internal void CarryAs(ShownClaim shown, ClaimState then) => _claims.Add(shown, then);

    /// <summary>A stream that hashes what goes through it.</summary>
    public Stream Over(Stream to) => new ForwardStream(to) { Passed = Hash, Tried = () => HasTried = true };

    /// <summary>SHA-256 of the bytes that went through so far.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The row of the log, to be written once; the hash is that of the bytes that went through.</summary>
    public Change.Left Left(Leaving leaving)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        return new(leaving with { Sha256 = leaving.Sha256 ?? (HasBegun && leaving.IsWhole ? Sha256 : null), Claims = _claims.Count }, _claims.Done());
    }

    public void Dispose() => _hash.Dispose();

    void Hash(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _bytes += bytes.Length;
    }
}
