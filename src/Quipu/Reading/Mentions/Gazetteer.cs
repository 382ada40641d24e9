using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Reading.Mentions;

/// <summary>A place as the gazetteer has it.</summary>
/// <param name="Kind">c country, r region, p province, t town, d district.</param>
/// <param name="Country">ISO 3166 code in lower case; <c>xx</c> where it is in several.</param>
readonly record struct KnownPlace(char Kind, string Country)
{
    /// <summary>Countries and regions are places wherever they are named; towns share names with people.</summary>
    internal bool IsWide => Kind is 'c' or 'r';
}

/// <summary>Names of people, places and well-known bodies. Loaded on first use; keys are folded words with single spaces between them.</summary>
static class Gazetteer
{
    static readonly Lazy<NameTable> Given = new(() => NameTable.Load("given.tsv.br"));
    static readonly Lazy<NameTable> Surnames = new(() => NameTable.Load("surnames.tsv.br"));
    static readonly Lazy<NameTable> Places = new(() => NameTable.Load("places.tsv.br"));
    static readonly Lazy<NameTable> Positions = new(() => NameTable.Load("positions.tsv.br"));
    static readonly Lazy<NameTable> Spanish = new(() => NameTable.Load("demonyms-es.tsv.br"));
    static readonly Lazy<NameTable> English = new(() => NameTable.Load("demonyms-en.tsv"));
    static readonly Lazy<FrozenDictionary<string, EntityType>> KnownNames = new(() =>
        NameTable.Load("known.tsv").Rows().ToFrozenDictionary(r => r.Key, r => Enum.Parse<EntityType>(r.Value), StringComparer.Ordinal));

    /// <summary>Loads the tables that every document asks.</summary>
    internal static void Load() => GC.KeepAlive((Given.Value, Surnames.Value, Places.Value, English.Value, Spanish.Value, KnownNames.Value));

    internal static bool IsGiven(ReadOnlySpan<char> folded) => Given.Value.Has(folded);

    /// <summary>m, f or u; '\0' where it is no given name.</summary>
    internal static char SexOf(ReadOnlySpan<char> folded) => Given.Value.TryFind(folded, out var sex) ? sex[0] : '\0';

    internal static bool IsSurname(ReadOnlySpan<char> folded) => Surnames.Value.Has(folded);

    /// <summary>Among the thousand commonest: a surname even where it is a word too ("Guerra", "Castillo").</summary>
    internal static bool IsCommonSurname(ReadOnlySpan<char> folded) => Surnames.Value.TryFind(folded, out var rank) && rank[0] <= '3';

    internal static KnownPlace? Place(ReadOnlySpan<char> key) => Places.Value.TryFind(key, out var value) ? new(value[0], value[2..].ToString()) : null;

    /// <summary>All places of a name, in the order of the table: Peru's first, the wider before the narrower.</summary>
    internal static List<PlaceBearer> Bearers(ReadOnlySpan<char> key)
    {
        var bearers = new List<PlaceBearer>();
        if (!Positions.Value.TryFind(key, out var rows)) return bearers;
        foreach (var row in rows.Split(';')) bearers.Add(PlaceBearer.Parse(rows[row]));
        return bearers;
    }

    /// <summary>The country of a demonym in either language, or null.</summary>
    internal static string? Demonym(ReadOnlySpan<char> folded) =>
        English.Value.TryFind(folded, out var code) || Spanish.Value.TryFind(folded, out code) ? code.ToString() : null;

    /// <summary>A well-known newspaper, agency or the like: it is not "the group" of a story.</summary>
    internal static bool IsMedium(string name) => Known(name) is not null;

    /// <summary>A name that needs no context, as it is spelled.</summary>
    internal static EntityType? Known(ReadOnlySpan<char> name) => KnownNames.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var type) ? type : null;
}
