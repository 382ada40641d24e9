using Quipu.Network.Snapshots;
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

    public bool IsAtHand => true;

    public ReadOnlySpan<int> Next(int tie, int knot, bool onward) => _columns[tie].Next(knot, onward);

    public Strand[] Between(int tie, int from, int to) => _columns[tie].Between(from, to);

    public bool Has(int tie, int from, int to) => _columns[tie].Has(from, to);

    public long Weight(int tie, bool onward) => Math.Min(Pairs(tie), _sift.Count(onward ? Shape.Ties[tie].From : Shape.Ties[tie].To));

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
        int First(int part) => (int)((long)length * part / Parts);
        Parallel.For(0, Parts, Stopping(Shape), part => parts[part] = Collect(First(part), First(part + 1), byWord));
        return parts;
    }

    Part Collect(int first, int end, int[]?[] byWord)
    {
        var part = new Part([.. Shape.Ties.Select((_, tie) => new StrandList(Room(tie)))], [.. _steps.Select(_ => new List<int>())]);
        var (isSingle, isJoined) = (_steps.Select((_, s) => _single.Contains(s)).ToArray(), _steps.Select((_, s) => _joined.Contains(s)).ToArray());
        var steps = _steps.ToArray();
        var ties = Shape.Network.Ties.Span;
        for (var number = first; number < end; number++)
        {
            if ((number & 0xFFFF) == 0) Shape.Stop.ThrowIfCancellationRequested();
            ref readonly var row = ref ties[number];
            if ((uint)row.Relation >= (uint)byWord.Length || byWord[row.Relation] is not { } served) continue;
            foreach (var step in served)
            {
                if (!Shape.Serves(number, in row, steps[step].Tie)) continue;
                if (isJoined[step]) part.Found[step].Add(number);
                if (isSingle[step]) AddEnds(steps[step], number, in row, part.Rows[steps[step].Tie]);
            }
        }

        return part;
    }

    // About what a part of the ties needs, so that columns seldom grow.
    int Room(int tie)
    {
        var wanted = Shape.Ties[tie].Ways.Where(w => w.Steps.Length == 1).Select(w => Shape.Words.GetValueOrDefault(w.Steps[0].Relation, -1)).ToHashSet();
        var ties = Shape.Network.Relations.Zip(Shape.Network.RelationTies).Where(r => wanted.Contains(r.First)).Sum(r => (long)r.Second);
        return (int)(ties / Parts * 9 / 8);
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
    void AddEnds((int Tie, TieStep Step) step, int number, ref readonly TieRow row, StrandList rows)
    {
        var isEither = step.Step.Direction == StepDirection.Either || !row.Directed;
        if (isEither || step.Step.Direction == StepDirection.Along) AddFitting(new(row.From, row.To, number), step.Tie, rows);
        if (isEither ? row.From != row.To : step.Step.Direction == StepDirection.Against) AddFitting(new(row.To, row.From, number), step.Tie, rows);
    }

    void AddFitting(Strand strand, int tie, StrandList rows)
    {
        var asked = Shape.Ties[tie];
        // What is of one alone may be said of it with somebody else.
        var to = asked.From == asked.To ? strand.From : strand.To;
        if ((asked.From != asked.To && strand.From == to) || !_sift.May(asked, strand.From, to)) return;
        if (strand.B < 0 && Shape.IsOfEnds(tie)) rows.Add(strand.From, to, strand.A);
        else if (Shape.Serves(strand with { To = to }, tie)) rows.Add(strand with { To = to });
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
