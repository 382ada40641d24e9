using Quipu.Model;
using Quipu.Reading;
using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>Scores tags, lemmas and trees against a CoNLL-U file; or prints the analysis of a text.</summary>
static class Syntax
{
    /// <summary>Gold tokens are given, so that only the analysis is judged.</summary>
    internal static int Score(string path, string language)
    {
        var (tokens, upos, lemmas, verbs, verbLemmas, uas, las) = (0, 0, 0, 0, 0, 0, 0);
        var confusions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in Sentences(path))
        {
            var words = sentence.Select(Word).ToArray();
            var of = language == "es" ? Language.Spanish : Language.English;
            Tagging.Tag(words, of);
            Trees.Build(words, of);
            for (var i = 0; i < words.Length; i++)
            {
                var gold = sentence[i];
                if (gold[3] == "PUNCT") continue;
                tokens++;
                var tag = words[i].Upos.ToString().ToUpperInvariant();
                if (tag == gold[3]) upos++;
                else confusions[$"{gold[3]}→{tag}"] = confusions.GetValueOrDefault($"{gold[3]}→{tag}") + 1;
                if (words[i].Lemma == Folding.Fold(gold[2])) lemmas++;
                if (gold[3] == "VERB")
                {
                    verbs++;
                    if (words[i].Upos == Upos.Verb && words[i].Lemma == Folding.Fold(gold[2])) verbLemmas++;
                }

                var head = int.Parse(gold[6]) - 1;
                if (words[i].Head != head) continue;
                uas++;
                if (Coarse(gold[7]) == Coarse(words[i].Deprel.ToString().ToLowerInvariant())) las++;
            }
        }

        Console.WriteLine($"{Path.GetFileName(path)}: words {tokens} upos {Rate(upos, tokens)} lemma {Rate(lemmas, tokens)} verb lemma {Rate(verbLemmas, verbs)} uas {Rate(uas, tokens)} las {Rate(las, tokens)}");
        Console.WriteLine(string.Join("  ", confusions.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(24).Select(p => $"{p.Key} {p.Value}")));
        return 0;
    }

    static string Rate(int part, int whole) => ((double)part / Math.Max(1, whole)).ToString("0.000");

    static string Coarse(string deprel) => deprel.Split(':')[0] switch { "nsubjpass" => "nsubj", "auxpass" => "aux", "oblagent" => "obl", "nmodposs" => "nmod", "aclrelcl" => "acl", var other => other };

    static Word Word(string[] row)
    {
        var form = row[1];
        var list = new List<RawToken>();
        Tokens.Split(form, new(0, form.Length), Language.Unknown, list);
        var shape = list.Count > 0 ? list[0].Shape : TokenShape.Symbol;
        return new() { Raw = new(0, form.Length, shape), Form = form, Lower = form.ToLowerInvariant(), Folded = Folding.Fold(form), Case = Reading.Analysis.Word.CaseOf(form) };
    }

    static IEnumerable<List<string[]>> Sentences(string path)
    {
        var rows = new List<string[]>();
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split('\t');
            if (cells.Length == 10 && cells[0].All(char.IsAsciiDigit)) rows.Add(cells);
            else if (line.Length == 0 && rows.Count > 0)
            {
                yield return rows;
                rows = [];
            }
        }
    }

    internal static int Print(string path)
    {
        if (ReadingRun.DocumentAt(path) is not { } document) return ReadingRun.Unreadable(path);
        var analysed = new FrameReader(new TrainedAnalyser()).Analysed(document);
        foreach (var sentence in analysed.Sentences)
        {
            Console.WriteLine($"# {sentence.At.Of(analysed.Document.Text).ReplaceLineEndings(" ")}");
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                var token = analysed.Tokens[i];
                Console.WriteLine($"{i - sentence.First}\t{token.Form}\t{token.Lemma}\t{token.Upos}\t{(token.Head < 0 ? "-" : analysed.Tokens[token.Head].Form)}\t{token.Deprel}\t{token.Morph}");
            }
        }

        return 0;
    }
}
