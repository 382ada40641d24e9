using System.IO.Compression;
using System.Text;

namespace Quipu.Evaluation;

/// <summary>A table of a linkage set: delimited by whatever its first line has most of, gzipped or not.</summary>
static class LinkageFile
{
    internal static List<string[]> Rows(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var line = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var delimiter = ',';
        var most = 0;
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t', '|', '%'])
            if (line.Count(candidate) is var count && count > most) (delimiter, most) = (candidate, count);
        return Cut(text, delimiter);
    }

    /// <summary>Fields may be quoted, with line ends and doubled quotes in them.</summary>
    static List<string[]> Cut(string text, char delimiter)
    {
        var (rows, row, field) = (new List<string[]>(), new List<string>(), new StringBuilder());
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == delimiter || c == '\n')
            {
                row.Add(field.ToString().Trim());
                field.Clear();
                if (c == delimiter) continue;
                Add(rows, row);
            }
            else if (c != '\r') field.Append(c);
        }

        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString().Trim());
            Add(rows, row);
        }

        return rows;
    }

    static void Add(List<string[]> rows, List<string> row)
    {
        if (row.Any(f => f.Length > 0)) rows.Add([.. row]);
        row.Clear();
    }
}
