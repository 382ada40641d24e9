namespace Quipu.Reading.Analysis;

/// <summary>Which tags the words of the training text had, by number of the word in lower case.</summary>
sealed class TagLexicon
{
    readonly Dictionary<uint, uint> _classes;

    internal TagLexicon(Dictionary<uint, uint> classes) => _classes = classes;

    /// <summary>The class of a word; 0 where it was not seen.</summary>
    internal uint this[uint word] => _classes.GetValueOrDefault(word);

    internal static TagLexicon Read(BinaryReader from)
    {
        var kinds = new uint[from.Read7BitEncodedInt()];
        for (var i = 0; i < kinds.Length; i++) kinds[i] = from.ReadUInt32();
        var count = from.Read7BitEncodedInt();
        var classes = new Dictionary<uint, uint>(count);
        var keys = new uint[count];
        var last = 0u;
        for (var i = 0; i < count; i++) keys[i] = last += (uint)from.Read7BitEncodedInt();
        foreach (var key in keys) classes.Add(key, kinds[from.Read7BitEncodedInt()]);
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
