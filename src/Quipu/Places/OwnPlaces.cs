using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Registers;

namespace Quipu.Places;

/// <summary>
/// Reads places that a desk brings along: GeoJSON with <c>name</c>, <c>in</c> (the name of what it lies in, or a code such as <c>pe</c>), <c>level</c> and <c>aliases</c> among the properties, or a table with the columns
/// name, in, level, aliases, latitude, longitude.
/// </summary>
static class OwnPlaces
{
    /// <summary>Points of all outlines of a file at most.</summary>
    const int MostPoints = 200_000;

    /// <summary>What a file of either kind names, and what is wrong with it.</summary>
    internal static (List<OwnPlace> Drafts, List<string> Faults) Read(string file, string text)
    {
        var (drafts, faults) = (new List<OwnPlace>(), new List<string>());
        try
        {
            if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) Table(file, text, drafts, faults);
            else Features(file, text, drafts, faults);
        }
        catch (JsonException e)
        {
            faults.Add($"{file}: it is no GeoJSON ({e.Message.TrimEnd('.')}); save it as a FeatureCollection.");
        }

        return (drafts, faults);
    }

    /// <summary>Gives each place its code and what it lies in.</summary>
    internal static (ImmutableArray<Area> Areas, ImmutableArray<string> Faults) Joined(IReadOnlyCollection<OwnPlace> drafts)
    {
        var (areas, faults) = (new Dictionary<string, Area>(StringComparer.Ordinal), new List<string>());
        var codes = new Dictionary<OwnPlace, string>(ReferenceEqualityComparer.Instance);
        foreach (var draft in drafts) codes[draft] = Area.OwnMark + Slug(draft.In) + Slug(draft.Name).TrimEnd('.');
        var named = drafts.ToLookup(d => RegisterId.Key(d.Name));
        foreach (var draft in drafts)
        {
            var parents = draft.In.Length == 0 ? [] : named[RegisterId.Key(draft.In)].Where(d => d != draft).ToList();
            var parent = parents.Count == 1 ? codes[parents[0]] : Atlas.Bundled.Find(draft.In.ToLowerInvariant())?.Code;
            if (draft.In.Length > 0 && parent is null) faults.Add($"{Where(draft)}: '{draft.In}', which it lies in, is {(parents.Count > 1 ? "the name of several places" : "no place of these files and no code")}; correct 'in'.");
            else if (!areas.TryAdd(codes[draft], new(codes[draft], draft.Name, AreaLevel.Spot, parent) { Rings = draft.Rings, Point = draft.Point, Aliases = draft.Aliases })) faults.Add($"{Where(draft)}: '{draft.Name}' stands here twice in the same place; take one out.");
        }

        foreach (var code in areas.Keys.ToList())
            if (Round(code)) faults.Add($"{areas[code].Name}: it lies in itself by way of others; correct 'in'.");
        foreach (var code in areas.Keys.Where(Round).ToList()) areas.Remove(code);
        var levels = drafts.DistinctBy(d => codes[d]).Where(d => areas.ContainsKey(codes[d])).ToDictionary(d => codes[d], d => d);
        return ([.. areas.Values.Where(a => a.Parent is null || !a.Parent.StartsWith(Area.OwnMark, StringComparison.Ordinal) || areas.ContainsKey(a.Parent)).Select(a => a with { Level = LevelOf(a) })], [.. faults]);

        bool Round(string code)
        {
            var at = areas[code].Parent;
            for (var far = 0; at is not null && areas.TryGetValue(at, out var next); far++, at = next.Parent)
                if (at == code || far > 8) return true;
            return false;
        }

        // As it is said; else one narrower than what it lies in; a point is a spot.
        AreaLevel LevelOf(Area area)
        {
            if (Enum.TryParse<AreaLevel>(levels[area.Code].Level, ignoreCase: true, out var said)) return said;
            if (area.Rings.IsEmpty) return AreaLevel.Spot;
            return area.Parent is null ? AreaLevel.Country : (AreaLevel)Math.Min((int)AreaLevel.Spot, 1 + (int)(areas.TryGetValue(area.Parent, out var outer) ? LevelOf(outer) : Basemap.LevelOf(area.Parent) ?? AreaLevel.District));
        }
    }

    static string Slug(string name) => name.Length == 0 ? "" : RegisterId.Slug(name) + ".";

    static string Where(OwnPlace draft) => string.Create(CultureInfo.InvariantCulture, $"{draft.File}, place {draft.Number}");

    static void Features(string file, string text, List<OwnPlace> drafts, List<string> faults)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{file}: it has no 'features'; save it as a FeatureCollection.");
            return;
        }

        var (number, points) = (0, 0);
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            var properties = feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            var name = Text(properties, "name");
            if (name.Length == 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, place {number}: it has no 'name' among its properties; give it one."));
                continue;
            }

            var (rings, point, fault) = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object ? Geometry(geometry) : ([], null, null);
            points += rings.Sum(r => r.Length);
            if (points > MostPoints) fault = $"the outlines have more than {MostPoints} points; simplify them";
            if (fault is not null) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, place {number} ({name}): {fault}."));
            else drafts.Add(new(file, number, name, Text(properties, "in"), Text(properties, "level"), Aliases(properties), rings, point));
        }
    }

    static (ImmutableArray<ImmutableArray<MapPoint>> Rings, MapPoint? Point, string? Fault) Geometry(JsonElement geometry)
    {
        var type = Text(geometry, "type");
        if (!geometry.TryGetProperty("coordinates", out var at)) return ([], null, "its geometry has no coordinates");
        try
        {
            return type switch
            {
                "Point" => ([], Point(at), null),
                "Polygon" => ([.. at.EnumerateArray().Select(Ring)], null, null),
                "MultiPolygon" => ([.. at.EnumerateArray().SelectMany(p => p.EnumerateArray()).Select(Ring)], null, null),
                _ => ([], null, $"'{type}' is no geometry of a place; take Point, Polygon or MultiPolygon"),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return ([], null, e is FormatException ? e.Message : "its coordinates are no pairs of numbers");
        }
    }

    static ImmutableArray<MapPoint> Ring(JsonElement ring)
    {
        MapPoint[] points = [.. ring.EnumerateArray().Select(Point)];
        if (points.Length > 1 && points[0] == points[^1]) points = points[..^1];
        return points.Length > 2 ? Outline.Unrolled(points) : throw new FormatException("a ring of it has fewer than three points");
    }

    static MapPoint Point(JsonElement pair) => Checked(pair[0].GetDouble(), pair[1].GetDouble());

    static MapPoint Checked(double longitude, double latitude) =>
        Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90 ? new(longitude, latitude) : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{longitude}, {latitude} is not on the earth; longitude stands first, in degrees"));

    static string Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";

    static ImmutableArray<string> Aliases(JsonElement properties) =>
        properties.TryGetProperty("aliases", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!.Trim())] : Split(Text(properties, "aliases"));

    static ImmutableArray<string> Split(string words) => [.. words.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    static void Table(string file, string text, List<OwnPlace> drafts, List<string> faults)
    {
        var rows = CsvRows.Of(text);
        string[] head = rows.Count == 0 ? [] : [.. rows[0].Select(c => c.Trim().ToLowerInvariant())];
        if (!head.Contains("name"))
        {
            faults.Add($"{file}: its first line has no column 'name'; head it name, in, level, aliases, latitude, longitude.");
            return;
        }

        for (var number = 1; number < rows.Count; number++)
        {
            var row = rows[number];
            if (row.All(c => c.Trim().Length == 0)) continue;
            string At(string column) => Array.IndexOf(head, column) is >= 0 and var i && i < row.Count ? row[i].Trim() : "";
            try
            {
                if (At("name").Length == 0) throw new FormatException("it has no name");
                MapPoint? point = At("latitude").Length == 0 ? null : Checked(Number(At("longitude")), Number(At("latitude")));
                drafts.Add(new(file, number, At("name"), At("in"), At("level"), Split(At("aliases")), [], point));
            }
            catch (FormatException e)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, place {number}: {e.Message.TrimEnd('.')}."));
            }
        }
    }

    static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{text}' is no number of degrees");
}

/// <summary>A place of a file before it is known what it lies in.</summary>
sealed record OwnPlace(string File, int Number, string Name, string In, string Level, ImmutableArray<string> Aliases, ImmutableArray<ImmutableArray<MapPoint>> Rings, MapPoint? Point);
