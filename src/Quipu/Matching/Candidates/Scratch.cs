using System.Collections.Concurrent;

namespace Quipu.Matching.Candidates;

/// <summary>Working memory of one search, used again by later ones.</summary>
sealed class Scratch
{
    static readonly ConcurrentBag<Scratch> Free = [];

    /// <summary>Lowest bits of what is gathered: the parts of the query that gave points. All of them: there are no more to be had.</summary>
    internal const int Shift = Question.MostParts;
    internal const uint AllParts = (1u << Shift) - 1;

    /// <summary>By place: points gathered, and below them the parts that gave them; 0: not touched.</summary>
    internal uint[] Points = [];

    /// <summary>Places touched, in the order in which they were.</summary>
    internal int[] Touched = [];

    internal const int Steps = 1 << 12;

    internal int TouchedCount;

    /// <summary>The place of whoever asks, who is not to be found; -1: none.</summary>
    internal int Own;

    /// <summary>How many of those touched, from the first on, have all their points.</summary>
    internal int Completed;

    /// <summary>How many had all their points when it was last asked who leads, and how well that one's name fits.</summary>
    internal int Led;
    internal float LeadersFit;

    internal readonly Question Question = new();

    /// <summary>How many have so many points, in steps of 64.</summary>
    internal readonly int[] Histogram = new int[Steps];

    /// <summary>The highest step that anybody has reached.</summary>
    internal int Highest;

    internal readonly List<(int Place, int Points)> Alive = [];

    /// <summary>Of those that are compared, what they are sorted by, and their places.</summary>
    internal readonly List<ulong> Keys = [];
    internal readonly List<int> Places = [];

    internal readonly List<(int Place, float Score)> Fits = [];

    ulong[] _bits = [];

    /// <summary>A bit for every place, with whatever was there before.</summary>
    internal Span<ulong> Bits(int places)
    {
        var length = (places >> 6) + 1;
        if (_bits.Length < length) _bits = new ulong[length + (length >> 3)];
        return _bits.AsSpan(0, length);
    }

    internal static Scratch Rent() => Free.TryTake(out var scratch) ? scratch : new();

    internal void Fit(int places)
    {
        if (Points.Length >= places) return;
        var room = places + (places >> 3) + 64;
        (Points, Touched) = (new uint[room], new int[room]);
    }

    internal void Return()
    {
        foreach (var place in Touched.AsSpan(0, TouchedCount)) Points[place] = 0;
        (TouchedCount, Completed, Led) = (0, 0, 0);
        ClearHistogram();
        Alive.Clear();
        Keys.Clear();
        Places.Clear();
        Fits.Clear();
        Free.Add(this);
    }

    internal void ClearHistogram()
    {
        Array.Clear(Histogram, 0, Highest + 1);
        Highest = 0;
    }
}
