using System.Collections.Concurrent;

namespace Quipu.Matching.Candidates;

/// <summary>
/// Many lists of numbers: packed end to end, and what came since in chains that are packed with the rest when asked. Lists are known by number;
/// one that nothing was added to is empty.
/// </summary>
sealed class PackedLists
{
    int[] _starts = [0];
    int[] _items = [];

    /// <summary>Of each list the last link of its chain plus one; 0: none.</summary>
    Grown<int> _heads = new();
    Grown<(int Item, int Next)> _links = new();

    /// <summary>Lists as bits, made when they are first asked for, kept until something is added to them or all are packed anew.</summary>
    readonly ConcurrentDictionary<int, ulong[]> _bits = new();
    volatile bool _hasBits;

    internal PackedLists() { }

    internal int Lists => Math.Max(_starts.Length - 1, _heads.Count);

    /// <summary>How many items wait to be packed.</summary>
    internal int Loose => _links.Count;

    internal long Items => _items.Length + _links.Count;

    internal long Bytes => (_starts.Length * 4L) + (_items.Length * 4L) + _heads.Bytes + _links.Bytes + _bits.Values.Sum(b => b.Length * 8L);

    /// <summary>The packed part of a list, in the order in which items were added.</summary>
    internal ReadOnlySpan<int> Packed(int list) => list + 1 < _starts.Length ? _items.AsSpan(_starts[list], _starts[list + 1] - _starts[list]) : [];

    /// <summary>A whole list, packed or not, as a bit for each item that is in it.</summary>
    /// <param name="items">Items are smaller than this.</param>
    internal ulong[] Bits(int list, int items)
    {
        if (_bits.TryGetValue(list, out var known)) return known;
        var bits = new ulong[(items >> 6) + 1];
        foreach (var item in Packed(list)) bits[item >> 6] |= 1UL << item;
        for (var link = Chain(list); link >= 0; link = _links[link].Next) bits[_links[link].Item >> 6] |= 1UL << _links[link].Item;
        _hasBits = true;
        return _bits[list] = bits;
    }

    /// <summary>The first link of what was added since, newest first; -1: none. See <see cref="Link"/>.</summary>
    internal int Chain(int list) => list < _heads.Count ? _heads[list] - 1 : -1;

    internal (int Item, int Next) Link(int link) => _links[link];

    internal void Add(int list, int item)
    {
        if (list >= _heads.Count) _heads.Extend(list + 1);
        _links.Add((item, _heads[list] - 1));
        _heads[list] = _links.Count;
        if (_hasBits) _bits.TryRemove(list, out _);
    }

    /// <summary>Fills empty lists at once; <paramref name="tell"/> is called twice and has to tell the same items: first they are counted, then put.</summary>
    internal void Fill(int lists, Action<Action<int, int>> tell)
    {
        var starts = new int[lists + 1];
        tell((list, _) => starts[list + 1]++);
        for (var list = 0; list < lists; list++) starts[list + 1] = checked(starts[list + 1] + starts[list]);
        var items = new int[starts[lists]];
        var at = starts.AsSpan(0, lists).ToArray();
        tell((list, item) => items[at[list]++] = item);
        (_starts, _items) = (starts, items);
        _bits.Clear();
    }

    /// <summary>Packs everything; an item that <paramref name="moved"/> (by item; null: all stay) makes negative is left out.</summary>
    internal void Pack(int[]? moved = null)
    {
        if (_links.Count == 0 && moved is null) return;
        var lists = Lists;
        var starts = new int[lists + 1];
        for (var list = 0; list < lists; list++) starts[list + 1] = checked(starts[list] + Kept(list, moved));
        var items = new int[starts[lists]];
        for (var list = 0; list < lists; list++) Fill(list, moved, items.AsSpan(starts[list], starts[list + 1] - starts[list]));
        (_starts, _items, _heads, _links) = (starts, items, new(), new());
        _bits.Clear();
    }

    internal void Save(SectionWriter to)
    {
        to.Write<int>(_starts);
        to.Write<int>(_items);
    }

    internal static PackedLists Load(SectionReader from) => new() { _starts = from.Read<int>(), _items = from.Read<int>() };

    int Kept(int list, int[]? moved)
    {
        var kept = 0;
        foreach (var item in Packed(list))
            if (moved is null || moved[item] >= 0) kept++;
        for (var link = Chain(list); link >= 0; link = _links[link].Next)
            if (moved is null || moved[_links[link].Item] >= 0) kept++;
        return kept;
    }

    void Fill(int list, int[]? moved, Span<int> to)
    {
        var at = 0;
        foreach (var item in Packed(list))
            if (moved is null) to[at++] = item;
            else if (moved[item] >= 0) to[at++] = moved[item];
        // The chain is newest first: filled from the end.
        var end = to.Length;
        for (var link = Chain(list); link >= 0; link = _links[link].Next)
        {
            var item = moved is null ? _links[link].Item : moved[_links[link].Item];
            if (item >= 0) to[--end] = item;
        }
    }
}
