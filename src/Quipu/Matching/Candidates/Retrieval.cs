using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Quipu.Matching.Candidates;

/// <summary>
/// One search: gathers points from the postings of the rarest part of the query on. As soon as what is still to come cannot lift an entity that has nothing yet
/// above those that lead, common words are only asked about those that can still win. Before a long posting is walked, those who lead are given what they have
/// in all, from the words of their names: that often shows that it need not be.
/// </summary>
readonly ref partial struct Retrieval(NameIndex index, Scratch scratch)
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

    /// <summary>Points of all initials together.</summary>
    int OfInitials => BitOperations.PopCount(_question.Initials) * Question.Unit;

    /// <summary>The best, best first. Valid as long as the scratch is not used for another search.</summary>
    internal (int Place, float Score)[] Run(Listed asked, int limit, Admission? admission)
    {
        scratch.Fit(index.Places);
        _question.Read(asked, index);
        scratch.Own = index.Place(asked.Id);
        var admitted = index.GroupsOf.Admitted(admission);
        var (pool, fit) = (Math.Max(LeastPool, 2 * limit), new NameFit(index, _question));
        Choose(Gather(pool, index.Let(admitted), fit), pool);
        Fit(fit, limit);
        return Best(limit);
    }

    /// <summary>Gives points to whoever may be among the best; whether it is settled who they are (then they are those alive).</summary>
    internal bool Gather(int pool, ulong[]? let, NameFit fit)
    {
        foreach (var identifier in _question.Identifiers) Spread(identifier, Question.IdentifierPoints, 0, let);
        if (IsWhole(pool, let)) return true;
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

            if (step.IsCommon)
            {
                Combine(CollectionsMarshal.AsSpan(steps)[i..], pool, let, fit);
                return true;
            }

            Spread(step.Word, step.Points, 1u << step.Part, let);
        }

        return false;
    }

    /// <summary>Whether enough have more than anybody new could get; then who can still win is settled.</summary>
    bool Closes(int pool, int toCome) => scratch.TouchedCount >= pool && Bar(pool) is var bar && bar > toCome && Closed(bar, toCome);

    bool Closed(int bar, int toCome)
    {
        scratch.Alive.Clear();
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
            if (PointsAt(place) >= bar - toCome) scratch.Alive.Add((place, 0));
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
        if (scratch.Led < scratch.Completed) (scratch.Led, scratch.LeadersFit) = (scratch.Completed, FitOf(Leader(), fit));
        return fit.AtMost(step.ToCome + OfInitials) < PartyIndex.Hopeless * scratch.LeadersFit && Closed(0, 0);
    }

    float FitOf(int place, NameFit fit) => place == scratch.Own ? 0 : fit.Of(place);

    /// <summary>Who beside the one asked for has most points; of equals the first in their order.</summary>
    int Leader()
    {
        var (leader, most, order) = (-1, -1, 0u);
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
        {
            var points = place == scratch.Own ? 0 : PointsAt(place);
            if (points > most || (points == most && index.EntryAt(place).Order < order)) (leader, most, order) = (place, points, index.EntryAt(place).Order);
        }

        return leader;
    }

    /// <summary>Gives those alive what they have of this step and those behind it: by their own words, or by the postings, whatever is shorter.</summary>
    void Settle(int first)
    {
        var steps = CollectionsMarshal.AsSpan(_question.Steps)[first..];
        var alive = CollectionsMarshal.AsSpan(scratch.Alive);
        var along = 0L;
        foreach (var step in steps) along += Math.Min(step.Length, alive.Length * (step.IsCommon ? 1L : Halving));
        if ((long)alive.Length * Reading > along)
        {
            foreach (var step in steps) Ask(step);
            return;
        }

        foreach (var (place, _) in alive) Complete(place);
    }

    /// <summary>Gives an entity all the points that the postings would give it; it gets no more.</summary>
    void Complete(int place)
    {
        ref var has = ref scratch.Points[place];
        if ((has & Scratch.AllParts) == Scratch.AllParts) return;
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
        scratch.Histogram[Step(PointsOf(has))]--;
        has = ((uint)Math.Max(points, PointsOf(has)) << Scratch.Shift) | Scratch.AllParts;
        Note(PointsOf(has));
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
        if (at + (Ahead / 4) >= places.Length) return;
        var word = index.FirstWord(index.FirstName(places[at + (Ahead / 4)]));
        if (word < index.AllWords) Fetch(ref index.WordAt(word));
    }

    /// <summary>Gives points to every entity with the word; of several senses of a part only the first counts.</summary>
    /// <param name="part">The part's bit; 0: an identifier.</param>
    void Spread(int word, int points, uint part, ulong[]? let)
    {
        var packed = index.Postings.Packed(word);
        ref var all = ref MemoryMarshal.GetArrayDataReference(scratch.Points);
        for (var i = 0; i < packed.Length; i++)
        {
            // Places lie far apart in memory: the later ones are fetched while the earlier are given their points.
            if (i + Ahead < packed.Length) Fetch(ref Unsafe.Add(ref all, packed[i + Ahead]));
            Give(packed[i], points, part, let);
        }

        for (var link = index.Postings.Chain(word); link >= 0;)
        {
            (var place, link) = index.Postings.Link(link);
            Give(place, points, part, let);
        }
    }

    static unsafe void Fetch<T>(ref T later)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref later));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Give(int place, int points, uint part, ulong[]? let)
    {
        ref var has = ref scratch.Points[place];
        if (has == 0)
        {
            if (let is not null && (let[place >> 6] & (1UL << place)) == 0) return;
            scratch.Touched[scratch.TouchedCount++] = place;
        }
        else
        {
            // Identifiers come first and count once.
            if ((has & part) != 0 || part == 0) return;
            scratch.Histogram[Step(PointsOf(has))]--;
        }

        has += ((uint)points << Scratch.Shift) | part;
        Note(PointsOf(has));
    }

    static int PointsOf(uint has) => (int)(has >> Scratch.Shift);

    int PointsAt(int place) => PointsOf(scratch.Points[place]);

    /// <summary>Counts that somebody has so many points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Note(int points)
    {
        var step = Step(points);
        scratch.Histogram[step]++;
        if (step > scratch.Highest) scratch.Highest = step;
    }

    /// <summary>Gives points to those that can still win: by the bits of a common word; else along its posting, or by looking each up in it.</summary>
    void Ask(AskedStep step)
    {
        var packed = index.Postings.Packed(step.Word);
        var part = 1u << step.Part;
        if (step.IsCommon)
        {
            var bits = index.Postings.Bits(step.Word, index.Places);
            foreach (var (place, _) in scratch.Alive)
                if ((uint)(place >> 6) < (uint)bits.Length && (bits[place >> 6] & (1UL << place)) != 0) Gain(place, step.Points, part);
            return;
        }

        if (packed.Length <= (long)scratch.Alive.Count * Halving)
        {
            foreach (var place in packed) Gain(place, step.Points, part);
        }
        else
        {
            foreach (var (place, _) in scratch.Alive)
                if (packed.BinarySearch(place) >= 0) Gain(place, step.Points, part);
        }

        for (var link = index.Postings.Chain(step.Word); link >= 0;)
        {
            (var place, link) = index.Postings.Link(link);
            Gain(place, step.Points, part);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Gain(int place, int points, uint part)
    {
        ref var has = ref scratch.Points[place];
        if (has != 0 && (has & part) == 0) has += ((uint)points << Scratch.Shift) | part;
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
}
