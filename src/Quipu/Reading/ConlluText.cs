using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Reading;

/// <summary>
/// What the trained analysis sees, as CoNLL-U (https://universaldependencies.org/format.html): words with lemma, part of speech, features, head and relation;
/// the last column has <c>SpaceAfter=No</c>, <c>Start=</c> and <c>End=</c> (UTF-16 offsets of the text) and names as <c>Name=B-Person</c>, <c>Name=I-Person</c>.
/// </summary>
public static class ConlluText
{
    /// <summary>The lines of a document's readable text, without line ends; an empty one after each sentence.</summary>
    public static IEnumerable<string> Lines(Document document) => Sentences(document).SelectMany(Lines);

    /// <summary>The lines of CoNLL-U whose tokens are kept and whose other columns are found anew; the language is told from the words where it is not given.</summary>
    /// <exception cref="InvalidDataException">A row has not ten cells; the message names the line.</exception>
    public static IEnumerable<string> Lines(TextReader conllu, Language? language)
    {
        var sentences = Conllu.Read(conllu).ToList();
        var words = string.Join(' ', sentences.Take(200).SelectMany(s => s.Words).Select(w => w[Conllu.Form]));
        var told = language ?? (Languages.Detect(words) is { IsRead: true } found ? found : Language.English);
        return sentences.Select(s => Reanalyse(s, told)).SelectMany(Lines);
    }

    internal static IEnumerable<ConlluSentence> Sentences(Document document)
    {
        var (text, sentences) = TrainedAnalyser.AnalyseWords(document);
        var names = new NameMarks(Referents.Find(text));
        var number = 0;
        foreach (var words in sentences) yield return Sentence(document.Text, words, names, ++number);
    }

    /// <summary>The words of a sentence as they are, with tags and tree found anew; comments and contractions are kept.</summary>
    internal static ConlluSentence Reanalyse(ConlluSentence sentence, Language language)
    {
        var kept = sentence.Rows.Where(r => !r[0].Contains('.', StringComparison.Ordinal)).ToList();
        var words = TrainedAnalyser.AnalyseWords([.. sentence.Words.Select(w => w[Conllu.Form])], language);
        var at = 0;
        return new(sentence.Comments, [.. kept.Select(r => r[0].Contains('-', StringComparison.Ordinal) ? r : Cells(words, at++, r[Conllu.Misc]))]);
    }

    static ConlluSentence Sentence(string text, UdSentence sentence, NameMarks names, int number)
    {
        var rows = new List<string[]>();
        var (words, tokens) = (sentence.Words, WordSplitting.Tokens(text, sentence.Words));
        var token = 0;
        for (var i = 0; i < words.Length; i++)
        {
            while (words[i].At.Start >= tokens[token].End) token++;
            var whole = tokens[token];
            var last = i;
            while (last + 1 < words.Length && words[last + 1].At.End <= whole.End) last++;
            var starts = i == 0 || words[i - 1].At.End <= whole.Start;
            if (starts && last > i) rows.Add([$"{i + 1}-{last + 1}", whole.Of(text), "_", "_", "_", "_", "_", "_", "_", Misc(text, whole)]);
            rows.Add(Cells(sentence, i, last > i || !starts ? "_" : Misc(text, whole)));
            if (names.Of(words[i].At) is { } name) rows[^1][Conllu.Misc] = rows[^1][Conllu.Misc] is "_" ? name : $"{rows[^1][Conllu.Misc]}|{name}";
        }

        return new([$"# sent_id = {number}", $"# text = {sentence.At.Of(text).ReplaceLineEndings(" ")}"], rows);
    }

    static string[] Cells(UdSentence sentence, int index, string misc)
    {
        var word = sentence.Words[index];
        return
        [
            Number(index + 1), word.Form.Text, word.Lemma.Length > 0 ? word.Lemma : "_", word.Upos.ToString().ToUpperInvariant(), "_", sentence.Feats[word.Feats],
            Number(word.Head + 1), word.Head < 0 ? "root" : sentence.Relations[word.Relation], "_", misc,
        ];
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Misc(string text, Span at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(at.End < text.Length && !char.IsWhiteSpace(text[at.End]) ? "SpaceAfter=No|" : "")}Start={at.Start}|End={at.End}");

    static string Line(string[] cells) => string.Join('\t', cells);

    static IEnumerable<string> Lines(ConlluSentence sentence) => [.. sentence.Comments, .. sentence.Rows.Select(Line), ""];

    /// <summary>The named entities of a text as marks on its words, outer names before what they hold; asked for in order of text.</summary>
    sealed class NameMarks(MentionSet set)
    {
        readonly Queue<(Span At, EntityType Type)> _names = new(set.Mentions
            .Where(m => m.Kind == MentionKind.Name && set.Entities[m.Entity].Named).OrderBy(m => m.At.Start).ThenByDescending(m => m.At.End).Select(m => (m.At, set.Entities[m.Entity].Type)));

        internal string? Of(Span word)
        {
            while (_names.TryPeek(out var past) && past.At.End <= word.Start) _names.Dequeue();
            return _names.TryPeek(out var name) && name.At.Contains(word.Start) ? $"Name={(word.Start == name.At.Start ? 'B' : 'I')}-{name.Type}" : null;
        }
    }
}
