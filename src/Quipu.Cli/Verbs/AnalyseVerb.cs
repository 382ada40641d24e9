using System.CommandLine;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Cli.Verbs;

sealed class AnalyseVerb : Verb
{
    readonly Argument<string> _file = new("FILE") { HelpName = "FILE", Description = "A text, Markdown, HTML or JSON file, or - for the standard input; with --gold-tokens a CoNLL-U file." };
    readonly Option<bool> _conllu = new("--conllu") { Description = "Prints CoNLL-U: words, lemmas, parts of speech, features, trees, names. It is the one form there is." };
    readonly Option<bool> _goldTokens = new("--gold-tokens") { Description = "FILE is CoNLL-U: keeps its tokens and sentences, finds the other columns anew." };
    readonly Option<string?> _language = new("--language") { HelpName = "en|es", Description = "The language, where it should not be told from the text." };

    internal AnalyseVerb() : base("analyse", "Prints how the reader takes a text apart: words, trees, names.")
    {
        Command.Add(_file);
        foreach (var option in new Option[] { _conllu, _goldTokens, _language }) Command.Add(option);
        Command.Validators.Add(asked =>
        {
            if (asked.GetValue(_language) is { } code && code is not ("en" or "es")) asked.AddError($"--language is en or es, not '{code}'");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu analyse --conllu story.txt | head -40", "the first sentences of a story, a word on each line"),
        new("quipu analyse --conllu --gold-tokens --language es treebank.conllu", "a treebank's own words with our tags and trees, to compare"),
    ];

    internal override string Notes => "Trained on public treebanks; what it gets right and wrong is in docs/reading.md.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var path = asked.GetRequiredValue(_file);
        if (!StandardInput.IsNamed(path) && !File.Exists(path))
        {
            screen.Fault($"{path}: there is no such file; name one text.");
            return Task.FromResult(ExitCode.Broken);
        }

        Language? language = asked.GetValue(_language) switch { "es" => Language.Spanish, "en" => Language.English, _ => null };
        return Task.FromResult(asked.GetValue(_goldTokens) ? OfTokens(path, language, screen, cancellation) : OfText(path, language, screen, cancellation));
    }

    static ExitCode OfText(string path, Language? language, Screen screen, CancellationToken cancellation)
    {
        var item = StandardInput.Items([path], cancellation)[0];
        if (StatelessReading.Parse(item, cancellation, out var fault) is not { } parts)
        {
            screen.Fault($"{path}: {fault}");
            return ExitCode.Partly;
        }

        var code = ExitCode.Fine;
        foreach (var part in parts)
        {
            if (part is Parsed.Readable(var document))
            {
                Print(ConlluText.Lines(language is { } told ? document with { Language = told } : document), screen, cancellation);
                continue;
            }

            if (part is Parsed.Unreadable(_, var reason)) screen.Fault($"{path}: {reason}");
            code = ExitCode.Partly;
        }

        return code;
    }

    static ExitCode OfTokens(string path, Language? language, Screen screen, CancellationToken cancellation)
    {
        try
        {
            using var from = StandardInput.IsNamed(path) ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(path);
            if (Print(ConlluText.Lines(from, language), screen, cancellation)) return ExitCode.Fine;
            screen.Fault($"{path}: It holds no sentence.");
            return ExitCode.Partly;
        }
        catch (InvalidDataException fault)
        {
            screen.Fault($"{path}: {fault.Message} --gold-tokens reads CoNLL-U; leave it out for a text.");
            return ExitCode.Partly;
        }
    }

    static bool Print(IEnumerable<string> lines, Screen screen, CancellationToken cancellation)
    {
        var any = false;
        foreach (var line in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            screen.Out.WriteLine(line);
            any = true;
        }

        return any;
    }
}
