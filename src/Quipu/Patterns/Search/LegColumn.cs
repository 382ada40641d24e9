namespace Quipu.Patterns.Search;

/// <summary>
/// All strands of one tie of a shape in compressed rows. Those against its direction are made when they are first asked for; safe from several threads.
/// </summary>
sealed class LegColumn
{
    readonly StrandList _strands;
    // Pairs of ends: the strands of pair p are those from its start to the next one's; null: each pair has one.
    readonly int[]? _starts;
    readonly int[] _outStarts, _to;
    readonly Lazy<(int[] Starts, int[] From)> _in;
    readonly Lazy<int[]> _sources, _targets;

    /// <param name="strands">In order.</param>
    internal LegColumn(StrandList strands, int knots)
    {
        (_strands, _outStarts) = (strands, new int[knots + 1]);
        var pairs = 0;
        for (var i = 0; i < strands.Count; i++)
            if (IsNewPair(i)) pairs++;
        if (pairs == strands.Count) _to = strands.To;
        else (_starts, _to) = (new int[pairs + 1], new int[pairs]);
        pairs = 0;
        for (var i = 0; i < strands.Count; i++)
        {
            if (!IsNewPair(i)) continue;
            if (_starts is not null) (_starts[pairs], _to[pairs]) = (i, strands.To[i]);
            pairs++;
            _outStarts[strands.From[i] + 1]++;
        }

        Pairs = pairs;
        if (_starts is not null) _starts[pairs] = strands.Count;
        for (var i = 0; i < knots; i++) _outStarts[i + 1] += _outStarts[i];
        _in = new(Turned);
        _sources = new(() => Ends(true));
        _targets = new(() => Ends(false));
    }

    internal int Pairs { get; }

    internal int[] Sources => _sources.Value;

    internal int[] Targets => _targets.Value;

    internal ReadOnlySpan<int> Next(int knot, bool onward)
    {
        if (onward) return _to.AsSpan(_outStarts[knot].._outStarts[knot + 1]);
        var (starts, from) = _in.Value;
        return from.AsSpan(starts[knot]..starts[knot + 1]);
    }

    internal bool Has(int from, int to) => Next(from, true).BinarySearch(to) >= 0;

    internal Strand[] Between(int from, int to)
    {
        var at = Next(from, true).BinarySearch(to);
        if (at < 0) return [];
        at += _outStarts[from];
        if (_starts is null) return [_strands[at]];
        var found = new Strand[_starts[at + 1] - _starts[at]];
        for (var i = 0; i < found.Length; i++) found[i] = _strands[_starts[at] + i];
        return found;
    }

    bool IsNewPair(int i) => i == 0 || _strands.From[i] != _strands.From[i - 1] || _strands.To[i] != _strands.To[i - 1];

    (int[] Starts, int[] From) Turned()
    {
        var (starts, from) = (new int[_outStarts.Length], new int[Pairs]);
        for (var pair = 0; pair < Pairs; pair++) starts[_to[pair] + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts[..^1];
        for (var knot = 0; knot + 1 < _outStarts.Length; knot++)
            for (var pair = _outStarts[knot]; pair < _outStarts[knot + 1]; pair++) from[next[_to[pair]]++] = knot;
        return (starts, from);
    }

    int[] Ends(bool onward)
    {
        var ends = new KnotSet(_outStarts.Length - 1);
        if (onward)
        {
            for (var knot = 0; knot + 1 < _outStarts.Length; knot++)
                if (_outStarts[knot + 1] > _outStarts[knot]) ends.Add(knot);
        }
        else
            for (var pair = 0; pair < Pairs; pair++) ends.Add(_to[pair]);

        return ends.ToArray();
    }
}
