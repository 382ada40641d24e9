using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;

namespace Quipu.Publishing.Editions;

/// <summary>What an edition rests on, by outlet, language and year: how many documents and origins there are of each, and how many claims. A gap in the reporting is no gap in the world.</summary>
static class Coverage
{
    internal static void Write(Stream to, EditionRecords records)
    {
        var claims = records.Claims.CountBy(c => EditionRecords.Text(c, "document.id"), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row("source", "language", "year", "documents", "origins", "claims");
        var groups = records.Documents.GroupBy(d => (Source: EditionRecords.Text(d, "source"), Language: EditionRecords.Text(d, "language"), Year: EditionRecords.Text(d, "year")))
            .OrderBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Language, StringComparer.Ordinal).ThenBy(g => g.Key.Year, StringComparer.Ordinal);
        foreach (var group in groups)
            csv.Row(
                Csv.Inert(group.Key.Source), Csv.Inert(group.Key.Language), Csv.Inert(group.Key.Year), Number(group.Count()), Number(group.Select(d => EditionRecords.Text(d, "origin")).Distinct(StringComparer.Ordinal).Count()),
                Number(group.Sum(d => claims.GetValueOrDefault(EditionRecords.Text(d, "id")))));
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
