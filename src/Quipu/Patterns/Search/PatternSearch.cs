using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>Searches a pattern over the whole network, or again where something changed; both give the same findings.</summary>
sealed class PatternSearch
{
    readonly ILegs _legs;
    readonly Shape _shape;
    readonly ImmutableArray<Level> _levels;

    PatternSearch(ILegs legs)
    {
        (_legs, _shape) = (legs, legs.Shape);
        var all = All(_shape.Pattern);
        _levels =
        [
            new(null, all, FindingBuilder.Essential(_shape.Pattern, null, all)),
            .. _shape.Pattern.Leads.OrderBy(l => l.Lacks.Length).ThenBy(l => l.Name, StringComparer.Ordinal).Select(l => all.Except(l.Lacks).ToArray() is var ties ? new Level(l, ties, FindingBuilder.Essential(_shape.Pattern, l, ties)) : null!),
        ];
    }

    /// <summary>The shape, or what a lead leaves of it.</summary>
    sealed record Level(PatternLead? Lead, int[] Ties, int[] Essential);

    /// <summary>Every finding and lead of the pattern, findings first, then by id.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked no longer wants to know.</exception>
    internal static ImmutableArray<Finding> Whole(Pattern pattern, NetworkView view, CancellationToken stop = default) =>
        new PatternSearch(new WholeLegs(new(pattern, Seen(view)) { Stop = stop }, Needed(pattern))).Whole();

    /// <summary>How many ways the whole shape can be bound; for measuring.</summary>
    internal static int Bindings(Pattern pattern, NetworkView view) => Matcher.All(new WholeLegs(new(pattern, Seen(view)), All(pattern)), All(pattern)).Count;

    /// <summary>The same as <see cref="Whole(Pattern, NetworkView, CancellationToken)"/>, searching only around what changed since.</summary>
    /// <param name="view">The network as it is now, by the same filter.</param>
    /// <param name="before">All findings and leads as they were.</param>
    /// <param name="touched">Both ends of every tie that came, went or changed, and entities whose name or kind changed.</param>
    internal static ImmutableArray<Finding> Again(Pattern pattern, NetworkView view, ImmutableArray<Finding> before, IReadOnlyCollection<EntityId> touched) =>
        touched.Count == 0 ? before : new PatternSearch(new NearbyLegs(new(pattern, Seen(view)))).Again(before, touched);

    // What is said of one alone, and values that several share, are seen by patterns only. Few relations are asked for, so that each tie is judged then.
    static NetworkView Seen(NetworkView view) => view.Filter.Aside ? view : new(view.Network, view.Filter with { Aside = true }, isNearby: true);

    // Ties that no lead may lack.
    static int[] Needed(Pattern pattern) => [.. All(pattern).Where(t => !pattern.Leads.Any(l => l.Lacks.Contains(t)))];

    static int[] All(Pattern pattern) => [.. Enumerable.Range(0, pattern.Ties.Length)];

    ImmutableArray<Finding> Whole()
    {
        var (found, covered) = (new List<Finding>(), new List<(Level Level, Binding Binding)>());
        foreach (var level in _levels)
        {
            var groups = Matcher.All(_legs, level.Ties).Where(b => Lacks(level, b)).GroupBy(b => new Key(level.Essential.Select(p => b.Knots[p]))).ToList();
            var known = level.Lead is null ? [] : covered.Where(c => Covers(c.Level, level)).Select(c => new Key(level.Essential.Select(p => c.Binding.Knots[p]))).ToHashSet();
            foreach (var group in groups)
            {
                if (known.Contains(group.Key)) continue;
                var bindings = group.ToList();
                if (FindingBuilder.Of(_shape, level.Lead, level.Ties, bindings) is not { } finding) continue;
                found.Add(finding);
                covered.AddRange(bindings.Select(b => (level, b)));
            }
        }

        return Sorted(found);
    }

    // A lead says nothing new where the whole is on record, or where a lead that lacks less says it.
    static bool Covers(Level one, Level other) => one.Lead is null || (one != other && other.Lead is not null && one.Lead.Lacks.All(other.Lead.Lacks.Contains));

    static ImmutableArray<Finding> Sorted(IEnumerable<Finding> found) => [.. found.OrderBy(f => f.Lead is not null).ThenBy(f => f.Id)];

    ImmutableArray<Finding> Again(ImmutableArray<Finding> before, IReadOnlyCollection<EntityId> touched)
    {
        var names = Wide(touched);
        var knots = names.Select(_shape.Network.Find).Where(k => k >= 0).Distinct().Order().ToArray();
        var keys = new HashSet<(Level, Key)>();
        // Findings before that name what changed: they are judged anew, and so is what they covered.
        var stale = new HashSet<FindingId>();
        foreach (var old in before.Where(f => Names(f).Any(names.Contains)))
        {
            stale.Add(old.Id);
            AddOld(keys, old);
        }

        foreach (var level in _levels)
            foreach (var party in level.Ties.SelectMany(t => new[] { _shape.Ties[t].From, _shape.Ties[t].To }).Distinct().Order())
                foreach (var knot in knots)
                    foreach (var binding in Matcher.With(_legs, level.Ties, [(party, knot)])) AddNew(keys, level, binding);
        var found = new Dictionary<FindingId, Finding>();
        foreach (var (level, key) in keys)
        {
            stale.Add(FindingBuilder.IdOf(_shape, level.Lead, key.Knots));
            if (Judge(level, key) is { } finding) found[finding.Id] = finding;
        }

        return Sorted(before.Where(f => !stale.Contains(f.Id)).Concat(found.Values));
    }

    // A way of three steps has a tie that touches neither of its ends, and one of a party alone may go on from it.
    HashSet<EntityId> Wide(IReadOnlyCollection<EntityId> touched)
    {
        var wide = touched.ToHashSet();
        var longest = _shape.Ties.SelectMany(t => t.Ways.Select(w => (Way: w, Beyond: w.Steps.Length - (t.From == t.To ? 1 : 2)))).Where(w => w.Beyond > 0).ToArray();
        var relations = longest.SelectMany(w => w.Way.Steps).Select(s => _shape.Words.GetValueOrDefault(s.Relation, -1)).ToHashSet();
        for (var step = longest.Select(w => w.Beyond).DefaultIfEmpty(0).Max(); step > 0; step--)
            foreach (var knot in wide.Select(_shape.Network.Find).Where(k => k >= 0).ToArray())
                foreach (var tie in _shape.View.At(knot))
                    if (_shape.Network.Ties[tie] is var row && relations.Contains(row.Relation)) wide.UnionWith([_shape.Network.IdOf(row.From), _shape.Network.IdOf(row.To)]);
        return wide;
    }

    static IEnumerable<EntityId> Names(Finding finding) => finding.Parties.Select(p => p.Entity).Concat(finding.Hops.SelectMany(h => new[] { h.From, h.To }));

    void AddOld(HashSet<(Level, Key)> keys, Finding old)
    {
        var parties = old.Parties.ToLookup(p => p.Part, p => _shape.Network.Find(p.Entity), StringComparer.Ordinal);
        foreach (var level in _levels)
            foreach (var key in Keys(level.Essential.Select(p => parties[_shape.Pattern.Parties[p].Name].Where(k => k >= 0).ToArray()).ToArray())) keys.Add((level, key));
    }

    // Every choice of one entity for each essential party.
    static IEnumerable<Key> Keys(int[][] choices) =>
        choices.Aggregate((IEnumerable<int[]>)[[]], (all, next) => all.SelectMany(a => next.Select(n => (int[])[.. a, n]))).Select(k => new Key(k));

    void AddNew(HashSet<(Level, Key)> keys, Level level, Binding binding)
    {
        keys.Add((level, new(level.Essential.Select(p => binding.Knots[p]))));
        foreach (var below in _levels.Where(l => l.Lead is not null && l != level && Covers(level, l))) keys.Add((below, new(below.Essential.Select(p => binding.Knots[p]))));
    }

    Finding? Judge(Level level, Key key)
    {
        var given = level.Essential.Zip(key.Knots, (party, knot) => (party, knot)).ToArray();
        if (level.Lead is not null && _levels.Any(l => l != level && Covers(l, level) && Holds(l, given))) return null;
        var bindings = Matcher.With(_legs, level.Ties, given).Where(b => Lacks(level, b)).ToList();
        return bindings.Count == 0 ? null : FindingBuilder.Of(_shape, level.Lead, level.Ties, bindings);
    }

    // A record is missing where nothing of its kind is on record at whoever is bound; where something is, it says something else.
    bool Lacks(Level level, Binding binding)
    {
        if (level.Lead is null) return true;
        if (!level.Lead.Parties.All(f => binding.Knots[f.Party] < 0 || _shape.IsWithin(f, binding.Knots[f.Party]))) return false;
        var knots = binding.Knots.ToArray();
        // Who may be the other one is asked for as that one too.
        foreach (var tie in level.Lead.Lacks.Select(t => _shape.Ties[t]).Where(t => t.MayBeSame))
            (knots[tie.From], knots[tie.To]) = (knots[tie.From] < 0 ? knots[tie.To] : knots[tie.From], knots[tie.To] < 0 ? knots[tie.From] : knots[tie.To]);
        return level.Lead.Lacks.All(t => !IsOnRecord(t, knots[_shape.Ties[t].From], true) && !IsOnRecord(t, knots[_shape.Ties[t].To], false));
    }

    bool IsOnRecord(int tie, int knot, bool onward) => knot >= 0 && _shape.IsOnRecord(tie, knot, onward);

    bool Holds(Level level, (int Party, int Knot)[] given) =>
        Matcher.With(_legs, level.Ties, given).Where(b => Lacks(level, b)).GroupBy(b => new Key(level.Essential.Select(p => b.Knots[p]))).Any(g => FindingBuilder.Of(_shape, level.Lead, level.Ties, [.. g]) is not null);

    /// <summary>Entities of the essential parties, compared one by one.</summary>
    readonly struct Key(IEnumerable<int> knots) : IEquatable<Key>
    {
        internal int[] Knots { get; } = [.. knots];

        public bool Equals(Key other) => Knots.AsSpan().SequenceEqual(other.Knots);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var knot in Knots) hash.Add(knot);
            return hash.ToHashCode();
        }
    }
}
