using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace Quipu.Places;

/// <summary>The outlines that come with Quipu: countries, and Peru's departments, provinces and districts. Each file is unpacked when it is first looked at. build/basemap makes them.</summary>
static class Basemap
{
    static readonly Lazy<ImmutableArray<Area>> World = new(() => Read("world", AreaLevel.Country));
    static readonly Lazy<ImmutableArray<Area>> Departments = new(() => Read("pe-departments", AreaLevel.Department));
    static readonly Lazy<ImmutableArray<Area>> Provinces = new(() => Read("pe-provinces", AreaLevel.Province));
    static readonly Lazy<ImmutableArray<Area>> Districts = new(() => Read("pe-districts", AreaLevel.District));

    /// <summary>The country whose divisions are known.</summary>
    internal const string Divided = "pe";

    internal static ImmutableArray<Area> Of(AreaLevel level) => level switch
    {
        AreaLevel.Country => World.Value,
        AreaLevel.Department => Departments.Value,
        AreaLevel.Province => Provinces.Value,
        AreaLevel.District => Districts.Value,
        _ => [],
    };

    /// <summary>How wide a place of a bundled code is; null where the code has not that form.</summary>
    internal static AreaLevel? LevelOf(string code) => (code.Length, code) switch
    {
        (2, _) => AreaLevel.Country,
        (5, ['p', 'e', '-', ..]) => AreaLevel.Department,
        (7, ['p', 'e', '-', ..]) => AreaLevel.Province,
        (9, ['p', 'e', '-', ..]) => AreaLevel.District,
        _ => null,
    };

    static string? ParentOf(string code) => code.Length switch { <= 2 => null, 5 => Divided, _ => code[..^2] };

    static ImmutableArray<Area> Read(string name, AreaLevel level)
    {
        using var raw = typeof(Basemap).Assembly.GetManifestResourceStream($"Places/Basemap/{name}.json.br") ?? throw new InvalidOperationException($"The assembly lacks its outlines {name}.");
        using var stream = new BrotliStream(raw, CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var arcs = Arcs(json.RootElement);
        return
        [
            .. json.RootElement.GetProperty("areas").EnumerateArray().Select(a => (Code: a.GetProperty("code").GetString() ?? "", Area: a)).Select(a => new Area(a.Code, a.Area.GetProperty("name").GetString()!, level, ParentOf(a.Code))
            {
                Rings = [.. a.Area.GetProperty("rings").EnumerateArray().Select(r => Outline.Unrolled([.. r.EnumerateArray().SelectMany(i => Arc(arcs, i.GetInt32()))])).Where(r => r.Length > 2)],
            }),
        ];
    }

    // Shared borders are kept once, as steps on a grid; a ring names them by number, backwards ones by its complement.
    static List<MapPoint[]> Arcs(JsonElement file)
    {
        var (scale, start) = (Pair(file.GetProperty("transform").GetProperty("scale")), Pair(file.GetProperty("transform").GetProperty("translate")));
        var arcs = new List<MapPoint[]>();
        foreach (var arc in file.GetProperty("arcs").EnumerateArray())
        {
            var (x, y) = (0, 0);
            arcs.Add([.. arc.EnumerateArray().Select(step => new MapPoint(((x += step[0].GetInt32()) * scale.X) + start.X, ((y += step[1].GetInt32()) * scale.Y) + start.Y))]);
        }

        return arcs;
    }

    static IEnumerable<MapPoint> Arc(List<MapPoint[]> arcs, int number) => number >= 0 ? arcs[number].SkipLast(1) : arcs[~number].AsEnumerable().Reverse().SkipLast(1);

    static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());
}
