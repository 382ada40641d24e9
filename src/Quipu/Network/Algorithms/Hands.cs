namespace Quipu.Network.Algorithms;

/// <summary>Pieces of work for as many threads as there are processors. Pieces must not depend on each other: then it is the same whoever does which.</summary>
sealed class Hands<T>
{
    // More would need more room than they save time.
    const int Most = 8;
    readonly T[] _rooms;

    /// <param name="room">What one thread needs for itself, made once for each.</param>
    internal Hands(Func<T> room) => _rooms = [.. Enumerable.Range(0, Math.Min(Environment.ProcessorCount, Most)).Select(_ => room())];

    internal T First => _rooms[0];

    internal void Share(int pieces, Action<int, T> work)
    {
        var next = -1;
        Parallel.For(0, Math.Min(pieces, _rooms.Length), hand =>
        {
            while (Interlocked.Increment(ref next) is var piece && piece < pieces) work(piece, _rooms[hand]);
        });
    }
}
