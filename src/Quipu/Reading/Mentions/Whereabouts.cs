using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Says where the places of a text are: country, code and coordinates, each only where it is sure. A town is in a country that the text speaks of, by name or by demonym;
/// of several that bear the name there, the widest unit is meant, or the one whose kind the text names ("provincia de …"); where that leaves more than one, none is.
/// Names of districts are names of much else: one is meant where the text names its department or province too.
/// </summary>
static class Whereabouts
{
    /// <summary>Of two countries with a town of the name, one is meant where the text speaks of it this many times as often.</summary>
    const int PlainlyMore = 3;

    /// <summary>Towns of one name this near to each other, in degrees, are one.</summary>
    const decimal Near = 0.3m;

    /// <summary>Digits of a district's code.</summary>
    const int District = 6;

    /// <summary>So many different regions of a country speak of it without its name.</summary>
    const int Telling = 2;

    static readonly (string Word, char Kind)[] Units =
    [
        ("departamento", 'r'), ("department", 'r'), ("region", 'r'), ("provincia", 'p'), ("province", 'p'), ("distrito", 'd'), ("district", 'd'), ("ciudad", 't'), ("city", 't'), ("localidad", 't'), ("town", 't'),
    ];

    internal static ImmutableArray<LocalEntity> Located(AnalysedText text, ImmutableArray<LocalEntity> entities)
    {
        if (!entities.Any(IsPlace)) return entities;
        var spoken = Spoken(text, entities);
        ImmutableArray<LocalEntity> found = [.. entities.Select(e => IsPlace(e) && e.Country is null ? Located(e, spoken, Unit(text, e)) : e)];
        string[] wider = [.. found.Select(e => e.Ubigeo).OfType<string>().Where(u => u.Length < District).Distinct(StringComparer.Ordinal)];
        return [.. found.Select(e => e.Ubigeo is { Length: District } code && !wider.Any(w => code.StartsWith(w, StringComparison.Ordinal)) ? e with { Ubigeo = null, Position = null } : e)];
    }

    static bool IsPlace(LocalEntity entity) => entity is { Type: EntityType.Place, Named: true };

    // How often the text speaks of each country.
    static Dictionary<string, int> Spoken(AnalysedText text, ImmutableArray<LocalEntity> entities)
    {
        var spoken = new Dictionary<string, int>(StringComparer.Ordinal);
        // Words, not entities: "la policía del Perú" speaks of Peru.
        foreach (var token in text.Tokens)
            if ((Gazetteer.Demonym(token.Folded) ?? CountryNamed(token)) is { } country and not "xx") Count(country, 1);
        foreach (var entity in entities)
            if (IsPlace(entity) && entity.Country is { } country && entity.Name.Contains(' ')) Count(country, entity.Mentions.Length);
        foreach (var regions in entities.Where(IsPlace).GroupBy(e => Region(e.Name) ?? ""))
            if (regions.Key != "" && regions.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count() >= Telling) Count(regions.Key, regions.Count());
        return spoken;

        void Count(string country, int times) => spoken[country] = spoken.GetValueOrDefault(country) + times;
    }

    static string? CountryNamed(in Token token) => token.Upos == Upos.Propn && Gazetteer.Place(token.Folded) is { Kind: 'c' } known ? known.Country : null;

    // The country of a region that is known by its name.
    static string? Region(string name) => Gazetteer.Place(Folding.Fold(name)) is { Kind: 'r', Country: not "xx" } known ? known.Country : null;

    static LocalEntity Located(LocalEntity place, Dictionary<string, int> spoken, char? unit)
    {
        var bearers = Bearers(Folding.Fold(place.Name), ref unit);
        if (Region(place.Name) is { } region && spoken.ContainsKey(region)) bearers.RemoveAll(b => b.Country != region);
        else region = null;
        if ((Country(bearers, spoken) ?? region) is not { } country) return place;
        var found = Meant([.. bearers.Where(b => b.Country == country)], unit);
        return place with { Country = country, Ubigeo = found?.Ubigeo, Position = found?.Position };
    }

    // "Región La Libertad", "Trujillo Province": the name without the word for its kind, which says the unit.
    static List<PlaceBearer> Bearers(string name, ref char? unit)
    {
        var bearers = Gazetteer.Bearers(name);
        if (bearers.Count > 0) return bearers;
        foreach (var (word, kind) in Units)
        {
            var bare = name.StartsWith(word + " ", StringComparison.Ordinal) ? name[(word.Length + 1)..] : name.EndsWith(" " + word, StringComparison.Ordinal) ? name[..^(word.Length + 1)] : null;
            if (bare is null) continue;
            unit = kind;
            return Gazetteer.Bearers(bare.StartsWith("de ", StringComparison.Ordinal) ? bare[3..] : bare);
        }

        return bearers;
    }

    static string? Country(List<PlaceBearer> bearers, Dictionary<string, int> spoken)
    {
        foreach (var bearer in bearers)
            if (bearer.Kind == 'k') return bearer.Country;
        string[] named = [.. bearers.Select(b => b.Country).Distinct(StringComparer.Ordinal).Where(spoken.ContainsKey).OrderByDescending(c => spoken[c]).ThenBy(c => c, StringComparer.Ordinal)];
        return named.Length == 0 || named.Length > 1 && spoken[named[0]] < PlainlyMore * spoken[named[1]] ? null : named[0];
    }

    static PlaceBearer? Meant(PlaceBearer[] bearers, char? unit)
    {
        if (unit is { } kind and not 't' && Only(kind) is { } said) return said;
        foreach (var wider in "krpd")
            if (bearers.Any(b => b.Kind == wider)) return Only(wider);
        return bearers is [var first, .. var rest] && rest.All(r => IsNear(first, r)) ? first : null;

        PlaceBearer? Only(char kind) => bearers.Count(b => b.Kind == kind) == 1 ? bearers.First(b => b.Kind == kind) : null;
    }

    static bool IsNear(PlaceBearer one, PlaceBearer other) =>
        one.Position is { } a && other.Position is { } b && Math.Abs(a.Latitude - b.Latitude) <= Near && Math.Abs(a.Longitude - b.Longitude) <= Near;

    // The word for its kind before a mention: "la provincia de Trujillo", "en la región La Libertad".
    static char? Unit(AnalysedText text, LocalEntity place)
    {
        foreach (var mention in place.Mentions)
        {
            var at = text.TokenAt(mention.At.Start);
            if (at > 0 && text.Tokens[at - 1].Folded is "de" or "of") at--;
            if (at <= 0) continue;
            foreach (var (word, kind) in Units)
                if (text.Tokens[at - 1].Folded == word) return kind;
        }

        return null;
    }
}
