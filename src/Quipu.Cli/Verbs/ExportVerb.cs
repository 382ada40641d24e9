using System.CommandLine;
using System.Security.Cryptography;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Verbs;

sealed class ExportVerb : Verb
{
    readonly Argument<string> _format = new("FORMAT") { Description = $"One of: {string.Join(", ", ExportFormats.All.Select(f => f.Name))}." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _out = new("--out") { HelpName = "FILE", Description = "Writes into this file instead of printing." };
    readonly Option<bool> _proposals = new("--include-proposals") { Description = "Also what nobody has reviewed, and what is alleged, denied or possible; each row says so." };
    readonly Option<bool> _rejected = new("--include-rejected") { Description = "In claims and claims-csv: also what a person rejected or its outlet retracted, marked as that." };
    readonly Option<bool> _times = new("--with-times") { Description = "Also when Quipu took captures and people judged; without, the same records give the same bytes." };

    readonly Option<bool> _rows = new("--with-rows") { Description = "Also where in a register each value stands, as its origin." };
    readonly Option<bool> _unmasked = new("--unmasked") { Description = "With the names of minors and victims that are masked. That it was done is logged." };
    readonly Option<bool> _sealed = new("--with-sealed-texts") { Description = "In bundle: the whole texts that protected sources gave, and not the quotes alone. The log of what left says so." };
    readonly Option<string> _dataset = new("--dataset") { HelpName = "NAME", Description = "Only what this dataset says." };
    readonly Option<string> _entity = new("--entity") { HelpName = "ID", Description = "Only claims that this entity is an end of." };
    readonly Option<string[]> _claims = new("--claim") { HelpName = "ID", Description = "Only this claim; may be given several times." };

    internal ExportVerb() : base("export", "Takes records out, in a form that other tools read.")
    {
        _format.AcceptOnlyFromAmong([.. ExportFormats.All.Select(f => f.Name)]);
        Command.Add(_format);
        foreach (var option in new Option[] { _workspace, _out, _dataset, _entity, _claims, _proposals, _rejected, _times, _rows, _unmasked, _sealed }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu export claims --workspace case.quipu --out case.claims.jsonl", "every claim with all its axes"),
        new("quipu export claims-csv --workspace case.quipu | column -s, -t | less", "the same as a table"),
        .. ExportFormats.Find("ftm") is null ? Array.Empty<Example>() : [new Example("quipu export ftm --workspace case.quipu --out case.ftm.jsonl", "what a person accepted, for FollowTheMoney's tools")],
    ];

    internal override string Notes => "Sorted by id: the same records give the same bytes. What is left out is counted on standard error. Each export is a row of the log of what left (quipu corrections log).";

    internal override Glossary Glossary => new("Formats:", [.. ExportFormats.All.Select(f => (f.Name, $"({f.Extension}) {f.Description}"))]);

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var format = ExportFormats.Find(asked.GetRequiredValue(_format))!;
        var options = Options(asked, workspace);
        if (Unknown(options, workspace) is { } unknown)
        {
            screen.Fault(unknown);
            return Task.FromResult(ExitCode.Broken);
        }

        using var departure = new Departure();
        using var key = format.Name == "bundle" ? SigningKey.OrPassing(workspace.Path) : null;
        var carrying = options with { Key = key, Carried = departure.Carry };
        var viewer = asked.GetValue(_unmasked) ? MaskVerb.Unmasked(workspace, $"exported {format.Name} with masked names") : Viewer.Owner;
        ExportResult Write(Stream to) => format.Write(workspace.Store, viewer, carrying, new ForwardStream(departure.Over(to), cancellation));
        var file = asked.GetValue(_out);
        var leaving = Departing.Leaving(workspace, LeavingAct.Export, format.Name, asked.GetValue(_unmasked) ? $"{Question(options)} --unmasked".Trim() : Question(options)) with { File = file is null ? null : Path.GetFileName(file) };
        ExportResult result;
        string? name = null;
        try
        {
            if (file is null) result = Write(screen.Bytes);
            else (result, name) = IntoFile(file, Write);
        }
        catch (IOException fault) when (file is null && (departure.HasBegun || (departure.HasTried && Screen.IsBrokenPipe(fault))))
        {
            // Whoever read the pipe had enough; what they read has left.
            Departing.Keep(workspace, departure, leaving with { IsWhole = false }, screen);
            throw;
        }
        catch (OperationCanceledException)
        {
            if (file is null && departure.HasBegun) Departing.Keep(workspace, departure, leaving with { IsWhole = false }, screen);
            screen.Say(file is null ? "Stopped; what was printed is not whole." : $"Stopped; {file} was not written.");
            return Task.FromResult(ExitCode.Partly);
        }

        Departing.Keep(workspace, departure, leaving with { Package = result.Package, File = name }, screen);
        if (file is not null && name is not null) Manifest(file, format, (options, result), workspace);
        screen.Say($"{EntityText.Count(result.Rows, "row")} with {EntityText.Count(result.Claims, "claim")}.");
        foreach (var sentence in result.Sentences()) screen.Say(sentence);
        if (key is not null) Departing.SaySigned(key, screen);
        return Task.FromResult(ExitCode.Fine);
    }

    // As it would be typed again.
    static string Question(ExportOptions options) => string.Join(' ', new[]
    {
        options.Dataset is { } dataset ? $"--dataset {dataset}" : null, options.Entity is { } entity ? $"--entity {entity}" : null, options.IncludeProposals ? "--include-proposals" : null,
        options.IncludeRejected ? "--include-rejected" : null, options.WithTimes ? "--with-times" : null, options.WithRows ? "--with-rows" : null,
        options.WithSealedTexts ? "--with-sealed-texts" : null,
    }.OfType<string>().Concat(options.Claims.Select(c => $"--claim {c}")));

    /// <summary>What was asked for and is not there: without a word, an empty export would look like an answer.</summary>
    static string? Unknown(ExportOptions options, Workspace workspace)
    {
        var store = workspace.Store;
        if (options.Dataset is { } dataset && Shared.Unknown(store, dataset) is { } noDataset) return noDataset;
        if (options.Entity is { } entity && Shared.Unknown(store, entity) is { } noEntity) return noEntity;
        foreach (var claim in options.Claims)
            if (store.Claim(Viewer.Owner, claim) is null) return $"There is no claim '{claim}' here; `quipu claims` prints their ids.";
        return null;
    }

    ExportOptions Options(ParseResult asked, Workspace workspace) => new()
    {
        IncludeProposals = asked.GetValue(_proposals),
        IncludeRejected = asked.GetValue(_rejected),
        WithTimes = asked.GetValue(_times),
        WithRows = asked.GetValue(_rows),
        WithSealedTexts = asked.GetValue(_sealed),
        Dataset = asked.GetValue(_dataset) is { } dataset ? new DatasetName(dataset) : null,
        Entity = asked.GetValue(_entity) is { } entity ? workspace.Store.Entity(Viewer.Owner, new(entity))?.Id ?? new EntityId(entity) : null,
        Claims = [.. (asked.GetValue(_claims) ?? []).Select(id => new ClaimId(id))],
        Captures = workspace.Captures,
    };

    static void Manifest(string file, ExportFormat format, (ExportOptions Options, ExportResult Result) done, Workspace workspace)
    {
        using var hashed = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(hashed));
        IntoFile(file + ".manifest.json", to =>
        {
            ExportManifest.Write(to, new(format, Path.GetFileName(file), sha256, done.Options, done.Result), workspace.Store, Viewer.Owner);
            return done.Result;
        });
    }

    /// <summary>Written aside and renamed when whole: an export that broke off never lies there under its name.</summary>
    /// <returns>What was written, and the file's name without folders; null: it went into a pipe or a device, whose name says nothing of it and which nothing can be laid beside.</returns>
    internal static (T Result, string? Name) IntoFile<T>(string file, Func<Stream, T> write)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder)) throw new StorageException($"There is no folder {folder} to write {Path.GetFileName(file)} into.");
        var (part, name) = (file + ".part", Path.GetFileName(file));
        try
        {
            file = Target(file);
            part = file + ".part";
            using (var straight = Straight(file))
                if (straight is not null) return (write(straight), null);
            T result;
            using (var to = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) result = write(to);
            File.Move(part, file, overwrite: true);
            return (result, name);
        }
        catch (Exception fault)
        {
            if (File.Exists(part)) File.Delete(part);
            if (fault is not (IOException or UnauthorizedAccessException)) throw;
            throw new StorageException($"{file} cannot be written ({fault.Message.TrimEnd('.')}); choose another place, or free some space.", fault);
        }
    }

    // A link is followed: what it leads to may be an encrypted disk, and nothing is to lie in the open beside it.
    static string Target(string file) => new FileInfo(file) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file : file;

    /// <summary>Whether a path is a pipe or a device, which only the process that was given it can write into.</summary>
    internal static bool IsStraight(string file)
    {
        if (Path.GetFullPath(file) is var whole && (whole.StartsWith("/dev/", StringComparison.Ordinal) || whole.StartsWith("/proc/", StringComparison.Ordinal))) return true;
        try
        {
            using var straight = Straight(Target(file));
            return straight is not null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false; // whoever writes it says why it cannot be written
        }
    }

    // A device or a pipe is written into, never put away for a file of its name.
    static FileStream? Straight(string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(file)) return null;
        var there = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (!there.CanSeek || Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal)) return there;
        there.Dispose();
        return null;
    }
}
