using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Access;
using Quipu.Places;

namespace Quipu;

/// <summary>Claims on the map. What was read for one question is kept until something changes. Safe from several threads.</summary>
/// <param name="store">Where it is read.</param>
/// <param name="folder">The desk's own places; null: only the bundled ones are known.</param>
public sealed class MapDesk(IStore store, PlaceFolder? folder = null)
{
    /// <summary>Questions whose answers are kept.</summary>
    const int MostKept = 8;

    readonly Recent<MapAnswer> _kept = new(MostKept);

    /// <summary>The places that there are, and what is wrong with the desk's own files.</summary>
    public (Atlas Atlas, ImmutableArray<string> Faults) Atlas() => folder?.Read() ?? (Places.Atlas.Bundled, []);

    // What kinds of claims are asked for is told from what was read of all.
    static bool IsPartOf(ClaimQuery query, ClaimSpot spot) =>
        (query.Types.IsDefaultOrEmpty || query.Types.Contains(spot.Type)) && (query.Modalities.IsDefaultOrEmpty || query.Modalities.Contains(spot.Modality)) && (query.Reviews.IsDefaultOrEmpty || query.Reviews.Contains(spot.Review));

    /// <summary>The claims asked for, where they are.</summary>
    public MapAnswer Read(Viewer viewer, ClaimQuery query)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var (atlas, _) = Atlas();
        // Claims by what is asked; who looks decides which, and how they are named.
        var question = $"{store.Sequence} {atlas.GetHashCode()} {viewer.Unmasked} {viewer.Language} {(viewer.Datasets is { } seen ? string.Join(',', seen.Select(d => d.Value).Order(StringComparer.Ordinal)) : "*")} {JsonSerializer.Serialize(query)}";
        return _kept.Of(question, () =>
        {
            var wider = query with { Types = [], Modalities = [], Reviews = [] };
            var total = store.Claims(viewer, query, new(0, 1)).Total;
            if (JsonSerializer.Serialize(wider) != JsonSerializer.Serialize(query) && Read(viewer, wider).Reading is var all)
                return new(new(all.Atlas, all.Found with { Spots = [.. all.Found.Spots.Where(s => IsPartOf(query, s))] }, all.Places), total);
            var found = store.Spots(viewer, query);
            var finder = new PlaceFinder(atlas, found.Places, found.Ties);
            return new(new(atlas, found, [.. found.Places.Select(finder.Find)]), total);
        });
    }
}

/// <summary>What a map is made of.</summary>
/// <param name="Total">Claims that were asked for, with or without a place.</param>
public sealed record MapAnswer(MapReading Reading, int Total);
