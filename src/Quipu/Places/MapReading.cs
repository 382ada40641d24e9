using System.Collections.Concurrent;
using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Places;

/// <summary>What is counted on a map.</summary>
public enum MapCount { Claims, Incidents, Proceedings, Figures }

/// <summary>How much is on record of a place.</summary>
/// <param name="Code">Of the place.</param>
/// <param name="Origins">Documents, with those that count as one taken once.</param>
public sealed record PlaceTally(string Code, int Claims, int Documents, int Origins);

/// <summary>What is on record of the places of a level.</summary>
/// <param name="Areas">Places of the level with anything on record, the most claims first.</param>
/// <param name="Wider">Wider places within the picture of which claims say no more, the widest first: they lie somewhere in them.</param>
/// <param name="Elsewhere">Claims that are placed outside of the picture.</param>
/// <param name="NotPlaced">Claims that name places only of which nobody knows where they are.</param>
public sealed record MapTally(ImmutableArray<PlaceTally> Areas, ImmutableArray<PlaceTally> Wider, int Elsewhere, int NotPlaced);

/// <summary>A route as a claim tells it, from stop to stop.</summary>
/// <param name="Stops">Codes of the stops of which it is known where they are, in order.</param>
/// <param name="Unknown">Stops of which it is not.</param>
public sealed record MapRoute(long Claim, ImmutableArray<string> Stops, int Unknown);

/// <summary>Claims at places, and where these are.</summary>
/// <param name="Places">Of each of <see cref="ClaimSpots.Places"/> where it is; null: not known.</param>
public sealed record MapReading(Atlas Atlas, ClaimSpots Found, ImmutableArray<PlacedAt?> Places)
{
    /// <summary>What the code of a place can be said to be of which nobody knows where it is.</summary>
    public const string Nowhere = "none";

    /// <summary>Before the code of a place: what names it and no place of the level within it.</summary>
    public const string Somewhere = "~";

    readonly ConcurrentDictionary<(string? Within, AreaLevel Level, MapCount Count), MapTally> _tallies = new();
    readonly Lazy<int> _naming = new(() => Found.Spots.Select(s => s.Claim).Distinct().Count());
    readonly Lazy<ImmutableArray<int>> _named = new(() => [.. Found.Spots.Select(s => s.Place).Distinct()]);
    readonly Lazy<ImmutableArray<MapRoute>> _routes = new(() => AllRoutes(Found, Places));

    /// <summary>Claims that name a place.</summary>
    public int Naming => _naming.Value;

    /// <summary>Counts by places of a level.</summary>
    /// <param name="within">The place that the picture shows; null: the world.</param>
    public MapTally Tally(string? within, AreaLevel level, MapCount count) => _tallies.GetOrAdd((within, level, count), asked => Counted(asked.Within, asked.Level, asked.Count));

    MapTally Counted(string? within, AreaLevel level, MapCount count)
    {
        var (areas, wider) = (Columns(c => Atlas.At(c, level)), Columns(c => Atlas.At(c, level) is null ? c : null));
        var inside = Places.Select(p => p is not null && (within is null || Atlas.Chain(p.Code).Contains(within))).ToArray();
        var (tallies, vague) = (new Dictionary<string, Sets>(StringComparer.Ordinal), new Dictionary<string, Sets>(StringComparer.Ordinal));
        var (here, placed, all) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
        foreach (var spot in Found.Spots)
        {
            if (!Counts(spot, count)) continue;
            all.Add(spot.Claim);
            if (Places[spot.Place] is null) continue;
            placed.Add(spot.Claim);
            if (!inside[spot.Place]) continue;
            here.Add(spot.Claim);
            if (areas[spot.Place] is { } area) Of(tallies, area).Add(spot);
            else if (wider[spot.Place] is { } code) Of(vague, code).Add(spot);
        }

        return new(Listed(tallies, c => -c.Claims), Listed(vague, c => (int)(Atlas.Level(c.Code) ?? 0)), placed.Count - here.Count, all.Count - placed.Count);
    }

    /// <summary>The claims at a place or within it, the latest published first; of <see cref="Nowhere"/> those that are not placed at all, behind <see cref="Somewhere"/> those that name no more than the place itself.</summary>
    public IReadOnlyList<long> ClaimsOf(string code, MapCount count)
    {
        var exact = code.StartsWith(Somewhere, StringComparison.Ordinal) ? code[Somewhere.Length..] : null;
        var of = Places.Select(p => code == Nowhere ? p is null : p is not null && (exact is null ? Atlas.Chain(p.Code).Contains(code) : p.Code == exact)).ToArray();
        var elsewhere = code == Nowhere ? Found.Spots.Where(s => !of[s.Place]).Select(s => s.Claim).ToHashSet() : [];
        return [.. Found.Spots.Where(s => of[s.Place] && Counts(s, count) && !elsewhere.Contains(s.Claim)).DistinctBy(s => s.Claim).OrderByDescending(s => s.Published).ThenBy(s => s.Claim).Select(s => s.Claim)];
    }

    /// <summary>Routes that touch the picture, those with the most stops first.</summary>
    public ImmutableArray<MapRoute> Routes(string? within) => within is null ? _routes.Value : [.. _routes.Value.Where(r => r.Stops.Any(s => Atlas.Chain(s).Contains(within)))];

    /// <summary>The country in which everything lies that is placed and that can be looked at more closely; null where there is none.</summary>
    public string? OnlyCountry =>
        _named.Value.Select(p => Places[p]).OfType<PlacedAt>().Select(p => Atlas.Chain(p.Code).Last()).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] && Atlas.IsDivided(only) ? only : null;

    static ImmutableArray<MapRoute> AllRoutes(ClaimSpots found, ImmutableArray<PlacedAt?> places) =>
    [
        .. found.Spots.Where(s => s.Type == ClaimType.Moves && s.End is ClaimEnd.From or ClaimEnd.To or ClaimEnd.Via or ClaimEnd.Place).GroupBy(s => s.Claim).Select(r => Route(r, places))
            .OrderByDescending(r => r.Stops.Length).ThenBy(r => r.Claim),
    ];

    static MapRoute Route(IGrouping<long, ClaimSpot> spots, ImmutableArray<PlacedAt?> places)
    {
        var stops = spots.OrderBy(s => s.End switch { ClaimEnd.From => 0, ClaimEnd.Via or ClaimEnd.Place => 1, _ => 2 }).Select(s => places[s.Place]?.Code).ToList();
        var known = new List<string>();
        foreach (var stop in stops.OfType<string>())
            if (known.Count == 0 || known[^1] != stop) known.Add(stop);
        return new(spots.Key, [.. known], stops.Count(s => s is null));
    }

    string?[] Columns(Func<string, string?> of) => [.. Places.Select(p => p is null ? null : of(p.Code))];

    static bool Counts(in ClaimSpot spot, MapCount count) => count switch
    {
        MapCount.Incidents => spot.Type == ClaimType.Incident,
        MapCount.Proceedings => spot.Type == ClaimType.Proceeding,
        _ => true,
    };

    static ImmutableArray<PlaceTally> Listed(Dictionary<string, Sets> tallies, Func<PlaceTally, int> by) =>
        [.. tallies.Select(t => new PlaceTally(t.Key, t.Value.Claims.Count, t.Value.Documents.Count, t.Value.Origins.Count)).OrderBy(by).ThenByDescending(t => t.Claims).ThenBy(t => t.Code, StringComparer.Ordinal)];

    static Sets Of(Dictionary<string, Sets> tallies, string code) => tallies.TryGetValue(code, out var known) ? known : tallies[code] = new();

    sealed class Sets
    {
        internal HashSet<long> Claims { get; } = [];

        internal HashSet<long> Documents { get; } = [];

        internal HashSet<long> Origins { get; } = [];

        internal void Add(in ClaimSpot spot)
        {
            Claims.Add(spot.Claim);
            Documents.Add(spot.Document);
            Origins.Add(spot.Origin);
        }
    }
}
