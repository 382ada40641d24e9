using System.Collections.Immutable;
using Quipu.Assessment;

namespace Quipu;

/// <summary>The schemes of a workspace: those that come with Quipu, and those of its folder <c>schemes</c>, each of which takes the place of one of the same name. Safe from several threads.</summary>
/// <param name="workspace">The workspace's folder; null: there is none.</param>
public sealed class SchemeFolder(string? workspace)
{
    /// <summary>Where in a workspace a desk's own schemes lie.</summary>
    public const string Folder = "schemes";

    readonly Lock _reading = new();
    readonly Dictionary<string, (DateTime At, long Length, SchemeReading Reading)> _read = new(StringComparer.Ordinal);

    /// <summary>Schemes by slug, and what is wrong with each file that is none.</summary>
    public (ImmutableArray<AssessmentScheme> Schemes, ImmutableArray<string> Faults) Read()
    {
        var own = new Dictionary<string, AssessmentScheme>(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var file in Files())
        {
            var reading = Of(file);
            if (reading.Fault is { } fault) faults.Add(fault);
            else if (!own.TryAdd(reading.Scheme!.Slug, reading.Scheme)) faults.Add($"{file.Name}: another file has the scheme '{reading.Scheme.Slug}' already; give one of the two another name.");
        }

        return ([.. SchemeLibrary.All.Where(s => !own.ContainsKey(s.Slug)).Concat(own.Values).OrderBy(s => s.Slug, StringComparer.Ordinal)], faults.ToImmutable());
    }

    IEnumerable<FileInfo> Files() => workspace is null || new DirectoryInfo(Path.Combine(workspace, Folder)) is not { Exists: true } folder ? []
        : folder.EnumerateFiles().Where(f => f.Extension is ".yaml" or ".yml").OrderBy(f => f.Name, StringComparer.Ordinal);

    SchemeReading Of(FileInfo file)
    {
        lock (_reading)
        {
            if (_read.TryGetValue(file.FullName, out var known) && known.At == file.LastWriteTimeUtc && known.Length == file.Length) return known.Reading;
            var reading = Reading(file);
            _read[file.FullName] = (file.LastWriteTimeUtc, file.Length, reading);
            return reading;
        }
    }

    static SchemeReading Reading(FileInfo file)
    {
        try
        {
            return file.Length > SchemeFile.Longest * 4L ? new(null, $"{file.Name} is too long to be a scheme.") : SchemeFile.Read(File.ReadAllText(file.FullName), file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, $"{file.Name} cannot be read: {e.Message}");
        }
    }
}
