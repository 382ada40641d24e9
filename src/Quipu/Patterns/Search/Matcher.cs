namespace Quipu.Patterns.Search;

/// <summary>Enumerates who can take the parties of a shape. One thread's; the same legs give the same bindings in the same order.</summary>
sealed class Matcher
{
    readonly ILegs _legs;
    readonly Shape _shape;
    readonly SearchPlan _plan;
    readonly int[] _knots;
    readonly Action<Binding> _found;
    readonly bool _isFirstOnly;
    bool _isDone;

    Matcher(ILegs legs, SearchPlan plan, Action<Binding> found, bool isFirstOnly)
    {
        (_legs, _shape, _plan, _found, _isFirstOnly) = (legs, legs.Shape, plan, found, isFirstOnly);
        _knots = [.. Enumerable.Repeat(-1, _shape.Pattern.Parties.Length)];
    }

    /// <summary>All bindings over the whole, in order; in fixed parts, so that any number of threads finds them in one order.</summary>
    /// <param name="ties">Which ties of the shape must be there.</param>
    internal static List<Binding> All(ILegs legs, IReadOnlyList<int> ties)
    {
        const int parts = 16;
        var plan = new SearchPlan(legs, ties, []);
        var starts = legs.Ends(plan.Start, plan.StartsOnward);
        // Made at once, and not one after another while all threads wait.
        if (starts.Count > 0) Parallel.ForEach(plan.Against, WholeLegs.Stopping(legs.Shape), tie => legs.Next(tie, starts[0], false));
        var found = new List<Binding>[parts];
        Parallel.For(0, parts, WholeLegs.Stopping(legs.Shape), part =>
        {
            var mine = found[part] = [];
            var matcher = new Matcher(legs, plan, mine.Add, false);
            // Every 16th: entities with most ties lie together.
            for (var i = part; i < starts.Count; i += parts) matcher.Try(0, starts[i]);
        });
        var all = found.SelectMany(f => f).ToList();
        all.Sort((one, other) => one.Knots.AsSpan().SequenceCompareTo(other.Knots));
        return all;
    }

    /// <summary>All bindings in which these parties are these entities.</summary>
    internal static List<Binding> With(ILegs legs, IReadOnlyList<int> ties, IReadOnlyList<(int Party, int Knot)> given, bool isFirstOnly = false)
    {
        var all = new List<Binding>();
        var plan = new SearchPlan(legs, ties, [.. given.Select(g => g.Party)]);
        var matcher = new Matcher(legs, plan, all.Add, isFirstOnly);
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

        var (step, knot) = (_plan.Levels[level], given[_plan.Order[level]]);
        if (!IsFree(step.Party, knot, level) || !IsMet(step, knot, -1)) return;
        _knots[step.Party] = knot;
        if (Agrees(step)) TryGiven(level + 1, given);
        _knots[step.Party] = -1;
    }

    void Go(int level)
    {
        if (_isDone) return;
        _shape.Stop.ThrowIfCancellationRequested();
        if (level == _plan.Levels.Length)
        {
            Emit();
            return;
        }

        var step = _plan.Levels[level];
        var shortest = -1;
        ReadOnlySpan<int> ends = default;
        foreach (var tie in step.Joins)
        {
            var next = Next(tie, step.Party);
            if (shortest >= 0 && next.Length >= ends.Length) continue;
            shortest = tie;
            ends = next;
        }

        // The lists of the others are looked up once, and not for each of the shortest.
        if (step.Joins is not [var one, var two])
        {
            foreach (var knot in ends) Try(level, knot, shortest);
            return;
        }

        var others = Next(shortest == one ? two : one, step.Party);
        foreach (var knot in ends)
        {
            var at = others.BinarySearch(knot);
            if (at >= 0) TryMet(level, knot);
            others = others[(at < 0 ? ~at : at + 1)..];
            if (others.IsEmpty) return;
        }
    }

    void Try(int level, int knot, int met = -1)
    {
        var step = _plan.Levels[level];
        if (_isDone || !IsFree(step.Party, knot, level) || !IsMet(step, knot, met)) return;
        _knots[step.Party] = knot;
        if (Agrees(step)) Go(level + 1);
        _knots[step.Party] = -1;
    }

    // All ties to what is bound are met already.
    void TryMet(int level, int knot)
    {
        var step = _plan.Levels[level];
        if (_isDone || !IsFree(step.Party, knot, level)) return;
        foreach (var tie in step.Alone)
            if (!_legs.Has(tie, knot, knot)) return;
        if (!_shape.IsMarked(step.Party, knot)) return;
        _knots[step.Party] = knot;
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
            var other = _plan.Order[before];
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
        _isDone = _isFirstOnly;
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
