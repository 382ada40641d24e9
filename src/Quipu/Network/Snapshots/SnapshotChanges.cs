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

    // Numbers of words differ from one snapshot to the next; their hashes do not. The order of ties makes no difference.
    static ulong[] Sums(Snapshot network)
    {
        var words = new ulong[network.Words.Count];
        for (var word = 0; word < words.Length; word++) words[word] = Hash(network.Words.Utf8(word));
        var sums = new ulong[network.Knots.Length];
        for (var knot = 0; knot < sums.Length; knot++) sums[knot] = Mixed(words[network.Knots[knot].Kind], words[network.Knots[knot].Name]);
        var steps = network.Steps.Span;
        foreach (ref readonly var tie in network.Ties.Span)
        {
            var said = Hash(in tie, network, words);
            foreach (ref readonly var step in steps.Slice(tie.FirstStep, tie.Steps)) said = Mixed(Mixed(said, Pair(step.Stage, step.On)),
                words[step.Document] + (uint)step.KnownFrom);
            sums[tie.From] += Mixed(said, 1);
            sums[tie.To] += Mixed(said, 2);
        }

        return sums;
    }

    static ulong Hash(ref readonly TieRow tie, Snapshot network, ulong[] words)
    {
        var hash = Mixed(words[network.Knots[tie.From].Id], words[network.Knots[tie.To].Id]);
        hash = Mixed(Mixed(Mixed(Mixed(hash, words[tie.Relation]), words[tie.Dataset]), words[tie.Evidence]), words[tie.Document]);
        hash = Mixed(Mixed(Mixed(hash, Pair(tie.First, tie.Last)), Pair(tie.KnownFrom, tie.KnownUntil)), Pair(tie.ReviewedOn, tie.BegunBy));
        return Mixed(hash, ((ulong)tie.ModalityCode << 24) | ((ulong)tie.ReviewCode << 16) | ((ulong)tie.Bits << 8) | tie.QualityCode);
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
