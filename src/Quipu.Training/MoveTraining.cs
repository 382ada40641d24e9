using Quipu.Reading.Analysis.Parsing;
using Arc = Quipu.Reading.Analysis.Parsing.Move;

namespace Quipu.Training;

/// <summary>
/// A structured perceptron for the moves: beam search, and where the right moves fall furthest behind (max violation; Huang, Fayong and Guo 2012) the weights are moved.
/// Averaged in whole numbers; the same trees give the same weights.
/// </summary>
sealed class MoveTraining
{
    readonly int _width;
    readonly MoveTable _weights;
    readonly bool _closed;
    readonly long[] _leftTotals, _rightTotals;
    readonly ushort[] _updates;
    long _step = 1;

    /// <summary>Learns weights for every feature seen, up to that many.</summary>
    internal MoveTraining(int width, int room)
    {
        (_width, _weights) = (width, new(room));
        (_leftTotals, _rightTotals, _updates) = (new long[_weights.Slots], new long[_weights.Slots], new ushort[_weights.Slots]);
    }

    /// <summary>Learns weights for these features alone.</summary>
    internal MoveTraining(int width, IReadOnlyList<(uint Feature, short Left, short Right)> known) : this(width, known.Count)
    {
        foreach (var row in known) _weights.Place(row.Feature);
        _closed = true;
    }

    internal int Count => _weights.Count;

    /// <summary>Reads the trees once, in order; returns how many needed a correction. Tells the heads that were found for each, before it was learned from.</summary>
    internal int Pass(IEnumerable<GoldTree> trees, Action<GoldTree, int[]>? found = null)
    {
        var search = new ArcSearch(_weights, _width);
        var wrong = 0;
        foreach (var tree in trees)
        {
            if (Learn(search, tree)) wrong++;
            _step++;
            if (found is null) continue;
            var heads = new int[tree.Words.Length];
            search.Heads(search.Best, heads);
            found(tree, heads);
        }

        return wrong;
    }

    bool Learn(ArcSearch search, GoldTree tree)
    {
        search.Start(tree.Words);
        var lasts = new int[tree.Words.Length + 1];
        ArcOracle.Lasts(tree.Heads, lasts);
        var (gold, worst, worstGold, worstBest) = (0, 0, -1, -1);
        for (var left = tree.Words.Length * 2; left > 0; left--)
        {
            var move = ArcOracle.Next(search, gold, tree.Heads, lasts);
            search.Step();
            gold = Follow(search, gold, move);
            if (search.Best == gold) continue;
            var inBeam = search.Beam.Contains(gold);
            var behind = search.Nodes[search.Best].Score - search.Nodes[gold].Score;
            // Where the right one is still in the beam nothing is violated, but at the end.
            if (inBeam && left > 1 || behind < worst) continue;
            (worst, worstGold, worstBest) = (behind, gold, search.Best);
        }

        if (worstGold < 0) return false;
        Move(search, worstGold, worstBest);
        return true;
    }

    static int Follow(ArcSearch search, int gold, Arc move)
    {
        foreach (var node in search.Beam)
            if (search.Nodes[node].Before == gold && search.Nodes[node].Move == move) return node;
        return search.Make(gold, move);
    }

    void Move(ArcSearch search, int gold, int best)
    {
        // Both paths are equally long; what they share cancels out.
        while (gold != best)
        {
            Update(search, gold, 1);
            Update(search, best, -1);
            (gold, best) = (search.Nodes[gold].Before, search.Nodes[best].Before);
        }
    }

    void Update(ArcSearch search, int node, int by)
    {
        var move = search.Nodes[node].Move;
        foreach (var feature in search.Features(search.Nodes[node].Before))
        {
            if (!_closed && _weights.Count > _weights.Slots / 8 * 7) return;
            var slot = _closed ? _weights.Known(feature) : _weights.Place(feature);
            if (slot < 0) continue;
            // A shift is minus both.
            var (left, right) = move switch { Arc.Left => (2, -1), Arc.Right => (-1, 2), _ => (-1, -1) };
            var weights = _weights[slot];
            _weights[slot] = ((short)(weights.Left + left * by), (short)(weights.Right + right * by));
            _leftTotals[slot] += left * by * _step;
            _rightTotals[slot] += right * by * _step;
            if (_updates[slot] < ushort.MaxValue) _updates[slot]++;
        }
    }

    /// <summary>The averaged weights times <paramref name="scale"/>, by feature, with how often each was updated; without those never updated often.</summary>
    internal List<MoveRow> Averaged(int scale, int updates = 1)
    {
        var rows = new List<MoveRow>();
        for (var slot = 0; slot < _weights.Slots; slot++)
        {
            if (_weights.Key(slot) == 0 || _updates[slot] < updates) continue;
            var weights = _weights[slot];
            rows.Add(new(_weights.Key(slot), Of(weights.Left, _leftTotals[slot]), Of(weights.Right, _rightTotals[slot]), _updates[slot]));
        }

        rows.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        return rows;

        int Of(int weight, long total) => (int)((weight * _step - total) * scale / _step);
    }
}
