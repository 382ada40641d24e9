using System.Globalization;
using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Places;

/// <summary>
/// Places as GeoJSON: each feature a territory with its codes and what it lies in; a point an address with its coordinates. Outlines stay in the capture, where a map reads them.
/// </summary>
sealed class GeoJsonFormat : IRegisterFormat
{
    public string Name => "geojson";

    public string Description => "Places with codes and coordinates (GeoJSON features).";

    public int Likeness(RegisterSample sample) =>
        sample.Head.Contains("\"FeatureCollection\"", StringComparison.Ordinal) && sample.Head.Contains("\"features\"", StringComparison.Ordinal) ? 100
        : sample.File.PlainName.EndsWith(".geojson", StringComparison.OrdinalIgnoreCase) ? 80 : 0;

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        var reading = new RegisterReading(input.Dataset);
        for (var file = 0; file < input.Files.Length; file++)
        {
            long number = 0;
            foreach (var item in JsonElements.Of(input.Files[file]))
            {
                if (!IsFeature(item)) continue;
                var draft = new RowDraft(reading, new(file, ++number), item.Value);
                Feature(item.Value!.Value, draft);
                yield return draft.Record();
            }
        }
    }

    public StoodRow? RowOf(RegisterFile file, long number) => StoodRow.OfJson(JsonElements.Of(file).Where(IsFeature), number);

    static bool IsFeature(JsonItem item) => item.List is "features" or "";

    static void Feature(JsonElement feature, RowDraft draft)
    {
        if (feature.Object("properties") is not { } properties)
        {
            draft.Note(NoteKind.Skipped, "properties", null, "The feature has no properties: it is an outline without a name.");
            return;
        }

        var names = new PlaceNames(properties);
        if (names.Name.Length == 0)
        {
            draft.Note(NoteKind.Skipped, "properties", null, "None of the feature's properties is a name.");
            return;
        }

        var place = names.Territory(draft);
        var geometry = feature.Object("geometry");
        if (geometry is null) draft.Note(NoteKind.Doubted, "geometry", null, "The feature has no geometry.");
        else if (Point(geometry.Value) is var (longitude, latitude))
        {
            place.Add("addressEntity", draft.Entity("Address", RegisterId.Of("point", place.Id.Value), "geometry").Add("full", names.Full, names.Columns, null)
                .Add("latitude", latitude, "geometry", null).Add("longitude", longitude, "geometry", null).Add("country", names.Country, names.Columns, null), "geometry");
        }
    }

    static (string Longitude, string Latitude)? Point(JsonElement geometry) =>
        geometry.Text("type") == "Point" && geometry.MemberOrNull("coordinates") is { ValueKind: JsonValueKind.Array } at && at.GetArrayLength() >= 2
            && Degrees(at[0]) is { } longitude && Degrees(at[1]) is { } latitude ? (longitude, latitude) : null;

    /// <summary>null where it is no number, or none that an angle may have.</summary>
    static string? Degrees(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var degrees) && Math.Abs(degrees) <= 360 ? degrees.ToString(CultureInfo.InvariantCulture) : null;
}
