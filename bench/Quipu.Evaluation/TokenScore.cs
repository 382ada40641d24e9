using System.Runtime.InteropServices;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Evaluation;

/// <summary>
/// Scores sentences, tokens and words from raw text against a CoNLL-U file, whose texts are joined with a space. Compared are places among the
/// letters of the text, white space left out, as in the CoNLL 2018 shared task; words that are spelled in the text have places of their own.
/// </summary>
static class TokenScore
{
    internal static int Print(string path, string code)
    {
        var language = code == "es" ? Language.Spanish : Language.English;
        ConlluSentence[] gold;
        using (var reader = new StreamReader(path)) gold = [.. Conllu.Read(reader)];
        var text = string.Join(' ', gold.Select(s => s["text"]));
        var place = Places(text);
        var (sentences, tokens, words) = Gold(gold, language);
        var (foundSentences, foundTokens, foundWords) = Found(text, place, language);
        Console.WriteLine($"{Path.GetFileName(path)}: sentences {F1(sentences, foundSentences)} tokens {F1(tokens, foundTokens)} words {F1(words, foundWords)}");
        if (Environment.GetEnvironmentVariable("SHOW") is { } show)
        {
            var letters = new string([.. text.Where(c => !char.IsWhiteSpace(c))]);
            if (show == "words")
            {
                foreach (var group in foundWords.Except(words).GroupBy(w => w.Form).OrderByDescending(g => g.Count()).Take(120)) Console.WriteLine($"too much {group.Count()} {group.Key}   …{Around(letters, group.First())}");
                foreach (var group in words.Except(foundWords).GroupBy(w => w.Form).OrderByDescending(g => g.Count()).Take(120)) Console.WriteLine($"missing {group.Count()} {group.Key}   …{Around(letters, group.First())}");
            }
            else
            {
                var (ends, right) = (foundSentences.Select(x => x.Item2).ToHashSet(), sentences.Select(x => x.Item2).ToHashSet());
                foreach (var end in ends.Except(right).Order()) Console.WriteLine($"too much …{letters[Math.Max(0, end - 40)..end]}|{letters[end..Math.Min(letters.Length, end + 30)]}");
                foreach (var end in right.Except(ends).Order()) Console.WriteLine($"missing …{letters[Math.Max(0, end - 40)..end]}|{letters[end..Math.Min(letters.Length, end + 30)]}");
            }
        }

        return 0;
    }

    static string Around(string letters, (int Start, int End, string Form) at) => letters[Math.Max(0, at.Start - 12)..Math.Min(letters.Length, at.End + 12)];

    static string F1<T>(HashSet<T> gold, HashSet<T> found)
    {
        var right = gold.Count(found.Contains);
        return FormattableString.Invariant($"{200.0 * right / (gold.Count + found.Count):0.00} ({gold.Count} gold, {found.Count} found)");
    }

    static int[] Places(string text)
    {
        var places = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++) places[i + 1] = places[i] + (char.IsWhiteSpace(text[i]) ? 0 : 1);
        return places;
    }

    static int Letters(string form) => form.Count(c => !char.IsWhiteSpace(c));

    static (HashSet<(int, int, string)>, HashSet<(int, int)>, HashSet<(int Start, int End, string Form)>) Gold(ConlluSentence[] gold, Language language)
    {
        var (sentences, tokens, words) = (new HashSet<(int, int, string)>(), new HashSet<(int, int)>(), new HashSet<(int, int, string)>());
        var at = 0;
        foreach (var sentence in gold)
        {
            var (start, until) = (at, 0);
            var parts = new List<string>();
            var rows = sentence.Rows.Where(r => !r[0].Contains('.', StringComparison.Ordinal)).ToList();
            for (var i = 0; i < rows.Count; i++)
            {
                var range = rows[i][0].Split('-');
                var form = rows[i][Conllu.Form];
                var end = at + Letters(form);
                tokens.Add((at, end));
                if (range.Length == 1) words.Add((at, end, form.ToLowerInvariant()));
                else
                {
                    var count = int.Parse(range[1]) - int.Parse(range[0]) + 1;
                    var inner = rows.Skip(i + 1).Take(count).Select(r => r[Conllu.Form]).ToArray();
                    Words(words, at, form, inner);
                    i += count;
                }

                at = end;
            }

            sentences.Add((start, at, ""));
        }

        return (sentences, tokens, words);
    }

    static void Words(HashSet<(int, int, string)> words, int at, string form, string[] inner)
    {
        var spelled = string.Concat(inner).Equals(form, StringComparison.OrdinalIgnoreCase);
        var from = at;
        foreach (var word in inner)
        {
            if (spelled) words.Add((from, from += word.Length, word.ToLowerInvariant()));
            else words.Add((at, at + Letters(form), word.ToLowerInvariant()));
        }
    }

    static (HashSet<(int, int, string)>, HashSet<(int, int)>, HashSet<(int Start, int End, string Form)>) Found(string text, int[] place, Language language)
    {
        var (sentences, tokens, words) = (new HashSet<(int, int, string)>(), new HashSet<(int, int)>(), new HashSet<(int, int, string)>());
        var tagger = Tagger.For(language);
        var splitting = new WordSplitting(language, tagger.Verbs, tagger.Scratch().Forms);
        var raw = new List<RawToken>();
        Tokens.Split(text, new(0, text.Length), language, raw);
        Sentences.Split(text, raw, 0, (first, last) =>
        {
            sentences.Add((place[raw[first].Start], place[raw[last].End], ""));
            var found = new List<UdWord>();
            splitting.Split(text, CollectionsMarshal.AsSpan(raw)[first..(last + 1)], found);
            foreach (var group in WordSplitting.Tokens(text, CollectionsMarshal.AsSpan(found))) tokens.Add((place[group.Start], place[group.End]));
            foreach (var token in found.GroupBy(w => (w.Token, w.At)))
                Words(words, place[token.Key.At.Start], text[token.Key.At.Start..token.Key.At.End], [.. token.Select(w => w.Form.Text)]);
        });
        return (sentences, tokens, words);
    }
}
