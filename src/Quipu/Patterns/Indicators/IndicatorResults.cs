using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>Whom a result is about, by the name Cardinal's results have for it.</summary>
enum ResultGroup { OCID, Buyer, ProcuringEntity, Tenderer }

/// <summary>
/// What the indicators found, in Cardinal's shape: group, id, code, value; <c>Meta</c> with the quartiles and fences that decided; <c>Maps</c> from processes to those flagged in them.
/// Ids in ordinal order.
/// </summary>
sealed class IndicatorResults
{
    static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SortedDictionary<ResultGroup, SortedDictionary<string, SortedDictionary<string, double>>> _values = [];
    readonly SortedDictionary<string, SortedDictionary<string, double>> _meta = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _maps = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<ResultGroup, SortedDictionary<string, SortedDictionary<string, double>>> Values => _values;

    /// <summary>By code: quartiles and fences by name.</summary>
    internal IReadOnlyDictionary<string, SortedDictionary<string, double>> Meta => _meta;

    /// <summary>By map and process: the organisations that are flagged in it, or count there.</summary>
    internal IReadOnlyDictionary<string, SortedDictionary<string, SortedSet<string>>> Maps => _maps;

    internal void Set(ResultGroup group, string id, string code, double value)
    {
        if (!_values.TryGetValue(group, out var ids)) _values[group] = ids = new(StringComparer.Ordinal);
        if (!ids.TryGetValue(id, out var values)) ids[id] = values = new(StringComparer.Ordinal);
        values[code] = value;
    }

    internal void Note(string code, string name, double value)
    {
        if (!_meta.TryGetValue(code, out var values)) _meta[code] = values = new(StringComparer.Ordinal);
        values[name] = value;
    }

    internal void Map(string name, string ocid, string id)
    {
        if (!_maps.TryGetValue(name, out var processes)) _maps[name] = processes = new(StringComparer.Ordinal);
        if (!processes.TryGetValue(ocid, out var ids)) processes[ocid] = ids = new(StringComparer.Ordinal);
        ids.Add(id);
    }

    /// <summary>The results as JSON.</summary>
    /// <param name="meta">With quartiles and fences, rounded to four places.</param>
    /// <param name="maps">With the maps from processes to organisations.</param>
    internal string ToJson(bool meta = true, bool maps = false)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, _plain))
        {
            json.WriteStartObject();
            foreach (var (group, ids) in _values) Write(json, group.ToString(), ids, (id, values) => WriteNumbers(json, id, values, v => v));
            if (maps) Write(json, "Maps", _maps, (name, processes) => Write(json, name, processes, (ocid, found) => WriteIds(json, name, ocid, found)));
            if (meta) Write(json, "Meta", _meta, (code, values) => WriteNumbers(json, code, values, v => Math.Round(v, 4, MidpointRounding.AwayFromZero)));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    static void Write<T>(Utf8JsonWriter json, string name, SortedDictionary<string, T> of, Action<string, T> write)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in of) write(key, value);
        json.WriteEndObject();
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, SortedDictionary<string, double> values, Func<double, double> shown) => Write(json, name, values, (key, value) =>
    {
        json.WritePropertyName(key);
        if (!double.IsFinite(value)) json.WriteNullValue();
        // A decimal says that it is one.
        else if (double.IsInteger(shown(value)) && Math.Abs(value) < 1e15) json.WriteRawValue(shown(value).ToString("F1", CultureInfo.InvariantCulture));
        else json.WriteNumberValue(shown(value));
    });

    // A process has one buyer and one procuring entity, and any number of tenderers.
    static void WriteIds(Utf8JsonWriter json, string map, string ocid, SortedSet<string> ids)
    {
        if (!map.StartsWith("ocid_tenderer", StringComparison.Ordinal))
        {
            json.WriteString(ocid, ids.Min);
            return;
        }

        json.WriteStartArray(ocid);
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }
}
