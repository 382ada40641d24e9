using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Quipu.Tests;

/// <summary>Reads comma-separated values with .NET's own parser of them, as another program would.</summary>
static class CsvClient
{
    /// <summary>Each row by the names of its columns.</summary>
    internal static List<Dictionary<string, string>> Read(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text.TrimStart('\uFEFF'))) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = parser.ReadFields() ?? [];
        var rows = new List<Dictionary<string, string>>();
        while (parser.ReadFields() is { } fields)
        {
            if (fields.Length != header.Length) throw new FormatException($"Row {rows.Count + 1} has {fields.Length} fields, the header {header.Length}.");
            rows.Add(header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    internal static List<Dictionary<string, string>> Read(byte[] file) => Read(Encoding.UTF8.GetString(file));
}
