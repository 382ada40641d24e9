using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>A claim that left, and the digest of how it stood then.</summary>
public readonly record struct CarriedClaim(DocumentId Document, ClaimId Claim, long State);

/// <summary>
/// The claims that something carried, in order of document and id, each with the digest of its state (<see cref="ClaimState"/>). An export may carry a million: 24 bytes for each, and 20 for each document.
/// </summary>
public sealed class CarriedClaims
{
    const int IdBytes = 16, Row = IdBytes + sizeof(long);

    CarriedClaims(ImmutableArray<CarriedClaim> claims, IReadOnlyDictionary<long, string> states) => (Claims, States) = (claims, states);

    public static CarriedClaims None { get; } = new([], ImmutableDictionary<long, string>.Empty);

    public ImmutableArray<CarriedClaim> Claims { get; }

    /// <summary>The text of each state by its digest, where it was just gathered; empty where the claims were read from a store.</summary>
    public IReadOnlyDictionary<long, string> States { get; }

    /// <summary>Gathers claims as they leave. A claim counts once; safe from several threads.</summary>
    public sealed class Gathering
    {
        readonly Dictionary<UInt128, (UInt128 Document, long State)> _claims = [];
        readonly Dictionary<long, string> _states = [];
        readonly Lock _adding = new();

        public int Count => _claims.Count;

        /// <param name="state">How it stood when it left.</param>
        public void Add(ShownClaim shown, ClaimState state)
        {
            ArgumentNullException.ThrowIfNull(shown);
            ArgumentNullException.ThrowIfNull(state);
            var (id, document, digest) = (Number(shown.Claim.Id.Value), Number(shown.Claim.Document.Value), state.Digest);
            lock (_adding)
            {
                _claims[id] = (document, digest);
                _states.TryAdd(digest, state.Text);
            }
        }

        public CarriedClaims Done() => new(
            [.. _claims.OrderBy(c => c.Value.Document).ThenBy(c => c.Key).Select(c => new CarriedClaim(new(Text(c.Value.Document)), new(Text(c.Key)), c.Value.State))], _states);
    }

    /// <summary>As a store keeps them: of each document its id, how many of its claims, and these.</summary>
    public byte[] Pack()
    {
        using var to = new MemoryStream();
        Span<byte> row = stackalloc byte[Row];
        foreach (var document in Claims.GroupBy(c => c.Document))
        {
            BinaryPrimitives.WriteUInt128BigEndian(row, Number(document.Key.Value));
            BinaryPrimitives.WriteInt32BigEndian(row[IdBytes..], document.Count());
            to.Write(row[..(IdBytes + sizeof(int))]);
            foreach (var claim in document)
            {
                BinaryPrimitives.WriteUInt128BigEndian(row, Number(claim.Claim.Value));
                BinaryPrimitives.WriteInt64BigEndian(row[IdBytes..], claim.State);
                to.Write(row);
            }
        }

        return to.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    public static CarriedClaims Unpack(ReadOnlySpan<byte> packed)
    {
        var claims = ImmutableArray.CreateBuilder<CarriedClaim>(packed.Length / Row);
        while (!packed.IsEmpty)
        {
            var document = new DocumentId(Text(BinaryPrimitives.ReadUInt128BigEndian(packed)));
            var count = BinaryPrimitives.ReadInt32BigEndian(packed[IdBytes..]);
            packed = packed[(IdBytes + sizeof(int))..];
            for (; count > 0; count--, packed = packed[Row..])
                claims.Add(new(document, new(Text(BinaryPrimitives.ReadUInt128BigEndian(packed))), BinaryPrimitives.ReadInt64BigEndian(packed[IdBytes..])));
        }

        return new(claims.DrainToImmutable(), ImmutableDictionary<long, string>.Empty);
    }

    // Ids left of Entities are hashes of 32 hex digits (decision 0004).
    static UInt128 Number(string id) => UInt128.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static string Text(UInt128 id) => id.ToString("x32", CultureInfo.InvariantCulture);
}
