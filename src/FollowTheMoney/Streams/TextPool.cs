using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Texts that come again and again in a column, made once: schema and property names, datasets, times, languages.</summary>
sealed class TextPool
{
    const int Slots = 1 << 12, Longest = 64;

    readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];
    string _last = "";
    byte[] _lastBytes = [];
    int _lastLength;

    /// <summary>The text; the same object as before where the bytes are the same.</summary>
    internal string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.SequenceEqual(_lastBytes.AsSpan(0, _lastLength))) return _last;
        if (bytes.Length > Longest) return Remember(bytes, Encoding.UTF8.GetString(bytes));
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var slot = ref _slots[hash.ToHashCode() & (Slots - 1)];
        if (slot.Text is null || !bytes.SequenceEqual(slot.Bytes)) slot = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        return Remember(bytes, slot.Text);
    }

    string Remember(ReadOnlySpan<byte> bytes, string text)
    {
        if (_lastBytes.Length < bytes.Length) _lastBytes = new byte[Math.Max(64, bytes.Length * 2)];
        bytes.CopyTo(_lastBytes);
        (_lastLength, _last) = (bytes.Length, text);
        return text;
    }
}
