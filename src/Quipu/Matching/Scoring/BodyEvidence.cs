using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>Evidence of two names of bodies or things: what tells them apart counts, not the words that thousands have.</summary>
static class BodyEvidence
{
    /// <summary>Bits of a word that thousands have, of a place, of a number.</summary>
    const double Generic = 2, Place = 4, Number = 4, Most = 14, PerLetter = 2;

    internal static void Read(Alignment alignment, Evidence evidence)
    {
        var (left, right) = (alignment.Left, alignment.Right);
        var own = 0;
        foreach (var link in alignment.Links)
        {
            var sort = Sort(left.Role(link.Left));
            if (sort == 0 || Sort(right.Role(link.Right)) == 0) own++;
            evidence[Q.Rarity] += NameEvidence.Worth(link) * sort switch { 1 => Generic, 2 => Place, 3 => Number, _ => Math.Min(Most, PerLetter * left[link.Left].Length) };
        }

        Span<int> one = stackalloc int[4];
        Span<int> other = stackalloc int[4];
        CountOpen(left, one);
        CountOpen(right, other);
        var conflicts = Math.Min(one[0], other[0]);
        (evidence[Q.Conflict], evidence[Q.Conflicts]) = (Math.Min(1, conflicts), Math.Max(0, conflicts - 1));
        evidence[Q.GenericConflict] = Math.Min(one[1], other[1]);
        evidence[Q.PlaceConflict] = Math.Min(one[2], other[2]);
        evidence[Q.NumberConflict] = Math.Min(one[3], other[3]);
        evidence[Q.Extra] = Math.Abs(one[0] - other[0]) + Math.Abs(one[2] - other[2]);
        evidence[Q.GenericExtra] = Math.Abs(one[1] - other[1]) + Math.Abs(one[3] - other[3]);
        if (left.Name.Kind == PartyKind.Thing)
        {
            // A vessel's number is its name: the third of a name is not the first.
            if (one[3] + other[3] > 0) evidence[Q.Conflict] = 1;
            (evidence[Q.NumberConflict], evidence[Q.GenericExtra]) = (0, 0);
        }

        evidence[Q.Single] = own == 0 && left.Open() + right.Open() > 0 ? 1 : 0;
        // Letters that stand for words are not the words.
        evidence[Q.Equal] = left.Open() + right.Open() == 0 && evidence[Q.Edits] + evidence[Q.Initial] == 0 ? 1 : 0;
        Legal(left.Name, right.Name, evidence);
        if (evidence[Q.LegalDiffers] > 0) evidence[Q.Equal] = 0;
    }

    static int Sort(PartRole role) => role switch { PartRole.Generic => 1, PartRole.Place => 2, PartRole.Number => 3, _ => 0 };

    static void CountOpen(AlignedSide side, Span<int> open)
    {
        for (var i = 0; i < side.Count; i++)
            if (side.IsOpen(i)) open[Sort(side.Role(i))]++;
    }

    /// <summary>Legal forms agree where they are of one class or spelled alike.</summary>
    static void Legal(AnalysedName left, AnalysedName right, Evidence evidence)
    {
        var (one, other) = (HasForm(left), HasForm(right));
        if (one != other) evidence[Q.LegalMissing] = 1;
        else if (one && !Share(left, right)) evidence[Q.LegalDiffers] = 1;
    }

    static bool HasForm(AnalysedName name)
    {
        foreach (var part in name.PartArray)
            if (part.Role == PartRole.LegalForm) return true;
        return false;
    }

    static bool Share(AnalysedName left, AnalysedName right)
    {
        foreach (var one in left.SymbolArray)
            foreach (var other in right.SymbolArray)
                if (one.Kind == SymbolKind.LegalClass && other.Kind == SymbolKind.LegalClass && one.Id == other.Id) return true;
        for (var i = 0; i < left.PartArray.Length; i++)
            for (var j = 0; j < right.PartArray.Length; j++)
                if (left.PartArray[i].Role == PartRole.LegalForm && right.PartArray[j].Role == PartRole.LegalForm && left.Word(i).SequenceEqual(right.Word(j))) return true;
        return false;
    }
}
