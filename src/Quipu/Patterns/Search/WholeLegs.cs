using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>The ties of a shape over the whole network: one pass over all ties, of which most are passed over by their relation alone; then each tie of the shape in rows of its own.</summary>
sealed class WholeLegs : ILegs
{
    // Parts are fixed, so that the same network is always cut in the same way.
    const int Parts = 8;
    readonly LegColumn[] _columns;
    readonly List<(int Tie, TieStep Step)> _steps = [];

    internal WholeLegs(Shape shape)
    {
        Shape = shape;
        var ways = Number();
        var found = Collect();
        _columns = new LegColumn[shape.Ties.Length];
        Parallel.For(0, _columns.Length, tie => _columns[tie] = new([.. Strands(tie, ways, found)], shape.Network.Knots.Length));
        for (var tie = 0; tie < _columns.Length; tie++)
            if (shape.Ties[tie].MayBeSame) _columns[tie] = new([.. Strands(tie, ways, found), .. Same(tie)], shape.Network.Knots.Length);
    }

    public Shape Shape { get; }

    public ReadOnlySpan<int> Next(int tie, int knot, bool onward) => _columns[tie].Next(knot, onward);

    public ReadOnlySpan<Strand> Between(int tie, int from, int to) => _columns[tie].Between(from, to);

    public long Weight(int tie, bool onward) => Ends(tie, onward).Count;

    public IReadOnlyList<int> Ends(int tie, bool onward) => onward ? _columns[tie].Sources : _columns[tie].Targets;

    /// <summary>How many pairs each tie of the shape has; for those who ask why a search took long.</summary>
    internal int Pairs(int tie) => _columns[tie].Pairs;

    // Of each tie of the shape its ways, as numbers of steps; a step that two ways of one tie share has one number.
    List<int>[][] Number() =>
        [.. Shape.Ties.Select((tie, number) => tie.Ways.Select(way => way.Steps.Select(step => Number(number, step)).ToList()).ToArray())];

    int Number(int tie, TieStep step)
    {
        var known = _steps.IndexOf((tie, step));
        if (known >= 0) return known;
        _steps.Add((tie, step));
        return _steps.Count - 1;
    }

    // Of each step the ties that can serve it, in order.
    List<int>[] Collect()
    {
        var wanted = new Dictionary<int, List<int>>();
        for (var step = 0; step < _steps.Count; step++)
            if (Shape.Words.TryGetValue(_steps[step].Step.Relation, out var word)) (wanted.TryGetValue(word, out var steps) ? steps : wanted[word] = []).Add(step);
        var byWord = new int[]?[wanted.Count == 0 ? 1 : wanted.Keys.Max() + 1];
        foreach (var (word, steps) in wanted) byWord[word] = [.. steps];
        var length = Shape.Network.Ties.Length;
        var parts = new List<int>[Parts][];
        Parallel.For(0, Parts, part => parts[part] = Collect((int)((long)length * part / Parts), (int)((long)length * (part + 1) / Parts), byWord));
        return [.. Enumerable.Range(0, _steps.Count).Select(step => parts.SelectMany(p => p[step]).ToList())];
    }

    List<int>[] Collect(int first, int end, int[]?[] byWord)
    {
        var found = Enumerable.Range(0, _steps.Count).Select(_ => new List<int>()).ToArray();
        var ties = Shape.Network.Ties.Span;
        for (var number = first; number < end; number++)
        {
            if ((uint)ties[number].Relation >= (uint)byWord.Length || byWord[ties[number].Relation] is not { } steps) continue;
            foreach (var step in steps)
                if (Shape.Serves(number, _steps[step].Tie)) found[step].Add(number);
        }

        return found;
    }

    List<Strand> Strands(int tie, List<int>[][] ways, List<int>[] found)
    {
        var all = new List<Strand>(ways[tie].Where(w => w.Count == 1).Sum(w => found[w[0]].Count));
        var isOne = Shape.Ties[tie].From == Shape.Ties[tie].To;
        foreach (var way in ways[tie])
        {
            if (way.Count == 1) AddEnds(way[0], tie, found, all);
            else
                foreach (var strand in Joined(way, found, isOne)) AddFitting(strand, tie, all);
        }

        return all;
    }

    // The same as Ends, without a step of an enumerator for each of millions.
    void AddEnds(int step, int tie, List<int>[] found, List<Strand> all)
    {
        var direction = _steps[step].Step.Direction;
        var ties = Shape.Network.Ties.Span;
        foreach (var number in found[step])
        {
            ref readonly var row = ref ties[number];
            var isEither = direction == StepDirection.Either || !row.Directed;
            if (isEither || direction == StepDirection.Along) AddFitting(new(row.From, row.To, number), tie, all);
            if ((isEither && row.From != row.To) || (!isEither && direction == StepDirection.Against)) AddFitting(new(row.To, row.From, number), tie, all);
        }
    }

    void AddFitting(Strand strand, int tie, List<Strand> all)
    {
        var asked = Shape.Ties[tie];
        if (!Shape.IsOfKind(asked.From, strand.From) || !Shape.Serves(strand, tie)) return;
        if (asked.From == asked.To) all.Add(strand with { To = strand.From });
        else if (strand.From != strand.To && Shape.IsOfKind(asked.To, strand.To)) all.Add(strand);
    }

    IEnumerable<Strand> Ends(int step, List<int>[] found)
    {
        var direction = _steps[step].Step.Direction;
        foreach (var number in found[step])
        {
            var row = Shape.Network.Ties[number];
            var isEither = direction == StepDirection.Either || !row.Directed;
            if (isEither || direction == StepDirection.Along) yield return new(row.From, row.To, number);
            if ((isEither && row.From != row.To) || (!isEither && direction == StepDirection.Against)) yield return new(row.To, row.From, number);
        }
    }

    // Steps one after another; nobody is passed twice, but what is said of one alone may end a way of one alone.
    IEnumerable<Strand> Joined(List<int> way, List<int>[] found, bool isOne)
    {
        var after = way.Skip(1).Select(step => Ends(step, found).ToLookup(s => s.From)).ToArray();
        foreach (var one in Ends(way[0], found))
            foreach (var two in after[0][one.To])
            {
                if (one.From == one.To || (two.To == one.To && !(isOne && after.Length == 1)) || two.A == one.A) continue;
                if (after.Length == 1)
                {
                    yield return new(one.From, two.To, one.A, two.A);
                    continue;
                }

                foreach (var three in after[1][two.To])
                    if (three.To != one.To && (three.To != two.To || isOne) && two.To != one.From) yield return new(one.From, three.To, one.A, two.A, three.A);
            }
    }

    // Whoever stands in another tie of the shape as either of the two may be both.
    IEnumerable<Strand> Same(int tie)
    {
        var asked = Shape.Ties[tie];
        var known = new SortedSet<int>();
        for (var other = 0; other < Shape.Pattern.Ties.Length; other++)
        {
            if (other == tie) continue;
            var beside = Shape.Ties[other];
            if (beside.From == asked.From || beside.From == asked.To) known.UnionWith(_columns[other].Sources);
            if (beside.To == asked.From || beside.To == asked.To) known.UnionWith(_columns[other].Targets);
        }

        return known.Where(k => Shape.IsOfKind(asked.From, k) && Shape.IsOfKind(asked.To, k)).Select(k => new Strand(k, k, -1));
    }
}
