using System.Collections.Immutable;
using Quipu.Matching.Linkage;

namespace Quipu.Evaluation;

/// <summary>A set to link with what is right: one table or two, or pairs that were chosen beforehand.</summary>
/// <param name="Gold">Pairs of rows that are one: of the left and the right table; of one table the lower row first.</param>
sealed record LinkageSet(string Name, LinkTable Left, LinkTable? Right, HashSet<(int, int)> Gold)
{
    /// <summary>Pairs that may be judged at all; null: any.</summary>
    internal HashSet<(int, int)>? Listed { get; init; }

    /// <summary>Pairs by which the answer is measured; null: any.</summary>
    internal HashSet<(int, int)>? Judged { get; init; }

    internal (double P, double R, double F1) Score(IEnumerable<(int, int)> found)
    {
        var answer = found.Where(p => Judged is null || Judged.Contains(p)).ToHashSet();
        var gold = Judged is null ? Gold.Count : Gold.Count(Judged.Contains);
        var right = answer.Count(Gold.Contains);
        var (p, r) = (answer.Count == 0 ? 0 : (double)right / answer.Count, gold == 0 ? 0 : (double)right / gold);
        return (p, r, right == 0 ? 0 : 2 * p * r / (p + r));
    }
}

/// <summary>A table as read from a file: its rows by their ids, and its columns without the one that names rows.</summary>
sealed class LinkageTable
{
    readonly List<string[]> _rows;

    readonly string[] _header;

    internal LinkageTable(string path)
    {
        Path = path;
        var rows = LinkageFile.Rows(path);
        _header = rows[0];
        _rows = rows[1..];
    }

    internal string Path { get; }

    /// <summary>The place of a column that some name says it is, or -1.</summary>
    internal int Column(params ReadOnlySpan<string> names)
    {
        for (var c = 0; c < _header.Length; c++)
            if (names.Contains(Plain(_header[c]))) return c;
        return -1;
    }

    internal IEnumerable<string> Values(int column) => _rows.Select(r => column < r.Length ? r[column] : "");

    /// <summary>Without columns that hold the answer or name rows.</summary>
    internal LinkTable Without(params int[] hidden)
    {
        var kept = Enumerable.Range(0, _header.Length).Where(c => !hidden.Contains(c) && !NamesRows(c)).ToArray();
        return new(System.IO.Path.GetFileName(Path), [.. kept.Select(c => _header[c])], [.. _rows.Select(r => (IReadOnlyList<string>)[.. kept.Select(c => c < r.Length ? r[c] : "")])]);
    }

    bool NamesRows(int column) => Plain(_header[column]) is "id" or "uniqueid" or "rowid" or "recid" && Values(column).Distinct(StringComparer.Ordinal).Count() == _rows.Count;

    static string Plain(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
