using System.Buffers.Binary;

namespace Quipu.Network.Snapshots;

/// <summary>Whom a newer snapshot ties otherwise: of each entity everything that is said at it is summed up as one number, and the numbers are
/// compared.</summary>
static class SnapshotChanges
{
    /// <summary>Both ends of every tie that came, went or changed, and entities of another name or kind; null where there are more than
    /// <paramref name="most"/>.</summary>
    internal static HashSet<EntityId>? Touched(Snapshot old, Snapshot now, int most)
    {
        if (now.TouchedSince(old) is { } known) return known.Count > most ? null : known;
        var (before, after) = (Sums(old), Sums(now));
        var touched = new HashSet<EntityId>();
        for (int one = 0, other = 0; one < before.Length || other < after.Length;)
        {
            var order = one == before.Length ? 1 : other == after.Length ? -1 : old.Words.Utf8(old.Knots[one].Id)
                .SequenceCompareTo(now.Words.Utf8(now.Knots[other].Id));
            if (order != 0 || before[one] != after[other])
            {
                touched.Add(order > 0 ? now.IdOf(other) : old.IdOf(one));
                if (touched.Count > most) return null;
            }

            if (order <= 0) one++;
            if (order >= 0) other++;
        }

        return touched;
    }

    /// <summary>Whom of some entities a newer snapshot ties otherwise.</summary>
    internal static HashSet<EntityId> Touched(Snapshot old, Snapshot now, IEnumerable<string> ids) =>
        [.. ids.Select(id => new EntityId(id)).Where(id => Sum(old, old.Find(id)) != Sum(now, now.Find(id)))];

    static ulong? Sum(Snapshot network, int knot)
    {
        if (knot < 0) return null;
        var words = new Words(network, null);
        var ties = network.Ties.Span;
        var sum = words.Of(network.Knots[knot]);
        for (var tie = network.OutStarts[knot]; tie < network.OutStarts[knot + 1]; tie++) sum += Mixed(words.Of(in ties[tie]), 1);
        for (var i = network.InStarts[knot]; i < network.InStarts[knot + 1]; i++) sum += Mixed(words.Of(in ties[network.InTies[i]]), 2);
        return sum;
    }

    static ulong[] Sums(Snapshot network)
    {
        var hashes = new ulong[network.Words.Count];
        for (var word = 0; word < hashes.Length; word++) hashes[word] = Hash(network.Words.Utf8(word));
        var words = new Words(network, hashes);
        var sums = new ulong[network.Knots.Length];
        for (var knot = 0; knot < sums.Length; knot++) sums[knot] = words.Of(network.Knots[knot]);
        foreach (ref readonly var tie in network.Ties.Span)
        {
            var said = words.Of(in tie);
            sums[tie.From] += Mixed(said, 1);
            sums[tie.To] += Mixed(said, 2);
        }

        return sums;
    }

    /// <summary>What is said, by the hashes of its words: their numbers differ from one snapshot to the next. The order of ties makes no difference.</summary>
    /// <param name="hashes">Of each word; null: each is made when it is asked for.</param>
    readonly struct Words(Snapshot network, ulong[]? hashes)
    {
        internal ulong Of(KnotRow knot) => Mixed(Of(knot.Kind), Of(knot.Name));

        internal ulong Of(ref readonly TieRow tie)
        {
            var hash = Mixed(Of(network.Knots[tie.From].Id), Of(network.Knots[tie.To].Id));
            hash = Mixed(Mixed(Mixed(Mixed(hash, Of(tie.Relation)), Of(tie.Dataset)), Of(tie.Evidence)), Of(tie.Document));
            hash = Mixed(Mixed(Mixed(hash, Pair(tie.First, tie.Last)), Pair(tie.KnownFrom, tie.KnownUntil)), Pair(tie.ReviewedOn, tie.BegunBy));
            hash = Mixed(hash, ((ulong)(ushort)tie.Sureness << 32) | ((ulong)tie.ModalityCode << 24) | ((ulong)tie.ReviewCode << 16) | ((ulong)tie.Bits << 8) | tie.QualityCode);
            foreach (ref readonly var step in network.Steps.Span.Slice(tie.FirstStep, tie.Steps))
                hash = Mixed(Mixed(hash, Pair(step.Stage, step.On)), Of(step.Document) + (Of(step.Subject) * 31) + (uint)step.KnownFrom);
            return hash;
        }

        ulong Of(int word) => hashes is null ? Hash(network.Words.Utf8(word)) : hashes[word];
    }

    static ulong Pair(int one, int other) => ((ulong)(uint)one << 32) | (uint)other;

    static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..]) hash = Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        var rest = 0UL;
        foreach (var one in bytes) rest = (rest << 8) | one;
        return Mixed(hash, rest);
    }

    // The last steps of MurmurHash3 (public domain): each bit of what goes in may turn each bit of what comes out.
    static ulong Mixed(ulong hash, ulong more)
    {
        unchecked
        {
            hash = (hash * 0x9e3779b97f4a7c15) ^ more;
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
            return hash ^ (hash >> 33);
        }
    }
}
