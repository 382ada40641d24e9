using System.Globalization;

namespace Quipu.Model;

/// <summary>A range of a document's text, in UTF-16 code units. <see cref="End"/> is exclusive. On the wire offsets are code points (see <see cref="CodePoints"/>).</summary>
public readonly record struct Span : IComparable<Span>
{
    /// <summary>A range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentException">The range is negative or runs backwards.</exception>
    public Span(int start, int end)
    {
        if (start < 0 || end < start) throw new ArgumentException($"A span runs forward from zero: {start}..{end}.");
        (Start, End) = (start, end);
    }

    public int Start { get; }

    public int End { get; }

    public int Length => End - Start;

    public bool Contains(int position) => position >= Start && position < End;

    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that holds both.</summary>
    public Span Cover(Span other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    public string Of(string text) => text[Start..End];

    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary><c>start-end</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}-{End}");
}

/// <summary>Turns UTF-16 offsets of a text into code points and back, in one pass per text.</summary>
public sealed class CodePoints
{
    readonly int[] _lowSurrogates;

    /// <summary>Prepares the conversion for a text. Costs nothing to speak of where it holds no astral character.</summary>
    public CodePoints(string text)
    {
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++)
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])) found.Add(i);
        _lowSurrogates = [.. found];
    }

    /// <summary>The code point offset of a UTF-16 offset.</summary>
    public int FromUtf16(int offset)
    {
        var at = Array.BinarySearch(_lowSurrogates, offset);
        return offset - (at >= 0 ? at : ~at);
    }

    /// <summary>The UTF-16 offset of a code point offset.</summary>
    public int ToUtf16(int offset)
    {
        var (low, high) = (0, _lowSurrogates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_lowSurrogates[middle] - middle <= offset) low = middle + 1;
            else high = middle;
        }

        return offset + low;
    }
}
