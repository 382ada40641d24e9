using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu;

/// <summary>
/// Where registers come in: files are captured, their kind is guessed where nobody names it, their rows are kept with what happened to each on its way in.
/// What was imported before adds nothing; a run that was killed is finished by the next one; a file that cannot be read is a row of the log with a reason.
/// </summary>
public static class Importing
{
    /// <summary>Files as one import for each kind among them, in order of their first file. The caller holds the workspace's lock.</summary>
    /// <exception cref="StorageException">The disk is full or gone.</exception>
    public static ImportResult Run(Workspace workspace, ImportOptions options, CancellationToken cancellation)
    {
        var failures = new List<Failure>();
        var outcomes = new List<ImportOutcome>();
        var intake = new ImportIntake(workspace, options, failures);
        var mapping = options.Mapping is { } path ? ImportMapping.Take(path, intake) : null;
        if (options.Mapping is not null && mapping is null) return intake.Result([], cancellation);
        var served = mapping is null ? [] : ImportMapping.Served(mapping, workspace.Databases, intake);
        foreach (var group in intake.Files(cancellation).Concat(served).Select(file => (File: file, Kind: KindOf(file, options, intake))).Where(f => f.Kind is not null).GroupBy(f => f.Kind!).ToList())
        {
            if (cancellation.IsCancellationRequested) break;
            var files = group.Select(f => f.File).ToImmutableArray();
            var header = new ImportHeader(options.Dataset ?? DatasetOf(FolderOf(options) ?? files[0].PlainName), group.Key.Name, files, options.Time.GetUtcNow())
            {
                Append = options.Append,
                Mapping = mapping?.Capture,
                Card = options.Card,
            };
            if (Import(workspace, group.Key, header, intake, cancellation) is { } outcome) outcomes.Add(outcome);
        }

        return intake.Result([.. outcomes], cancellation);
    }

    /// <summary>An import's files as its format reads them: from the captures of the workspace.</summary>
    public static ImportInput InputOf(Workspace workspace, ImportRow import) =>
        new(import.Dataset, [.. import.Files.Select(f => new RegisterFile(workspace.Captures.FileOf(f.Capture), f.Name, f.Capture))])
        {
            Mapping = import.Mapping is { } mapping ? workspace.Captures.FileOf(mapping) : null,
            Databases = workspace.Databases,
        };

    /// <summary>The dataset that a file or folder of that name goes to where nobody names one: the name without endings, in lower case.</summary>
    public static DatasetName DatasetOf(string file)
    {
        var stem = file.Split('.', MappedRows.Mark) is [{ Length: > 0 } first, ..] ? first : "register";
        var name = string.Concat(Text.Folding.Compact(stem).Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' ? c : c == 'ñ' ? 'n' : '-')).Trim('-');
        return new(name.Length is 0 ? "register" : name[..Math.Min(60, name.Length)]);
    }

    // Files that lie in one folder are one register, and the folder says which.
    static string? FolderOf(ImportOptions options) =>
        options.Paths is [var path] && Directory.Exists(path) ? System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path))) : null;

    static IRegisterFormat? KindOf(RegisterFile file, ImportOptions options, ImportIntake intake)
    {
        if (options.Kind is { } named) return named;
        // Whoever hands in a mapping wants the tables read by it.
        if (options.Mapping is not null && RegisterFormats.Find("mapping") is { } mapped) return mapped;
        try
        {
            if (RegisterFormats.Guess(file) is { } guessed) return guessed;
            intake.Fail(file, RegisterFormats.IsTable(file)
                ? $"It is a table, and no register that is known: `quipu map {file.PlainName} --out MAPPING.yml` proposes what its columns become; then import it with --mapping MAPPING.yml. Statistics are named: quipu import series {file.PlainName}."
                : $"It looks like no register that is known; name its kind: quipu import KIND {file.PlainName} (`quipu import --help` lists the kinds).");
        }
        catch (Exception e) when (e is RegisterException or IOException or UnauthorizedAccessException)
        {
            intake.Fail(file, e.Message);
        }

        return null;
    }

    static ImportOutcome? Import(Workspace workspace, IRegisterFormat format, ImportHeader header, ImportIntake intake, CancellationToken cancellation)
    {
        var started = intake.Options.Time.GetTimestamp();
        try
        {
            var input = new ImportInput(header.Dataset, header.Files)
            {
                Mapping = header.Mapping is { } mapping ? workspace.Captures.FileOf(mapping) : null,
                Databases = workspace.Databases,
                IsDatasetAsked = intake.Options.Dataset is not null,
            };
            using var records = new CarefulRecords(format, input);
            if (!records.HasFirst)
            {
                intake.Fail(header.Files[0], "It has no rows; nothing was changed.");
                return null;
            }

            using var import = workspace.Store.BeginImport(header);
            var whole = import.IsDone || ImportPipeline.Run(import, records, rows => intake.Tell(header, rows, started), cancellation);
            if (!whole) return new(header, import.Number, null, intake.Options.Time.GetElapsedTime(started)) { RowsBefore = import.RowsKept };
            var summary = import.Finish();
            intake.Done(header);
            return new(header, summary.Number, summary, intake.Options.Time.GetElapsedTime(started)) { RowsBefore = import.RowsKept };
        }
        catch (RegisterException fault)
        {
            // Formats see the captures, whose names say nothing to people.
            intake.Fail(header.Files[0], header.Mapping is { } mapping ? fault.Message.Replace(mapping.Value, System.IO.Path.GetFileName(intake.Options.Mapping), StringComparison.Ordinal) : fault.Message);
            return null;
        }
    }
}
