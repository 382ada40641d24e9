namespace Quipu.Reading.Models;

/// <summary>A sentence of a corpus of names: its words and, for each, <c>O</c> or <c>B-</c> or <c>I-</c> with the corpus's own kind.</summary>
/// <param name="Document">Of which document, or null where the corpus does not say.</param>
/// <param name="Typed">False where the corpus says that the document's names have no kinds.</param>
sealed record TaggedSentence(string[] Words, string[] Tags, string? Document, bool Typed);

/// <summary>Reads corpora of names: one word a line, its tag last, blank lines between sentences; <c># doc</c> and <c># newdoc id</c> lines open documents.</summary>
static class TaggedNames
{
    /// <summary>The sentences of a file. Columns are parted by tabs or blanks; a first column of running numbers is passed over.</summary>
    internal static IEnumerable<TaggedSentence> Read(TextReader from)
    {
        var (rows, document, typed) = (new List<string[]>(), (string?)null, true);
        while (from.ReadLine() is { } line)
        {
            if (rows.Count == 0 && line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains('\t'))
            {
                if (Opened(line) is { } name) (document, typed) = (name, !line.EndsWith(" untyped", StringComparison.Ordinal));
            }
            else if (!string.IsNullOrWhiteSpace(line)) rows.Add(line.Split(line.Contains('\t') ? '\t' : ' ', StringSplitOptions.RemoveEmptyEntries));
            else if (rows.Count > 0)
            {
                yield return Sentence(rows, document, typed);
                rows.Clear();
            }
        }

        if (rows.Count > 0) yield return Sentence(rows, document, typed);
    }

    static string? Opened(string line) =>
        line.StartsWith("# doc ", StringComparison.Ordinal) ? line.Split(' ')[2] : line.StartsWith("# newdoc id = ", StringComparison.Ordinal) ? line[14..] : null;

    static TaggedSentence Sentence(List<string[]> rows, string? document, bool typed)
    {
        var numbered = rows.Count > 0 && rows.Index().All(r => r.Item.Length > 2 && r.Item[0] == (r.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new([.. rows.Select(r => r.Length == 1 ? "?" : r[numbered ? 1 : 0])], [.. rows.Select(r => r[^1])], document, typed);
    }
}
