using System.Globalization;

namespace Quipu.Registers;

/// <summary>Rows that a server gave to a query of a mapping: kept as a table of text, so that each can be shown as it stood. Its name says which query it was.</summary>
static class MappedRows
{
    /// <summary>Stands before the number of the query in a name.</summary>
    internal const char Mark = '#';

    /// <summary><c>boats#2.csv</c>: what the second query of the mapping got from the database "boats".</summary>
    /// <param name="address">Of the database.</param>
    /// <param name="query">From 1, over all datasets of the mapping.</param>
    internal static string NameOf(string address, int query)
    {
        var path = address.Split('?')[0].TrimEnd('/');
        return string.Create(CultureInfo.InvariantCulture, $"{path[(path.LastIndexOf('/') + 1)..]}{Mark}{query}.csv");
    }

    /// <summary>The number of the query; null where the file is none of these.</summary>
    internal static int? QueryOf(RegisterFile file) => file.Name.LastIndexOf(Mark) is var at and > 0 && file.Name.EndsWith(".csv", StringComparison.Ordinal) &&
        int.TryParse(file.Name.AsSpan(at + 1, file.Name.Length - at - 5), NumberStyles.None, CultureInfo.InvariantCulture, out var query) ? query : null;
}
