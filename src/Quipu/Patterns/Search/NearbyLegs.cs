using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>The ties of a shape around entities that are asked for, found on the way and kept: for searching again where something changed.</summary>
sealed class NearbyLegs(Shape shape) : ILegs
{
    readonly Dictionary<(int Tie, int Knot, bool Onward), (int[] Ends, Strand[] Strands)> _known = [];

    public Shape Shape => shape;

    public bool IsAtHand => false;

    public ReadOnlySpan<int> Next(int tie, int knot, bool onward) => At(tie, knot, onward).Ends;

    public Strand[] Between(int tie, int from, int to)
    {
        // Whichever end is already known, else the first.
        var isBack = !_known.ContainsKey((tie, from, true)) && _known.ContainsKey((tie, to, false));
        var (ends, strands) = isBack ? At(tie, to, false) : At(tie, from, true);
        if (ends.AsSpan().BinarySearch(isBack ? from : to) < 0) return [];
        return strands.Where(s => s.From == from && s.To == to).ToArray();
    }

    public bool Has(int tie, int from, int to) => Between(tie, from, to).Length > 0;

    public long Weight(int tie, bool onward) => long.MaxValue;

    public IReadOnlyList<int> Ends(int tie, bool onward) => throw new InvalidOperationException("A search nearby begins at an entity.");

    (int[] Ends, Strand[] Strands) At(int tie, int knot, bool onward)
    {
        if (_known.TryGetValue((tie, knot, onward), out var known)) return known;
        var strands = Found(tie, knot, onward).Distinct().Order().ToArray();
        return _known[(tie, knot, onward)] = ([.. strands.Select(s => onward ? s.To : s.From).Distinct().Order()], strands);
    }

    IEnumerable<Strand> Found(int tie, int knot, bool onward)
    {
        var asked = shape.Ties[tie];
        var (here, there) = onward ? (asked.From, asked.To) : (asked.To, asked.From);
        if (!shape.IsOfKind(here, knot)) yield break;
        if (asked.MayBeSame && shape.IsOfKind(there, knot)) yield return new(knot, knot, -1);
        foreach (var way in asked.Ways)
            foreach (var strand in Along(tie, onward || asked.From == asked.To ? way : StepSyntax.Turned(way), knot))
            {
                if (!shape.Serves(onward || asked.From == asked.To ? strand : Turned(strand), tie)) continue;
                if (asked.From == asked.To) yield return strand with { To = strand.From };
                else if (strand.From != strand.To && shape.IsOfKind(there, strand.To))
                    yield return onward ? strand : Turned(strand);
            }
    }

    static Strand Turned(Strand strand) => strand.C >= 0 ? new(strand.To, strand.From, strand.C, strand.B, strand.A) : strand.B >= 0 ? new(strand.To, strand.From, strand.B, strand.A) : new(strand.To, strand.From, strand.A);

    IEnumerable<Strand> Along(int tie, TieWay way, int knot)
    {
        foreach (var (one, a) in Steps(tie, way.Steps[0], knot))
        {
            if (way.Steps.Length == 1)
            {
                yield return new(knot, one, a);
                continue;
            }

            if (one == knot) continue;
            var isOne = shape.Ties[tie].From == shape.Ties[tie].To;
            foreach (var (two, b) in Steps(tie, way.Steps[1], one))
            {
                if ((two == one && !(isOne && way.Steps.Length == 2)) || a == b) continue;
                if (way.Steps.Length == 2) yield return new(knot, two, a, b);
                else if (two != knot)
                    foreach (var (three, c) in Steps(tie, way.Steps[2], two))
                        if (three != one && (three != two || isOne)) yield return new(knot, three, a, b, c);
            }
        }
    }

    IEnumerable<(int Knot, int Tie)> Steps(int tie, TieStep step, int knot)
    {
        if (!shape.Words.TryGetValue(step.Relation, out var relation)) yield break;
        var network = shape.Network;
        for (var number = network.OutStarts[knot]; number < network.OutStarts[knot + 1]; number++)
            if (network.Ties.Span[number].Relation == relation && (step.Direction != StepDirection.Against || !network.Ties[number].Directed) && shape.Serves(number, tie)) yield return (network.Ties[number].To, number);
        for (var i = network.InStarts[knot]; i < network.InStarts[knot + 1]; i++)
        {
            var number = network.InTies[i];
            if (network.Ties.Span[number].Relation != relation || (network.Ties[number].From == knot && step.Direction != StepDirection.Against)) continue;
            if ((step.Direction != StepDirection.Along || !network.Ties[number].Directed) && shape.Serves(number, tie)) yield return (network.Ties[number].From, number);
        }
    }
}
