using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Quipu.Matching.Candidates;

/// <summary>
/// One search: gathers points from the postings of the rarest part of the query on. As soon as what is still to come cannot lift an entity that has nothing yet above
/// those that lead, the long postings of common words are only asked about those that can still win. Before a long posting is walked, those who lead are given what
/// they have in all, from the words of their names: that often shows that it need not be.
/// </summary>
readonly ref struct Retrieval(NameIndex index, Scratch scratch)
{
    const int LeastPool = 100, MostCompared = 1200;

    /// <summary>A look-up in a posting by halves costs about so many steps along it.</summary>
    const int Halving = 24;

    /// <summary>To read the words of an entity's names costs about so many steps along a posting.</summary>
    const int Reading = 48;

    /// <summary>A posting shorter than this is walked at once.</summary>
    const int Short = 1024;

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
        var (pool, fit) = (Math.Max(LeastPool, 2 * limit), new NameFit(index, _question));
        Choose(own, Gather(pool, admitted, fit), pool);
        Fit(fit, limit);
        return Best(limit);
    }

    /// <summary>Gives points to whoever may be among the best; whether it is settled who they are (then they are those alive).</summary>
    internal bool Gather(int pool, bool[]? admitted, NameFit fit)
    {
        foreach (var identifier in _question.Identifiers) Spread(identifier, Question.IdentifierPoints, Question.IdentifierPart, admitted);
        var steps = _question.Steps;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            // A legal form alone brings nobody in beside others.
            if (Closes(pool, step.ToCome) || Completes(pool, step) || Outshines(step, fit) || (step.IsForm && scratch.TouchedCount >= pool && Closed(0, 0)))
            {
                Settle(i);
                return true;
            }

            Spread(step.Word, step.Points, step.Part + 1, admitted);
        }

        return false;
    }

    /// <summary>Whether enough have more than anybody new could get; then who can still win is settled.</summary>
    bool Closes(int pool, int toCome) => scratch.TouchedCount >= pool && Bar(pool) is var bar && bar > toCome && Closed(bar, toCome);

    bool Closed(int bar, int toCome)
    {
        scratch.Alive.Clear();
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
            if (scratch.Points[place] >> 4 >= bar - toCome) scratch.Alive.Add((place, 0));
        return true;
    }

    /// <summary>Gives everybody touched all their points, where that is shorter than to walk what is left, and asks again.</summary>
    bool Completes(int pool, AskedStep step)
    {
        var waiting = scratch.TouchedCount - scratch.Completed;
        if (step.Length < Short || waiting == 0 || (long)waiting * Reading > step.Left) return false;
        var places = scratch.Touched.AsSpan(0, scratch.TouchedCount);
        for (var i = 0; i < places.Length; i++)
        {
            Fetch(places, i);
            Complete(places[i]);
        }

        scratch.Completed = places.Length;
        return Closes(pool, step.ToCome);
    }

    /// <summary>Whether somebody fits so well that nobody new would be compared with who is asked for.</summary>
    bool Outshines(AskedStep step, NameFit fit)
    {
        if (step.Length < Short || scratch.TouchedCount == 0 || scratch.Completed < scratch.TouchedCount) return false;
        var (leader, most, order) = (-1, -1, 0u);
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
        {
            var points = scratch.Points[place] >> 4;
            if (points > most || (points == most && index.EntryAt(place).Order < order)) (leader, most, order) = (place, points, index.EntryAt(place).Order);
        }

        return fit.AtMost(step.ToCome + (BitOperations.PopCount(_question.Initials) * Question.Unit)) < PartyIndex.Hopeless * fit.Of(leader) && Closed(0, 0);
    }

    /// <summary>Gives those alive what they have of this step and those behind it: by their own words, or by the postings, whatever is shorter.</summary>
    void Settle(int first)
    {
        var steps = CollectionsMarshal.AsSpan(_question.Steps)[first..];
        var alive = CollectionsMarshal.AsSpan(scratch.Alive);
        var along = 0L;
        foreach (var step in steps) along += Math.Min(step.Length, alive.Length * (index.HasBits(step.Word) ? 1L : Halving));
        if ((long)alive.Length * Reading > along)
        {
            foreach (var step in steps) Ask(step.Word, step.Points, step.Part + 1);
            return;
        }

        foreach (var (place, _) in alive) Complete(place);
    }

    /// <summary>Gives an entity all the points that the postings would give it; it gets no more.</summary>
    void Complete(int place)
    {
        ref var has = ref scratch.Points[place];
        if ((has & 15) == Scratch.IsComplete) return;
        Span<int> best = stackalloc int[Question.MostParts];
        best.Clear();
        var isKnown = false;
        foreach (var word in index.WordsAt(place)) Take(word, best);
        if (_question.HasKeys)
            foreach (var key in index.KeysOf(place))
            {
                Take(key, best);
                isKnown |= _question.Identifiers.Contains(key);
            }

        var points = isKnown ? Question.IdentifierPoints : 0;
        foreach (var one in best) points += one;
        scratch.Histogram[Step(has >> 4)]--;
        has = (Math.Max(points, has >> 4) << 4) | Scratch.IsComplete;
        Note(has >> 4);
    }

    /// <summary>Of each part the sense that gives most points counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Take(int word, Span<int> best)
    {
        for (var at = _question.Meanings(word); at >= 0;)
        {
            ref readonly var meaning = ref _question.Meaning(at);
            if (meaning.Points > best[meaning.Part]) best[meaning.Part] = meaning.Points;
            at = meaning.Next;
        }
    }

    /// <summary>Fetches step by step what the names of those behind this place lie in.</summary>
    void Fetch(ReadOnlySpan<int> places, int at)
    {
        if (at + Ahead < places.Length) Fetch(ref index.FirstName(places[at + Ahead]));
        if (at + (Ahead / 2) < places.Length) Fetch(ref index.FirstWord(index.FirstName(places[at + (Ahead / 2)])));
        if (at + (Ahead / 4) < places.Length && index.FirstWord(index.FirstName(places[at + (Ahead / 4)])) is var word && word < index.AllWords) Fetch(ref index.WordAt(word));
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
            if ((has & 15) == part || (has & 15) == Scratch.IsComplete) return;
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

    /// <summary>Gives points to those that can still win: by the bits of a long posting; else along it, or by looking each up in it, whatever is shorter.</summary>
    void Ask(int word, int points, int part)
    {
        var packed = index.Postings.Packed(word);
        if (index.HasBits(word) && scratch.Alive.Count < packed.Length)
        {
            var bits = index.Postings.Bits(word, index.Places);
            foreach (var (place, _) in scratch.Alive)
                if ((uint)(place >> 6) < (uint)bits.Length && (bits[place >> 6] & (1UL << place)) != 0) Gain(place, points, part);
        }
        else if (packed.Length <= (long)scratch.Alive.Count * Halving)
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
        if (has != 0 && (has & 15) != part && (has & 15) != Scratch.IsComplete) has = (((has >> 4) + points) << 4) | part;
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

    /// <summary>Chooses who is compared: those with most points, with what else is known of them.</summary>
    internal void Choose(int own, bool closed, int pool)
    {
        var alive = scratch.Alive;
        if (closed)
        {
            // What they gained since is counted.
            scratch.ClearHistogram();
            foreach (var (place, _) in alive) Note(scratch.Points[place] >> 4);
        }

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

        scratch.ClearHistogram();
        var those = CollectionsMarshal.AsSpan(alive);
        var looksUp = _question.Initials != 0 || _question.Year != 0;
        for (var i = 0; i < those.Length; i++)
        {
            if (looksUp && i + Ahead < those.Length) Fetch(ref index.EntryAt(those[i + Ahead].Place));
            ref var one = ref those[i];
            one.Points = one.Place == own ? 0 : Math.Max(1, (scratch.Points[one.Place] >> 4) + Beside(one.Place));
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
