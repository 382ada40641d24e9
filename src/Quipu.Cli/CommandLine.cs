using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Quipu.Cli.Help;
using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;

namespace Quipu.Cli;

/// <summary>The one list of verbs, and the way from words on a command line to a verb and its exit code.</summary>
static class CommandLine
{
    /// <summary>In the order of help: the way in first, upkeep last.</summary>
    internal static ImmutableArray<Verb> Verbs { get; } =
    [
        new OpenVerb(),
        new ReadVerb(),
        new SourceVerb(),
        new MapVerb(),
        new LinkVerb(),
        new ImportVerb(),
        new ImportsVerb(),
        new ServeVerb(),
        new ScreenVerb(),
        new CrossrefVerb(),
        new SearchVerb(),
        new EntitiesVerb(),
        new ClaimsVerb(),
        new PatternsVerb(),
        new FindingsVerb(),
        new IndicatorsVerb(),
        new MoneyVerb(),
        new RatesVerb(),
        new RepliesVerb(),
        new SearchesVerb(),
        new WatchVerb(),
        new DraftCheckVerb(),
        new ExportVerb(),
        new CorrectionsVerb(),
        new VerifyVerb(),
        new CheckVerb(),
        new MaskVerb(),
        new RetentionVerb(),
        new EditionVerb(),
        new GradeVerb(),
        new ForgetVerb(),
        new AnalyseVerb(),
        new SettingsVerb(),
        new CompletionVerb(),
    ];

    internal static string Version => typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    internal static async Task<int> RunAsync(string[] words, Screen screen)
    {
        var code = ExitCode.Broken;
        try
        {
            code = await AnswerAsync(words, screen);
            screen.Flush();
        }
        catch (IOException fault) when (Screen.IsBrokenPipe(fault))
        {
            // Whoever read our output has had enough (`quipu claims | head`): that is not a failure.
            code = ExitCode.Fine;
        }
        catch (OperationCanceledException)
        {
            code = ExitCode.Partly;
        }
        catch (Exception fault) when (fault is QuipuException or IOException or UnauthorizedAccessException)
        {
            // Where the last words could not be written, the verb had already ended well.
            code = ExitCode.Broken;
            screen.Fault(fault.Message);
        }
        catch (Exception fault)
        {
            code = ExitCode.Broken;
            screen.Fault($"This should not happen ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Please report it with what QUIPU_TRACE=1 adds.");
            if (Environment.GetEnvironmentVariable("QUIPU_TRACE") == "1") screen.Error.WriteLine(fault);
        }

        return (int)code;
    }

    static async Task<ExitCode> AnswerAsync(string[] words, Screen screen)
    {
        if (words is [] or ["--help" or "-h" or "-?" or "help"])
        {
            HelpText.WriteList(Verbs, screen.Out);
            return words is [] ? ExitCode.Broken : ExitCode.Fine;
        }

        if (words is ["--version" or "version"])
        {
            screen.Out.WriteLine($"quipu {Version}");
            return ExitCode.Fine;
        }

        if (words is ["help", ..]) words = [.. words[1..], "--help"];
        var verb = Verbs.FirstOrDefault(v => v.Name == words[0]);
        if (verb is null)
        {
            screen.Fault($"There is no verb '{words[0]}'. {Nearest(words[0])}`quipu --help` lists them.");
            return ExitCode.Broken;
        }

        if (words.Skip(1).TakeWhile(w => w != "--").Any(w => w is "--help" or "-h" or "-?"))
        {
            HelpText.Write(verb, screen.Out);
            return ExitCode.Fine;
        }

        var asked = CommandLineParser.Parse(verb.Command, words[1..], new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (asked.Errors.Count == 0) return await verb.RunAsync(asked, screen, screen.Stopped);
        foreach (var error in asked.Errors) screen.Fault(string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".");
        screen.Error.WriteLine($"`quipu {verb.Name} --help` shows how it is used.");
        return ExitCode.Broken;
    }

    static string Nearest(string word) =>
        Verbs.Where(v => v.Name.StartsWith(word, StringComparison.Ordinal) || (word.Length > 2 && v.Name.StartsWith(word[..2], StringComparison.Ordinal))).Select(v => v.Name).ToArray() is [var one, ..]
            ? $"Did you mean '{one}'? "
            : "";
}
