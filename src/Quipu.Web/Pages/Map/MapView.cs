using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Places;
using Quipu.Search;

namespace Quipu.Web.Pages.Map;

/// <summary>A place in the table of a map.</summary>
/// <param name="Value">What is counted there; null: several values stand against each other, or there is none.</param>
/// <param name="IsThin">It rests on fewer origins than are asked for, or its values contradict: it has no shade.</param>
public sealed record MapRow(Area Place, PlaceTally Tally, decimal? Value, bool IsThin)
{
    /// <summary>Which shade, from 1; 0: none.</summary>
    internal int Shade { get; init; }
}

/// <summary>The values of one shade.</summary>
public sealed record MapShade(int Number, decimal Least, decimal Most);

/// <summary>A route with its claim.</summary>
public sealed record DrawnRoute(ShownClaim Claim, MapRoute Route);

/// <summary>Claims on the map: what is drawn, and the table of the same numbers.</summary>
public sealed record MapView
{
    /// <summary>Origins under which a place has no shade, where nobody says otherwise.</summary>
    internal const int LeastOrigins = 2;

    const int Shades = 5, MostRoutes = 40, Rows = 20;

    public required ClaimQuery Query { get; init; }

    /// <summary>The place that the picture shows; null: the world.</summary>
    public Area? Within { get; init; }

    public AreaLevel Level { get; init; }

    public ImmutableArray<AreaLevel> Levels { get; init; } = [];

    public MapCount Count { get; init; }

    public int Least { get; init; }

    /// <summary>Every place of the level that the picture shows.</summary>
    public ImmutableArray<Area> Drawn { get; init; } = [];

    public ImmutableArray<MapRow> Places { get; init; } = [];

    /// <summary>Places that are wider than the level, or that lie in none of it.</summary>
    public ImmutableArray<MapRow> Wider { get; init; } = [];

    public ImmutableArray<MapShade> Legend { get; init; } = [];

    public ImmutableArray<DrawnRoute> Routes { get; init; } = [];

    /// <summary>Routes in all that touch the picture.</summary>
    public int AllRoutes { get; init; }

    public int Total { get; init; }

    /// <summary>Claims that name a place.</summary>
    public int Naming { get; init; }

    public int NotPlaced { get; init; }

    public int Elsewhere { get; init; }

    /// <summary>The place whose claims are listed: a code, or <see cref="MapReading.Nowhere"/>; null: none is chosen.</summary>
    public string? Place { get; init; }

    public Page<ShownClaim> Claims { get; init; } = Page<ShownClaim>.Empty;

    public Paging Paging { get; init; } = new(0, Rows);

    public MapFigures? Figures { get; init; }

    /// <summary>What is wrong with the desk's own places.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    public Atlas Atlas { get; init; } = Atlas.Bundled;

    internal static MapView Load(Desk desk, Asked asked)
    {
        var (atlas, faults) = desk.Map.Atlas();
        var view = new MapView { Query = asked.Claims(), Atlas = atlas, Faults = faults, Count = asked.One<MapCount>("count") ?? MapCount.Claims, Least = asked.Number("least", LeastOrigins, 1, 1000), Paging = asked.Paging(rows: Rows) };
        var (within, place, level) = (asked.Text("in"), asked.Text("place"), asked.One<AreaLevel>("level"));
        if (within is not (null or World) && atlas.Find(within) is null) asked.Refuse("map.unknown", within);
        if (place is not (null or MapReading.Nowhere) && atlas.Find(place.TrimStart(MapReading.Somewhere[0])) is null) asked.Refuse("map.unknown", place);
        if (asked.Fault is not null) return view;
        var answer = desk.Map.Read(desk.Viewer, view.Query);
        var reading = answer.Reading;
        view = view with { Within = within == World ? null : atlas.Find(within ?? reading.OnlyCountry), Total = answer.Total, Naming = reading.Naming, Place = place };
        view = view.At(level);
        view = view.Count == MapCount.Figures ? view.WithFigures(MapFigures.Load(desk, asked)) : view.Counted(reading);
        view = view.WithRoutes(desk, reading);
        return place is null ? view : view with { Claims = Listed(desk, reading.ClaimsOf(place, view.Count), view.Paging) };
    }

    /// <summary>What stands for a row's claims in an address.</summary>
    internal string Address(MapRow row) => Wider.Contains(row) ? MapReading.Somewhere + row.Place.Code : row.Place.Code;

    /// <summary>The word for the whole world in an address.</summary>
    internal const string World = "world";

    // A country whose parts are not known is drawn alone.
    MapView At(AreaLevel? level)
    {
        var levels = Atlas.LevelsWithin(Within?.Code);
        var drawn = levels.Length == 0 ? Within!.Level : level is { } asked && levels.Contains(asked) ? asked : levels[0];
        return this with { Levels = levels, Level = drawn, Drawn = levels.Length == 0 ? [Within!] : Atlas.Within(Within?.Code, drawn) };
    }

    MapView Counted(MapReading reading)
    {
        var tally = reading.Tally(Within?.Code, Level, Count);
        ImmutableArray<MapRow> Of(ImmutableArray<PlaceTally> tallies) => [.. tallies.Select(t => (Place: Atlas.Find(t.Code), Tally: t)).Where(t => t.Place is not null).Select(t => new MapRow(t.Place!, t.Tally, t.Tally.Claims, t.Tally.Origins < Least))];
        return Shaded(Of(tally.Areas)) with { Wider = Of(tally.Wider), Elsewhere = tally.Elsewhere, NotPlaced = tally.NotPlaced };
    }

    MapView WithFigures(MapFigures figures)
    {
        var drawn = Drawn.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return Shaded([.. figures.Values.Where(v => drawn.Contains(v.Key)).Select(v => new MapRow(Atlas.Find(v.Key)!, new(v.Key, v.Value.Claims, v.Value.Values, v.Value.Publishers), v.Value.Value, v.Value.Value is null || v.Value.Publishers < 1)).OrderByDescending(r => r.Value).ThenBy(r => r.Place.Code, StringComparer.Ordinal)]) with { Figures = figures };
    }

    // Shades hold about as many places each; with few values each has its own.
    MapView Shaded(ImmutableArray<MapRow> rows)
    {
        var values = rows.Where(r => !r.IsThin).Select(r => r.Value).OfType<decimal>().Order().ToList();
        var different = values.Distinct().ToList();
        if (different.Count == 0) return this with { Places = rows };
        var most = different.Count <= Shades ? different : [.. Enumerable.Range(1, Shades).Select(i => values[((values.Count - 1) * i) / Shades]).Distinct()];
        int ShadeOf(decimal value) => most.FindIndex(m => value <= m) is var at && at < 0 ? most.Count : at + 1;
        var shaded = rows.Select(r => r.IsThin || r.Value is not { } value ? r : r with { Shade = ShadeOf(value) }).ToImmutableArray();
        return this with { Places = shaded, Legend = [.. shaded.Where(r => r.Shade > 0).GroupBy(r => r.Shade).OrderBy(g => g.Key).Select(g => new MapShade(g.Key, g.Min(r => r.Value!.Value), g.Max(r => r.Value!.Value)))] };
    }

    MapView WithRoutes(Desk desk, MapReading reading)
    {
        var routes = reading.Routes(Within?.Code);
        var drawn = routes.Where(r => r.Stops.Length > 1).Take(MostRoutes).ToList();
        var shown = drawn.Select(r => (Route: r, Claim: desk.Store.ClaimsAt(desk.Viewer, [r.Claim]))).Where(r => r.Claim.Length == 1);
        return this with { AllRoutes = routes.Length, Routes = [.. shown.Select(r => new DrawnRoute(r.Claim[0], r.Route))] };
    }

    static Page<ShownClaim> Listed(Desk desk, IReadOnlyList<long> claims, Paging paging) => new(desk.Store.ClaimsAt(desk.Viewer, [.. claims.Skip(paging.Offset).Take(paging.Limit)]), claims.Count, paging.Offset);
}
