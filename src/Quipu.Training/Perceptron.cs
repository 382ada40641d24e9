using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>
/// An averaged perceptron (Collins 2002; Freund and Schapire 1999) over hashed features and sparse classes. Weights are whole numbers and
/// the average is taken in whole numbers, so that training twice gives the same table. One thread trains one perceptron.
/// </summary>
sealed class Perceptron(int classes) : Weights
{
    struct Cell
    {
        internal int Class;
        internal int Weight;
    }

    struct Row
    {
        internal int Start;
        internal short Count;
        internal short Room;
        internal int Updates;
    }

    uint[] _keys = new uint[1 << 20];
    int[] _rowOf = new int[1 << 20];
    Row[] _rows = new Row[1 << 19];
    Cell[] _cells = new Cell[1 << 21];
    long[] _late = new long[1 << 21]; // for each cell, the sum of its changes times the step of each: what the average has not of the weight
    int _rowCount;
    int _cellCount;
    int _step = 1;

    internal int Classes => classes;

    /// <summary>How many features have weights.</summary>
    internal int Features => _rowCount;

    /// <summary>To be called once for each example or decision, right or wrong: averages are over these steps.</summary>
    internal void Step() => _step++;

    /// <summary>Adds the current weights of a feature to the scores.</summary>
    internal override void Add(uint feature, Span<int> scores)
    {
        var row = Find(feature == 0 ? 1 : feature);
        if (row < 0) return;
        ref var found = ref _rows[row];
        foreach (ref var cell in _cells.AsSpan(found.Start, found.Count)) scores[cell.Class] += cell.Weight;
    }

    /// <summary>Adds the current weights of the features to the scores.</summary>
    internal void Score(ReadOnlySpan<uint> features, Span<int> scores) => Add(features, scores);

    /// <summary>Adds <paramref name="by"/> to the weight of each feature for a class.</summary>
    internal void Update(ReadOnlySpan<uint> features, int label, int by)
    {
        foreach (var feature in features) Update(feature == 0 ? 1 : feature, label, by);
    }

    void Update(uint key, int label, int by)
    {
        var at = Find(key);
        if (at < 0) at = Insert(key);
        ref var row = ref _rows[at];
        row.Updates++;
        for (var i = row.Start; i < row.Start + row.Count; i++)
        {
            ref var cell = ref _cells[i];
            if (cell.Class != label) continue;
            cell.Weight += by;
            _late[i] += (long)by * _step;
            return;
        }

        if (row.Count == row.Room) Grow(ref row);
        _late[row.Start + row.Count] = (long)by * _step;
        _cells[row.Start + row.Count++] = new() { Class = label, Weight = by };
    }

    void Grow(ref Row row)
    {
        var room = (short)Math.Min(classes, row.Room * 2);
        Room(room);
        _cells.AsSpan(row.Start, row.Count).CopyTo(_cells.AsSpan(_cellCount));
        _late.AsSpan(row.Start, row.Count).CopyTo(_late.AsSpan(_cellCount));
        (row.Start, row.Room) = (_cellCount, room);
        _cellCount += room;
    }

    void Room(int cells)
    {
        if (_cellCount + cells <= _cells.Length) return;
        Array.Resize(ref _cells, _cells.Length * 2);
        Array.Resize(ref _late, _late.Length * 2);
    }

    int Find(uint key)
    {
        for (var slot = Slot(key); ; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] == key) return _rowOf[slot];
            if (_keys[slot] == 0) return -1;
        }
    }

    int Slot(uint key) => (int)(key * 0x9E3779B1 >> 7) & (_keys.Length - 1);

    int Insert(uint key)
    {
        if (_rowCount * 2 > _keys.Length) Rehash();
        if (_rowCount == _rows.Length) Array.Resize(ref _rows, _rows.Length * 2);
        var room = Math.Min(2, classes);
        Room(room);
        _rows[_rowCount] = new() { Start = _cellCount, Room = (short)room };
        _cellCount += room;
        Place(key, _rowCount);
        return _rowCount++;
    }

    void Place(uint key, int row)
    {
        var slot = Slot(key);
        while (_keys[slot] != 0) slot = (slot + 1) & (_keys.Length - 1);
        (_keys[slot], _rowOf[slot]) = (key, row);
    }

    void Rehash()
    {
        var (keys, rows) = (_keys, _rowOf);
        (_keys, _rowOf) = (new uint[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != 0) Place(keys[i], rows[i]);
    }

    /// <summary>
    /// The averaged weights, for <see cref="WeightTable.Write"/>: times <paramref name="scale"/>, rounded; those nearer to zero than <paramref name="least"/>
    /// are left out, and so are features updated fewer than <paramref name="updates"/> times.
    /// </summary>
    internal List<(uint Feature, (int Class, int Weight)[] Weights)> Averaged(int scale = 64, int least = 1, int updates = 1)
    {
        var rows = new List<(uint, (int, int)[])>();
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_keys[slot] == 0) continue;
            ref var row = ref _rows[_rowOf[slot]];
            if (row.Updates < updates) continue;
            var weights = new List<(int, int)>();
            for (var i = row.Start; i < row.Start + row.Count; i++)
            {
                var cell = _cells[i];
                var total = (long)cell.Weight * _step - _late[i];
                var weight = (int)Math.Clamp((total * scale + (total < 0 ? -_step : _step) / 2) / _step, short.MinValue + 1, short.MaxValue);
                if (Math.Abs(weight) >= least) weights.Add((cell.Class, weight));
            }

            if (weights.Count == 0) continue;
            weights.Sort();
            rows.Add((_keys[slot], [.. weights]));
        }

        rows.Sort((a, b) => a.Item1.CompareTo(b.Item1));
        return rows;
    }
}
