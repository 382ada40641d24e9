using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>Which tags the words of the training text had, by number of the word in lower case.</summary>
sealed class TagLexicon
{
    readonly Dictionary<uint, uint> _classes;

    internal TagLexicon(Dictionary<uint, uint> classes) => _classes = classes;

    /// <summary>The class of a word; 0 where it was not seen.</summary>
    internal uint this[uint word] => _classes.GetValueOrDefault(word);

    internal static TagLexicon Read(PartReader from)
    {
        var kinds = new uint[from.Number()];
        for (var i = 0; i < kinds.Length; i++) kinds[i] = from.Word();
        var count = from.Number();
        var classes = new Dictionary<uint, uint>(count);
        foreach (var key in from.Ascending(count)) classes.Add(key, kinds[from.Number()]);
        return new(classes);
    }

    internal void Write(BinaryWriter to)
    {
        uint[] kinds = [.. _classes.Values.Distinct().Order()];
        to.Write7BitEncodedInt(kinds.Length);
        foreach (var kind in kinds) to.Write(kind);
        to.Write7BitEncodedInt(_classes.Count);
        uint[] keys = [.. _classes.Keys.Order()];
        var last = 0u;
        foreach (var key in keys)
        {
            to.Write7BitEncodedInt((int)(key - last));
            last = key;
        }

        foreach (var key in keys) to.Write7BitEncodedInt(Array.BinarySearch(kinds, _classes[key]));
    }
}
