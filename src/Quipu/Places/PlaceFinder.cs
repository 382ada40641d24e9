using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Registers.Places;
using Quipu.Text;

namespace Quipu.Places;

/// <summary>A place as texts name it: by which words, and what their reading made of it.</summary>
/// <param name="Entity">Its canonical id.</param>
/// <param name="Ubigeo">As in <see cref="LocalEntity.Ubigeo"/>.</param>
/// <param name="Country">As in <see cref="LocalEntity.Country"/>.</param>
public sealed record NamedPlace(EntityId Entity, string Name, string? Country, string? Ubigeo);

/// <summary>Where a place is that texts name: the smallest place of the map that surely holds it.</summary>
/// <param name="IsVague">It is somewhere within: its name says no more, or fits several places there.</param>
public sealed record PlacedAt(string Code, bool IsVague);

/// <summary>
/// Finds where places are that texts name. A desk's own places come first, then what reading made sure of; of a name that several bear, the smallest place that holds all of them is taken and none is guessed; what is
/// found in no list lies where claims say that it is located.
/// </summary>
public sealed class PlaceFinder
{
    /// <summary>Shorter words are codes or articles, not names of countries.</summary>
    const int ShortestCountry = 4;

    /// <summary>Claims of location that are followed from one place to the next at most.</summary>
    const int Farthest = 5;

    readonly Atlas _atlas;
    readonly ILookup<EntityId, EntityId> _ties;
    readonly ILookup<EntityId, NamedPlace> _places;
    readonly Dictionary<EntityId, PlacedAt?> _known = [];

    /// <param name="atlas">The places that there are.</param>
    /// <param name="places">The places that texts name.</param>
    /// <param name="ties">Which of them claims say to lie in which.</param>
    public PlaceFinder(Atlas atlas, IEnumerable<NamedPlace> places, IEnumerable<(EntityId Inner, EntityId Outer)> ties)
    {
        _atlas = atlas;
        _places = places.ToLookup(p => p.Entity);
        _ties = ties.ToLookup(t => t.Inner, t => t.Outer);
    }

    /// <summary>Null: it is not known where it is.</summary>
    public PlacedAt? Find(NamedPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var said = Named(place);
        var known = Known(place.Entity, 0);
        // Another text may say of the same place more than this one does.
        return said is null || (said.IsVague && known is not null && _atlas.Chain(known.Code).Contains(said.Code)) ? known : said;
    }

    PlacedAt? Known(EntityId entity, int far)
    {
        if (_known.TryGetValue(entity, out var known)) return known;
        _known[entity] = null;
        var found = Together(_places[entity].Select(Named).OfType<PlacedAt>());
        found ??= far >= Farthest ? null : Together(_ties[entity].Select(outer => Known(outer, far + 1)).OfType<PlacedAt>()) is { } holder ? holder with { IsVague = true } : null;
        return _known[entity] = found;
    }

    // The narrower of those that agree; the smallest place that holds those that do not.
    PlacedAt? Together(IEnumerable<PlacedAt> said)
    {
        var all = said.OrderBy(p => p.IsVague).DistinctBy(p => p.Code).ToList();
        all.RemoveAll(p => all.Exists(o => o.Code != p.Code && _atlas.Chain(o.Code).Contains(p.Code)));
        return all.Count <= 1 ? all.FirstOrDefault() : _atlas.Common([.. all.Select(p => p.Code)]) is { } common ? new(common, true) : null;
    }

    PlacedAt? Named(NamedPlace place)
    {
        if (_atlas.Named(place.Name).Select(a => a.Code).ToList() is { Count: > 0 } own) return own.Count == 1 ? new(own[0], false) : Together(own.Select(c => new PlacedAt(c, true)));
        if (place.Ubigeo is { } ubigeo && _atlas.Find($"{Basemap.Divided}-{ubigeo}") is { } sure) return new(sure.Code, false);
        if ((place.Name.Length >= ShortestCountry || place.Country is not null) && CountryWords.Code(place.Name) is { } country && !CountryWords.IsPeople(place.Name) && (place.Country ?? country) == country && _atlas.Find(country) is not null) return new(country, false);
        if (place.Country is not { } within || _atlas.Find(within) is null) return null;
        string[] bearers = [.. Gazetteer.Bearers(Folding.Fold(place.Name)).Where(b => b.Country == within).Select(b => b.Ubigeo is { } code ? $"{within}-{code}" : within).Distinct(StringComparer.Ordinal)];
        return new(bearers.Length == 0 ? within : _atlas.Common(bearers) ?? within, true);
    }
}
