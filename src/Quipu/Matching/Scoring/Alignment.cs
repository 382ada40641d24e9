using System.Text;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>Why two stretches of names are taken for one.</summary>
enum LinkKind : byte
{
    Equal,

    /// <summary>Spellings of one name, or one meaning in two words.</summary>
    Variant,

    /// <summary>A short form and its name.</summary>
    Nick,

    /// <summary>The same letters, parted otherwise.</summary>
    Joined,

    /// <summary>A few letters differ.</summary>
    Close,

    /// <summary>A letter that begins the other.</summary>
    Initial,

    /// <summary>The beginning of the other.</summary>
    Cut,

    /// <summary>The first letters of several words.</summary>
    Acronym,
}

/// <summary>Words of one name that are taken for words of the other.</summary>
/// <param name="Left">First unit on the left.</param>
/// <param name="Right">First unit on the right.</param>
/// <param name="LeftCount">How many units on the left.</param>
/// <param name="RightCount">How many units on the right.</param>
/// <param name="Cost">Edits between them, weighed.</param>
readonly record struct Link(LinkKind Kind, byte Left, byte Right, byte LeftCount, byte RightCount, double Cost = 0, double Blur = 0);

/// <summary>One side of an alignment: the words that count, and what became of them.</summary>
sealed class AlignedSide
{
    internal const int Most = 16;

    /// <summary>Indexes of the parts that are units.</summary>
    internal readonly int[] Parts = new int[Most];

    internal readonly bool[] Linked = new bool[Most];

    /// <summary>Said twice on this side: no evidence either way.</summary>
    internal readonly bool[] Repeated = new bool[Most];

    internal readonly int[] UnitOfPart = new int[NameWords.Most];

    internal AnalysedName Name { get; private set; } = null!;

    internal int Count { get; private set; }

    internal ReadOnlySpan<char> this[int unit] => Name.Word(Parts[unit]);

    internal PartRole Role(int unit) => Name.PartArray[Parts[unit]].Role;

    internal bool IsOpen(int unit) => !Linked[unit] && !Repeated[unit];

    internal int Repeats()
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            if (Repeated[i] && !Linked[i]) count++;
        return count;
    }

    internal int Open()
    {
        var open = 0;
        for (var i = 0; i < Count; i++)
            if (IsOpen(i)) open++;
        return open;
    }

    internal void Read(AnalysedName name)
    {
        (Name, Count) = (name, 0);
        Fill(strict: true);
        if (Count == 0) Fill(strict: false);
    }

    void Fill(bool strict)
    {
        var parts = Name.PartArray;
        for (var i = 0; i < parts.Length; i++)
        {
            UnitOfPart[i] = -1;
            if ((strict && parts[i].Role is PartRole.Particle or PartRole.Honorific or PartRole.Nickname or PartRole.Stop or PartRole.LegalForm) || Count == Most) continue;
            (Parts[Count], Linked[Count], Repeated[Count]) = (i, false, false);
            UnitOfPart[i] = Count++;
        }
    }
}

/// <summary>The words of two names laid side by side: what is the same, what is close, what stands against what. Used again for the next pair.</summary>
sealed class Alignment
{
    /// <summary>Words differ by more than this share of the longer: they are not one. People's names are short and many lie near each other.</summary>
    const double Far = 0.34, FarForPeople = 0.3;

    const int MostLinks = 24;

    readonly Link[] _links = new Link[MostLinks];
    int _count;

    internal AlignedSide Left { get; } = new();

    internal AlignedSide Right { get; } = new();

    internal ReadOnlySpan<Link> Links => _links.AsSpan(0, _count);

    internal void Read(AnalysedName left, AnalysedName right)
    {
        _count = 0;
        Left.Read(left);
        Right.Read(right);
        LinkEqual();
        MarkRepeated(Left);
        MarkRepeated(Right);
        if (Left.Open() == 0 || Right.Open() == 0) return;
        if (left.SymbolArray.Length > 0 && right.SymbolArray.Length > 0) LinkSymbols();
        LinkJoined(Left, Right, turned: false);
        LinkJoined(Right, Left, turned: true);
        LinkClose();
        if (Ascii.IsValid(left.Form) != Ascii.IsValid(right.Form)) LinkScripts();
        LinkLetters(Left, Right, turned: false);
        LinkLetters(Right, Left, turned: true);
    }

    void LinkEqual()
    {
        for (var i = 0; i < Left.Count; i++)
            for (var j = 0; j < Right.Count; j++)
                if (!Right.Linked[j] && Left[i].SequenceEqual(Right[j]))
                {
                    Add(new(LinkKind.Equal, (byte)i, (byte)j, 1, 1));
                    break;
                }
    }

    static void MarkRepeated(AlignedSide side)
    {
        for (var i = 0; i < side.Count; i++)
            for (var k = 0; k < side.Count && !side.Linked[i]; k++)
                if (side.Linked[k] && k != i && side[k].SequenceEqual(side[i])) side.Repeated[i] = true;
    }

    void LinkSymbols()
    {
        // The widest first, so that "limited liability company" is not taken apart into its words.
        for (var width = 4; width > 0; width--)
            foreach (var one in Left.Name.SymbolArray)
                foreach (var other in Right.Name.SymbolArray)
                    if (one.Kind == other.Kind && one.Id == other.Id && Math.Max(one.Count, other.Count) == width && one.Kind is not (SymbolKind.LegalClass or SymbolKind.Initial)) LinkSymbol(one, other);
    }

    void LinkSymbol(NameSymbol one, NameSymbol other)
    {
        if (!Units(Left, one, out var left, out var lefts) || !Units(Right, other, out var right, out var rights)) return;
        if (one.Kind == SymbolKind.Nick && Stem(Left.Name, one).SequenceEqual(Stem(Right.Name, other))) return;
        Add(new(one.Kind == SymbolKind.Nick ? LinkKind.Nick : LinkKind.Variant, left, right, lefts, rights));
    }

    static ReadOnlySpan<char> Stem(AnalysedName name, NameSymbol symbol) => name.Words(symbol);

    static bool Units(AlignedSide side, NameSymbol symbol, out byte first, out byte count)
    {
        (first, count) = (0, 0);
        for (var p = symbol.First; p < symbol.First + symbol.Count; p++)
        {
            var unit = side.UnitOfPart[p];
            if (unit < 0) continue;
            if (!side.IsOpen(unit)) return false;
            if (count == 0) first = (byte)unit;
            count++;
        }

        return count > 0;
    }

    /// <summary>Several words on one side that are one on the other: "Patr ushev", "de la Cruz" and "Delacruz".</summary>
    void LinkJoined(AlignedSide many, AlignedSide one, bool turned)
    {
        Span<char> joined = stackalloc char[64];
        var parts = many.Name.PartArray;
        for (var j = 0; j < one.Count; j++)
        {
            if (!one.IsOpen(j) || one[j].Length < 4) continue;
            for (var first = 0; first < parts.Length && one.IsOpen(j); first++)
            {
                var length = 0;
                for (var last = first; last < Math.Min(parts.Length, first + 4); last++)
                {
                    var unit = many.UnitOfPart[last];
                    if ((unit >= 0 && !many.IsOpen(unit)) || length + parts[last].Length > joined.Length) break;
                    many.Name.Word(last).CopyTo(joined[length..]);
                    length += parts[last].Length;
                    if (last > first && Same(joined[..length], one[j], out var cost)) LinkRange(many, (first, last), j, (turned, cost));
                    if (!one.IsOpen(j)) break;
                }
            }
        }
    }

    static bool Same(ReadOnlySpan<char> joined, ReadOnlySpan<char> word, out double cost)
    {
        cost = 0;
        if (joined.SequenceEqual(word)) return true;
        if (Math.Abs(joined.Length - word.Length) > 1 || word.Length < 7) return false;
        cost = WordDistance.Cost(joined, word, 1);
        return cost <= 1;
    }

    void LinkRange(AlignedSide many, (int First, int Last) parts, int one, (bool Turned, double Cost) how)
    {
        var (first, count) = (-1, 0);
        for (var p = parts.First; p <= parts.Last; p++)
            if (many.UnitOfPart[p] is var unit and >= 0)
            {
                if (first < 0) first = unit;
                count++;
            }

        if (first < 0) return;
        Add(how.Turned ? new(LinkKind.Joined, (byte)one, (byte)first, 1, (byte)count, how.Cost) : new(LinkKind.Joined, (byte)first, (byte)one, (byte)count, 1, how.Cost));
    }

    /// <summary>Words that differ by a few letters, the closest pair first.</summary>
    void LinkClose()
    {
        var far = Left.Name.Kind == PartyKind.Person ? FarForPeople : Far;
        while (true)
        {
            Link best = default;
            var least = double.MaxValue;
            for (var i = 0; i < Left.Count; i++)
                for (var j = 0; j < Right.Count; j++)
                {
                    if (!Left.IsOpen(i) || !Right.IsOpen(j) || IsNumber(Left, i) || IsNumber(Right, j) || (Left.Role(i) == PartRole.Place && Right.Role(j) == PartRole.Place)) continue;
                    var longer = Math.Max(Left[i].Length, Right[j].Length);
                    if (Math.Min(Left[i].Length, Right[j].Length) < 2) continue;
                    var cost = WordDistance.Cost(Left[i], Right[j], far * longer);
                    if (cost > far * longer || cost / longer >= least) continue;
                    least = cost / longer;
                    best = new(SpellingKey.Same(Left[i], Right[j]) ? LinkKind.Variant : LinkKind.Close, (byte)i, (byte)j, 1, 1, cost, least);
                }

            if (least > 1) return;
            Add(best.Kind == LinkKind.Variant ? best with { Cost = 0, Blur = 0 } : best);
        }
    }

    /// <summary>Words of two scripts whose consonants agree.</summary>
    void LinkScripts()
    {
        for (var i = 0; i < Left.Count; i++)
            for (var j = 0; j < Right.Count && Left.IsOpen(i); j++)
                if (Right.IsOpen(j) && Ascii.IsValid(Left[i]) != Ascii.IsValid(Right[j]) && Consonants.Same(Left[i], Right[j], out var few))
                    Add(new(LinkKind.Variant, (byte)i, (byte)j, 1, 1, few ? 0.5 : 0, few ? 0.1 : 0));
    }

    static bool IsNumber(AlignedSide side, int unit) => side.Role(unit) == PartRole.Number;

    /// <summary>Initials, names that break off, and acronyms.</summary>
    void LinkLetters(AlignedSide few, AlignedSide full, bool turned)
    {
        for (var i = 0; i < few.Count; i++)
        {
            if (!few.IsOpen(i) || IsNumber(few, i)) continue;
            for (var j = 0; j < full.Count && few.IsOpen(i); j++)
            {
                if (!full.IsOpen(j) || few[i][0] != full[j][0] || few[i].Length >= full[j].Length) continue;
                if (few[i].Length == 1) Add(Turned(LinkKind.Initial, i, j, 1, turned));
                else if (Spelled(few[i], full, j)) Add(Turned(LinkKind.Acronym, i, j, few[i].Length, turned));
                else if (IsCut(few, i, full[j])) Add(Turned(LinkKind.Cut, i, j, 1, turned));
            }
        }
    }

    /// <summary>A person's last word that breaks off; of a body any long word with another ending ("Murom", "muromskiy").</summary>
    static bool IsCut(AlignedSide few, int unit, ReadOnlySpan<char> full)
    {
        var word = few[unit];
        if (word.Length < 2 || word.Length > full.Length - 2 || !full.StartsWith(word)) return false;
        return few.Name.Kind == PartyKind.Person ? unit == few.Count - 1 && few.Count > 1 : word.Length > 4 && full.Length <= word.Length + 4;
    }

    static bool Spelled(ReadOnlySpan<char> letters, AlignedSide full, int first)
    {
        if (letters.Length > 8 || first + letters.Length > full.Count) return false;
        for (var k = 0; k < letters.Length; k++)
            if (!full.IsOpen(first + k) || full[first + k][0] != letters[k]) return false;
        return true;
    }

    static Link Turned(LinkKind kind, int few, int full, int count, bool turned) =>
        turned ? new(kind, (byte)full, (byte)few, (byte)count, 1) : new(kind, (byte)few, (byte)full, 1, (byte)count);

    void Add(Link link)
    {
        if (_count == MostLinks) return;
        _links[_count++] = link;
        for (var i = 0; i < link.LeftCount; i++) Left.Linked[link.Left + i] = true;
        for (var j = 0; j < link.RightCount; j++) Right.Linked[link.Right + j] = true;
    }
}
