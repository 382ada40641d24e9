using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Quipu.Matching.Candidates;

/// <summary>
/// One search: gathers points from the postings of the rarest part of the query on. As soon as what is still to come cannot lift an entity that has nothing yet above
/// those that lead, the long postings of common words are only asked about those that can still win.
/// </summary>
readonly ref struct Retrieval(NameIndex index, Scratch scratch)
{
    const int LeastPool = 100, MostCompared = 1200;

    /// <summary>A look-up in a posting by halves costs about so many steps along it.</summary>
    const int Halving = 24;

    /// <summary>How far ahead in a posting memory is fetched.</summary>
    const int Ahead = 12;

    readonly Question _question = scratch.Question;

    /// <summary>The best, best first. Valid as long as the scratch is not used for another search.</summary>
    internal (int Place, float Score)[] Run(Listed asked, int limit, Admission? admission)
    {
        scratch.Fit(index.Places);
        _question.Read(asked, index);
        var own = index.Place(asked.Id);
        var admitted = index.GroupsOf.Admitted(admission);
        foreach (var identifier in _question.Identifiers) Spread(identifier, Question.IdentifierPoints, Question.IdentifierPart, admitted);
        var (parts, left) = (_question.Parts, 0);
        var order = Enumerable.Range(0, parts.Count).OrderByDescending(p => parts[p].Most).ToArray();
        foreach (var part in parts) left += part.Most;
        var pool = Math.Max(LeastPool, 2 * limit);
        var closed = false;
        foreach (var number in order)
        {
            left -= parts[number].Most;
            foreach (var sense in parts[number].Senses)
            {
                closed = closed || Closes(pool, left + sense.Points);
                if (closed) Ask(sense.Word, sense.Points, number + 1);
                else Spread(sense.Word, sense.Points, number + 1, admitted);
            }
        }

        Compare(own, closed, pool, limit);
        return Best(limit);
    }

    /// <summary>Whether enough have more than anybody new could get; then who can still win is settled.</summary>
    bool Closes(int pool, int toCome)
    {
        if (scratch.TouchedCount < pool || Bar(pool) is var bar && bar <= toCome) return false;
        scratch.Alive.Clear();
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
            if (scratch.Points[place] >> 4 >= bar - toCome) scratch.Alive.Add((place, 0));
        return true;
    }

    /// <summary>Gives points to every entity with the word; of several senses of a part only the first counts.</summary>
    void Spread(int word, int points, int part, bool[]? admitted)
    {
        var packed = index.Postings.Packed(word);
        ref var all = ref MemoryMarshal.GetArrayDataReference(scratch.Points);
        for (var i = 0; i < packed.Length; i++)
        {
            // Places lie far apart in memory: the later ones are fetched while the earlier are given their points.
            if (i + Ahead < packed.Length)
            {
                Fetch(ref Unsafe.Add(ref all, packed[i + Ahead]));
                if (admitted is not null) Fetch(ref index.EntryAt(packed[i + Ahead]));
            }

            Give(packed[i], points, part, admitted);
        }

        for (var link = index.Postings.Chain(word); link >= 0;)
        {
            (var place, link) = index.Postings.Link(link);
            Give(place, points, part, admitted);
        }
    }

    static unsafe void Fetch<T>(ref T later)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref later));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Give(int place, int points, int part, bool[]? admitted)
    {
        ref var has = ref scratch.Points[place];
        if (has == 0)
        {
            if (index.AnyGone && index.IsGone(place)) return;
            if (admitted is not null && !admitted[index.EntryAt(place).Group]) return;
            scratch.Touched[scratch.TouchedCount++] = place;
        }
        else
        {
            if ((has & 15) == part) return;
            scratch.Histogram[Step(has >> 4)]--;
        }

        has = (((has >> 4) + points) << 4) | part;
        Note(has >> 4);
    }

    /// <summary>Counts that somebody has so many points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Note(int points)
    {
        var step = Step(points);
        scratch.Histogram[step]++;
        if (step > scratch.Highest) scratch.Highest = step;
    }

    /// <summary>Gives points to those that can still win: along the posting, or by looking each up in it, whatever is shorter.</summary>
    void Ask(int word, int points, int part)
    {
        var packed = index.Postings.Packed(word);
        if (packed.Length <= (long)scratch.Alive.Count * Halving)
        {
            foreach (var place in packed) Gain(place, points, part);
        }
        else
        {
            foreach (var (place, _) in scratch.Alive)
                if (packed.BinarySearch(place) >= 0) Gain(place, points, part);
        }

        for (var link = index.Postings.Chain(word); link >= 0;)
        {
            (var place, link) = index.Postings.Link(link);
            Gain(place, points, part);
        }
    }

    void Gain(int place, int points, int part)
    {
        ref var has = ref scratch.Points[place];
        if (has != 0 && (has & 15) != part) has = (((has >> 4) + points) << 4) | part;
    }

    static int Step(int points) => Math.Min(points >> 6, Scratch.Steps - 1);

    /// <summary>Points that at least so many have, rounded down.</summary>
    int Bar(int rank)
    {
        var seen = 0;
        for (var at = scratch.Highest; at > 0; at--)
            if ((seen += scratch.Histogram[at]) >= rank) return at << 6;
        return 0;
    }

    /// <summary>Those with most points, and what else is known of them, name against name, until nobody left can be among the best.</summary>
    void Compare(int own, bool closed, int pool, int limit)
    {
        var alive = scratch.Alive;
        // Nobody further behind than what is known beside names can make up for is among the best.
        var behind = Bar((2 * pool) + 1) - Question.Unit - (BitOperations.PopCount(_question.Initials) * Question.Unit) - (_question.Year == 0 ? 0 : 2 * Question.Unit);
        if (closed)
        {
            var points = scratch.Points;
            if (behind > 0) alive.RemoveAll(a => points[a.Place] >> 4 < behind);
        }
        else
        {
            alive.Clear();
            foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
                if (scratch.Points[place] >> 4 >= behind) alive.Add((place, 0));
        }

        Array.Clear(scratch.Histogram, 0, scratch.Highest + 1);
        scratch.Highest = 0;
        foreach (ref var one in CollectionsMarshal.AsSpan(alive))
        {
            one.Points = one.Place == own ? 0 : Math.Max(1, (scratch.Points[one.Place] >> 4) + Beside(one.Place));
            Note(one.Points);
        }

        // Most points first, equals in their order: one number, so that sorting looks nothing up.
        var (bar, keys, places) = (Math.Max(1, Bar(2 * pool)), scratch.Keys, scratch.Places);
        foreach (var (place, points) in alive)
        {
            if (points < bar) continue;
            keys.Add(((ulong)(uint)(int.MaxValue - points) << 32) | index.EntryAt(place).Order);
            places.Add(place);
        }

        CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(places));
        var fit = new NameFit(index, _question);
        var best = new PriorityQueue<int, float>(limit + 1);
        for (var i = 0; i < Math.Min(places.Count, MostCompared); i++)
        {
            var points = int.MaxValue - (int)(keys[i] >> 32);
            if (best.Count == limit && best.TryPeek(out _, out var last) && fit.AtMost(points) < last) break;
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

    (int Place, float Score)[] Best(int limit)
    {
        var searched = index;
        scratch.Fits.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : Earlier(searched, a.Place, b.Place));
        return [.. scratch.Fits.Take(limit)];
    }

    static int Earlier(NameIndex index, int one, int other) =>
        index.EntryAt(one).Order is var a && index.EntryAt(other).Order is var b && a != b ? a.CompareTo(b) : index.IdBytes(one).SequenceCompareTo(index.IdBytes(other));
}
