using FollowTheMoney.Types;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>Puts the words of two people's names into one order, as logic-v2 does before it compares letters.</summary>
static class PersonOrder
{
    const double Floor = 0.3, Whole = 0.8;

    internal static (int[] Left, int[] Right) Align((AnalysedName Name, List<int> Parts) left, (AnalysedName Name, List<int> Parts) right)
    {
        var pairs = new List<(double Likeness, int[] Left, int[] Right)>();
        foreach (var i in left.Parts)
            foreach (var j in right.Parts)
                if (Agree(left.Name.PartArray[i], right.Name.PartArray[j]) && Likeness(left.Name.Word(i), right.Name.Word(j)) is var likeness and >= Floor) pairs.Add((likeness, [i], [j]));
        foreach (var j in right.Parts)
            foreach (var (range, likeness) in Ranges(left, right.Name.Word(j).ToString())) pairs.Add((likeness, range, [j]));
        foreach (var i in left.Parts)
            foreach (var (range, likeness) in Ranges(right, left.Name.Word(i).ToString())) pairs.Add((likeness, [i], range));
        var (chosen, usedLeft, usedRight) = (new List<(int[] Left, int[] Right)>(), 0UL, 0UL);
        foreach (var (_, one, other) in pairs.OrderByDescending(p => p.Likeness).ThenBy(p => p.Left[0]).ThenBy(p => p.Right[0]))
        {
            var (a, b) = (Bits(one), Bits(other));
            if ((usedLeft & a) != 0 || (usedRight & b) != 0) continue;
            (usedLeft, usedRight) = (usedLeft | a, usedRight | b);
            chosen.Add((one, other));
        }

        var ordered = chosen.OrderBy(c => c.Left[0]).ToList();
        return ([.. ordered.SelectMany(c => c.Left), .. left.Parts.Where(p => (usedLeft & (1UL << p)) == 0)], [.. ordered.SelectMany(c => c.Right), .. right.Parts.Where(p => (usedRight & (1UL << p)) == 0)]);
    }

    /// <summary>Roles that a source says do not contradict each other.</summary>
    internal static bool Agree(NamePart one, NamePart other) => !one.Said || !other.Said || one.Role == other.Role
        || (Given(one.Role) && Given(other.Role)) || (Family(one.Role) && Family(other.Role)) || one.Role == PartRole.Middle || other.Role == PartRole.Middle;

    static bool Given(PartRole role) => role is PartRole.Given or PartRole.Middle or PartRole.Nickname;

    static bool Family(PartRole role) => PersonEvidence.IsSurname(role);

    static IEnumerable<(int[] Parts, double Likeness)> Ranges((AnalysedName Name, List<int> Parts) side, string word)
    {
        for (var first = 0; first + 1 < side.Parts.Count; first++)
        {
            var text = side.Name.Word(side.Parts[first]).ToString();
            for (var last = first + 1; last < Math.Min(side.Parts.Count, first + 4); last++)
            {
                text += side.Name.Word(side.Parts[last]).ToString();
                if (Math.Abs(text.Length - word.Length) < 3 && Likeness(text, word) is var likeness and >= Whole) yield return ([.. side.Parts.Skip(first).Take(last - first + 1)], likeness);
            }
        }
    }

    static double Likeness(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = Math.Max(one.Length, other.Length);
        return longer == 0 ? 0 : one.SequenceEqual(other) ? 1 : 1 - (Distance.Damerau(one, other) / (double)longer);
    }

    static ulong Bits(int[] parts)
    {
        var bits = 0UL;
        foreach (var part in parts) bits |= 1UL << part;
        return bits;
    }
}
