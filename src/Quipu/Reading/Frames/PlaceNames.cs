using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Frames;

/// <summary>The named places of a text by what adjectives say of them: countries by their code, others by how their names begin.</summary>
sealed class PlaceNames
{
    const int ShortestAdjective = 5, ShortestStem = 3;

    static readonly string[] Endings = ["eños", "eñas", "eño", "eña", "enses", "ense", "inos", "inas", "ino", "ina"];

    readonly ILookup<string, int> _countries;

    // Names of one word, in order: those with one beginning stand together.
    readonly (string Name, int Entity)[] _names;

    internal PlaceNames(ImmutableArray<LocalEntity> entities)
    {
        var places = Enumerable.Range(0, entities.Length).Where(e => entities[e] is { Type: EntityType.Place, Named: true }).Select(e => (Name: Folding.Fold(entities[e].Name), Entity: e)).ToList();
        _countries = places.Where(p => entities[p.Entity].Country is not null && Gazetteer.Place(p.Name)?.Kind == 'c').ToLookup(p => entities[p.Entity].Country!, p => p.Entity, StringComparer.Ordinal);
        _names = [.. places.Where(p => !p.Name.Contains(' ', StringComparison.Ordinal)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>The one place that an adjective belongs to ("peruano", "limeño"), by index of its entity; null where none or several do.</summary>
    internal int? Of(string adjective)
    {
        if (adjective.Length < ShortestAdjective) return null;
        if (Gazetteer.Demonym(adjective) is { } code) return _countries[code].Take(2).ToArray() is [var country] ? country : null;
        return Stem(adjective) is { } stem ? Beginning(stem) : null;
    }

    static string? Stem(string adjective)
    {
        foreach (var ending in Endings)
            if (adjective.EndsWith(ending, StringComparison.Ordinal) && adjective.Length - ending.Length >= ShortestStem) return adjective[..^ending.Length];
        return null;
    }

    int? Beginning(string stem)
    {
        var (low, high) = (0, _names.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_names[middle].Name, stem) < 0) low = middle + 1;
            else high = middle;
        }

        var one = low < _names.Length && _names[low].Name.StartsWith(stem, StringComparison.Ordinal);
        return one && !(low + 1 < _names.Length && _names[low + 1].Name.StartsWith(stem, StringComparison.Ordinal)) ? _names[low].Entity : null;
    }
}
