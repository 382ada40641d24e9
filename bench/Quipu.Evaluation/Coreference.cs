using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;

namespace Quipu.Evaluation;

/// <summary>
/// Scores coreference against a CoNLL-U file with chains. Texts are put together from the file and read like any other, so that our own tokens, tags and names
/// are judged too. A mention found is the gold mention among whose core words its head stands (as CorefUD's scorer does), one to one, the closest in extent first.
/// </summary>
static class Coreference
{
    /// <summary>The command: <c>coreference FILE [--each] [--no-turns] [--faults]</c>; <c>--no-turns</c> leaves out who has the turn, which transcripts print.</summary>
    internal static int Start(string path, IAnalyser analyser, (bool Each, bool Turns, bool Faults) with)
    {
        using var from = Quipu.Training.Corpora.OpenFile(path);
        var documents = CoreferenceDocument.Read(from, with.Turns);
        if (documents.Count == 0)
        {
            Console.Error.WriteLine($"{path} has no Entity= in its last column; give a CoNLL-U file with chains, such as GUM's.");
            return 1;
        }

        if (with.Faults) Faults(Console.Out, documents, analyser);
        else Print(Console.Out, documents, analyser, with.Each);
        return 0;
    }

    /// <summary>The lines of the score of a file that has chains, and what to report of it, from the words alone and with turns; null for a file that has none.</summary>
    internal static (string Lines, Figure[] Figures)? Of(string path, string corpus)
    {
        using var to = new StringWriter { NewLine = "\n" };
        var figures = new List<Figure>();
        foreach (var turns in (bool[])[false, true])
        {
            using var from = Quipu.Training.Corpora.OpenFile(path);
            var documents = CoreferenceDocument.Read(from, turns);
            if (documents.Count == 0) return null;
            to.WriteLine(turns ? "turns of speech with their speakers' labels, as transcripts print them" : "words alone");
            var (named, all) = Print(to, documents, Reading.FrameReader.DefaultAnalyser, each: false);
            var given = turns ? "speakers' labels printed" : "words alone";
            figures.Add(new($"{corpus}, coreference of named people and groups, {given}, CoNLL", named, turns ? null : 0.60));
            figures.Add(new($"{corpus}, coreference of all mentions, {given}, CoNLL", all));
            if (turns) continue;
            using var again = Quipu.Training.Corpora.OpenFile(path);
            var (mentioned, _) = Print(TextWriter.Null, CoreferenceDocument.Read(again, turns, told: false), Reading.FrameReader.DefaultAnalyser, each: false);
            figures.Add(new($"{corpus}, the same, a name that is only told (“my name is …”) not counted, CoNLL", mentioned));
        }

        return (to.ToString(), [.. figures]);
    }

    internal static (double Named, double All) Print(TextWriter to, List<CoreferenceDocument> documents, IAnalyser analyser, bool each)
    {
        var (all, linked, named, namedLinked, reporting) = (new CoreferenceScore(), new CoreferenceScore(), new CoreferenceScore(), new CoreferenceScore(), new CoreferenceScore());
        foreach (var document in documents)
        {
            var (gold, found) = Chains(document, analyser);
            var (goldNamed, foundNamed) = (gold.Where(c => c.Named), found.Where(c => c.Named));
            all.Add(Keys(gold), Keys(found));
            linked.Add(Keys(gold, 2), Keys(found, 2));
            named.Add(Keys(goldNamed), Keys(foundNamed));
            namedLinked.Add(Keys(goldNamed, 2), Keys(foundNamed, 2));
            if (document.Name.Contains("_news_", StringComparison.Ordinal) || document.Name.Contains("_bio_", StringComparison.Ordinal)) reporting.Add(Keys(goldNamed), Keys(foundNamed));
            if (!each) continue;
            var one = new CoreferenceScore();
            one.Add(Keys(goldNamed), Keys(foundNamed));
            to.WriteLine($"{document.Name}: named people and groups {one}");
        }

        to.WriteLine($"coreference, {documents.Count} documents, heads matched");
        to.WriteLine($"all mentions: {all}");
        to.WriteLine($"chains of two and more: {linked}");
        to.WriteLine($"named people and groups: {named}");
        to.WriteLine($"named people and groups, chains of two and more: {namedLinked}");
        to.WriteLine($"named people and groups, news and lives only: {reporting}");
        return (named.Conll, all.Conll);
    }

    static void Faults(TextWriter to, List<CoreferenceDocument> documents, IAnalyser analyser)
    {
        var faults = new CoreferenceFaults(to);
        foreach (var document in documents)
        {
            var set = Referents.Find(analyser.Analyse(document.Document(Language.English)));
            faults.Add(document, set, Match(document, set));
        }

        faults.Sum();
    }

    static List<int[]> Keys(IEnumerable<(bool Named, int[] Keys)> chains, int least = 1) => [.. chains.Where(c => c.Keys.Length >= least).Select(c => c.Keys)];

    // Gold mentions have their index as key; what matches none has one beyond.
    static (List<(bool Named, int[] Keys)> Gold, List<(bool Named, int[] Keys)> Found) Chains(CoreferenceDocument document, IAnalyser analyser)
    {
        var gold = document.Mentions.Select((m, i) => (m, i)).GroupBy(p => p.m.Chain, StringComparer.Ordinal)
            .Select(g => (g.Any(p => p.m.Named), g.Select(p => p.i).ToArray())).ToList();
        var set = Referents.Find(analyser.Analyse(document.Document(Language.English)));
        var keys = Match(document, set);
        var found = set.Mentions.Select((m, i) => (m, i)).GroupBy(p => p.m.Entity)
            .Select(g => (g.Any(p => IsNamed(document, set, p.m)), g.Where(p => !document.IsLabel(p.m.At.Start)).Select(p => keys[p.i]).ToArray())).Where(c => c.Item2.Length > 0).ToList();
        return (gold, found);
    }

    // As gold says it: a person or a group, by a name that holds a proper noun other than a nationality, by our own tags.
    internal static bool IsNamed(CoreferenceDocument document, MentionSet set, TokenMention mention)
    {
        if (mention.Kind == MentionKind.Pronoun || set.Entities[mention.Entity].Type is not (EntityType.Person or EntityType.Organization or EntityType.Company or EntityType.PublicBody)) return false;
        var (first, last) = mention.Kind == MentionKind.Name ? (mention.First, mention.Last) : (mention.Head, mention.Head);
        for (var i = first; i <= last; i++)
            if (set.Text.Tokens[i].Upos == Quipu.Reading.Analysis.Upos.Propn && !CoreferenceDocument.IsNationality(set.Text.Tokens[i].Folded)) return true;
        return false;
    }

    static int[] Match(CoreferenceDocument document, MentionSet set)
    {
        var (gold, words) = (document.Mentions, WordsOf(document, set));
        var byCore = gold.SelectMany((m, i) => m.Core.Select(w => (w, i))).ToLookup(p => p.w, p => p.i);
        var pairs = new List<(double Closeness, int Found, int Gold)>();
        for (var i = 0; i < set.Mentions.Length; i++)
        {
            var mention = set.Mentions[i];
            if (document.IsLabel(mention.At.Start)) continue;
            var (first, last, head) = (words[mention.First], words[mention.Last], words[mention.Head]);
            foreach (var g in byCore[head].Distinct())
            {
                var shared = Math.Min(last, gold[g].Last) - Math.Max(first, gold[g].First) + 1;
                pairs.Add(((double)shared / (Math.Max(last, gold[g].Last) - Math.Min(first, gold[g].First) + 1), i, g));
            }
        }

        var keys = Enumerable.Range(0, set.Mentions.Length).Select(i => gold.Count + i).ToArray();
        var taken = new HashSet<int>();
        foreach (var (_, i, g) in pairs.OrderByDescending(p => p.Closeness).ThenBy(p => p.Found).ThenBy(p => p.Gold))
            if (keys[i] >= gold.Count && taken.Add(g)) keys[i] = g;
        return keys;
    }

    // The word of the file in which each of our tokens begins.
    static int[] WordsOf(CoreferenceDocument document, MentionSet set)
    {
        var (of, word) = (new int[set.Text.Tokens.Length], 0);
        for (var i = 0; i < of.Length; i++)
        {
            while (word + 1 < document.Words.Count && document.Words[word].End <= set.Text.Tokens[i].At.Start) word++;
            of[i] = word;
        }

        return of;
    }
}
