namespace Quipu.Training;

/// <summary>Shuffles the same way in every run and on every runtime (xorshift, Marsaglia 2003).</summary>
sealed class Shuffle(uint seed)
{
    uint _state = seed;

    internal uint Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        return _state ^= _state << 5;
    }

    internal void Mix<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (uint)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
