using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Publishing.Editions;

namespace Quipu.Cli.Verbs;

sealed class EditionVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "create: writes an edition; verify: checks one; list: those made here." };
    readonly Argument<string?> _what = new("NAME|FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "With create: what it is called, as a paper cites it. With verify: its file." };
    readonly Option<string?> _workspace = new("--workspace") { HelpName = "DIR", Description = "The workspace folder. With verify: also say what its records give today." };
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "With create: of which dataset." };
    readonly Option<string?> _version = new("--version") { HelpName = "TEXT", Description = "With create: its version. Without, the day of its release is, and it is said." };
    readonly Option<DateOnly?> _day = Shared.Day("--date", "With create: the day of its release (today, or the version where it is a day).");
    readonly Option<bool> _proposals = new("--include-proposals") { Description = "With create: also what nobody has reviewed, where it accuses nobody." };
    readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "With create: the ZIP to write." };

    internal EditionVerb() : base("edition", "Freezes a dataset as a citable edition, and checks one.")
    {
        _action.AcceptOnlyFromAmong("create", "verify", "list");
        Command.Add(_action);
        Command.Add(_what);
        foreach (var option in new Option[] { _workspace, _dataset, _version, _day, _proposals, _out }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu edition create \"Ties of the estuary\" --dataset default --version 1.0 --workspace case.quipu --out ties-1.0.zip", "reviewed claims with their axes, figures, codebook, coverage and a citation"),
        new("quipu edition verify ties-1.0.zip", "hashes every part and counts every figure again, from the file alone"),
        new("quipu edition verify ties-1.0.zip --workspace case.quipu", "and says what of it no longer stands"),
        new("quipu edition list --workspace case.quipu", "what was made here, and how many claims of each no longer stand"),
    ];

    internal override string Notes =>
        "The same records with the same name, version and date give the same bytes. What nobody reviewed stays at home and is counted; captures always do, and texts go along only where their licence lets anybody pass them on. " +
        "What changes in the workspace later changes no edition: its page lists what no longer stands. Where `quipu serve` has the workspace, create is handed to it.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => asked.GetRequiredValue(_action) switch
    {
        "create" => Create(asked, screen, cancellation),
        "verify" => Task.FromResult(Verify(asked, screen, cancellation)),
        _ => Task.FromResult(List(asked, screen)),
    };

    async Task<ExitCode> Create(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        if (asked.GetValue(_what) is not { } name) return Shared.Broken(screen, "create needs the name of the edition.");
        if (asked.GetValue(_workspace) is not { } folder) return Shared.Broken(screen, "create needs --workspace DIR.");
        if (asked.GetValue(_dataset) is not { } dataset) return Shared.Broken(screen, "create needs --dataset NAME: an edition is of one dataset.");
        if (asked.GetValue(_out) is not { } file) return Shared.Broken(screen, "create needs --out FILE.zip.");
        using var workspace = Shared.Open(folder);
        var known = workspace.Store.Datasets(Viewer.Owner);
        if (known.All(d => d.Name.Value != dataset)) return Shared.Broken(screen, $"There is no dataset '{dataset}' here; there are: {string.Join(", ", known.Take(20).Select(d => d.Name.Value))}.");
        var request = Request(asked, name, dataset);
        if (request.Fault is { } fault) return Shared.Broken(screen, fault);
        var version = asked.GetValue(_version);
        return await HandedOver.OrHereAsync(
            workspace, () => EditionRun.Make(workspace, request, file, By(workspace), cancellation),
            () => ExportVerb.IsStraight(file) ? null : WorkOrder.Of(EditionOrder.Of(request, file), By(workspace)), screen, cancellation) is var code and not ExitCode.Fine ? code : Told(version, request, screen);
    }

    static string By(Workspace workspace) => Shared.SettingsOf(workspace.Path)[Settings.Name];

    static ExitCode Told(string? version, EditionRequest request, Screen screen)
    {
        if (version is null) screen.Say($"No --version was given: it is version {request.Version}, the day of its release, and is cited so. Made on another day without one, it would be another edition.");
        return ExitCode.Fine;
    }

    EditionRequest Request(ParseResult asked, string name, string dataset)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var version = asked.GetValue(_version) ?? IsoTime.Of(asked.GetValue(_day) ?? today);
        return new(name.Trim(), version.Trim(), new(dataset), asked.GetValue(_day) ?? IsoTime.Day(version) ?? today, asked.GetValue(_proposals));
    }

    ExitCode Verify(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        if (asked.GetValue(_what) is not { } path) return Shared.Broken(screen, "verify needs the file of an edition.");
        var (file, fault) = EditionFile.Open(path);
        if (file is null) return Shared.Broken(screen, fault!);
        using var closed = file;
        var check = EditionCheck.Of(file, cancellation);
        foreach (var found in check.Faults) screen.Fault(found);
        if (!check.Faults.IsEmpty)
        {
            screen.Say($"{path} is not the edition that it says it is: {EntityText.Count(check.Faults.Length, "fault")}.");
            return ExitCode.Broken;
        }

        screen.Out.WriteLine(Citation.Line(file.Request, file.Hash));
        screen.Out.WriteLine($"Whole: {EntityText.Count(check.Parts, "part")} hashed, {EntityText.Count(check.Figures, "figure")} counted again from its records, {EntityText.Count(check.Quotes, "quote")} found in its texts.");
        return asked.GetValue(_workspace) is { } folder ? Compare(folder, file, screen) : ExitCode.Fine;
    }

    static ExitCode Compare(string folder, EditionFile file, Screen screen)
    {
        using var workspace = Shared.Open(folder);
        var compared = new EditionDesk(workspace.Store, EditionRun.Codebooks).Compare(Viewer.Owner, file);
        if (compared.Row is null) screen.Say("It was not made in this workspace, or its list of editions is gone.");
        if (compared.IsSame)
        {
            screen.Out.WriteLine("The workspace gives the same edition today, byte for byte.");
            return ExitCode.Fine;
        }

        if (compared.IsOfThen) return Shared.Broken(screen, "Nothing was recorded since it was made, and yet the workspace gives another edition: its records were changed from outside, or another version of Quipu made it.");
        screen.Out.WriteLine($"The workspace has changed since{(compared.Row is { } row ? string.Create(CultureInfo.InvariantCulture, $" change {row.Sequence}") : "")}; the edition has not.");
        foreach (var (figure, then, now) in compared.Figures)
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figure}: {then} in the edition, {(now is { } number ? number.ToString(CultureInfo.InvariantCulture) : "none")} today"));
        foreach (var group in compared.Errata.GroupBy(e => e.Erratum).OrderBy(g => g.Key))
            screen.Out.WriteLine($"  {EntityText.Count(group.Count(), "claim")} of it {Became(group.Key)}");
        return ExitCode.Partly;
    }

    static string Became(Erratum erratum) => erratum switch
    {
        Erratum.Gone => "no longer on record",
        Erratum.Rejected => "rejected since",
        Erratum.Unreviewed => "of which the review was taken back",
        _ => "corrected, answered or elsewhere in law since",
    };

    ExitCode List(ParseResult asked, Screen screen)
    {
        if (asked.GetValue(_what) is { } what) return Shared.Broken(screen, $"list takes no name; use quipu edition verify {what}.");
        if (asked.GetValue(_workspace) is not { } folder) return Shared.Broken(screen, "list needs --workspace DIR.");
        using var workspace = Shared.Open(folder);
        var rows = workspace.Store.Editions(Viewer.Owner);
        foreach (var row in rows)
            screen.Out.WriteLine($"{row.Name}  version {row.Version}  {IsoTime.Of(row.Day)}  dataset: {row.Dataset.Value}  {EntityText.Count(row.Counts.Claims, "claim")}, {EntityText.Count(row.Counts.Documents, "document")}" +
                $"{(row.Fallen > 0 ? $"  no longer stand: {row.Fallen}" : "")}  file: {row.File}  sha256:{row.Id}");
        if (rows.IsEmpty) screen.Say("No edition has been made here: quipu edition create makes one.");
        return rows.IsEmpty ? ExitCode.Partly : ExitCode.Fine;
    }

}
