using System.Numerics;
using System.Runtime.InteropServices;

namespace Quipu.Matching.Candidates;

// Words that very many have: who has several of them is found by their bits, without walking the long postings.
readonly ref partial struct Retrieval
{
    /// <summary>Of so many common words the combinations are looked through; of further ones those found are asked.</summary>
    const int MostCombined = 5;

    /// <summary>Of more it is not asked who leads.</summary>
    const int MostLooked = 10_000;

    /// <summary>Whether enough have all words that are asked for, where these are all common: whoever lacks one has less.</summary>
    bool IsWhole(int pool, ulong[]? let)
    {
        var steps = CollectionsMarshal.AsSpan(_question.Whole);
        if (steps.IsEmpty || _question.Identifiers.Count > 0) return false;
        var parts = 0u;
        foreach (var step in steps) parts |= 1u << step.Part;
        Bring(steps, (1 << steps.Length) - 1, let);
        scratch.Alive.Clear();
        foreach (var place in scratch.Touched.AsSpan(0, scratch.TouchedCount))
            if ((scratch.Points[place] & parts) == parts) scratch.Alive.Add((place, 0));
        if (scratch.Alive.Count < pool) return false;
        foreach (var step in _question.Steps)
            if (step.IsForm) Ask(step);
        return true;
    }

    /// <summary>Gives common words' points to everybody touched, then brings in who has nothing else, most first, until nobody new can be among the best.</summary>
    void Combine(ReadOnlySpan<AskedStep> steps, int pool, ulong[]? let, NameFit fit)
    {
        Enliven(0);
        foreach (var step in steps) Ask(step);
        scratch.ClearHistogram();
        foreach (var (place, _) in scratch.Alive) Note(PointsAt(place));
        var before = scratch.TouchedCount;
        var combined = steps[..Math.Min(steps.Length, MostCombined)];
        var hopeless = before is 0 or > MostLooked ? 0 : FitOf(Leader(), fit) * PartyIndex.Hopeless;
        foreach (var (points, which) in Combinations(combined))
        {
            if (scratch.TouchedCount >= pool && (Bar(pool) > points || AreForms(combined, which))) break;
            if (fit.AtMost(points + OfInitials) < hopeless) break;
            Bring(combined, which, let);
        }

        Enliven(before);
        foreach (var step in steps[combined.Length..]) Ask(step);
        Enliven(0);
    }

    /// <summary>Those touched from so-and-so on are alive.</summary>
    void Enliven(int first)
    {
        scratch.Alive.Clear();
        foreach (var place in scratch.Touched.AsSpan(first, scratch.TouchedCount - first)) scratch.Alive.Add((place, 0));
    }

    /// <summary>Every choice of the words, as bits, with what it is worth, most first: who has more of them was brought in before.</summary>
    static (int Points, int Which)[] Combinations(ReadOnlySpan<AskedStep> steps)
    {
        var all = new (int Points, int Which)[(1 << steps.Length) - 1];
        for (var which = 1; which <= all.Length; which++)
        {
            var (points, parts) = (0, 0u);
            for (var i = 0; i < steps.Length; i++)
            {
                // Senses of a part stand together, that of most points first.
                if ((which & (1 << i)) == 0 || (parts & (1u << steps[i].Part)) != 0) continue;
                points += steps[i].Points;
                parts |= 1u << steps[i].Part;
            }

            all[which - 1] = (points, which);
        }

        Array.Sort(all, (a, b) => a.Points != b.Points ? b.Points.CompareTo(a.Points) : b.Which.CompareTo(a.Which));
        return all;
    }

    static bool AreForms(ReadOnlySpan<AskedStep> steps, int which)
    {
        for (var i = 0; i < steps.Length; i++)
            if ((which & (1 << i)) != 0 && !steps[i].IsForm) return false;
        return true;
    }

    /// <summary>Touches who has all the chosen words and was not touched yet.</summary>
    void Bring(ReadOnlySpan<AskedStep> steps, int which, ulong[]? let)
    {
        var both = scratch.Bits(index.Places);
        if (let is null) both.Fill(ulong.MaxValue);
        else let.AsSpan(0, both.Length).CopyTo(both);
        var (points, parts) = (0, 0u);
        for (var i = 0; i < steps.Length; i++)
        {
            if ((which & (1 << i)) == 0) continue;
            And(both, index.Postings.Bits(steps[i].Word, index.Places));
            if ((parts & (1u << steps[i].Part)) == 0) points += steps[i].Points;
            parts |= 1u << steps[i].Part;
        }

        for (var at = 0; at < both.Length; at++)
            for (var bits = both[at]; bits != 0; bits &= bits - 1)
            {
                var place = (at << 6) + BitOperations.TrailingZeroCount(bits);
                ref var has = ref scratch.Points[place];
                if (has != 0) continue;
                has = ((uint)points << Scratch.Shift) | parts;
                scratch.Touched[scratch.TouchedCount++] = place;
                Note(points);
            }
    }

    /// <summary>What only one has is cleared; the other may be shorter.</summary>
    static void And(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        var shared = Math.Min(bits.Length, other.Length);
        bits[shared..].Clear();
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(bits[..shared]);
        var others = MemoryMarshal.Cast<ulong, Vector<ulong>>(other[..shared]);
        for (var i = 0; i < wide.Length; i++) wide[i] &= others[i];
        for (var i = wide.Length * Vector<ulong>.Count; i < shared; i++) bits[i] &= other[i];
    }
}
