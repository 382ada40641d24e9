using System.Text.Json;
using System.Text.RegularExpressions;
using Quipu.Matching.Scoring;
using Quipu.Registers;
using Quipu.Tests;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Wording;

public sealed partial class SentencesTest
{
    [Fact]
    public void Every_sentence_keeps_its_values()
    {
        var table = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Repository.File("src/Quipu.Web/Wording/sentences.es.json")))!;
        Assert.True(table.Count > 150);
        Assert.Empty(table.Where(r => !Places(r.Key).SetEquals(Places(r.Value))).Select(r => r.Key));
    }

    [Theory]
    [InlineData("No country that Address:country may have.", "Ningún valor de tipo país que Address:country admita.")]
    [InlineData("The row has 2 fields where the header has 5; they were taken from the left.", "La fila tiene 2 campos y el encabezado 5; se tomaron desde la izquierda.")]
    [InlineData("Kept as 'via Faro, n. 3'.", "Se guardó como «via Faro, n. 3».")]
    [InlineData("Kept as 'pe'; the other words qualify it.", "Se guardó como «pe»; las demás palabras lo matizan.")]
    [InlineData("contratos, query 2: firm has no schema.", "contratos, consulta 2: firm no tiene esquema.")]
    [InlineData("contratos, query 1: firm.name reads the column 'nombre', which the table does not have.", "contratos, consulta 1: firm.name lee la columna «nombre», que la tabla no tiene.")]
    [InlineData("Vessel has no nationality.", "Vessel no tiene nationality.")]
    public void A_sentence_is_said_in_Spanish_with_its_values(string english, string spanish)
    {
        Assert.Equal(new Said(spanish, "es"), Words.Spanish.Sentence(english));
        Assert.Equal(new Said(english, "en"), Words.English.Sentence(english));
    }

    [Theory]
    [InlineData("book.xlsx has no rows that anybody could read.")]
    [InlineData("Nobody has written this yet.")]
    [InlineData("")]
    public void What_the_table_does_not_have_stays_as_it_is(string english) => Assert.Equal(new Said(english, "en"), Words.Spanish.Sentence(english));

    [Fact]
    public void Every_note_on_the_samples_of_every_kind_is_said_in_Spanish()
    {
        var reasons = Directory.GetDirectories(Repository.File("tests/data/registers")).SelectMany(Notes).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(reasons.Count > 20, "The samples have fewer notes than this test rests on.");
        Assert.Empty(reasons.Where(r => Words.Spanish.Sentence(r).Language != "es"));
    }

    [Fact]
    public void Every_reason_of_a_score_is_said_in_Spanish()
    {
        var meanings = Algorithms.All[0].Features.Select(f => f.Meaning).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(meanings.Count > 20, "The algorithm has fewer features than this test rests on.");
        Assert.Empty(meanings.Where(m => Words.Spanish.Sentence(m).Language != "es"));
    }

    static IEnumerable<string> Notes(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => new RegisterFile(f, Path.GetFileName(f), new("0")));
        return RegisterFormats.Find(Path.GetFileName(folder))!.Read(new(new("fiction"), [.. files])).SelectMany(r => r.Notes).Select(n => n.Reason).ToList();
    }

    static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{([0-9])\*?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
