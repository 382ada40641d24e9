using System.Text;

namespace Quipu.Network.Snapshots;

/// <summary>
/// A snapshot with some ties taken out and others put in. What stays is copied as it lies: nothing is sorted or spelled anew, so that a change costs a
/// copy of the rows, however many there are.
/// </summary>
sealed class SnapshotSplice
{
    readonly Snapshot _old, _more;
    readonly List<int> _gone;
    // Numbers that words of the new ties have beside the old ones.
    readonly int[] _words;
    // Numbers that entities of the old snapshot, and of the new ties, have now; what is no longer tied has that of the next one.
    int[]? _oldPlaces;
    HashSet<int> _untied = [];
    readonly int[] _morePlaces;

    SnapshotSplice(Snapshot old, List<int> gone, Snapshot more)
    {
        (_old, _gone, _more) = (old, gone, more);
        _words = new int[more.Words.Count];
        _morePlaces = new int[more.Knots.Length];
    }

    /// <summary>The snapshot that is left and added to.</summary>
    /// <param name="gone">Numbers of ties that go, in order.</param>
    /// <param name="more">What comes: a small snapshot of its own.</param>
    internal static Snapshot Of(Snapshot old, List<int> gone, Snapshot more, long sequence) => new SnapshotSplice(old, gone, more).Made(sequence);

    Snapshot Made(long sequence)
    {
        var words = Words();
        var knots = Knots();
        var made = new Snapshot(sequence, new(knots), new(Ties()), new(Steps()), words);
        made.Follows(_old, SnapshotChanges.Touched(_old, made, Candidates()));
        return made;
    }

    HashSet<string> Candidates()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tie in _gone) ids.UnionWith([_old.IdOf(_old.Ties[tie].From).Value, _old.IdOf(_old.Ties[tie].To).Value]);
        for (var knot = 0; knot < _more.Knots.Length; knot++) ids.Add(_more.IdOf(knot).Value);
        return ids;
    }

    // Relations, kinds and datasets are one word each; of other words those that are at hand are not said twice.
    WordColumn Words()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        foreach (var word in _old.Relations.Concat(_old.Kinds).Concat(_old.Datasets)) known[_old.Words[word]] = word;
        foreach (var tie in _gone)
            foreach (var word in new[] { _old.Ties[tie].Evidence, _old.Ties[tie].Document }) known.TryAdd(_old.Words[word], word);
        for (var knot = 0; knot < _more.Knots.Length; knot++)
            if (_old.Find(_more.IdOf(knot)) is >= 0 and var at)
            {
                known.TryAdd(_more.IdOf(knot).Value, _old.Knots[at].Id);
                known.TryAdd(_old.NameOf(at), _old.Knots[at].Name);
            }

        var added = new List<string>();
        for (var word = 0; word < _words.Length; word++)
        {
            var text = _more.Words[word];
            if (!known.TryGetValue(text, out _words[word]))
            {
                _words[word] = known[text] = _old.Words.Count + added.Count;
                added.Add(text);
            }
        }

        return added.Count == 0 ? _old.Words : _old.Words.And(added);
    }

    KnotRow[] Knots()
    {
        var ids = Enumerable.Range(0, _more.Knots.Length).Select(k => Encoding.UTF8.GetBytes(_more.IdOf(k).Value)).ToArray();
        var olds = _old.Knots.Span;
        _untied = Untied();
        var isSame = _untied.Count == 0;
        var rows = new List<KnotRow>(olds.Length + ids.Length);
        var places = new int[olds.Length];
        var next = 0;
        for (var old = 0; old <= olds.Length; old++)
        {
            while (next < ids.Length && (old == olds.Length || _old.Words.Utf8(olds[old].Id).SequenceCompareTo(ids[next]) > 0))
            {
                isSame = false;
                _morePlaces[next] = rows.Count;
                rows.Add(Row(next++));
            }

            if (old == olds.Length) break;
            places[old] = rows.Count;
            if (next < ids.Length && _old.Words.Utf8(olds[old].Id).SequenceEqual(ids[next]))
            {
                _morePlaces[next] = rows.Count;
                // What is only named as an end has neither kind nor name of its own.
                rows.Add(_more.Words.Utf8(_more.Knots[next].Kind).IsEmpty ? olds[old] : Row(next));
                next++;
            }
            else if (!_untied.Contains(old)) rows.Add(olds[old]);
        }

        if (!isSame) _oldPlaces = places;
        return [.. rows];
    }

    KnotRow Row(int more) => _more.Knots[more] is var row ? new() { Id = _words[row.Id], Kind = _words[row.Kind], Name = _words[row.Name] } : default;

    // Entities that lose all their ties and get none.
    HashSet<int> Untied()
    {
        var lost = new Dictionary<int, int>();
        foreach (var tie in _gone)
            foreach (var end in new[] { _old.Ties[tie].From, _old.Ties[tie].To }) lost[end] = lost.GetValueOrDefault(end) + 1;
        return [.. lost.Where(l => l.Value == _old.TiesAt(l.Key) && _more.Find(_old.IdOf(l.Key)) < 0).Select(l => l.Key)];
    }

    TieRow[] Ties()
    {
        var made = GC.AllocateUninitializedArray<TieRow>(_old.Ties.Length - _gone.Count + _more.Ties.Length);
        var (at, length, gone) = (0, 0, 0);
        for (var more = 0; more <= _more.Ties.Length; more++)
        {
            var end = more < _more.Ties.Length ? Place(more) : _old.Ties.Length;
            for (; gone < _gone.Count && _gone[gone] < end; gone++)
            {
                length += Copy(at, _gone[gone], made.AsSpan(length));
                at = _gone[gone] + 1;
            }

            length += Copy(at, end, made.AsSpan(length));
            at = Math.Max(at, end);
            if (more < _more.Ties.Length) made[length++] = Added(more);
        }

        return made;
    }

    int Copy(int first, int end, Span<TieRow> to)
    {
        if (end <= first) return 0;
        var rows = to[..(end - first)];
        _old.Ties.Span[first..end].CopyTo(rows);
        if (_oldPlaces is { } places)
            foreach (ref var row in rows) (row.From, row.To) = (places[row.From], places[row.To]);
        return rows.Length;
    }

    TieRow Added(int more)
    {
        var row = _more.Ties[more];
        (row.From, row.To, row.FirstStep) = (_morePlaces[row.From], _morePlaces[row.To], row.FirstStep + _old.Steps.Length);
        (row.Relation, row.Dataset, row.Evidence, row.Document) = (_words[row.Relation], _words[row.Dataset], _words[row.Evidence], _words[row.Document]);
        return row;
    }

    // The old tie before which a new one comes.
    int Place(int more)
    {
        var (low, high) = (0, _old.Ties.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(middle, more) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    int Compare(int old, int more)
    {
        var (one, other) = (_old.Ties[old], _more.Ties[more]);
        var order = (Key(one.From), Key(one.To)).CompareTo((2 * _morePlaces[other.From], 2 * _morePlaces[other.To]));
        if (order == 0) order = string.CompareOrdinal(_old.RelationOf(old), _more.RelationOf(more));
        if (order == 0) order = string.CompareOrdinal(_old.EvidenceOf(old), _more.EvidenceOf(more));
        return order != 0 ? order : (one.First, one.Last).CompareTo((other.First, other.Last));
    }

    // What is no longer tied lies between two places, so that ties that go are in order among those that stay.
    int Key(int old) => (2 * (_oldPlaces?[old] ?? old)) - (_untied.Contains(old) ? 1 : 0);

    // Those of ties that went stay where they are; nothing leads to them.
    StepRow[] Steps()
    {
        var steps = new StepRow[_old.Steps.Length + _more.Steps.Length];
        _old.Steps.Span.CopyTo(steps);
        for (var i = 0; i < _more.Steps.Length; i++)
            steps[_old.Steps.Length + i] = _more.Steps[i] is var step ? step with { Document = _words[step.Document], Subject = _words[step.Subject] } : default;
        return steps;
    }
}
