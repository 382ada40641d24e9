using System.Globalization;
using Quipu.Reading.Models;

namespace Quipu.Evaluation;

/// <summary>
/// Compares analysed sentences with a treebank's, as the shared task of CoNLL 2018 does (http://universaldependencies.org/conll18/evaluation.html): words are matched by
/// the characters they stand for, spaces apart; a rate is then the F1 of right ones among gold's and the system's. Words of one contraction are matched by their order.
/// </summary>
sealed class TreebankScore
{
    static readonly string[] Columns = ["tokens", "sentences", "words", "UPOS", "features", "lemmas", "UAS", "LAS", "LAS with subtypes"];

    readonly SortedDictionary<int, int> _right = [];
    int _goldWords;
    int _ownWords;
    (int Gold, int Own) _tokens;
    (int Gold, int Own) _sentences;

    internal TreebankScore(IEnumerable<ConlluSentence> gold, IEnumerable<ConlluSentence> own)
    {
        var (golds, owns) = (new Side(gold), new Side(own));
        if (golds.Characters != owns.Characters) throw new InvalidDataException($"The texts differ: {golds.Characters} characters against {owns.Characters}.");
        (_goldWords, _ownWords) = (golds.Words.Count, owns.Words.Count);
        (_tokens, _sentences) = ((golds.Tokens.Count, owns.Tokens.Count), (golds.Sentences.Count, owns.Sentences.Count));
        _right[0] = golds.Tokens.Intersect(owns.Tokens).Count();
        _right[1] = golds.Sentences.Intersect(owns.Sentences).Count();
        var byKey = owns.Words.ToDictionary(w => w.Key);
        foreach (var word in golds.Words)
            if (byKey.TryGetValue(word.Key, out var same)) Count(word, same);
    }

    void Count(Placed gold, Placed own)
    {
        var head = gold.Head?.Key == own.Head?.Key;
        var (goldRelation, ownRelation) = (gold.Cells[Conllu.Deprel], own.Cells[Conllu.Deprel]);
        Add(2, true);
        Add(3, gold.Cells[Conllu.Tag] == own.Cells[Conllu.Tag]);
        Add(4, gold.Cells[Conllu.Feats] == own.Cells[Conllu.Feats]);
        Add(5, gold.Cells[Conllu.Lemma] == "_" || gold.Cells[Conllu.Lemma] == own.Cells[Conllu.Lemma]);
        Add(6, head);
        Add(7, head && goldRelation.Split(':')[0] == ownRelation.Split(':')[0]);
        Add(8, head && goldRelation == ownRelation);
    }

    void Add(int column, bool right) => _right[column] = _right.GetValueOrDefault(column) + (right ? 1 : 0);

    /// <summary>In per cent.</summary>
    double F1(int column)
    {
        var (gold, own) = column switch { 0 => _tokens, 1 => _sentences, _ => (_goldWords, _ownWords) };
        return gold + own == 0 ? 0 : 200.0 * _right.GetValueOrDefault(column) / (gold + own);
    }

    internal static string Heading => $"| treebank | {string.Join(" | ", Columns)} |\n| --- | {string.Join(" | ", Columns.Select(_ => "---"))} |";

    internal string Row(string name) => $"| {name} | {string.Join(" | ", Columns.Select((_, i) => F1(i).ToString("0.00", CultureInfo.InvariantCulture)))} |";

    internal IReadOnlyDictionary<string, double> Rates => Columns.Select((c, i) => (c, F1(i))).ToDictionary(p => p.c, p => p.Item2);

    /// <summary>A word at its place: the characters of its surface token, and which of the token's words it is.</summary>
    sealed class Placed(string[] cells, (int Start, int End, int Order) key)
    {
        internal string[] Cells => cells;

        internal (int Start, int End, int Order) Key => key;

        internal Placed? Head { get; set; }
    }

    sealed class Side
    {
        internal Side(IEnumerable<ConlluSentence> sentences)
        {
            foreach (var sentence in sentences) Place(sentence);
        }

        internal int Characters { get; private set; }

        internal List<(int Start, int End)> Tokens { get; } = [];

        internal List<(int Start, int End)> Sentences { get; } = [];

        internal List<Placed> Words { get; } = [];

        void Place(ConlluSentence sentence)
        {
            var (start, first, until, span, order) = (Characters, Words.Count, 0, (Start: 0, End: 0), 0);
            foreach (var row in sentence.Rows)
            {
                if (row[0].Contains('.', StringComparison.Ordinal)) continue;
                if (row[0].Split('-') is [_, var last])
                {
                    (until, span, order) = (int.Parse(last, CultureInfo.InvariantCulture), Take(row), 0);
                    continue;
                }

                if (int.Parse(row[0], CultureInfo.InvariantCulture) > until) (span, order) = (Take(row), 0);
                Words.Add(new(row, (span.Start, span.End, order++)));
            }

            Sentences.Add((start, Characters));
            for (var i = first; i < Words.Count; i++)
                if (int.TryParse(Words[i].Cells[Conllu.Head], CultureInfo.InvariantCulture, out var head) && head > 0 && first + head - 1 < Words.Count) Words[i].Head = Words[first + head - 1];
        }

        (int Start, int End) Take(string[] row)
        {
            var start = Characters;
            Characters += row[1].Count(c => !char.IsWhiteSpace(c));
            Tokens.Add((start, Characters));
            return (start, Characters);
        }
    }
}
