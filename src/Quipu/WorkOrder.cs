using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Quipu.Model;
using Quipu.Publishing.Retention;

namespace Quipu;

/// <summary>Work that one process hands to the one that holds the workspace (<see cref="HandOff"/>), as JSON.</summary>
/// <param name="Paths">Whole paths: the process that takes them has another working folder.</param>
public sealed record WorkOrder(ImmutableArray<string> Paths)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>How registers are to be imported; null: the paths are documents to read.</summary>
    public ImportOrder? Import { get; init; }

    /// <summary>Ids of documents to forget; then there are no paths.</summary>
    public ImmutableArray<string> Forget { get; init; } = [];

    /// <summary>A protected source to forget, by its id; null: none.</summary>
    public string? ForgetProtected { get; init; }

    /// <summary>A source to forget, by its id; null: none.</summary>
    public string? ForgetSource { get; init; }

    /// <summary>Imports of registers whose rows are to be forgotten.</summary>
    public ImmutableArray<long> ForgetImports { get; init; } = [];

    /// <summary>What is to be forgotten; null: it is other work.</summary>
    [JsonIgnore]
    public ForgetPlan? Forgetting =>
        new ForgetPlan(Forget.IsDefault ? [] : [.. Forget.Select(d => new DocumentId(d))])
        {
            Protected = ForgetProtected is { } hidden ? new(hidden) : null,
            Source = ForgetSource is { } source ? new(source) : null,
            Imports = ForgetImports.IsDefault ? [] : ForgetImports,
        }
        is { IsEmpty: false } plan ? plan : null;

    /// <summary>An edition to make; null: none.</summary>
    public EditionOrder? Edition { get; init; }

    /// <summary>A notice of an outlet to keep; null: none.</summary>
    public NoticeOrder? Notice { get; init; }

    /// <summary>What is done with a watch; null: nothing.</summary>
    public WatchOrder? Watch { get; init; }

    /// <summary>Files that were handed to a page (<see cref="DropDesk"/>), by their id; null: none. Another process cannot ask for it: it has paths.</summary>
    [JsonIgnore]
    public string? Drop { get; init; }

    /// <summary>What flags set over the settings of the process that takes the work: name to value.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Documents to read, with the flags that were given.</summary>
    public static WorkOrder Of(IEnumerable<string> paths, IEnumerable<(Setting Setting, string? Value)> flags) =>
        new([.. paths]) { Settings = flags.Where(f => f.Value is not null).ToImmutableSortedDictionary(f => f.Setting.Name, f => f.Value!, StringComparer.Ordinal) };

    /// <summary>What is to be forgotten, by whom.</summary>
    public static WorkOrder Of(ForgetPlan plan, string by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of([], [(Quipu.Settings.Name, by)]) with
        {
            Forget = [.. plan.Documents.Select(d => d.Value)],
            ForgetProtected = plan.Protected?.Value,
            ForgetSource = plan.Source?.Value,
            ForgetImports = plan.Imports,
        };
    }

    /// <summary>An edition to make, by whom.</summary>
    public static WorkOrder Of(EditionOrder edition, string by) => Of([], [(Quipu.Settings.Name, by)]) with { Edition = edition };

    /// <summary>A notice to keep, by whom.</summary>
    public static WorkOrder Of(NoticeOrder notice, string by) => Of([], [(Quipu.Settings.Name, by)]) with { Notice = notice };

    /// <summary>What is done with a watch, by whom.</summary>
    public static WorkOrder Of(WatchOrder watch, string by) => Of([], [(Quipu.Settings.Name, by)]) with { Watch = watch };

    /// <summary>The order of a JSON object with <c>paths</c>; null where it is none, or names no path.</summary>
    public static async Task<WorkOrder?> ParseAsync(Stream json, CancellationToken cancellation)
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<WorkOrder>(json, Json, cancellation);
            // A mapping may read a server, and then names all there is to read.
            if (order is not ({ Notice: null or { Document: not null, Kind: not null }, Watch: null or { Act: not null } } and { Edition: null or { Name: not null, Version: not null, Dataset: not null, File: not null } })) return null;
            return order.Paths is { IsDefault: false } && (order.Paths.Length > 0 || order.Import?.Mapping is not null || order.Forgetting is not null || order.Notice is not null || order.Watch is not null || order.Edition is not null) && order.Paths.All(p => p is not null) ? order : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>How registers are to be imported: the options of <c>quipu import</c>, by their names there.</summary>
public sealed record ImportOrder
{
    /// <summary>Null: guessed.</summary>
    public string? Kind { get; init; }

    /// <summary>Null: named after the first file or the folder.</summary>
    public string? Dataset { get; init; }

    /// <summary>Path of a mapping file.</summary>
    public string? Mapping { get; init; }

    /// <summary>Adds instead of standing for the whole register.</summary>
    public bool Append { get; init; }

    /// <summary>What the dataset is called.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The licence line that exports print with it.</summary>
    public string? Licence { get; init; }

    /// <summary>Where it was published.</summary>
    public string? Url { get; init; }
}
