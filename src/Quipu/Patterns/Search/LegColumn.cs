namespace Quipu.Patterns.Search;

/// <summary>All strands of one tie of a shape in compressed rows, both directions.</summary>
sealed class LegColumn
{
    readonly Strand[] _strands;
    // Pairs of ends: the strands of pair p are those from its start to the next one's.
    readonly int[] _starts, _to, _back;
    readonly int[] _outStarts, _inStarts;

    internal LegColumn(Strand[] strands, int knots)
    {
        _strands = strands;
        if (!IsSorted(strands)) Array.Sort(strands);
        var pairs = 0;
        for (var i = 0; i < strands.Length; i++)
            if (IsNewPair(strands, i)) pairs++;
        (_starts, _to, _back) = (new int[pairs + 1], new int[pairs], new int[pairs]);
        (_outStarts, _inStarts) = (new int[knots + 1], new int[knots + 1]);
        pairs = 0;
        for (var i = 0; i < strands.Length; i++)
        {
            if (!IsNewPair(strands, i)) continue;
            _starts[pairs] = i;
            _to[pairs++] = strands[i].To;
            _outStarts[strands[i].From + 1]++;
            _inStarts[strands[i].To + 1]++;
        }

        _starts[pairs] = strands.Length;
        for (var i = 0; i < knots; i++)
        {
            _outStarts[i + 1] += _outStarts[i];
            _inStarts[i + 1] += _inStarts[i];
        }

        var next = _inStarts[..^1];
        for (var pair = 0; pair < _to.Length; pair++) _back[next[_to[pair]]++] = strands[_starts[pair]].From;
        (Sources, Targets) = (Filled(_outStarts), Filled(_inStarts));
    }

    internal int Pairs => _to.Length;

    internal int[] Sources { get; }

    internal int[] Targets { get; }

    internal ReadOnlySpan<int> Next(int knot, bool onward) =>
        onward ? _to.AsSpan(_outStarts[knot].._outStarts[knot + 1]) : _back.AsSpan(_inStarts[knot].._inStarts[knot + 1]);

    internal ReadOnlySpan<Strand> Between(int from, int to)
    {
        var at = _to.AsSpan(_outStarts[from].._outStarts[from + 1]).BinarySearch(to);
        return at < 0 ? [] : _strands.AsSpan(_starts[_outStarts[from] + at].._starts[_outStarts[from] + at + 1]);
    }

    static bool IsNewPair(Strand[] strands, int i) => i == 0 || strands[i].From != strands[i - 1].From || strands[i].To != strands[i - 1].To;

    static int[] Filled(int[] starts)
    {
        var filled = new List<int>();
        for (var knot = 0; knot + 1 < starts.Length; knot++)
            if (starts[knot + 1] > starts[knot]) filled.Add(knot);
        return [.. filled];
    }

    static bool IsSorted(Strand[] strands)
    {
        for (var i = 1; i < strands.Length; i++)
            if (strands[i - 1].CompareTo(strands[i]) > 0) return false;
        return true;
    }
}
