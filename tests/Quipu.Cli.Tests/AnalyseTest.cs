using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>How the reader takes a text apart, as other tools read it.</summary>
public sealed class AnalyseTest
{
    const string Story = "Piedad Ulloa fue detenida ayer. Quiso dárselo al juez del caso.";

    [Fact]
    public void Prints_words_that_stand_where_they_say()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a.txt", Story);
        var (lines, _, code) = sandbox.Run("analyse", "--conllu", "a.txt");
        Assert.Equal(0, code);
        var rows = lines.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToArray();
        Assert.All(rows, r => Assert.Equal(10, r.Length));
        foreach (var row in rows.Where(r => r[9].Contains("Start=", StringComparison.Ordinal)))
        {
            var places = row[9].Split('|').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
            Assert.Equal(row[1], Story[int.Parse(places["Start"])..int.Parse(places["End"])]);
        }

        Assert.Contains(rows, r => r[0].Contains('-', StringComparison.Ordinal) && r[1] == "dárselo");
        Assert.Contains(rows, r => r[1] == "Piedad" && r[9].EndsWith("Name=B-Person", StringComparison.Ordinal));
        Assert.Contains(rows, r => r[1] == "detenida" && r[2] == "detener" && r[3] == "VERB");
        Assert.Equal(2, rows.Count(r => r[6] == "0"));
    }

    [Fact]
    public void Given_tokens_are_kept_and_read_as_before()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a.txt", Story);
        var first = sandbox.Run("analyse", "--conllu", "a.txt").Answers;
        sandbox.Write("a.conllu", first);
        var again = sandbox.Run("analyse", "--conllu", "--gold-tokens", "--language", "es", "a.conllu").Answers;
        Assert.Equal(Columns(first), Columns(again));

        static string[] Columns(string text) => [.. text.Split('\n').Select(l => string.Join('\t', l.Split('\t').Take(8)))];
    }

    [Theory]
    [InlineData("analyse --conllu nothing.txt", 2)]
    [InlineData("analyse --gold-tokens empty.txt", 1)]
    [InlineData("analyse --conllu --language fr a.txt", 2)]
    [InlineData("analyse --conllu --gold-tokens a.txt", 1)]
    [InlineData("analyse --conllu empty.txt", 1)]
    public void What_cannot_be_done_is_said_in_a_sentence(string line, int code)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a.txt", Story);
        sandbox.Write("empty.txt", "");
        var (answers, asides, ended) = sandbox.Run(line.Split(' '));
        Assert.Equal((code, ""), (ended, answers));
        Assert.EndsWith(".", asides.Split('\n')[0], StringComparison.Ordinal);
    }
}
