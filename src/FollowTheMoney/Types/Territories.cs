using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace FollowTheMoney.Types;

/// <summary>A country, a part of one, a former state or a disputed place.</summary>
public sealed record Territory
{
    /// <summary>FollowTheMoney's code: <c>pe</c>, <c>gb-sct</c>, <c>suhh</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string FullName { get; init; }

    /// <summary>As it stands in a sentence: "the United Kingdom".</summary>
    public required string InSentence { get; init; }

    public string? Region { get; init; }

    public string? Subregion { get; init; }

    /// <summary>Three-letter ISO code, in lower case.</summary>
    public string? Alpha3 { get; init; }

    /// <summary>Its item in Wikidata.</summary>
    public required string Qid { get; init; }

    public ImmutableArray<string> OtherQids { get; init; } = [];

    public ImmutableArray<string> OtherCodes { get; init; } = [];

    /// <summary>Code of the territory that governs it.</summary>
    public string? Parent { get; init; }

    public bool IsCountry { get; init; }

    /// <summary>FollowTheMoney's country values may have its code.</summary>
    public bool IsValue { get; init; }

    public bool IsJurisdiction { get; init; }

    public bool IsHistorical { get; init; }

    public ImmutableArray<string> Successors { get; init; } = [];

    public ImmutableArray<string> See { get; init; } = [];

    /// <summary>Codes of those that claim it.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The code of it, or of what governs it, that a country value may have; null where there is none.</summary>
    public string? Country { get; internal set; }

    internal ImmutableArray<string> Strong { get; init; } = [];

    internal ImmutableArray<string> Weak { get; init; } = [];

    public override string ToString() => Code;
}

/// <summary>The territories of the world: by code (ISO 3166 of two and three letters, of parts and of former states), Wikidata item, and name in many languages.</summary>
public static class Territories
{
    const int Remembered = 20_000;

    static readonly Lazy<FrozenDictionary<string, Territory>> ByCode = new(Load);

    static readonly Lazy<FrozenDictionary<string, Territory>> ByIdentifier = new(Identified);

    static readonly Lazy<(List<string> Order, Dictionary<string, Territory> Map)> ByName = new(Named);

    static readonly ConcurrentDictionary<(string, bool), Territory?> Found = new();

    /// <summary>All, in ordinal order of their codes.</summary>
    public static IEnumerable<Territory> All => ByCode.Value.Values.OrderBy(t => t.Code, StringComparer.Ordinal);

    /// <summary>The territory of a code as FollowTheMoney writes it; null where there is none.</summary>
    public static Territory? Get(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>The territory of any code or Wikidata item; null where there is none.</summary>
    public static Territory? ByCodeOf(string text) => ByIdentifier.Value.GetValueOrDefault(Code(text));

    /// <summary>The territory of a code or name; null where there is none.</summary>
    /// <param name="text">A code, a Wikidata item, or a name in any of many languages.</param>
    /// <param name="fuzzy">Takes the nearest name (up to three letters in ten wrong) where none is the same.</param>
    public static Territory? Find(string text, bool fuzzy = false)
    {
        if (ByCodeOf(text) is { } territory) return territory;
        if (Found.TryGetValue((text, fuzzy), out var known)) return known;
        var name = Plain(text);
        var found = ByName.Value.Map.GetValueOrDefault(name) ?? (fuzzy ? Nearest(name) : null);
        if (Found.Count < Remembered) Found[(text, fuzzy)] = found;
        return found;
    }

    /// <summary>The codes on both sides; a part counts as in common with what governs or claims it, and then the part is named.</summary>
    public static IReadOnlySet<string> Intersect(IEnumerable<string> left, IEnumerable<string> right)
    {
        var (one, other) = (Known(left), Known(right));
        var common = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var code in one)
            if (other.Contains(code) || IsPartOf(code, other)) common.Add(code);
        foreach (var code in other)
            if (IsPartOf(code, one)) common.Add(code);
        return common;

        static HashSet<string> Known(IEnumerable<string> codes) => [.. codes.Where(ByCode.Value.ContainsKey)];

        static bool IsPartOf(string code, HashSet<string> of) =>
            Get(code) is { } territory && ((territory.Parent is { } parent && of.Contains(parent)) || territory.Claims.Any(of.Contains));
    }

    /// <summary>A code as FollowTheMoney writes it: lower case, a hyphen before the part.</summary>
    public static string Code(string text) => text.Trim().ToLowerInvariant().Replace('_', '-');

    static Territory? Nearest(string name)
    {
        var cutoff = (int)(name.Length * 0.3);
        var (best, least) = ((Territory?)null, cutoff + 1);
        foreach (var candidate in ByName.Value.Order)
        {
            if (candidate.Length <= 4) continue;
            var distance = Distance.Levenshtein(name, candidate, Math.Min(cutoff, least - 1));
            if (distance < least) (best, least) = (ByName.Value.Map[candidate], distance);
        }

        return best;
    }

    /// <summary>How names are looked up: without case, accents, punctuation; in Latin letters where the script allows.</summary>
    internal static string Plain(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var c in Letters.WellFormed(name).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is '.' or '(' or ')' or 'ʻ' or '\'' or '’' or '"' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            kept.Append(char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ');
        }

        return Words.Squash(Letters.Latinise(kept.ToString().Normalize(NormalizationForm.FormC)).ToLowerInvariant());
    }

    static FrozenDictionary<string, Territory> Load()
    {
        var rows = Resource.Rows("Types/territories.tsv.br").Select(Read).ToDictionary(t => t.Code, StringComparer.Ordinal);
        foreach (var territory in rows.Values)
        {
            var holder = territory;
            while (holder is { IsValue: false }) holder = holder.Parent is { } parent ? rows[parent] : null;
            territory.Country = holder?.Code;
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static Territory Read(string[] row) => new()
    {
        Code = row[0],
        Name = row[1],
        FullName = Or(row[2]) ?? row[1],
        InSentence = Or(row[3]) ?? row[1],
        Region = Or(row[4]),
        Subregion = Or(row[5]),
        Alpha3 = Or(row[6]),
        Qid = row[7],
        Parent = Or(row[8]),
        IsCountry = row[9].Contains('c'),
        IsValue = row[9].Contains('f'),
        IsJurisdiction = row[9].Contains('j'),
        IsHistorical = row[9].Contains('h'),
        OtherQids = List(row[10]),
        OtherCodes = List(row[11]),
        Successors = List(row[12]),
        See = List(row[13]),
        Claims = List(row[14]),
        Languages = List(row[15]),
        Strong = List(row[16]),
        Weak = List(row[17]),
    };

    static string? Or(string cell) => cell.Length == 0 ? null : cell;

    static ImmutableArray<string> List(string cell) => cell.Length == 0 ? [] : [.. cell.Split('|')];

    static FrozenDictionary<string, Territory> Identified()
    {
        var map = new Dictionary<string, Territory>(StringComparer.Ordinal);
        foreach (var territory in All)
        {
            map[territory.Code] = territory;
            if (territory.Alpha3 is { } alpha3) map[alpha3] = territory;
            foreach (var code in territory.OtherCodes) map[code] = territory;
            foreach (var qid in territory.OtherQids.Append(territory.Qid)) map[Code(qid)] = territory;
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static (List<string>, Dictionary<string, Territory>) Named()
    {
        var map = new Dictionary<string, Territory>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var territory in All)
            foreach (var name in territory.Strong.Append(territory.Name).Append(territory.FullName).Select(Plain))
            {
                if (!map.ContainsKey(name)) order.Add(name);
                map[name] = territory;
            }

        var weak = new Dictionary<string, Territory>(StringComparer.Ordinal);
        foreach (var territory in All)
            foreach (var name in territory.Weak.Select(Plain))
                if (name.Length > 0 && !map.ContainsKey(name)) weak[name] = territory;
        order.AddRange(weak.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, territory) in weak) map[name] = territory;
        return (order, map);
    }
}
