namespace Quipu.Reading.Models;

/// <summary>A sentence of a CoNLL-U file: its comments and the ten cells of each row, multiword ranges and empty nodes among them.</summary>
sealed record ConlluSentence(IReadOnlyList<string> Comments, IReadOnlyList<string[]> Rows)
{
    /// <summary>The rows of syntactic words: ids that are plain numbers.</summary>
    internal IEnumerable<string[]> Words => Rows.Where(r => !r[0].AsSpan().ContainsAny('-', '.'));

    /// <summary>The value of a comment <c># name = value</c>, or null.</summary>
    internal string? this[string name] =>
        Comments.Select(c => c.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(p => p.Length == 2 && p[0].TrimStart('#', ' ') == name)?[1];
}

/// <summary>Reads CoNLL-U (https://universaldependencies.org/format.html).</summary>
static class Conllu
{
    internal const int Id = 0, Form = 1, Lemma = 2, Tag = 3, Xpos = 4, Feats = 5, Head = 6, Deprel = 7, Deps = 8, Misc = 9;

    /// <summary>The sentences of a file; a row without ten cells throws <see cref="InvalidDataException"/> naming the line.</summary>
    internal static IEnumerable<ConlluSentence> Read(TextReader from)
    {
        var (comments, rows, number) = (new List<string>(), new List<string[]>(), 0);
        while (from.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith('#') && rows.Count == 0) comments.Add(line);
            else if (line.Length > 0)
            {
                var cells = line.Split('\t');
                rows.Add(cells.Length == 10 ? cells : throw new InvalidDataException($"Line {number} has {cells.Length} cells instead of ten."));
            }
            else if (rows.Count > 0)
            {
                yield return new(comments, rows);
                (comments, rows) = ([], []);
            }
        }

        if (rows.Count > 0) yield return new(comments, rows);
    }
}
