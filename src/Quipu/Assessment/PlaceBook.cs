using System.Collections.Immutable;
using System.Globalization;
using Quipu.Places;
using Quipu.Registers;
using Quipu.Registers.Places;

namespace Quipu.Assessment;

/// <summary>Where the places of a store lie: in a country, in a department of Peru, or in a region of their own where nobody knows a country.</summary>
/// <param name="find">A place's card; null: it is no place, or may not be seen.</param>
sealed class PlaceBook(Func<EntityId, PlaceCard?> find)
{
    // Names of countries are longer than this; shorter ones are codes.
    const int ShortestCountry = 4;
    const int Deepest = 8;

    // Departments of Peru in the order of their codes (INEI).
    static readonly string[] Departments =
    [
        "Amazonas", "Áncash", "Apurímac", "Arequipa", "Ayacucho", "Cajamarca", "Callao", "Cusco", "Huancavelica", "Huánuco", "Ica", "Junín", "La Libertad", "Lambayeque", "Lima", "Loreto",
        "Madre de Dios", "Moquegua", "Pasco", "Piura", "Puno", "San Martín", "Tacna", "Tumbes", "Ucayali",
    ];

    readonly Dictionary<EntityId, ImmutableArray<string>> _codes = [];
    readonly Dictionary<string, (AssessedPlace Place, int Documents)> _known = new(StringComparer.Ordinal);
    List<(EntityId Part, EntityId Whole)> _ties = [];
    ILookup<EntityId, EntityId> _wholes = Array.Empty<(EntityId Part, EntityId Whole)>().ToLookup(t => t.Part, t => t.Whole);

    /// <summary>Places by their codes, of all that were asked for.</summary>
    internal IReadOnlyDictionary<string, AssessedPlace> Known => _known.ToDictionary(k => k.Key, k => k.Value.Place, StringComparer.Ordinal);

    /// <summary>What is said to lie in what.</summary>
    internal void Learn(IEnumerable<(EntityId Part, EntityId Whole)> ties)
    {
        var told = ties.Distinct().OrderBy(t => t.Part).ThenBy(t => t.Whole).ToList();
        if (told.SequenceEqual(_ties)) return;
        _ties = told;
        _wholes = told.ToLookup(t => t.Part, t => t.Whole);
        _codes.Clear();
    }

    /// <summary>The codes of a place, the narrowest first and what holds all of them last; empty: it is nowhere.</summary>
    internal ImmutableArray<string> Codes(EntityId place) => _codes.TryGetValue(place, out var known) ? known : _codes[place] = Found(place, []);

    ImmutableArray<string> Found(EntityId place, HashSet<EntityId> under)
    {
        if (under.Count > Deepest || !under.Add(place) || find(place) is not { } card) return [];
        var named = card.Name.Length >= ShortestCountry && !CountryWords.IsPeople(card.Name) ? CountryWords.Code(card.Name) : null;
        if (card.Country == "pe" && named != "pe" && Department(card.Ubigeo) is { } department) return [Know(department, Departments[int.Parse(department[7..9], CultureInfo.InvariantCulture) - 1], AssessedPlaceKind.Department, 0), Country("pe")];
        if ((card.Country ?? named) is { } country) return [Country(country, named == country ? card : null)];
        if (!card.Named || RegisterId.Slug(card.Name) is not { Length: > 0 } slug) return [];
        var own = Know("place:" + slug, card.Name, AssessedPlaceKind.Region, card.Documents);
        // What lies in several wholes that are not one in another lies in the first that leads to a country, else in the first.
        var wholes = _wholes[card.Id].Concat(_wholes[place]).Distinct().Select(w => Found(w, [.. under])).Where(w => !w.IsEmpty && !w.Contains(own, StringComparer.Ordinal)).ToList();
        var whole = wholes.FirstOrDefault(w => _known[w[^1]].Place.Kind == AssessedPlaceKind.Country, wholes.FirstOrDefault([]));
        return [own, .. whole];
    }

    string Country(string code, PlaceCard? card = null) =>
        Know(code, card?.Name ?? Schemata.Default.Countries.GetValueOrDefault(code, code.ToUpperInvariant()), AssessedPlaceKind.Country, card?.Documents ?? 0);

    // The name that most documents give.
    string Know(string code, string name, AssessedPlaceKind kind, int documents)
    {
        if (!_known.TryGetValue(code, out var known) || documents > known.Documents || documents == known.Documents && string.CompareOrdinal(name, known.Place.Name) < 0) _known[code] = (new(code, name, kind), documents);
        return code;
    }

    static string? Department(string? ubigeo) =>
        ubigeo is { Length: >= 2 } && int.TryParse(ubigeo[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Departments.Length ? $"ubigeo:{ubigeo[..2]}0000" : null;
}
