using System.Text;
using FollowTheMoney.Streams;

namespace Quipu.Places;

/// <summary>Rows of a small table with commas.</summary>
static class CsvRows
{
    internal static List<List<string>> Of(string text)
    {
        using var table = new Utf8Csv(new MemoryStream(Encoding.UTF8.GetBytes(text)), new(','));
        var rows = new List<List<string>>();
        while (table.Read()) rows.Add([.. Enumerable.Range(0, table.Count).Select(table.Text)]);
        return rows;
    }
}
