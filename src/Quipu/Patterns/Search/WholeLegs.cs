using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>The ties of a shape over the whole network: one pass over all ties, of which most are passed over by their relation alone; then each tie of the shape in rows of its own.</summary>
sealed class WholeLegs : ILegs
{
    // Parts are fixed, so that the same network is always cut in the same way.
    const int Parts = 8;
    readonly LegColumn[] _columns;
    readonly List<(int Tie, TieStep Step)> _steps = [];
    // Steps that are ways of their own, and steps that others follow or lead.
    readonly HashSet<int> _single = [], _joined = [];
    readonly Sift _sift;

    /// <param name="needed">Ties that whatever is asked for has in any case.</param>
    internal WholeLegs(Shape shape, IReadOnlyList<int> needed)
    {
        (Shape, _sift) = (shape, new(shape));
        var ways = Number();
        var parts = Collect();
        var rows = shape.Ties.Select((_, tie) => Rows(tie, ways[tie], parts)).ToArray();
        _sift.Narrow(needed, rows);
        _columns = new LegColumn[shape.Ties.Length];
        Parallel.For(0, _columns.Length, Stopping(shape), tie => _columns[tie] = Column(tie, rows[tie]));
        for (var tie = 0; tie < _columns.Length; tie++)
            if (shape.Ties[tie].MayBeSame) _columns[tie] = Column(tie, [.. rows[tie], Same(tie)]);
    }

    public Shape Shape { get; }

    public ReadOnlySpan<int> Next(int tie, int knot, bool onward) => _columns[tie].Next(knot, onward);

    public Strand[] Between(int tie, int from, int to) => _columns[tie].Between(from, to);

    public bool Has(int tie, int from, int to) => _columns[tie].Has(from, to);

    public long Weight(int tie, bool onward) => Ends(tie, onward).Count;

    public IReadOnlyList<int> Ends(int tie, bool onward) => onward ? _columns[tie].Sources : _columns[tie].Targets;

    /// <summary>How many pairs each tie of the shape has; for those who ask why a search took long.</summary>
    internal int Pairs(int tie) => _columns[tie].Pairs;

    /// <summary>Threads that end early, as one exception, where nobody wants to know any longer.</summary>
    internal static ParallelOptions Stopping(Shape shape) => new() { CancellationToken = shape.Stop };

    LegColumn Column(int tie, IReadOnlyList<StrandList> rows) => new(StrandList.Of(rows, Shape.Ties[tie], _sift), Shape.Network.Knots.Length);

    // Of each tie of the shape its ways, as numbers of steps; a step that two ways of one tie share has one number.
    List<int>[][] Number() =>
        [.. Shape.Ties.Select((tie, number) => tie.Ways.Select(way => way.Steps.Select(step => Number(number, step, way)).ToList()).ToArray())];

    int Number(int tie, TieStep step, TieWay way)
    {
        var known = _steps.IndexOf((tie, step));
        if (known < 0)
        {
            known = _steps.Count;
            _steps.Add((tie, step));
        }

        (way.Steps.Length == 1 ? _single : _joined).Add(known);
        return known;
    }

    /// <summary>What a part of all ties can serve: of each tie of the shape its strands of one step, and of each step of longer ways the ties.</summary>
    sealed record Part(StrandList[] Rows, List<int>[] Found);

    // In order of the numbers of ties.
    Part[] Collect()
    {
        var wanted = new Dictionary<int, List<int>>();
        for (var step = 0; step < _steps.Count; step++)
            if (Shape.Words.TryGetValue(_steps[step].Step.Relation, out var word)) (wanted.TryGetValue(word, out var steps) ? steps : wanted[word] = []).Add(step);
        var byWord = new int[]?[wanted.Count == 0 ? 1 : wanted.Keys.Max() + 1];
        foreach (var (word, steps) in wanted) byWord[word] = [.. steps];
        var length = Shape.Network.Ties.Length;
        var parts = new Part[Parts];
        Parallel.For(0, Parts, Stopping(Shape), part => parts[part] = Collect((int)((long)length * part / Parts), (int)((long)length * (part + 1) / Parts), byWord));
        return parts;
    }

    Part Collect(int first, int end, int[]?[] byWord)
    {
        var part = new Part([.. Shape.Ties.Select(_ => new StrandList())], [.. _steps.Select(_ => new List<int>())]);
        var (isSingle, isJoined) = (_steps.Select((_, s) => _single.Contains(s)).ToArray(), _steps.Select((_, s) => _joined.Contains(s)).ToArray());
        var ties = Shape.Network.Ties.Span;
        for (var number = first; number < end; number++)
        {
            if ((number & 0xFFFF) == 0) Shape.Stop.ThrowIfCancellationRequested();
            if ((uint)ties[number].Relation >= (uint)byWord.Length || byWord[ties[number].Relation] is not { } steps) continue;
            foreach (var step in steps)
            {
                if (!Shape.Serves(number, _steps[step].Tie)) continue;
                if (isJoined[step]) part.Found[step].Add(number);
                if (isSingle[step]) AddEnds(step, number, part.Rows[_steps[step].Tie]);
            }
        }

        return part;
    }

    List<StrandList> Rows(int tie, List<int>[] ways, Part[] parts)
    {
        var rows = parts.Select(p => p.Rows[tie]).ToList();
        if (ways.All(w => w.Count == 1)) return rows;
        var joined = new StrandList();
        foreach (var way in ways.Where(w => w.Count > 1))
            foreach (var strand in Joined(way, parts, Shape.Ties[tie].From == Shape.Ties[tie].To))
            {
                Shape.Stop.ThrowIfCancellationRequested();
                AddFitting(strand, tie, joined);
            }

        rows.Add(joined);
        return rows;
    }

    // The same as Ends, without a step of an enumerator for each of millions.
    void AddEnds(int step, int number, StrandList rows)
    {
        var (tie, direction) = (_steps[step].Tie, _steps[step].Step.Direction);
        ref readonly var row = ref Shape.Network.Ties.Span[number];
        var isEither = direction == StepDirection.Either || !row.Directed;
        if (isEither || direction == StepDirection.Along) AddFitting(new(row.From, row.To, number), tie, rows);
        if ((isEither && row.From != row.To) || (!isEither && direction == StepDirection.Against)) AddFitting(new(row.To, row.From, number), tie, rows);
    }

    void AddFitting(Strand strand, int tie, StrandList rows)
    {
        var asked = Shape.Ties[tie];
        // What is of one alone may be said of it with somebody else.
        if (asked.From == asked.To) strand = strand with { To = strand.From };
        else if (strand.From == strand.To) return;
        if (_sift.May(asked, strand.From, strand.To) && Shape.Serves(strand, tie)) rows.Add(strand);
    }

    IEnumerable<Strand> Ends(int step, Part[] parts)
    {
        var direction = _steps[step].Step.Direction;
        foreach (var number in parts.SelectMany(p => p.Found[step]))
        {
            var row = Shape.Network.Ties[number];
            var isEither = direction == StepDirection.Either || !row.Directed;
            if (isEither || direction == StepDirection.Along) yield return new(row.From, row.To, number);
            if ((isEither && row.From != row.To) || (!isEither && direction == StepDirection.Against)) yield return new(row.To, row.From, number);
        }
    }

    // Steps one after another; nobody is passed twice, but what is said of one alone may end a way of one alone.
    IEnumerable<Strand> Joined(List<int> way, Part[] parts, bool isOne)
    {
        var after = way.Skip(1).Select(step => Ends(step, parts).ToLookup(s => s.From)).ToArray();
        foreach (var one in Ends(way[0], parts))
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
    StrandList Same(int tie)
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

        var same = new StrandList();
        foreach (var knot in known.Where(k => _sift.May(asked, k, k))) same.Add(knot, knot, -1);
        return same;
    }
}
