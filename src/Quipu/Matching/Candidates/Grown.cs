namespace Quipu.Matching.Candidates;

/// <summary>
/// A list of plain values in one array that grows by half. Readers may hold its array while one writer appends: what they were told is there stays where it is.
/// </summary>
sealed class Grown<T>(int capacity = 16)
    where T : unmanaged
{
    T[] _items = new T[capacity];

    internal Grown(T[] items)
        : this(0) => (_items, Count) = (items, items.Length);

    internal int Count { get; private set; }

    internal ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    internal ref T this[int at] => ref _items[at];

    internal long Bytes => (long)_items.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    internal void Add(T item)
    {
        if (Count == _items.Length) Reserve(Count + 1);
        _items[Count++] = item;
    }

    internal void AddRange(ReadOnlySpan<T> items)
    {
        Reserve(Count + items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Makes it so long, with zeros at the end.</summary>
    internal void Extend(int count)
    {
        Reserve(count);
        Count = Math.Max(Count, count);
    }

    /// <summary>Gives back what it does not use.</summary>
    internal void Trim()
    {
        if (_items.Length > Count + (Count >> 4)) Array.Resize(ref _items, Count);
    }

    void Reserve(int count)
    {
        if (count <= _items.Length) return;
        var size = Math.Max(count, Math.Min(_items.Length + (_items.Length >> 1) + 16L, Array.MaxLength));
        Array.Resize(ref _items, checked((int)size));
    }
}
