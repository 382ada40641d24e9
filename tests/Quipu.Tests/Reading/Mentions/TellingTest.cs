using System.Globalization;
using Quipu.Reading.Coreference;
using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

/// <summary>Tables of how dates and quantities are told, in both languages: every row has to be read as it says.</summary>
public sealed class TellingTest
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Dates_are_read_as_they_are_told(string language) => Check($"tests/data/dates/{language}.tsv", 60, s => s.Dates.Select(Told));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Quantities_are_read_as_they_are_told(string language) => Check($"tests/data/quantities/{language}.tsv", 60, s => s.Quantities.Select(Told));

    static void Check(string path, int atLeast, Func<MentionSet, IEnumerable<string>> told)
    {
        var rows = File.ReadLines(Repository.File(path)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.True(rows.Count >= atLeast);
        var wrong = rows.Select(r => (Sentence: r[0], Expected: r[1], Found: string.Join(';', told(Referents.Find(Case.Analyse(r[0])))))).Where(r => r.Expected != r.Found).Select(r => $"{r.Sentence}  expected {r.Expected}  found {r.Found}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count}\n{string.Join('\n', wrong)}");
    }

    static string Told(DateMention date) => $"{date.Date?.ToString() ?? "-"}{(date.End is { } end ? $"/{end}" : "")}{(date.Vague ? "~" : "")}";

    static string Told(QuantityMention quantity) => string.Create(CultureInfo.InvariantCulture, $"{quantity.Value / 1.000000m}|{quantity.Currency ?? quantity.Unit ?? "-"}{(quantity.Vague ? "~" : "")}");
}
