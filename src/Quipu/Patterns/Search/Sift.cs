using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>
/// Whom each party of a shape can be: those of its kind that stand at an end of every tie which the pattern asks for in any case. Rows of others are
/// dropped before anything is made of them
/// (semi-joins, forth and back: Bernstein and Chiu 1981); no finding or lead could name them.
/// </summary>
sealed class Sift
{
    readonly KnotSet[] _may;
    readonly PatternTie[] _ties;

    internal Sift(Shape shape)
    {
        (_ties, Knots) = (shape.Ties, shape.Network.Knots.Length);
        _may = [.. shape.Pattern.Parties.Select(_ => new KnotSet(Knots))];
        Parallel.For(0, _may.Length, party =>
        {
            for (var knot = 0; knot < Knots; knot++)
                if (shape.IsOfKind(party, knot)) _may[party].Add(knot);
        });
    }

    internal int Knots { get; }

    internal bool May(PatternTie tie, int from, int to) => _may[tie.From].Has(from) && _may[tie.To].Has(to);

    /// <summary>Takes out whom the rows rule out.</summary>
    /// <param name="needed">Ties that every finding and every lead has.</param>
    /// <param name="rows">Of each tie its strands, in parts.</param>
    internal void Narrow(IEnumerable<int> needed, IReadOnlyList<StrandList>[] rows)
    {
        // Two that may be one stand in no row of their own.
        var order = needed.Where(t => !_ties[t].MayBeSame).OrderBy(t => rows[t].Sum(r => (long)r.Count)).ThenBy(t => t).ToArray();
        foreach (var tie in order) Narrow(_ties[tie], rows[tie]);
        foreach (var tie in order.Reverse().Skip(1)) Narrow(_ties[tie], rows[tie]);
    }

    // Each part is one thread's; what is left is put together, in whatever order they end.
    void Narrow(PatternTie tie, IReadOnlyList<StrandList> parts)
    {
        var (from, to) = (new KnotSet(Knots), new KnotSet(Knots));
        Parallel.For(0, parts.Count, () => (From: new KnotSet(Knots), To: new KnotSet(Knots)), (part, _, met) =>
        {
            parts[part].Keep(_may[tie.From], _may[tie.To], met.From, met.To);
            return met;
        }, met =>
        {
            lock (from)
            {
                from.Join(met.From);
                to.Join(met.To);
            }
        });
        _may[tie.From].Keep(from);
        _may[tie.To].Keep(to);
    }

    /// <summary>How many a party can be.</summary>
    internal int Count(int party) => _may[party].Count;
}
