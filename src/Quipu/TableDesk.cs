using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Quipu.Search;

namespace Quipu;

/// <summary>A captured file that may be a table.</summary>
/// <param name="Name">As it came.</param>
public sealed record TableFile(CaptureId Capture, string Name);

/// <summary>Tables that are mapped by hand: files handed in are captured, looked at where they lie, and imported by their mapping.</summary>
public sealed class TableDesk(Workspace workspace, TimeProvider time)
{
    const int Newest = 30;

    /// <summary>The largest file that is taken through a page, in bytes; larger ones are imported from the command line.</summary>
    public const long LargestFile = 256L << 20;

    /// <summary>Captures a file.</summary>
    /// <exception cref="StorageException">The disk is full or gone.</exception>
    public TableFile Keep(Stream content, string name)
    {
        var file = Path.GetFileName(name.Replace('\\', '/'));
        if (file.Length == 0) file = "table";
        var (capture, length) = workspace.Captures.Keep(content);
        workspace.Store.Write([new Change.CaptureTaken(new(capture, length, file, time.GetUtcNow()), DatasetName.Default)]);
        return new(capture, file);
    }

    /// <summary>Files of the newest imports, each once.</summary>
    public ImmutableArray<TableFile> Files(Viewer viewer) =>
        [.. workspace.Store.Imports(viewer, new Paging(0, Newest)).Rows.SelectMany(i => i.Files).DistinctBy(f => f.Capture).Select(f => new TableFile(f.Capture, f.Name))];

    /// <summary>The beginning of a captured table; null where there is no such capture.</summary>
    /// <exception cref="RegisterException">It is no table.</exception>
    public TableSample? Sample(TableFile file, string? table) =>
        File.Exists(workspace.Captures.FileOf(file.Capture)) ? TableReading.OfFile(new(workspace.Captures.FileOf(file.Capture), file.Name, file.Capture), table, workspace.Databases) : null;

    /// <summary>A captured table held against everybody on record; null where there is no such capture, or no column of it names anybody.</summary>
    /// <exception cref="RegisterException">It is no table.</exception>
    public Screening? Screened(TableFile file, Screener screener) =>
        File.Exists(workspace.Captures.FileOf(file.Capture)) ? screener.Open(new(workspace.Captures.FileOf(file.Capture), file.Name, file.Capture), workspace.Databases) : null;

    /// <summary>A captured file and its mapping under their own names, for an import; gone when it is disposed.</summary>
    public MappedFiles Lay(TableFile file, string yaml) => new(workspace.Captures.FileOf(file.Capture), Path.GetFileName(file.Name), yaml);
}

/// <summary>A table and its mapping in a folder of their own, for as long as they are imported.</summary>
public sealed class MappedFiles : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-map-").FullName;

    internal MappedFiles(string capture, string name, string yaml)
    {
        (Table, Mapping) = (Path.Combine(_folder, name), Path.Combine(_folder, Path.GetFileNameWithoutExtension(name) + ".mapping.yml"));
        File.Copy(capture, Table);
        File.WriteAllText(Mapping, yaml);
    }

    public string Table { get; }

    public string Mapping { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
