using System.Numerics;
using System.Runtime.CompilerServices;

namespace Quipu.Reading.Models;

/// <summary>
/// Which of up to eight lists a word or phrase is on, by 24 bits of its number: a quarter of a million names take half a megabyte and no text.
/// About one unlisted word in a hundred is taken for a listed one; what learns from the lists learns to allow for that.
/// </summary>
sealed class WordLists
{
    static readonly Lazy<WordLists> LazyNames = new(() => Read(ModelFile.Open("names-lists")["lists"]));

    readonly uint[] _slots;
    readonly int _mask;

    WordLists(int count)
    {
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2))];
        _mask = _slots.Length - 1;
    }

    /// <summary>Names of people and places.</summary>
    internal static WordLists Names => LazyNames.Value;

    /// <summary>The number of a phrase that goes on with another word.</summary>
    internal static uint Then(uint phrase, uint word) => Feature.Of(200, phrase, word);

    /// <summary>A bit for each list that it is on.</summary>
    internal byte this[uint feature]
    {
        get
        {
            var key = feature >> 8;
            for (var slot = Slot(key); _slots[slot] != 0; slot = slot + 1 & _mask)
                if (_slots[slot] >> 8 == key) return (byte)_slots[slot];
            return 0;
        }
    }

    int Slot(uint key) => (int)(key * 0x9E3779B1 >> 9) & _mask;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static WordLists Read(PartReader from)
    {
        var count = from.Number();
        var lists = new WordLists(count);
        var key = 0u;
        for (; count > 0; count--)
        {
            key += (uint)from.Number();
            var slot = lists.Slot(key);
            while (lists._slots[slot] != 0) slot = slot + 1 & lists._mask;
            lists._slots[slot] = key << 8 | from.Byte();
        }

        return lists;
    }

    /// <summary>Writes words or phrases, by number, with the bits of their lists; none 0.</summary>
    internal static void Write(BinaryWriter to, IEnumerable<(uint Feature, byte Lists)> entries)
    {
        var rows = new SortedDictionary<uint, byte>();
        foreach (var (feature, lists) in entries) rows[feature >> 8] = (byte)(rows.GetValueOrDefault(feature >> 8) | lists);
        to.Write7BitEncodedInt(rows.Count);
        var last = 0u;
        foreach (var (key, lists) in rows)
        {
            to.Write7BitEncodedInt((int)(key - last));
            to.Write(lists);
            last = key;
        }
    }
}
