using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu;

/// <summary>The left end of an import: files become captures, and what fails becomes a row of the log.</summary>
sealed class ImportIntake(Workspace workspace, ImportOptions options, List<Failure> failures)
{
    const long LargestBeforeRatio = 64 << 20, MostRatio = 200;

    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    internal ImportOptions Options => options;

    /// <summary>Every file of the paths, captured; the same bytes once.</summary>
    internal IEnumerable<RegisterFile> Files(CancellationToken cancellation)
    {
        var seen = new HashSet<CaptureId>();
        foreach (var (path, name) in options.Paths.SelectMany(Paths))
        {
            if (cancellation.IsCancellationRequested) yield break;
            if (Take(path, name) is { } file && seen.Add(file.Capture)) yield return file;
        }
    }

    /// <summary>Captures one file; null where it cannot be read.</summary>
    internal RegisterFile? Take(string path, string name)
    {
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            var (capture, length) = workspace.Captures.Keep(stream);
            workspace.Store.Write([new Change.CaptureTaken(new(capture, length, name, options.Time.GetUtcNow()), Dataset)]);
            var file = new RegisterFile(workspace.Captures.FileOf(capture), name, capture);
            if ((length == 0 ? "It is empty." : PackFault(file, length)) is not { } fault) return file;
            Fail(file, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(name, null, e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file; check the path." : $"It cannot be opened ({e.Message.TrimEnd('.')}); check that it is there and may be read.");
        }

        return null;
    }

    /// <summary>Captures what was made and not found: a mapping with what it includes, the rows that a server gave.</summary>
    internal RegisterFile Take(Stream made, string name)
    {
        var (capture, length) = workspace.Captures.Keep(made);
        workspace.Store.Write([new Change.CaptureTaken(new(capture, length, name, options.Time.GetUtcNow()), Dataset)]);
        return new(workspace.Captures.FileOf(capture), name, capture);
    }

    internal void Fail(RegisterFile file, string reason) => Fail(file.Name, file.Capture, reason);

    /// <summary>Everything in the files was kept: what failed at these places before is mended.</summary>
    internal void Done(ImportHeader header) =>
        workspace.Store.Write([.. header.Files.Select(f => new Change.CaptureDone(f.Capture, f.Name, "register", header.Kind))]);

    internal void Tell(ImportHeader header, long rows, long started) => options.Progress?.Report(new(header.Kind, header.Files[0].Name, rows, options.Time.GetElapsedTime(started)));

    internal ImportResult Result(ImmutableArray<ImportOutcome> imports, CancellationToken cancellation) => new(imports, [.. failures], cancellation.IsCancellationRequested);

    DatasetName Dataset => options.Dataset ?? DatasetName.Default;

    void Fail(string name, CaptureId? capture, string reason)
    {
        var failure = new Failure(name, 0, capture, reason, options.Time.GetUtcNow());
        failures.Add(failure);
        workspace.Store.Write([new Change.Failed(failure, Dataset)]);
    }

    // Unpacked once before any row is believed: what a torn file unpacks to just before its tear may be nonsense.
    static string? PackFault(RegisterFile file, long length)
    {
        if (!file.IsPacked) return null;
        try
        {
            using var stream = file.Open();
            var (chunk, unpacked) = (new byte[1 << 16], 0L);
            while (stream.Read(chunk) is > 0 and var read)
                if ((unpacked += read) > LargestBeforeRatio && unpacked / length > MostRatio)
                    return $"It unpacks to more than {MostRatio} times its size, as no register does; unpack it yourself if you trust it.";
            return null;
        }
        catch (RegisterException e)
        {
            return e.Message;
        }
    }

    // A folder's files in ordinal order, named from the folder on.
    IEnumerable<(string Path, string Name)> Paths(string path)
    {
        if (path == "-") return [("-", "stdin")];
        if (!Directory.Exists(path)) return [(path, System.IO.Path.GetFileName(path))];
        var root = System.IO.Path.GetFullPath(path);
        var files = Directory.EnumerateFiles(root, "*", Everything).Where(f => !f.StartsWith(workspace.Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(f => (Path: f, Name: System.IO.Path.GetRelativePath(root, f).Replace('\\', '/'))).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        if (files.Count == 0) Fail(System.IO.Path.GetFileName(root), null, "There are no files in this folder.");
        return files;
    }
}
