using System.Collections.Concurrent;

namespace Quipu.Matching.Candidates;

/// <summary>Working memory of one search, used again by later ones.</summary>
sealed class Scratch
{
    static readonly ConcurrentBag<Scratch> Free = [];

    /// <summary>By place: points gathered, shifted by four bits, and the part of the query that gave the last of them; 0: not touched.</summary>
    internal int[] Points = [];

    /// <summary>In the place of a part: these are all the points that there are.</summary>
    internal const int IsComplete = 0;

    /// <summary>Places touched, in the order in which they were.</summary>
    internal int[] Touched = [];

    internal const int Steps = 1 << 12;

    internal int TouchedCount;

    /// <summary>How many of those touched, from the first on, have all their points.</summary>
    internal int Completed;

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

    internal static Scratch Rent() => Free.TryTake(out var scratch) ? scratch : new();

    internal void Fit(int places)
    {
        if (Points.Length >= places) return;
        var room = places + (places >> 3) + 64;
        (Points, Touched) = (new int[room], new int[room]);
    }

    internal void Return()
    {
        foreach (var place in Touched.AsSpan(0, TouchedCount)) Points[place] = 0;
        (TouchedCount, Completed) = (0, 0);
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
