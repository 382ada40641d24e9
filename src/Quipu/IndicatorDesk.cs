using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Patterns.Indicators;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu;

/// <summary>Red flags of the procurement that a workspace has imported, a report for each dataset; kept in memory until an import or the settings change. Safe from several threads.</summary>
/// <param name="workspace">Its captures are read again: what a flag rests on are rows of files that still have their hash.</param>
public sealed class IndicatorDesk(Workspace workspace)
{
    /// <summary>Settings of the indicators in a workspace's folder; every indicator runs as it is where there are none.</summary>
    public const string SettingsFile = "indicators.ini";

    readonly Lock _running = new();
    (long Sequence, DateTime? Settings, ImmutableArray<IndicatorReport> Reports)? _kept;

    /// <summary>The reports of the datasets that somebody may see, by name.</summary>
    /// <param name="settings">Text of a settings file; null: the workspace's own.</param>
    /// <param name="dataset">Only this one.</param>
    /// <exception cref="FormatException">A setting that must be a number is none.</exception>
    /// <exception cref="QuipuException">A capture is gone or cannot be read.</exception>
    public ImmutableArray<IndicatorReport> Reports(Viewer viewer, string? settings = null, DatasetName? dataset = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        // Who may see some datasets alone, or asks with thresholds of their own, gets an answer of their own.
        if (viewer.Datasets is not null || settings is not null || dataset is not null) return workspace.Store.Masked(viewer, Run(viewer, settings ?? Own(), dataset));
        lock (_running)
        {
            var now = (workspace.Store.Sequence, Settings: Changed());
            if (_kept is { } kept && kept.Sequence == now.Sequence && kept.Settings == now.Settings) return workspace.Store.Masked(viewer, kept.Reports);
            var reports = Run(viewer, Own(), null);
            _kept = (now.Sequence, now.Settings, reports);
            return workspace.Store.Masked(viewer, reports);
        }
    }

    ImmutableArray<IndicatorReport> Run(Viewer viewer, string? settings, DatasetName? dataset)
    {
        var imports = Paging.All(p => workspace.Store.Imports(viewer, p)).Where(i => i is { Kind: "ocds", FinishedAt: not null, Past: false } && (dataset is null || i.Dataset == dataset));
        return [.. imports.GroupBy(i => i.Dataset).OrderBy(g => g.Key.Value, StringComparer.Ordinal).Select(g => IndicatorRun.Of(g.Key.Value, [.. g.OrderBy(i => i.Number).SelectMany(Files)], settings))];
    }

    IEnumerable<ContractingFile> Files(ImportRow import) => import.Files.DistinctBy(f => f.Capture).Select(f => new ContractingFile(new(workspace.Captures.FileOf(f.Capture), f.Name, f.Capture), import.Number));

    string? Own() => Changed() is null ? null : File.ReadAllText(Path.Combine(workspace.Path, SettingsFile));

    DateTime? Changed() => new FileInfo(Path.Combine(workspace.Path, SettingsFile)) is { Exists: true } file ? file.LastWriteTimeUtc : null;
}
