using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FollowTheMoney.Streams;

namespace FollowTheMoney.Catalogs;

/// <summary>A catalogue of datasets: <c>index.json</c> or <c>catalog.yml</c>.</summary>
public sealed record DatasetCatalog
{
    public required ImmutableArray<Dataset> Datasets { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>What could not be read, or points nowhere, one sentence each.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>The dataset of a name; null where there is none.</summary>
    public Dataset? this[string name] => Datasets.FirstOrDefault(d => d.Name == name);

    /// <summary>A dataset and all that it gathers, in ordinal order. A collection that holds itself is no harm.</summary>
    public ImmutableSortedSet<string> Members(string name)
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        Gather(name);
        return found.ToImmutable();

        void Gather(string member)
        {
            if (this[member] is not { } dataset || !found.Add(member)) return;
            foreach (var child in dataset.Children) Gather(child);
        }
    }

    /// <summary>Those of its members that gather none themselves.</summary>
    public ImmutableSortedSet<string> Leaves(string name) => [.. Members(name).Where(m => this[m]!.Children.All(c => c == m || this[c] is null))];

    /// <summary>Reads a catalogue, or a dataset by itself (then the catalogue holds only it).</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <exception cref="FormatException">Neither.</exception>
    public static DatasetCatalog Read(string text)
    {
        if (Yaml.Read(text) is not YamlMap root) throw new FormatException("A catalogue of datasets is a map with a list of datasets.");
        var rows = root["datasets"] is YamlList list && root["name"] is null ? list.Items : root["name"] is not null ? [root] : throw new FormatException("A catalogue of datasets is a map with a list of datasets; this one has none.");
        var (datasets, problems) = (new List<Dataset>(), new List<string>());
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i]?.Word("name") is not { } name) problems.Add($"Dataset {i + 1} of the catalogue has no name.");
            else if (datasets.Exists(d => d.Name == name)) problems.Add($"Dataset '{name}' stands in the catalogue twice; the first counts.");
            else datasets.Add(ReadDataset(name, rows[i]!));
        }

        problems.AddRange(from dataset in datasets
                          from child in dataset.Children
                          where !datasets.Exists(d => d.Name == child)
                          select $"Dataset '{dataset.Name}' gathers '{child}', which the catalogue does not have.");
        return new() { Datasets = [.. datasets], UpdatedAt = root.Word("updated_at"), Problems = [.. problems] };
    }

    /// <summary>Writes <c>index.json</c>: the same catalogue is always the same bytes.</summary>
    public void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Encoder = EntityJson.Options.Encoder, Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartArray("datasets");
        foreach (var dataset in Datasets) Write(json, dataset);
        json.WriteEndArray();
        json.WriteOptional("updated_at", UpdatedAt);
        json.WriteEndObject();
    }

    static Dataset ReadDataset(string name, YamlNode row) => new()
    {
        Name = name,
        Title = row.Word("title") ?? name,
        License = row.Word("license") ?? row.Word("license_url"),
        Summary = row.Word("summary"),
        Description = row.Word("description"),
        Url = row.Word("url"),
        UpdatedAt = row.Word("updated_at"),
        LastExport = row.Word("last_export"),
        Version = row.Word("version"),
        Category = row.Word("category"),
        EntityCount = Number(row, "entity_count"),
        ThingCount = Number(row, "thing_count") ?? (row["things"] is YamlMap things ? Number(things, "total") : null),
        Tags = Words(row, "tags"),
        Publisher = row["publisher"] is YamlMap publisher && publisher.Word("name") is { } by
            ? new(by, publisher.Word("url"), publisher.Word("acronym"), publisher.Word("description"), publisher.Word("country"), Flag(publisher, "official"), publisher.Word("logo_url")) : null,
        Coverage = row["coverage"] is YamlMap coverage
            ? new(coverage.Word("start"), coverage.Word("end"), Words(coverage, "countries"), coverage.Word("frequency"), coverage.Word("schedule")) : null,
        Resources = row["resources"] is YamlList resources ? [.. resources.Items.Where(r => r?.Word("name") is not null).Select(r => Resource(r!))] : [],
        Children = [.. Words(row, "children").Concat(Words(row, "datasets")).Distinct(StringComparer.Ordinal)],
    };

    static DatasetResource Resource(YamlNode row) => new(row.Word("name")!, row.Word("url"), row.Word("checksum") ?? row.Word("sha"), row.Word("timestamp"),
        row.Word("mime_type"), row.Word("title"), Number(row, "size"));

    static long? Number(YamlNode row, string name) => long.TryParse(row.Word(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool? Flag(YamlNode row, string name) => row.Word(name)?.ToLowerInvariant() switch { "true" or "yes" => true, "false" or "no" => false, _ => null };

    static ImmutableArray<string> Words(YamlNode row, string name) => [.. row[name]?.Texts() ?? []];

    static void Write(Utf8JsonWriter json, Dataset dataset)
    {
        json.WriteStartObject();
        json.WriteOptional("name", dataset.Name);
        json.WriteOptional("title", dataset.Title);
        json.WriteOptional("license", dataset.License);
        json.WriteOptional("summary", dataset.Summary);
        json.WriteOptional("description", dataset.Description);
        json.WriteOptional("url", dataset.Url);
        json.WriteOptional("updated_at", dataset.UpdatedAt);
        json.WriteOptional("last_export", dataset.LastExport);
        json.WriteOptional("version", dataset.Version);
        json.WriteOptional("category", dataset.Category);
        if (dataset.EntityCount is { } entities) json.WriteNumber("entity_count", entities);
        if (dataset.ThingCount is { } things) json.WriteNumber("thing_count", things);
        List(json, "tags", dataset.Tags);
        if (dataset.Publisher is { } publisher) Write(json, publisher);
        if (dataset.Coverage is { } coverage) Write(json, coverage);
        if (dataset.Resources.Length > 0)
        {
            json.WriteStartArray("resources");
            foreach (var resource in dataset.Resources) Write(json, resource);
            json.WriteEndArray();
        }

        List(json, "children", dataset.Children);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DatasetPublisher publisher)
    {
        json.WriteStartObject("publisher");
        json.WriteOptional("name", publisher.Name);
        json.WriteOptional("url", publisher.Url);
        json.WriteOptional("acronym", publisher.Acronym);
        json.WriteOptional("description", publisher.Description);
        json.WriteOptional("country", publisher.Country);
        if (publisher.Official is { } official) json.WriteBoolean("official", official);
        json.WriteOptional("logo_url", publisher.LogoUrl);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DatasetCoverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteOptional("start", coverage.Start);
        json.WriteOptional("end", coverage.End);
        List(json, "countries", coverage.Countries);
        json.WriteOptional("frequency", coverage.Frequency);
        json.WriteOptional("schedule", coverage.Schedule);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DatasetResource resource)
    {
        json.WriteStartObject();
        json.WriteOptional("name", resource.Name);
        json.WriteOptional("url", resource.Url);
        json.WriteOptional("checksum", resource.Checksum);
        json.WriteOptional("timestamp", resource.Timestamp);
        json.WriteOptional("mime_type", resource.MimeType);
        json.WriteOptional("title", resource.Title);
        if (resource.Size is { } size) json.WriteNumber("size", size);
        json.WriteEndObject();
    }

    static void List(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.Length > 0) json.WriteStrings(name, values);
    }
}

/// <summary>The index of a dataset's changes: for each version, where the entities that changed since the one before are listed.</summary>
/// <param name="Versions">By version, in the order they are written.</param>
public sealed record DeltaIndex(ImmutableArray<KeyValuePair<string, string>> Versions, string? UpdatedAt)
{
    /// <exception cref="FormatException">No index of changes.</exception>
    public static DeltaIndex Read(string text) => Yaml.Read(text) is YamlMap root && root["versions"] is YamlMap versions
        ? new([.. versions.Names.Select(v => KeyValuePair.Create(v, versions.Word(v) ?? ""))], root.Word("updated_at"))
        : throw new FormatException("An index of changes is a map with versions.");
}
