using System.IO.Compression;
using Quipu.Matching.Linkage;

namespace Quipu.Evaluation;

/// <summary>Records written in one line, <c>COL name VAL value COL …</c>, each different one a row.</summary>
sealed class LinkageRecords
{
    readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    readonly List<(string Name, string Value)[]> _records = [];

    internal static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    internal int Add(string record)
    {
        if (_rows.TryGetValue(record, out var row)) return row;
        _records.Add([.. $" {record} ".Split(" COL ", StringSplitOptions.RemoveEmptyEntries).Where(f => f.Contains(" VAL ", StringComparison.Ordinal)).Select(Field)]);
        return _rows[record] = _records.Count - 1;
    }

    internal LinkTable Table(string name)
    {
        var columns = _records.SelectMany(r => r.Select(f => f.Name)).Distinct(StringComparer.Ordinal).ToArray();
        return new(name, [.. columns], [.. _records.Select(r => (IReadOnlyList<string>)[.. columns.Select(c => Array.Find(r, f => f.Name == c).Value ?? "")])]);
    }

    static (string, string) Field(string field)
    {
        var at = field.IndexOf(" VAL ", StringComparison.Ordinal);
        return (field[..at].Trim(), field[(at + 5)..].Trim());
    }
}
