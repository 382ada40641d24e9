using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>Evidence of one pair of names.</summary>
static class NameEvidence
{
    const double MostRarity = 4, MostContradicted = 1.5, MostExtra = 4;

    internal static void Read(Alignment alignment, AnalysedName left, AnalysedName right, Evidence evidence)
    {
        evidence.Clear();
        alignment.Read(left, right);
        evidence[Q.Always] = 1;
        foreach (var link in alignment.Links) Add(link, evidence);
        if (left.Kind == PartyKind.Person) PersonEvidence.Read(alignment, evidence);
        else BodyEvidence.Read(alignment, evidence);
        // Rare words prove little where others stand against each other: brothers share three names of four.
        var contradicted = evidence[Q.Conflict] + evidence[Q.PlaceConflict] + evidence[Q.LegalDiffers] > 0;
        evidence[Q.Rarity] = Math.Min(contradicted ? MostContradicted : MostRarity, evidence[Q.Rarity] / 10);
        evidence[Q.Extra] = Math.Min(MostExtra, evidence[Q.Extra]);
        evidence[Q.Turned] = IsTurned(alignment) ? 1 : 0;
        evidence[Q.NearConflict] = evidence[Q.Conflict] > 0 ? Nearness(alignment) : 0;
    }

    static void Add(Link link, Evidence evidence)
    {
        evidence[Q.Edits] += link.Cost;
        evidence[Q.Blur] += link.Blur;
        var feature = link.Kind switch
        {
            LinkKind.Initial => Q.Initial,
            LinkKind.Acronym => Q.Initial,
            LinkKind.Nick => Q.Nick,
            LinkKind.Variant => Q.Variant,
            LinkKind.Joined => Q.Joined,
            LinkKind.Cut => Q.Cut,
            _ => Q.Always,
        };
        if (feature != Q.Always) evidence[feature] += 1;
    }

    /// <summary>How much of a word's rarity a link keeps.</summary>
    internal static double Worth(Link link) => link.Kind switch
    {
        LinkKind.Equal or LinkKind.Joined => 1,
        LinkKind.Variant => 0.9,
        LinkKind.Nick => 0.6,
        LinkKind.Close => Math.Max(0.2, 1 - (2 * link.Blur)),
        LinkKind.Cut => 0.4,
        LinkKind.Acronym => 0.5,
        _ => 0.15,
    };

    /// <summary>The words are in another order, and not merely turned round a comma ("Perez Rojas, Ana").</summary>
    static bool IsTurned(Alignment alignment)
    {
        var links = alignment.Links;
        if (links.Length < 3) return false;
        Span<byte> order = stackalloc byte[AlignedSide.Most];
        order.Fill(byte.MaxValue);
        foreach (var link in links) order[link.Left] = link.Right;
        var (count, falls) = (0, 0);
        Span<byte> seen = stackalloc byte[AlignedSide.Most];
        foreach (var right in order)
            if (right != byte.MaxValue) seen[count++] = right;
        for (var i = 0; i < count; i++)
            if (seen[i] > seen[(i + 1) % count]) falls++;
        return falls > 1;
    }

    /// <summary>How close the closest words are that stand against each other: 0 to 0.5.</summary>
    static double Nearness(Alignment alignment)
    {
        var best = 0.0;
        for (var i = 0; i < alignment.Left.Count; i++)
            for (var j = 0; j < alignment.Right.Count; j++)
            {
                if (!alignment.Left.IsOpen(i) || !alignment.Right.IsOpen(j)) continue;
                var one = alignment.Left[i];
                var other = alignment.Right[j];
                var longer = Math.Max(one.Length, other.Length);
                var cost = WordDistance.Cost(one, other, longer / 2.0);
                if (cost <= longer / 2.0) best = Math.Max(best, 1 - (cost / longer) - 0.5);
            }

        return best * 2;
    }
}
