using System.Collections.Frozen;
using System.Globalization;
using Quipu.Reading.Mentions;

namespace Quipu.Matching.Names;

/// <summary>How rare the parts of people's names are, in bits: a part of b bits is borne by one in 2^b people.</summary>
/// <remarks>
/// Counts are those of declared candidates of Peru (two surnames each); names that are not among them have the rank that a wider list gives them, and what no list has counts as rare.
/// </remarks>
static class NameRarity
{
    /// <summary>A surname that no list has.</summary>
    internal const double Unknown = 14;

    static readonly Lazy<Counts> Table = new(Counts.Load);

    /// <summary>Bits of a word as a surname.</summary>
    internal static double Surname(ReadOnlySpan<char> word) =>
        Table.Value.Find(word) is { Surnames: > 0 } found ? Bits(found.Surnames, Table.Value.AllSurnames) : Gazetteer.IsCommonSurname(word) ? 9.5 : Gazetteer.IsSurname(word) ? 12.5 : Unknown;

    /// <summary>Bits of a word as a given name.</summary>
    internal static double Given(ReadOnlySpan<char> word) =>
        Table.Value.Find(word) is { Given: > 0 } found ? Bits(found.Given, Table.Value.AllGiven) : Gazetteer.IsGiven(word) ? 10 : Unknown;

    /// <summary>Every counted word: how many bear it as a surname, how many as a given name; in ordinal order.</summary>
    internal static IEnumerable<(string Word, int Surnames, int Given)> All =>
        NameResource.Rows("Names/frequencies.tsv.br").Select(r => (r[0], int.Parse(r[1], CultureInfo.InvariantCulture), int.Parse(r[2], CultureInfo.InvariantCulture)));

    /// <summary>Given rather than a surname: above 0; the natural logarithm of how much more often.</summary>
    internal static double Leaning(ReadOnlySpan<char> word)
    {
        var found = Table.Value.Find(word);
        if (found.Given + found.Surnames >= 3) return Math.Log((found.Given + 0.3) / (found.Surnames + 0.3));
        var (given, surname) = (Gazetteer.IsGiven(word), Gazetteer.IsSurname(word));
        return (found.Given > found.Surnames ? 1 : found.Given < found.Surnames ? -1 : 0) + (given ? 1.2 : 0) - (surname ? 1.2 : 0);
    }

    /// <summary>A surname of Peru's candidates: it comes in twos.</summary>
    internal static bool IsHispanicSurname(ReadOnlySpan<char> word) => Table.Value.Find(word) is var found && found.Surnames > found.Given && found.Surnames > 1;

    /// <summary>A given name of Peru's candidates: "Lady" is one, whatever it is elsewhere.</summary>
    internal static bool IsHispanicGiven(ReadOnlySpan<char> word) => Table.Value.Find(word) is { Given: > 1 } found && found.Given > found.Surnames;

    internal static bool IsKnownGiven(ReadOnlySpan<char> word) => Table.Value.Find(word).Given > 0 || Gazetteer.IsGiven(word);

    internal static bool IsKnownSurname(ReadOnlySpan<char> word) => Table.Value.Find(word).Surnames > 0 || Gazetteer.IsSurname(word);

    // Half a bearer more, so that a name of the smallest count is rare, not impossible.
    static double Bits(int bearers, int all) => Math.Log2((all + 1) / (bearers + 0.5));

    sealed class Counts
    {
        readonly FrozenDictionary<string, (ushort, ushort)>.AlternateLookup<ReadOnlySpan<char>> _byWord;

        Counts(Dictionary<string, (ushort Surnames, ushort Given)> counts)
        {
            _byWord = counts.ToFrozenDictionary(c => c.Key, c => ((ushort, ushort))c.Value, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
            (AllSurnames, AllGiven) = (counts.Values.Sum(c => c.Surnames), counts.Values.Sum(c => c.Given));
        }

        internal int AllSurnames { get; }

        internal int AllGiven { get; }

        internal (int Surnames, int Given) Find(ReadOnlySpan<char> word) => _byWord.TryGetValue(word, out var found) ? found : (0, 0);

        internal static Counts Load()
        {
            var counts = new Dictionary<string, (ushort, ushort)>(StringComparer.Ordinal);
            foreach (var row in NameResource.Rows("Names/frequencies.tsv.br"))
                counts[row[0]] = (ushort.Parse(row[1], CultureInfo.InvariantCulture), ushort.Parse(row[2], CultureInfo.InvariantCulture));
            return new(counts);
        }
    }
}
