using System.Numerics;
using System.Runtime.CompilerServices;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Weights of the three moves by feature. They sum to nought for every feature, so that two are kept. Scores are whole numbers: the same on every machine.
/// Read from any thread once filled.
/// </summary>
sealed class MoveWeights
{
    internal readonly MoveCell[] Cells;
    readonly int _mask;

    /// <summary>Room for that many features.</summary>
    internal MoveWeights(int features)
    {
        Cells = new MoveCell[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, features + features / 2))];
        _mask = Cells.Length - 1;
    }

    /// <summary>How many features it knows.</summary>
    internal int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Score(ReadOnlySpan<uint> features, out int left, out int right)
    {
        (left, right) = (0, 0);
        var cells = Cells;
        var mask = _mask;
        foreach (var feature in features)
        {
            for (var slot = (int)feature & mask; ; slot = (slot + 1) & mask)
            {
                ref var cell = ref cells[slot];
                if (cell.Key == feature)
                {
                    left += cell.Left;
                    right += cell.Right;
                    break;
                }

                if (cell.Key == 0) break;
            }
        }
    }

    /// <summary>The slot of a feature, given one where it has none.</summary>
    internal int Place(uint feature)
    {
        for (var slot = (int)feature & _mask; ; slot = (slot + 1) & _mask)
        {
            ref var cell = ref Cells[slot];
            if (cell.Key == feature) return slot;
            if (cell.Key != 0) continue;
            cell.Key = feature;
            Count++;
            return slot;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static MoveWeights Read(BinaryReader from)
    {
        var count = from.Read7BitEncodedInt();
        var weights = new MoveWeights(count);
        var slots = new int[count];
        var key = 0u;
        for (var i = 0; i < count; i++) slots[i] = weights.Place(key += (uint)from.Read7BitEncodedInt());
        foreach (var slot in slots) weights.Cells[slot].Left = Signed(from.Read7BitEncodedInt());
        foreach (var slot in slots) weights.Cells[slot].Right = Signed(from.Read7BitEncodedInt());
        return weights;

        static short Signed(int coded) => (short)(coded >> 1 ^ -(coded & 1));
    }

    /// <summary>Writes rows, features ascending and distinct, none 0.</summary>
    internal static void Write(BinaryWriter to, IReadOnlyList<(uint Feature, short Left, short Right)> rows)
    {
        to.Write7BitEncodedInt(rows.Count);
        var last = 0u;
        foreach (var row in rows)
        {
            to.Write7BitEncodedInt((int)(row.Feature - last));
            last = row.Feature;
        }

        foreach (var row in rows) to.Write7BitEncodedInt(row.Left << 1 ^ row.Left >> 31);
        foreach (var row in rows) to.Write7BitEncodedInt(row.Right << 1 ^ row.Right >> 31);
    }
}
