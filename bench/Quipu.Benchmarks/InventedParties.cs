using System.Globalization;
using System.Text;
using Quipu.Reading.Mentions;

namespace Quipu.Benchmarks;

/// <summary>Somebody invented: a person or a body with four names, and for most of them a year, a country and a number.</summary>
sealed record InventedParty(string Id, string Schema, string[] Names, string? Date, string Country, string? Number)
{
    /// <summary>The same as an entity of a dataset.</summary>
    internal Entity Entity(string dataset)
    {
        var entity = new Entity(new(Id), Schemata.Default[Schema]);
        foreach (var name in Names) entity.Add("name", name);
        entity.Add(Schema == "Person" ? "birthDate" : "incorporationDate", Date);
        entity.Add("country", Country);
        entity.Add(Schema == "Person" ? "idNumber" : "registrationNumber", Number);
        entity.Datasets.Add(dataset);
        return entity;
    }
}

/// <summary>
/// Invented people and bodies, by number; the same number always gives the same. Of a hundred 45 have names in Spanish use (one or two given names, two surnames), 25 in
/// English use (given name, a middle one or its initial, surname), 30 are organisations. Words are drawn by rank with Zipf's law (exponent 1): Spanish surnames and given names
/// from the project's gazetteers, a tenth of surnames made of syllables (the long tail), English surnames of a root and an ending, proper words of organisations of
/// syllables. Each has four names: in full, surnames first after the manner of registers, short, and one as another clerk would write it.
/// </summary>
static class InventedParties
{
    static readonly string[] Syllables = ["ta", "ru", "ma", "yo", "qui", "pu", "lla", "ca", "mar", "chu", "pi", "no", "ra", "sol", "ven", "tal", "bo", "re", "gui", "las", "hua", "nca", "den", "cor", "ti", "lo"];
    static readonly string[] Roots =
    [
        "ash", "brook", "clay", "dun", "el", "fair", "glen", "hart", "ing", "kirk", "lang", "mill", "north", "oak", "pem", "rock", "stan", "thorn", "under", "wal", "wood", "black", "white", "green", "har", "wil", "john",
        "robert", "richard", "ander", "peter", "tom", "jack", "hamil", "car", "mor", "bur", "cross", "win", "whit", "hol", "brad", "craw", "shel", "hud", "nel", "park", "wat", "ed", "har",
    ];

    static readonly string[] Endings = ["son", "ton", "ford", "ley", "well", "man", "field", "s", "by", "worth", "er", "land", "wick", "ham", "den", "stone", "more", "hurst", "wood", "more"];
    static readonly string[] Trades =
    [
        "Constructora", "Inversiones", "Servicios Generales", "Comercial", "Transportes", "Minera", "Consorcio", "Grupo", "Holdings", "Trading", "Logistics", "Energy", "Asociación", "Corporación", "Agroindustrias",
        "Consultores", "Distribuidora", "Capital", "Shipping", "Foods",
    ];

    static readonly (string Short, string Long)[] Forms =
    [
        ("S.A.C.", "Sociedad Anónima Cerrada"), ("S.R.L.", "Sociedad de Responsabilidad Limitada"), ("E.I.R.L.", "Empresa Individual de Responsabilidad Limitada"), ("S.A.", "Sociedad Anónima"),
        ("Ltd", "Limited"), ("LLC", "Limited Liability Company"), ("Inc.", "Incorporated"), ("Ltda.", "Limitada"),
    ];

    static readonly string[] Surnames = [.. NameTable.Load("surnames.tsv.br").Rows().OrderBy(r => r.Value, StringComparer.Ordinal).ThenBy(r => Draw.Of(r.Key)).Select(r => Title(r.Key))];
    static readonly string[] Given = [.. NameTable.Load("given.tsv.br").Rows().OrderBy(r => r.Key.Length > 8).ThenBy(r => Draw.Of(r.Key)).Select(r => Title(r.Key))];
    static readonly string[] Countries = ["pe", "pe", "pe", "bo", "ec", "co", "mx", "us", "gb", "cl"];

    internal static IEnumerable<InventedParty> Some(int count, int first = 0) => Enumerable.Range(first, count).Select(Party);

    internal static InventedParty Party(int number)
    {
        var draw = new Draw((ulong)number);
        var sort = draw.Below(100);
        var (schema, names) = sort < 45 ? ("Person", Spanish(draw)) : sort < 70 ? ("Person", English(draw)) : ("Company", Body(draw));
        var year = 1930 + draw.Below(76);
        var date = draw.Below(100) < 80 ? string.Create(CultureInfo.InvariantCulture, $"{year}-{1 + draw.Below(12):00}-{1 + draw.Below(28):00}") : null;
        var digits = draw.Below(2) == 0 ? (10_000_000 + draw.Below(80_000_000)).ToString(CultureInfo.InvariantCulture) : null;
        return new(string.Create(CultureInfo.InvariantCulture, $"inv-{number}"), schema, names, date, Countries[draw.Below(Countries.Length)], digits);
    }

    static string[] Spanish(Draw draw)
    {
        var given = draw.Zipf(Given);
        var second = draw.Below(2) == 0 ? " " + draw.Zipf(Given) : "";
        var (paternal, maternal) = (Surname(draw), Surname(draw));
        if (draw.Below(20) == 0) maternal = "de la " + maternal;
        return
        [
            $"{given}{second} {paternal} {maternal}", $"{paternal} {maternal}, {given}{second}".ToUpperInvariant(), $"{given} {paternal}",
            $"{given} {(second.Length > 0 ? second[1] + ". " : "")}{Misspelt.Sound(paternal, draw)} {maternal}",
        ];
    }

    static string[] English(Draw draw)
    {
        var (given, middle) = (draw.Zipf(Given), draw.Zipf(Given));
        var surname = Title(draw.Zipf(Roots) + draw.Zipf(Endings));
        if (draw.Below(4) == 0) surname = Title(Word(draw, 2));
        return [$"{given} {middle} {surname}", $"{surname}, {given} {middle[0]}.", $"{given} {surname}", $"{given} {middle[0]} {Misspelt.Sound(surname, draw)}"];
    }

    static string[] Body(Draw draw)
    {
        var (trade, word) = (draw.Zipf(Trades), Title(Word(draw, 2 + draw.Below(2))));
        if (draw.Below(3) == 0) word += " " + draw.Zipf(Surnames);
        var (brief, full) = draw.Zipf(Forms);
        return [$"{trade} {word} {brief}", $"{trade} {word} {full}".ToUpperInvariant(), $"{word} {brief}", $"{trade} {Misspelt.Sound(word, draw)}"];
    }

    static string Surname(Draw draw) => draw.Below(10) == 0 ? Title(Word(draw, 3)) : draw.Zipf(Surnames);

    static string Word(Draw draw, int syllables)
    {
        var text = new StringBuilder();
        for (var i = 0; i < syllables; i++) text.Append(Syllables[draw.Below(Syllables.Length)]);
        return text.ToString();
    }

    static string Title(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>Numbers drawn one after another from a seed (SplitMix64).</summary>
sealed class Draw(ulong seed)
{
    ulong _state = (seed * 0x9e3779b97f4a7c15UL) + 0x632be59bd9b4e019UL;

    internal ulong Next()
    {
        var x = _state += 0x9e3779b97f4a7c15UL;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }

    internal int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>By rank, with Zipf's law of exponent 1: the logarithm of the rank is even.</summary>
    internal T Zipf<T>(T[] items)
    {
        var even = (Next() >> 11) * (1.0 / (1UL << 53));
        return items[Math.Min(items.Length - 1, (int)Math.Exp(even * Math.Log(items.Length + 1)) - 1)];
    }

    /// <summary>A number of a word, the same in every process.</summary>
    internal static ulong Of(string word)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var c in word) hash = (hash ^ c) * 0x100000001b3UL;
        return new Draw(hash).Next();
    }
}
