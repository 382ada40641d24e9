using System.Text;

namespace Quipu.Tests;

/// <summary>Reads and writes comma-separated values, apart from the code under test.</summary>
static class CsvRows
{
    internal static List<string[]> Read(string text)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n')) cell.Append(c);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }

    internal static string Write(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
}
