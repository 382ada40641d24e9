using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class CrossrefVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "Everybody in this dataset; without, everybody whom the articles name." };
    readonly Option<string?> _with = new("--with") { HelpName = "NAME", Description = "Against this dataset, which may be the same one; without, against everybody on record." };
    readonly Option<double?> _threshold = Shared.Share("--threshold", "The least score of a pair, 0 to 1; without, the setting match-threshold.");
    readonly Option<int> _limit = Shared.Limit();
    readonly Option<string?> _out = new("--out") { HelpName = "FILE.csv", Description = "Writes every pair there, with its reasons." };

    internal CrossrefVerb() : base("crossref", "Holds datasets against each other: who in the one may be somebody in the other.")
    {
        foreach (var option in new Option[] { _workspace, _dataset, _with, _threshold, _limit, _out }) Command.Add(option);
        Command.Validators.Add(asked =>
        {
            if (asked.GetValue(_out) is { } path && !Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) asked.AddError($"--out is '{path}', but the pairs are written as .csv");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu crossref --workspace case.quipu", "everybody whom the articles name, against everybody on record"),
        new("quipu crossref --workspace case.quipu --dataset contractors --with sanctions --out pairs.csv", "one register against another"),
        new("quipu crossref --workspace case.quipu --dataset contractors --with contractors --threshold 0.8", "who may stand in one register twice"),
    ];

    internal override string Notes =>
        "A pair is a proposal: nothing is joined until a person says that both are one, on the page /matches, where it can be taken back. A later run of the same two datasets takes the place of an earlier one; " +
        "what people decided stays. A run that was stopped goes on where it was, as long as the records are the same.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen, cancellation));

    ExitCode Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var path = asked.GetRequiredValue(_workspace);
        var settings = Shared.SettingsOf(path);
        using var workspace = Shared.Open(path);
        var datasets = workspace.Store.Datasets(Viewer.Owner).Select(d => d.Name.Value).ToArray();
        foreach (var name in new[] { asked.GetValue(_dataset), asked.GetValue(_with) })
            if (name is not null && !datasets.Contains(name, StringComparer.Ordinal))
                return Shared.Broken(screen, datasets.Length == 0 ? $"There is no dataset '{name}' in {path}; it is empty." : $"There is no dataset '{name}' in {path}; there are {string.Join(", ", datasets)}.");
        using var held = workspace.Lock(null, TimeProvider.System);
        using var known = MatchIndex.Of(workspace.Store, workspace.Path);
        var cross = new CrossReferencing(workspace.Store, known, workspace.Path);
        var order = new CrossAsked
        {
            Dataset = Named(asked.GetValue(_dataset)),
            With = Named(asked.GetValue(_with)),
            Least = asked.GetValue(_threshold) ?? settings[Settings.MatchThreshold] / 100.0,
        };
        return cross.Count(new()) == 0 ? Shared.Broken(screen, $"Nobody is on record in {path}: read articles or import a register first.") : Run(cross, order, (asked.GetValue(_out), asked.GetValue(_limit)), screen, cancellation);
    }

    static ExitCode Run(CrossReferencing cross, CrossAsked order, (string? Out, int Limit) to, Screen screen, CancellationToken cancellation)
    {
        // Looked at before the work: an hour of it is not to end in a folder that is not there.
        if (to.Out is { } path && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) return Shared.Broken(screen, $"{path} cannot be written: there is no folder {folder}.");
        var progress = new ProgressLine(screen, "crossref", TimeProvider.System);
        var outcome = cross.Run(order, new Told(r => progress.Report(r.Asked, r.Total)), cancellation);
        progress.Clear();
        if (outcome.Before > 0) screen.Say(Said($"{outcome.Before:N0} names were asked for before; went on from there."));
        if (!outcome.IsWhole)
        {
            screen.Say(Said($"Stopped after {outcome.Reached.Asked:N0} of {outcome.Reached.Total:N0} names; the same command goes on from here."));
            return ExitCode.Partly;
        }

        var explained = outcome.Pairs.Select(p => cross.Explain(p, order.Algorithm)).OfType<CrossExplained>();
        if (to.Out is { } file)
        {
            using var table = File.Create(file);
            CrossedText.Write(explained, order, table);
        }
        else
        {
            foreach (var pair in explained.Take(to.Limit)) CrossedText.Write(pair, screen.Out);
            if (outcome.Pairs.Length > to.Limit) screen.Say(Said($"{to.Limit} of {outcome.Pairs.Length:N0} pairs shown; --limit N shows more, --out FILE.csv writes all."));
        }

        screen.Say(Said(
            $"{EntityText.Count((int)outcome.Reached.Total, "name")} asked for with {order.Algorithm.Name} at {order.Least:0.000}: {EntityText.Count(outcome.Pairs.Length, "pair")} proposed{(to.Out is null ? "" : $", in {to.Out}")}; quipu serve shows them on /matches."));
        return ExitCode.Fine;
    }

    static DatasetName? Named(string? name) => name is null ? null : new DatasetName(name);

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // In order, on the thread that does the work: Progress<T> would tell late and out of turn.
    sealed class Told(Action<CrossReached> tell) : IProgress<CrossReached>
    {
        public void Report(CrossReached value) => tell(value);
    }
}
