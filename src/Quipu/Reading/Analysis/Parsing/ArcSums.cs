namespace Quipu.Reading.Analysis.Parsing;

/// <summary>What the words at hand scored before in the same sentence: a small table in which a newer sum takes an older one's place.</summary>
sealed class ArcSums
{
    const int Size = 1 << 12, MostSerial = (1 << 13) - 1;

    struct Sum
    {
        internal ulong Key;
        internal int Left, Right;
    }

    readonly Sum[] _sums = new Sum[Size];
    int _serial;

    /// <summary>Forgets all: another sentence, or other weights.</summary>
    internal void Start()
    {
        if (_serial == MostSerial) Array.Clear(_sums);
        _serial = _serial == MostSerial ? 1 : _serial + 1;
    }

    /// <summary>A part's key: words are numbers below 4096.</summary>
    internal ulong Key(ArcPart part, in ArcWords at) => (ulong)_serial << 51 | (ulong)part << 48 | part switch
    {
        ArcPart.Top => at.Top,
        ArcPart.Next => at.Next,
        ArcPart.Near => at.Top | (ulong)at.Next << 12,
        ArcPart.Under => at.Top | (ulong)at.Second << 12,
        _ => at.Top | (ulong)at.Next << 12 | (ulong)at.Second << 24 | (ulong)at.Third << 36,
    };

    internal bool TryGet(ulong key, out (int Left, int Right) sum)
    {
        ref readonly var found = ref _sums[Slot(key)];
        sum = (found.Left, found.Right);
        return found.Key == key;
    }

    internal void Set(ulong key, (int Left, int Right) sum) => _sums[Slot(key)] = new() { Key = key, Left = sum.Left, Right = sum.Right };

    static int Slot(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> 52);
}
