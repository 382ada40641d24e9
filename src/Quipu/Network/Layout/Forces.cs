using Quipu.Network.Algorithms;

namespace Quipu.Network.Layout;

/// <summary>
/// Moves bodies for a fixed number of steps: all push each other off, ties draw their ends together, groups hold their members, the middle of the sheet holds all. No chance is in it, and what each body feels is
/// summed in one order, so that the same bodies end in the same places whoever reckons.
/// </summary>
sealed class Forces
{
    const double Push = 30, Hold = 0.6, Length = 26, Middle = 0.012, Company = 0.06, Across = 0.25, Farthest = 60;
    const int Piece = 256;

    readonly Bodies _bodies;
    readonly Adjacency _around;
    readonly double[] _speedX, _speedY;
    readonly (double X, double Y)[] _middles;
    readonly int[] _members;
    readonly QuadTree _tree = new();

    /// <param name="bodies">Moved in place.</param>
    /// <param name="around">Who is tied to whom, without loops and repeats.</param>
    internal Forces(Bodies bodies, Adjacency around)
    {
        (_bodies, _around, _speedX, _speedY) = (bodies, around, new double[bodies.Count], new double[bodies.Count]);
        var groups = bodies.Count == 0 ? 0 : bodies.Group.Max() + 1;
        (_middles, _members) = (new (double, double)[groups], new int[groups]);
        foreach (var group in bodies.Group)
            if (group >= 0) _members[group]++;
    }

    /// <summary>So many steps, hot at first, cool at the end.</summary>
    internal void Settle(int steps, double heat)
    {
        if (_bodies.Count == 0) return;
        var cooling = Math.Pow(0.02, 1.0 / Math.Max(1, steps));
        for (var step = 0; step < steps; step++, heat *= cooling) Step(heat);
    }

    void Step(double heat)
    {
        var (x, y) = (_bodies.X, _bodies.Y);
        _tree.Build(x, y, _bodies.Mass);
        Gather();
        Parallel.For(0, (_bodies.Count + Piece - 1) / Piece, piece =>
        {
            for (var i = piece * Piece; i < Math.Min(_bodies.Count, (piece + 1) * Piece); i++)
            {
                if (_bodies.Freedom[i] == 0) continue;
                var (fx, fy) = Felt(i);
                _speedX[i] = (_speedX[i] + (fx * heat)) * Hold;
                _speedY[i] = (_speedY[i] + (fy * heat)) * Hold;
            }
        });
        for (var i = 0; i < x.Length; i++)
        {
            if (_bodies.Freedom[i] == 0) continue;
            var speed = Math.Sqrt((_speedX[i] * _speedX[i]) + (_speedY[i] * _speedY[i]));
            var part = _bodies.Freedom[i] * (speed > Farthest ? Farthest / speed : 1);
            x[i] += _speedX[i] * part;
            y[i] += _speedY[i] * part;
        }
    }

    // Where the middle of each group is now.
    void Gather()
    {
        Array.Clear(_middles);
        for (var i = 0; i < _bodies.Count; i++)
            if (_bodies.Group[i] is >= 0 and var group) _middles[group] = (_middles[group].X + (_bodies.X[i] / _members[group]), _middles[group].Y + (_bodies.Y[i] / _members[group]));
    }

    (double X, double Y) Felt(int body)
    {
        var (x, y) = (_bodies.X[body], _bodies.Y[body]);
        var (fx, fy) = _tree.Push(body, x, y);
        (fx, fy) = ((fx * Push) - (x * Middle), (fy * Push) - (y * Middle));
        var own = _around.Degree(body);
        foreach (var other in _around[body])
        {
            var (dx, dy, degree) = (_bodies.X[other] - x, _bodies.Y[other] - y, _around.Degree(other));
            var distance = Math.Max(1e-3, Math.Sqrt((dx * dx) + (dy * dy)));
            // The lesser of two goes to the greater, and hubs are not torn by their many ties.
            var pull = (distance - Length - _bodies.Room[body] - _bodies.Room[other]) / distance / Math.Min(own, degree) * degree / (own + degree);
            if (_bodies.Group[body] != _bodies.Group[other]) pull *= Across;
            (fx, fy) = (fx + (dx * pull), fy + (dy * pull));
        }

        if (_bodies.Group[body] is >= 0 and var group) (fx, fy) = (fx + ((_middles[group].X - x) * Company), fy + ((_middles[group].Y - y) * Company));
        return (fx, fy);
    }
}
