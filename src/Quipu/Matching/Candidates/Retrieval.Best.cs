using System.Numerics;
using System.Runtime.InteropServices;

namespace Quipu.Matching.Candidates;

// Who of those gathered is compared, and who fits best.
readonly ref partial struct Retrieval
{
    /// <summary>Chooses who is compared: those with most points, with what else is known of them.</summary>
    internal void Choose(bool closed, int pool)
    {
        var alive = scratch.Alive;
        if (closed)
        {
            // What they gained since is counted.
            scratch.ClearHistogram();
            foreach (var (place, _) in alive) Note(PointsAt(place));
        }

        // Nobody further behind than what is known beside names can make up for is among the best.
        var behind = Bar((2 * pool) + 1) - Question.Unit - OfInitials - (_question.Year == 0 ? 0 : 2 * Question.Unit);
        if (closed)
        {
            var points = scratch.Points;
            if (behind > 0) alive.RemoveAll(a => points[a.Place] >> Scratch.Shift < behind);
        }
        else
        {
            alive.Clear();
            foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
                if (PointsAt(place) >= behind) alive.Add((place, 0));
        }

        scratch.ClearHistogram();
        var those = CollectionsMarshal.AsSpan(alive);
        var looksUp = _question.Initials != 0 || _question.Year != 0;
        for (var i = 0; i < those.Length; i++)
        {
            if (looksUp && i + Ahead < those.Length) Fetch(ref index.EntryAt(those[i + Ahead].Place));
            ref var one = ref those[i];
            one.Points = one.Place == scratch.Own ? 0 : Math.Max(1, PointsAt(one.Place) + Beside(one.Place));
            Note(one.Points);
        }

        // Most points first, equals in their order: one number, so that sorting looks nothing up.
        var (bar, keys, places) = (Math.Max(1, Bar(2 * pool)), scratch.Keys, scratch.Places);
        foreach (var (place, points) in those)
        {
            if (points < bar) continue;
            keys.Add(((ulong)(uint)(int.MaxValue - points) << 32) | index.EntryAt(place).Order);
            places.Add(place);
        }

        CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(places));
    }

    /// <summary>Name against name, those with most points first, until nobody behind can be among the best.</summary>
    internal void Fit(NameFit fit, int limit)
    {
        var keys = CollectionsMarshal.AsSpan(scratch.Keys);
        var places = CollectionsMarshal.AsSpan(scratch.Places);
        var best = new PriorityQueue<int, float>(limit + 1);
        for (var i = 0; i < Math.Min(places.Length, MostCompared); i++)
        {
            Fetch(places, i);
            var points = int.MaxValue - (int)(keys[i] >> 32);
            if (best.Count == limit && best.TryPeek(out _, out var last) && (fit.AtMost(points) < last || fit.Most <= last)) break;
            var score = fit.Of(places[i]);
            scratch.Fits.Add((places[i], score));
            if (best.Count < limit) best.Enqueue(places[i], score);
            else best.EnqueueDequeue(places[i], score);
        }
    }

    /// <summary>Points for initials that some word begins with, and for the year.</summary>
    int Beside(int place)
    {
        if (_question.Initials == 0 && _question.Year == 0) return 0;
        ref var entry = ref index.EntryAt(place);
        var points = BitOperations.PopCount(entry.Beginnings & _question.Initials) * Question.Unit;
        if (_question.Year == 0 || entry.Year is Entry.NoYear or Entry.SeveralYears) return points;
        return points + (entry.Year == _question.Year ? 2 * Question.Unit : Math.Abs(entry.Year - _question.Year) > 1 ? -Question.Unit : Question.Unit / 2);
    }

    internal (int Place, float Score)[] Best(int limit)
    {
        var searched = index;
        scratch.Fits.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : Earlier(searched, a.Place, b.Place));
        return [.. scratch.Fits.Take(limit)];
    }

    static int Earlier(NameIndex index, int one, int other) =>
        index.EntryAt(one).Order is var a && index.EntryAt(other).Order is var b && a != b ? a.CompareTo(b) : index.IdBytes(one).SequenceCompareTo(index.IdBytes(other));
}
