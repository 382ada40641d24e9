using Quipu.Matching.Names;
using Quipu.Reading.Mentions;

namespace Quipu.Matching.Scoring;

/// <summary>Evidence of two people's names: siblings share both surnames, a second surname may be missing, and two names that everybody knows are no slip of the pen.</summary>
static class PersonEvidence
{
    internal static void Read(Alignment alignment, Evidence evidence)
    {
        var (left, right) = (alignment.Left, alignment.Right);
        var (surnames, distinct, givenLinks) = (0, 0, 0);
        foreach (var link in alignment.Links)
        {
            var (one, other) = (left.Role(link.Left), right.Role(link.Right));
            var bits = Bits(left[link.Left], one, other);
            evidence[Q.Rarity] += bits * NameEvidence.Worth(link);
            evidence.Rarest = Math.Max(evidence.Rarest, bits);
            if (IsSurname(one) && IsSurname(other) && link.Kind is LinkKind.Equal or LinkKind.Variant or LinkKind.Joined) surnames++;
            if (!IsSurname(one) || !IsSurname(other)) givenLinks++;
            if (link.Kind == LinkKind.Close && AreDistinct(left[link.Left], right[link.Right], IsSurname(one))) distinct++;
            if (link.Kind == LinkKind.Close && IsSurname(one) && NameRarity.IsHispanicSurname(left[link.Left]) && NameRarity.IsHispanicSurname(right[link.Right])) evidence[Q.DistinctSurname]++;
            if (NameRarity.IsHispanicSurname(left[link.Left])) evidence[Q.SurnamesSwapped] += Swapped(one, other, left, right);
        }

        // A word said twice stands for nothing, unless the other side has another word in its place.
        var (opens, others) = (left.Open() - Married(left), right.Open() - Married(right));
        if (opens < others) opens += Math.Min(left.Repeats(), others - opens);
        else if (others < opens) others += Math.Min(right.Repeats(), opens - others);
        var conflicts = Math.Min(opens, others);
        if (conflicts == 1 && opens == others && (AreOfTwoSorts(left, right) || AreOfTwoSorts(right, left))) (conflicts, opens) = (0, 2);
        var full = alignment.Links.Length - (int)evidence[Q.Initial];
        // Initials alone are no name.
        (evidence[Q.Conflict], evidence[Q.Conflicts]) = (full == 0 ? 1 : Math.Min(1, conflicts), Math.Max(0, conflicts - 1));
        evidence[Q.Extra] = Math.Max(opens, others) - conflicts;
        evidence[Q.Single] = full == 0 ? 2 : full == 1 && opens + others > 0 ? 1 : 0;
        evidence[Q.Thin] = full == 1 && opens + others > 0 && evidence[Q.Initial] > 0 ? 1 : 0;
        evidence[Q.Equal] = opens + others == 0 && evidence[Q.Edits] + evidence[Q.Initial] == 0 ? 1 : 0;
        evidence[Q.Distinct] = distinct;
        evidence[Q.Sibling] = surnames >= 2 && (distinct > 0 || GivenConflict(left, right) || givenLinks == 0) ? 1 : 0;
        if (IsChainReversed(left.Name, right.Name)) evidence[Q.SurnamesSwapped] = 1;
        evidence[Q.SurnamesSwapped] = Math.Min(1, evidence[Q.SurnamesSwapped]);
    }

    internal static bool IsSurname(PartRole role) => role is PartRole.Family or PartRole.Paternal or PartRole.Maternal;

    static double Bits(ReadOnlySpan<char> word, PartRole one, PartRole other) =>
        word.Length == 1 ? 3
        : IsSurname(one) && IsSurname(other) ? NameRarity.Surname(word)
        : one is PartRole.Given or PartRole.Middle && other is PartRole.Given or PartRole.Middle ? NameRarity.Given(word)
        : Math.Min(NameRarity.Surname(word), NameRarity.Given(word));

    /// <summary>Both are names in their own right, spelled apart: Julio and Julia, Vela and Vera.</summary>
    static bool AreDistinct(ReadOnlySpan<char> one, ReadOnlySpan<char> other, bool surname) =>
        surname ? NameRarity.IsKnownSurname(one) && NameRarity.IsKnownSurname(other) : NameRarity.IsKnownGiven(one) && NameRarity.IsKnownGiven(other);

    /// <summary>A father's surname on one side is the mother's on the other.</summary>
    static double Swapped(PartRole one, PartRole other, AlignedSide left, AlignedSide right) => (one, other) switch
    {
        (PartRole.Paternal, PartRole.Maternal) or (PartRole.Maternal, PartRole.Paternal) => 0.5,
        (PartRole.Maternal, PartRole.Family) => Surnames(right) == 1 && !HasFathers(left) ? 0.5 : 0,
        (PartRole.Family, PartRole.Maternal) => Surnames(left) == 1 && !HasFathers(right) ? 0.5 : 0,
        _ => 0,
    };

    /// <summary>The father's surname is found on the other side, in whatever place.</summary>
    static bool HasFathers(AlignedSide side)
    {
        for (var i = 0; i < side.Count; i++)
            if (side.Role(i) == PartRole.Paternal && side.Linked[i]) return true;
        return false;
    }

    /// <summary>A second given name that only one says, and a mother's surname that only the other says: neither contradicts ("Teresa Carmen Ríos", "Teresa Ríos Rojas").</summary>
    static bool AreOfTwoSorts(AlignedSide one, AlignedSide other)
    {
        for (var i = 0; i < one.Count; i++)
            if (one.IsOpen(i) && (one.Role(i) != PartRole.Given || !NameRarity.IsKnownGiven(one[i]))) return false;
        for (var i = 0; i < other.Count; i++)
            if (other.IsOpen(i) && other.Role(i) != PartRole.Maternal) return false;
        return HasFathers(other);
    }

    /// <summary>A husband's surname at the end of a woman's name ("Rosa Huamán de Díaz", "Rosa Huamán vda. de Díaz"): it stands against no surname of her own.</summary>
    static int Married(AlignedSide side)
    {
        var (name, last) = (side.Name, side.Count - 1);
        if (last < 2 || side.Role(last - 1) is var before && !IsSurname(before) || !side.IsOpen(last) || !IsSurname(side.Role(last))) return 0;
        var part = side.Parts[last];
        var between = part - side.Parts[last - 1] - 1;
        return between > 0 && name.Word(part - 1) is "de" && (between == 1 || (between == 2 && NameLexicon.Widow.Has(name.Word(part - 2)))) && name.Turn == 0 && Gazetteer.SexOf(side[0]) != 'm' ? 1 : 0;
    }

    /// <summary>"A bin B" and "B bin A": a son and his father.</summary>
    static bool IsChainReversed(AnalysedName left, AnalysedName right)
    {
        var (one, other) = (Chain(left), Chain(right));
        return one > 0 && other > 0 && left.Word(one - 1).SequenceEqual(right.Word(other + 1)) && left.Word(one + 1).SequenceEqual(right.Word(other - 1));
    }

    static int Chain(AnalysedName name)
    {
        for (var i = 1; i + 1 < name.PartArray.Length; i++)
            if (name.Word(i) is "bin" or "ibn" or "ben" or "bint") return i;
        return 0;
    }

    static int Surnames(AlignedSide side)
    {
        var count = 0;
        for (var i = 0; i < side.Count; i++)
            if (IsSurname(side.Role(i))) count++;
        return count;
    }

    /// <summary>Given names stand against each other.</summary>
    static bool GivenConflict(AlignedSide left, AlignedSide right) => OpenGiven(left) && OpenGiven(right);

    static bool OpenGiven(AlignedSide side)
    {
        for (var i = 0; i < side.Count; i++)
            if (side.IsOpen(i) && !IsSurname(side.Role(i))) return true;
        return false;
    }
}
