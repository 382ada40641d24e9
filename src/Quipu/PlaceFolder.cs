using System.Collections.Immutable;
using Quipu.Places;

namespace Quipu;

/// <summary>The places that a desk brings along: GeoJSON and CSV files in the folder <c>places</c> of its workspace. Read again when a file changes. Safe from several threads.</summary>
/// <param name="workspace">The workspace's folder.</param>
public sealed class PlaceFolder(string workspace)
{
    /// <summary>Where in a workspace they lie.</summary>
    public const string Folder = "places";

    /// <summary>Bytes of a file at most.</summary>
    const long Longest = 8 << 20;

    readonly Lock _reading = new();
    string _edition = "";
    (Atlas Atlas, ImmutableArray<string> Faults) _read = (Atlas.Bundled, []);

    /// <summary>The atlas with the desk's places, and what is wrong with their files.</summary>
    public (Atlas Atlas, ImmutableArray<string> Faults) Read()
    {
        lock (_reading)
        {
            var files = Files();
            var edition = string.Join('\n', files.Select(f => $"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}"));
            if (edition == _edition) return _read;
            var read = files.Select(Of).ToList();
            var (areas, faults) = OwnPlaces.Joined([.. read.SelectMany(r => r.Drafts)]);
            (_edition, _read) = (edition, (areas.IsEmpty ? Atlas.Bundled : new(areas), [.. read.SelectMany(r => r.Faults), .. faults]));
            return _read;
        }
    }

    List<FileInfo> Files()
    {
        var folder = new DirectoryInfo(Path.Combine(workspace, Folder));
        return folder.Exists ? [.. folder.EnumerateFiles().Where(f => f.Extension.ToLowerInvariant() is ".geojson" or ".json" or ".csv").OrderBy(f => f.Name, StringComparer.Ordinal)] : [];
    }

    static (List<OwnPlace> Drafts, List<string> Faults) Of(FileInfo file)
    {
        if (file.Length > Longest) return ([], [$"{file.Name}: it is longer than {Longest >> 20} MiB; simplify its outlines."]);
        try
        {
            return OwnPlaces.Read(file.Name, File.ReadAllText(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], [$"{file.Name}: it cannot be read ({e.Message.TrimEnd('.')}); check its permissions."]);
        }
    }
}
