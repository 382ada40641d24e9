using Quipu.Reading.Analysis.Parsing;
using Arc = Quipu.Reading.Analysis.Parsing.Move;

namespace Quipu.Training;

/// <summary>
/// A structured perceptron for the moves: beam search, and where the right moves fall furthest behind (max violation; Huang, Fayong and Guo 2012) the weights are moved.
/// Averaged in whole numbers; the same trees give the same weights.
/// </summary>
sealed class MoveTraining(int width, int room)
{
    readonly MoveWeights _weights = new(room);
    readonly long[] _leftTotals = new long[new MoveWeights(room).Cells.Length];
    readonly long[] _rightTotals = new long[new MoveWeights(room).Cells.Length];
    readonly ushort[] _updates = new ushort[new MoveWeights(room).Cells.Length];
    long _step = 1;

    internal int Count => _weights.Count;

    /// <summary>Reads the trees once, in order; returns how many needed a correction.</summary>
    internal int Pass(IEnumerable<GoldTree> trees)
    {
        var search = new ArcSearch(_weights, width);
        var wrong = 0;
        foreach (var tree in trees)
        {
            if (Learn(search, tree)) wrong++;
            _step++;
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
            if (_weights.Count > _leftTotals.Length / 8 * 7) return;
            var slot = _weights.Place(feature);
            ref var cell = ref _weights.Cells[slot];
            // A shift is minus both.
            var (left, right) = move switch { Arc.Left => (2, -1), Arc.Right => (-1, 2), _ => (-1, -1) };
            cell.Left += (short)(left * by);
            cell.Right += (short)(right * by);
            _leftTotals[slot] += left * by * _step;
            _rightTotals[slot] += right * by * _step;
            if (_updates[slot] < ushort.MaxValue) _updates[slot]++;
        }
    }

    /// <summary>The averaged weights times <paramref name="scale"/>, without what was updated fewer than <paramref name="updates"/> times.</summary>
    internal List<(uint Feature, short Left, short Right)> Averaged(int scale, int updates, int least = 1)
    {
        var rows = new List<(uint, short, short)>();
        for (var slot = 0; slot < _weights.Cells.Length; slot++)
        {
            ref readonly var cell = ref _weights.Cells[slot];
            if (cell.Key == 0 || _updates[slot] < updates) continue;
            var (left, right) = (Of(cell.Left, _leftTotals[slot]), Of(cell.Right, _rightTotals[slot]));
            if (Math.Abs(left) + Math.Abs(right) >= least) rows.Add((cell.Key, left, right));
        }

        rows.Sort((a, b) => a.Item1.CompareTo(b.Item1));
        return rows;

        short Of(int weight, long total) => (short)Math.Clamp((weight * _step - total) * scale / _step, -short.MaxValue, short.MaxValue);
    }
}
