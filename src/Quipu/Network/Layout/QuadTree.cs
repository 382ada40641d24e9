namespace Quipu.Network.Layout;

/// <summary>Bodies in squares within squares: what lies far off pushes as one (Barnes and Hut 1986). Built anew for every step; then any number of threads may ask it.</summary>
sealed class QuadTree
{
    // Bodies that lie nearer to each other than the smallest square count as one.
    const int Deepest = 26;
    // A square that is seen under a smaller angle than this (its side over its distance) is taken as a whole.
    const double Wide = 1.1;

    Cell[] _cells = new Cell[1024];
    int _count;

    struct Cell
    {
        // The first of four cells beside each other; 0: it is not divided.
        internal int Parts;
        // The only body in it; −1: none, or many.
        internal int Body;
        internal double MidX, MidY, Half, X, Y, Mass;
    }

    /// <summary>Puts every body where it is.</summary>
    internal void Build(double[] x, double[] y, double[] mass)
    {
        var (left, right, top, bottom) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        for (var i = 0; i < x.Length; i++) (left, right, top, bottom) = (Math.Min(left, x[i]), Math.Max(right, x[i]), Math.Min(top, y[i]), Math.Max(bottom, y[i]));
        _count = 1;
        _cells[0] = new() { Body = -1, MidX = (left + right) / 2, MidY = (top + bottom) / 2, Half = Math.Max(1, Math.Max(right - left, bottom - top) / 2) };
        for (var i = 0; i < x.Length; i++) Add(i, x, y, mass);
        for (var i = 0; i < _count; i++)
        {
            ref var cell = ref _cells[i];
            if (cell.Mass > 0) (cell.X, cell.Y) = (cell.X / cell.Mass, cell.Y / cell.Mass);
        }
    }

    void Add(int body, double[] x, double[] y, double[] mass)
    {
        var at = 0;
        for (var depth = 0; ; depth++)
        {
            var isEmpty = _cells[at].Mass == 0;
            var other = _cells[at].Body;
            Weigh(at, x[body], y[body], mass[body]);
            if (isEmpty)
            {
                _cells[at].Body = body;
                return;
            }

            if (_cells[at].Parts == 0)
            {
                if (depth >= Deepest)
                {
                    _cells[at].Body = -1;
                    return;
                }

                Divide(at);
                if (other >= 0)
                {
                    _cells[at].Body = -1;
                    var part = Part(at, x[other], y[other]);
                    Weigh(part, x[other], y[other], mass[other]);
                    _cells[part].Body = other;
                }
            }

            at = Part(at, x[body], y[body]);
        }
    }

    void Weigh(int at, double x, double y, double mass)
    {
        ref var cell = ref _cells[at];
        cell.X += x * mass;
        cell.Y += y * mass;
        cell.Mass += mass;
    }

    void Divide(int at)
    {
        if (_count + 4 > _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
        var half = _cells[at].Half / 2;
        for (var i = 0; i < 4; i++)
            _cells[_count + i] = new() { Body = -1, Half = half, MidX = _cells[at].MidX + ((i & 1) == 0 ? -half : half), MidY = _cells[at].MidY + ((i & 2) == 0 ? -half : half) };
        _cells[at].Parts = _count;
        _count += 4;
    }

    int Part(int at, double x, double y) => _cells[at].Parts + (x < _cells[at].MidX ? 0 : 1) + (y < _cells[at].MidY ? 0 : 2);

    /// <summary>How all others push somebody who stands at a place: by their mass, over the distance.</summary>
    internal (double X, double Y) Push(int body, double x, double y)
    {
        Span<int> waiting = stackalloc int[(Deepest + 2) * 4];
        var (count, pushX, pushY) = (1, 0.0, 0.0);
        waiting[0] = 0;
        while (count > 0)
        {
            ref readonly var cell = ref _cells[waiting[--count]];
            if (cell.Mass == 0 || cell.Body == body) continue;
            var (dx, dy) = (x - cell.X, y - cell.Y);
            var square = (dx * dx) + (dy * dy);
            if (cell.Parts != 0 && 4 * cell.Half * cell.Half > Wide * Wide * square)
            {
                for (var i = 0; i < 4; i++) waiting[count++] = cell.Parts + i;
                continue;
            }

            var force = cell.Mass / Math.Max(square, 1);
            pushX += dx * force;
            pushY += dy * force;
        }

        return (pushX, pushY);
    }
}
