using System.Globalization;
using Quipu.Evaluation;
using Quipu.Reading;
using Quipu.Reading.Analysis;

// Quality: of reading as a whole against gold files, of trees against a treebank, of names by eye.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["reading", .. var rest] => ReadingRun.Start(rest),
    ["status", .. var rest] => StatusSuite.Start(rest),
    ["syntax", var path, var language] => Syntax.Score(path, language),
    ["trees", var path, var language] => TreeScore.Print(path, language),
    ["trees", var path, var language, var model] => TreeScore.Print(path, language, model),
    ["tags", var path, var language] => TagScore.Print(path, language),
    ["tags", var path, var language, var model] => TagScore.Print(path, language, model),
    ["tokens", var path, var language] => TokenScore.Print(path, language),
    ["parse", var path] => Syntax.Print(path),
    ["names", var folder, var to] => Names.Write(folder, to),
    ["names", var folder, var to, "--all"] => Names.Write(folder, to, all: true),
    ["coreference", var path, .. var rest] => Coreference.Start(path, rest.Contains("trained") ? new TrainedAnalyser() : rest.Contains("rules") ? new RuleAnalyser() : FrameReader.DefaultAnalyser, rest.Contains("--each")),
    ["muc", var path, .. var rest] => Muc.Start(path, new FrameReader(), rest is ["--missing", var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 0),
    ["names-score", .. var rest] => NamesScore.Start(rest),
    ["mentions", var path] => Names.Print(path),
    ["sureness", .. var rest] => SurenessFit.Start(rest),
    ["speed", .. var rest] => ReadingSpeed.Start(rest),
    ["robustness", var folder] => Robustness.Start(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: reading DIR [OUT] [--types] [--each] [--missing N] [--analyser rules|trained] | status [FILE…] [--faults] | syntax FILE.conllu LANGUAGE | trees FILE.conllu LANGUAGE [MODEL] | tags FILE.conllu LANGUAGE [MODEL] | tokens FILE.conllu LANGUAGE | parse FILE.txt | names FOLDER OUT [--all] | names-score FILE en|es … | coreference FILE.conllu [--each] | muc FILE.jsonl [--missing N] | mentions FILE.txt | sureness DIR [--write FILE] | speed DIR [WORDS] | robustness DIR");
    return 1;
}
