using System.Collections.Immutable;
using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;

namespace Quipu.Cli.Verbs;

sealed class PatternsVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "run, check or explain." };
    readonly Argument<string[]> _patterns = new("PATTERN") { Arity = ArgumentArity.ZeroOrMore, Description = "Slugs; with check also pattern files. All without." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<DateOnly?> _asOf = Shared.Day("--as-of", "Only what may have begun by this day, at the stage reached by then.");
    readonly Option<DateOnly?> _knownOn = Shared.Day("--known-on", "Only what could be known here on this day.");
    readonly Option<bool> _accepted = new("--accepted") { Description = "Only claims that a person accepted, and registers." };
    readonly Option<bool> _json = new("--json") { Description = "Findings as JSON, one a line, with the quotes of every hop." };

    internal PatternsVerb() : base("patterns", "Looks for patterns in the network: where they hold, and where one record is missing.")
    {
        _action.AcceptOnlyFromAmong("run", "check", "explain");
        Command.Add(_action);
        Command.Add(_patterns);
        foreach (var option in new Option[] { _workspace, _asOf, _knownOn, _accepted, _json }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu patterns run --workspace case.quipu", "one line for each finding and lead"),
        new("quipu patterns explain money-office-loop --workspace case.quipu", "what the pattern means, what feeds it, and each finding with its quotes"),
        new("quipu patterns check ours.yaml --workspace case.quipu", "every fault of a pattern file, with its line"),
    ];

    internal override string Notes =>
        "A desk's own patterns stand in the folder patterns of its workspace. A finding is as strong as its weakest hop; one whose accusing hops nobody has reviewed is marked private: it is not to be published or sent. " +
        "run and explain keep what they find, but for another day's or with --accepted: quipu findings lists it, with its history. A pattern describes; it convicts nobody.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen, cancellation));

    ExitCode Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var (path, words) = (asked.GetRequiredValue(_workspace), asked.GetValue(_patterns) ?? []);
        using var workspace = Shared.Open(path);
        var (known, faults) = DeskPatterns.Of(workspace.Path);
        var action = asked.GetRequiredValue(_action);
        if (action == "check") return Check(words, (known, faults), screen);
        foreach (var file in faults.GroupBy(f => f.File, StringComparer.Ordinal)) screen.Say($"Left out: {file.First()}{(file.Skip(1).Any() ? $" And {file.Count() - 1} more; quipu patterns check lists them." : "")}");
        var patterns = words.Length == 0 ? known : [.. words.Distinct(StringComparer.Ordinal).Select(w => known.FirstOrDefault(p => p.Slug == w)).OfType<Pattern>()];
        if (words.FirstOrDefault(w => known.All(p => p.Slug != w)) is { } stranger)
        {
            screen.Fault($"There is no pattern '{stranger}'{Nearest(stranger, known)}; there are {Slugs(known)}.");
            return ExitCode.Broken;
        }

        var question = new PatternQuestion(asked.GetValue(_asOf), asked.GetValue(_knownOn), asked.GetValue(_accepted));
        PatternText.SayDay(question, screen);
        // Only what holds of everything on record is kept; what held on a day is told and not kept.
        var isKept = question == new PatternQuestion() && KeptFindings.Refresh(workspace, screen, cancellation);
        var desk = PatternDesk.Of(workspace.Store, Viewer.Owner, question);
        var total = 0;
        foreach (var pattern in patterns)
        {
            if (cancellation.IsCancellationRequested) return ExitCode.Partly;
            total += Tell(pattern, isKept ? KeptFindings.All(workspace.Store, new() { Pattern = pattern.Slug }) : [.. PastFindings.Marked(workspace.Store, Viewer.Owner, desk.Run(pattern), question.KnownOn)], desk, (asked, screen));
        }

        if (total == 0) screen.Say("No findings and no leads.");
        return faults.IsEmpty ? ExitCode.Fine : ExitCode.Partly;
    }

    int Tell(Pattern pattern, IReadOnlyCollection<KeptFinding> found, PatternDesk desk, (ParseResult Asked, Screen Screen) to)
    {
        var (isExplained, asJson) = (to.Asked.GetRequiredValue(_action) == "explain", to.Asked.GetValue(_json));
        if (isExplained && !asJson) PatternText.Explain(pattern, desk, to.Screen.Out);
        foreach (var finding in found)
            if (asJson) FindingJson.Write(finding, pattern, desk, to.Screen.Out);
            else if (isExplained) PatternText.Write(finding, desk, to.Screen.Out);
            else to.Screen.Out.WriteLine(PatternText.Line(finding));
        return found.Count;
    }

    static string Slugs(ImmutableArray<Pattern> known) => string.Join(", ", known.Select(p => p.Slug));

    // The one that begins the same for longest.
    static string Nearest(string word, ImmutableArray<Pattern> known) =>
        known.Select(p => (p.Slug, Same: p.Slug.AsSpan().CommonPrefixLength(word))).Where(p => p.Same >= 4).OrderByDescending(p => p.Same).FirstOrDefault().Slug is { } near ? $" (did you mean {near}?)" : "";

    // A word is a slug, or a file.
    static ExitCode Check(string[] words, (ImmutableArray<Pattern> Patterns, ImmutableArray<PatternFault> Faults) known, Screen screen)
    {
        var (sound, faults) = (new List<string>(), words.Length == 0 ? [.. known.Faults] : new List<PatternFault>());
        if (words.Length == 0) sound.AddRange(known.Patterns.Select(p => p.Slug));
        foreach (var word in words)
        {
            if (known.Patterns.Any(p => p.Slug == word))
            {
                sound.Add(word);
                continue;
            }

            if (!File.Exists(word))
            {
                screen.Fault($"'{word}' is no pattern and no file{Nearest(word, known.Patterns)}; patterns are {Slugs(known.Patterns)}.");
                return ExitCode.Broken;
            }

            var read = PatternLibrary.Read(File.ReadAllText(word), word);
            faults.AddRange(read.Faults);
            if (read.Pattern is { } pattern) sound.Add(pattern.Slug);
        }

        foreach (var slug in sound) screen.Out.WriteLine($"{slug}  sound");
        foreach (var fault in faults) screen.Out.WriteLine(fault.ToString());
        return faults.Count == 0 ? ExitCode.Fine : ExitCode.Partly;
    }
}
