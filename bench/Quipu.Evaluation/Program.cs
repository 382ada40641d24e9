using System.Globalization;
using Quipu.Evaluation;
using Quipu.Reading;
using Quipu.Reading.Analysis;

// Quality: of reading as a whole against gold files, of trees against a treebank, of names by eye.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Given.Guarded(() => args switch
{
    ["reading", .. var rest] => ReadingRun.Start(rest),
    ["status", .. var rest] => StatusSuite.Start(rest),
    ["analysis", var folder] => AnalysisRun.Start(folder),
    ["report", .. var rest] => ReportRun.Start(rest),
    ["syntax", var path, var language] => Syntax.Score(path, language),
    ["trees", var path, var language] => TreeScore.Print(path, language),
    ["trees", var path, var language, var model] => TreeScore.Print(path, language, model),
    ["tags", var path, var language] => TagScore.Print(path, language),
    ["tags", var path, var language, var model] => TagScore.Print(path, language, model),
    ["parse", var path] => Syntax.Print(path),
    ["hispanic-names", var file] => HispanicNames.Write(file),
    ["names", var folder, "--fit", var file] => MatchingFit.Write(folder, file),
    ["names", var folder] => MatchingRun.Start([folder]),
    ["names", var folder, "--api"] => ApiChecks.Start(folder),
    ["names", var folder, "--each"] => MatchingRun.Start([folder, "--each"]),
    ["names", var folder, var page] when page.EndsWith(".md", StringComparison.Ordinal) => MatchingRun.Start([folder, page]),
    ["names", var folder, var to] => Names.Write(folder, to),
    ["names", var folder, var to, "--all"] => Names.Write(folder, to, all: true),
    ["coreference", var path, .. var rest] => Coreference.Start(path, rest.Contains("trained") ? new TrainedAnalyser() : rest.Contains("rules") ? new RuleAnalyser() : FrameReader.DefaultAnalyser, (rest.Contains("--each"), !rest.Contains("--no-turns"), rest.Contains("--faults"))),
    ["muc", var path, .. var rest] => Muc.Start(path, new FrameReader(), rest is ["--missing", var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 0),
    ["names-score", .. var rest] => NamesScore.Start(rest),
    ["mentions", var path] => Names.Print(path),
    ["gold", .. var rest] => GoldSpans.Start(rest),
    ["sureness", .. var rest] => SurenessFit.Start(rest),
    ["ftm", var folder] => FtmRun.Start(folder),
    ["speed", .. var rest] => ReadingSpeed.Start(rest),
    ["robustness", var folder] => Robustness.Start(folder),
    ["records", var folder] => RecordsRun.Start(folder),
    ["graphs", var folder] => GraphRun.Start(folder),
    ["indicators", var folder] => IndicatorsRun.Start(folder),
    ["findings", var folder] => FindingsRun.Start(folder),
    ["findings", var folder, var page] => FindingsRun.Start(folder, page),
    ["drafts", var folder, .. var rest] => DraftsRun.Start(folder, rest),
    ["masks", var folder, .. var rest] => MasksRun.Start(folder, rest),
    ["joins", .. var rest] => JoinsRun.Start(rest),
    ["growth", var folder] => Growth.Start(folder),
    ["linkage", var folder] => LinkageRun.Start(folder),
    ["linkage", var folder, "--page", var page] => LinkageRun.Start(folder, page),
    _ => Usage(),
});

static int Usage()
{
    Console.Error.WriteLine("""
        report SHARED [PAGE]            everything, written to bench/results/reading.md
        reading DIR [OUT] [--types] [--each] [--missing N] [--analyser rules|trained]
        analysis DIR                    tags, trees, names, chains of every corpus of a folder
        status [FILE…] [--faults]       the status suite
        sureness DIR… [--write FILE]    how well sureness is calibrated; fits it anew
        muc FILE.jsonl [--missing N] | coreference FILE.conllu [--each] [--no-turns] [--faults]
        gold pack GOLD OUT | gold unpack PACKED TEXTS OUT    readings of articles that are not ours to keep
        names DIR [PAGE.md] [--each]    names and their comparison: pairs, checks, scenarios, vectors, Hispanic names, speed; names DIR --api the checks of /yente and /reconcile alone; names DIR --fit FILE fits logic-q1 anew
        hispanic-names FILE             makes bench/gold/hispanic-names.csv anew, byte for byte
        ftm DIR                         conformance of the FollowTheMoney library: vectors, hashes, mappings, streams
        joins DIR… [--speed]            names of several documents: what is joined, what is proposed, how fast
        linkage DIR [--page FILE]       tables linked without labels: P, R, F1 of every set of a folder
        graphs DIR                      the network's algorithms against reference outputs and expected measures
        indicators DIR                  procurement indicators against expected results
        findings WORKSPACE [PAGE.md]    what each pattern finds in a workspace, counted
        drafts DIR [PAGE.md] [--each] [--proposals]    the check before publishing: planted faults found, false marks on sound sentences
        masks DIR [PAGE.md] [--each]    who is masked without a decision: minors and victims found, others masked in vain
        robustness DIR | growth DIR | speed DIR [WORDS [LANGUAGE]]
        trees|tags FILE.conllu LANGUAGE [MODEL] | syntax FILE.conllu LANGUAGE | parse|mentions FILE.txt | names FOLDER OUT [--all] | names-score FILE en|es …
        """);
    return 1;
}
