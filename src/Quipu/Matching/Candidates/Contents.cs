namespace Quipu.Matching.Candidates;

/// <summary>What is kept with each entity: byte strings by number in blocks of 64 MB, so that there may be more than an array holds.</summary>
sealed class Contents
{
    const int Block = 1 << 26;

    readonly List<byte[]> _blocks = [];

    /// <summary>Where each begins (block and offset in one number) and how long it is.</summary>
    readonly Grown<long> _starts = new();
    readonly Grown<int> _lengths = new();

    int _used;

    internal int Count => _starts.Count;

    internal long Bytes => _blocks.Sum(b => (long)b.Length) + _starts.Bytes + _lengths.Bytes;

    internal ReadOnlyMemory<byte> this[int number] => _lengths[number] == 0 ? default : _blocks[(int)(_starts[number] >> 32)].AsMemory((int)_starts[number], _lengths[number]);

    internal void Add(ReadOnlySpan<byte> content)
    {
        if (_blocks.Count == 0 || content.Length > _blocks[^1].Length - _used) MakeRoom(content.Length);
        content.CopyTo(_blocks[^1].AsSpan(_used));
        _starts.Add(((long)(_blocks.Count - 1) << 32) | (uint)_used);
        _lengths.Add(content.Length);
        _used += content.Length;
    }

    internal void Save(SectionWriter to)
    {
        to.Write(_starts.Span);
        to.Write(_lengths.Span);
        to.Write<int>([_blocks.Count, _used]);
        for (var i = 0; i < _blocks.Count; i++) to.Write<byte>(i < _blocks.Count - 1 ? _blocks[i] : _blocks[i].AsSpan(0, _used));
    }

    internal static Contents Load(SectionReader from)
    {
        var contents = new Contents();
        contents._starts.AddRange(from.Read<long>());
        contents._lengths.AddRange(from.Read<int>());
        var (blocks, used) = from.Read<int>() is [var count, var last] ? (count, last) : throw new InvalidDataException("it is not laid out as it should be");
        for (var i = 0; i < blocks; i++) contents._blocks.Add(from.Read<byte>());
        contents._used = used;
        return contents;
    }

    /// <summary>The last block grows up to its full size, then a new one begins: a small index stays small. Who holds a part of a block keeps the old one.</summary>
    void MakeRoom(int length)
    {
        if (_blocks.Count > 0 && _used + length <= Block)
        {
            var last = _blocks[^1];
            Array.Resize(ref last, Math.Min(Block, Math.Max(last.Length * 2, _used + length)));
            _blocks[^1] = last;
            return;
        }

        _blocks.Add(new byte[Math.Max(length, _blocks.Count == 0 ? 1 << 12 : 1 << 20)]);
        _used = 0;
    }
}
