namespace Quipu.Patterns.Search;

/// <summary>Enumerates who can take the parties of a shape. One thread's; the same legs give the same bindings in the same order.</summary>
sealed class Matcher
{
    readonly ILegs _legs;
    readonly Shape _shape;
    readonly SearchPlan _plan;
    readonly int[] _knots;
    readonly Action<Binding> _found;
    // Who is bound, in that order, and the levels that come next; remembered for each depth, since most often it is the same.
    readonly int[] _order;
    readonly (uint Bound, PlanLevel[] Levels)[] _next;

    Matcher(ILegs legs, SearchPlan plan, Action<Binding> found)
    {
        (_legs, _shape, _plan, _found) = (legs, legs.Shape, plan, found);
        _knots = [.. Enumerable.Repeat(-1, _shape.Pattern.Parties.Length)];
        (_order, _next) = (new int[plan.Order.Length], [.. plan.Order.Select(_ => (uint.MaxValue, Array.Empty<PlanLevel>()))]);
    }

    /// <summary>All bindings over the whole, in order; in fixed parts, so that any number of threads finds them in one order.</summary>
    /// <param name="ties">Which ties of the shape must be there.</param>
    internal static List<Binding> All(ILegs legs, IReadOnlyList<int> ties)
    {
        const int parts = 16;
        var plan = new SearchPlan(legs, ties, []);
        var (first, starts) = (plan.Level(0, plan.Order[0]), legs.Ends(plan.Start, plan.StartsOnward));
        // Made at once, and not one after another while all threads wait.
        if (starts.Count > 0) Parallel.ForEach(ties, WholeLegs.Stopping(legs.Shape), tie => legs.Next(tie, starts[0], false));
        var found = new List<Binding>[parts];
        Parallel.For(0, parts, WholeLegs.Stopping(legs.Shape), part =>
        {
            var mine = found[part] = [];
            var matcher = new Matcher(legs, plan, mine.Add);
            // Every 16th: entities with most ties lie together.
            for (var i = part; i < starts.Count; i += parts) matcher.Try(first, 0, starts[i]);
        });
        var all = found.SelectMany(f => f).ToList();
        all.Sort((one, other) => one.Knots.AsSpan().SequenceCompareTo(other.Knots));
        return all;
    }

    /// <summary>All bindings in which these parties are these entities.</summary>
    internal static List<Binding> With(ILegs legs, IReadOnlyList<int> ties, IReadOnlyList<(int Party, int Knot)> given)
    {
        var all = new List<Binding>();
        var plan = new SearchPlan(legs, ties, [.. given.Select(g => g.Party)]);
        var matcher = new Matcher(legs, plan, all.Add);
        var knots = given.ToDictionary(g => g.Party, g => g.Knot);
        matcher.TryGiven(0, knots);
        all.Sort((one, other) => one.Knots.AsSpan().SequenceCompareTo(other.Knots));
        return all;
    }

    void TryGiven(int level, Dictionary<int, int> given)
    {
        if (level == _plan.Given)
        {
            Go(level);
            return;
        }

        var step = _plan.Level(Bound(level), _plan.Order[level]);
        var knot = given[step.Party];
        if (!IsFree(step.Party, knot, level) || !IsMet(step, knot, -1)) return;
        Bind(step, level, knot);
        if (Agrees(step)) TryGiven(level + 1, given);
        _knots[step.Party] = -1;
    }

    uint Bound(int level)
    {
        var bound = 0u;
        for (var i = 0; i < level; i++) bound |= 1u << _order[i];
        return bound;
    }

    void Bind(PlanLevel step, int level, int knot) => (_knots[step.Party], _order[level]) = (knot, step.Party);

    // Whoever has fewest to choose from is bound next: beside one with thousands of ties there is most often one with few.
    void Go(int level)
    {
        _shape.Stop.ThrowIfCancellationRequested();
        if (level == _order.Length)
        {
            Emit();
            return;
        }

        var bound = Bound(level);
        if (_next[level].Bound != bound) _next[level] = (bound, _plan.Next(bound));
        PlanLevel? step = null;
        var shortest = -1;
        ReadOnlySpan<int> ends = default;
        foreach (var choice in _next[level].Levels)
            foreach (var tie in choice.Joins)
            {
                var next = Next(tie, choice.Party);
                if (step is not null && next.Length >= ends.Length) continue;
                (step, shortest) = (choice, tie);
                ends = next;
                if (next.IsEmpty) return;
            }

        if (step is null) return;
        // The lists of the others are looked up once, and not for each of the shortest.
        if (step.Joins is not [var one, var two])
        {
            foreach (var knot in ends) Try(step, level, knot, shortest);
            return;
        }

        var others = Next(shortest == one ? two : one, step.Party);
        foreach (var knot in ends)
        {
            var at = others.BinarySearch(knot);
            if (at >= 0) TryMet(step, level, knot);
            others = others[(at < 0 ? ~at : at + 1)..];
            if (others.IsEmpty) return;
        }
    }

    void Try(PlanLevel step, int level, int knot, int met = -1)
    {
        if (!IsFree(step.Party, knot, level) || !IsMet(step, knot, met)) return;
        Bind(step, level, knot);
        if (Agrees(step)) Go(level + 1);
        _knots[step.Party] = -1;
    }

    // All ties to what is bound are met already.
    void TryMet(PlanLevel step, int level, int knot)
    {
        if (!IsFree(step.Party, knot, level)) return;
        foreach (var tie in step.Alone)
            if (!_legs.Has(tie, knot, knot)) return;
        if (!_shape.IsMarked(step.Party, knot)) return;
        Bind(step, level, knot);
        if (Agrees(step)) Go(level + 1);
        _knots[step.Party] = -1;
    }

    ReadOnlySpan<int> Next(int tie, int party) =>
        _shape.Ties[tie].From == party ? _legs.Next(tie, _knots[_shape.Ties[tie].To], false) : _legs.Next(tie, _knots[_shape.Ties[tie].From], true);

    // Two parties are two entities, unless a tie between them says that they may be one.
    bool IsFree(int party, int knot, int level)
    {
        if (!_shape.IsOfKind(party, knot)) return false;
        for (var before = 0; before < level; before++)
        {
            var other = _order[before];
            if (_knots[other] == knot && !MayBeSame(party, other)) return false;
            if (_shape.Pattern.Alike is { } alike && ((alike.One == party && alike.Other == other && knot > _knots[other]) || (alike.Other == party && alike.One == other && knot < _knots[other]))) return false;
        }

        return true;
    }

    bool MayBeSame(int one, int other)
    {
        foreach (var tie in _plan.Ties)
            if (_shape.Ties[tie] is { MayBeSame: true } asked && ((asked.From == one && asked.To == other) || (asked.From == other && asked.To == one))) return true;
        return false;
    }

    bool IsMet(PlanLevel step, int knot, int met)
    {
        foreach (var tie in step.Joins)
            if (tie != met && Next(tie, step.Party).BinarySearch(knot) < 0) return false;
        foreach (var tie in step.Alone)
            if (!_legs.Has(tie, knot, knot)) return false;
        return _shape.IsMarked(step.Party, knot);
    }

    // Early: for each rule alone there are two strands that fulfil it. All rules together are looked at when everybody is bound.
    bool Agrees(PlanLevel step)
    {
        foreach (var rule in step.Rules)
        {
            var fits = false;
            foreach (var one in Strands(rule.One))
            {
                var time = StrandTime.Of(_shape.View, one);
                foreach (var other in Strands(rule.Other))
                    if (fits = StrandTime.Fits(rule, time, StrandTime.Of(_shape.View, other))) break;
                if (fits) break;
            }

            if (!fits) return false;
        }

        return true;
    }

    Strand[] Strands(int tie) => _legs.Between(tie, _knots[_shape.Ties[tie].From], _knots[_shape.Ties[tie].To]);

    void Emit()
    {
        var strands = new Strand[_shape.Pattern.Ties.Length][];
        for (var tie = 0; tie < strands.Length; tie++) strands[tie] = _plan.Ties.Contains(tie) ? Strands(tie) : [];
        if (!TimeFit.Support(_shape, strands, _plan.Ties) || IsForbidden(strands)) return;
        _found(new([.. _knots], strands));
    }

    bool IsForbidden(Strand[][] strands)
    {
        for (var tie = _shape.Pattern.Ties.Length; tie < _shape.Ties.Length; tie++)
        {
            if (_knots[_shape.Ties[tie].From] < 0 || _knots[_shape.Ties[tie].To] < 0) continue;
            foreach (var strand in Strands(tie))
                if (TimeFit.Stands(_shape, tie, strand, strands)) return true;
        }

        return false;
    }
}

/// <summary>Which strands fulfil all rules of time together.</summary>
static class TimeFit
{
    /// <summary>Leaves of each tie the strands that have a part in some choice that fulfils all rules; false: there is no such choice.</summary>
    internal static bool Support(Shape shape, Strand[][] strands, IReadOnlyList<int> ties)
    {
        if (shape.Pattern.Times.IsEmpty) return true;
        var rules = shape.Pattern.Times.Where(r => ties.Contains(r.One) && ties.Contains(r.Other)).ToArray();
        if (rules.Length == 0) return true;
        var ruled = rules.SelectMany(r => new[] { r.One, r.Other }).Distinct().Order().ToArray();
        var times = strands.Select(s => s.Select(one => StrandTime.Of(shape.View, one)).ToArray()).ToArray();
        var chosen = new Dictionary<int, StrandTime>();
        foreach (var tie in ruled)
        {
            var kept = new List<Strand>();
            for (var i = 0; i < strands[tie].Length; i++)
            {
                chosen[tie] = times[tie][i];
                if (Exists(ruled.Where(t => t != tie).ToArray(), 0)) kept.Add(strands[tie][i]);
                chosen.Remove(tie);
            }

            if (kept.Count == 0) return false;
            if (kept.Count < strands[tie].Length) (strands[tie], times[tie]) = ([.. kept], [.. kept.Select(k => StrandTime.Of(shape.View, k))]);
        }

        return true;

        bool Exists(int[] rest, int at)
        {
            if (!rules.All(r => !chosen.TryGetValue(r.One, out var one) || !chosen.TryGetValue(r.Other, out var other) || StrandTime.Fits(r, one, other))) return false;
            if (at == rest.Length) return true;
            foreach (var time in times[rest[at]])
            {
                chosen[rest[at]] = time;
                if (Exists(rest, at + 1))
                {
                    chosen.Remove(rest[at]);
                    return true;
                }
            }

            chosen.Remove(rest[at]);
            return false;
        }
    }

    /// <summary>Whether what must not be there is there at a time at which it counts.</summary>
    internal static bool Stands(Shape shape, int without, Strand strand, Strand[][] strands)
    {
        var time = StrandTime.Of(shape.View, strand);
        foreach (var rule in shape.Pattern.Times)
        {
            if (rule.One != without && rule.Other != without) continue;
            var other = rule.One == without ? rule.Other : rule.One;
            if (other >= strands.Length || strands[other].Length == 0) continue;
            if (!strands[other].Any(s => rule.One == without ? StrandTime.Fits(rule, time, StrandTime.Of(shape.View, s)) : StrandTime.Fits(rule, StrandTime.Of(shape.View, s), time))) return false;
        }

        return true;
    }
}
