using System.Text;
using Quipu.Documents;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class JsonFormatTest
{
    const string First = """{"title":"One","text":"The mayor paid the clan, prosecutors said.","author":"Ana Paz and Luis Roa","date":"2031-02-03","source":{"name":"La Hora"}}""";
    const string Second = """{"headline":"Dos","content":"<p>El fiscal acusó al <b>alcalde</b>.</p><p>Él lo negó.</p>","lang":"es-PE"}""";

    [Theory]
    [InlineData("a.json", "[{0},{1}]", "/0", "/1")]
    [InlineData("a.json", """{{"total":2,"articles":[{0},{1}]}}""", "/articles/0", "/articles/1")]
    [InlineData("a.jsonl", "{0}\n\n{1}\n", "line 1", "line 3")]
    public void Every_article_is_a_part_that_knows_its_place(string name, string shape, string where, string next)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, First, Second));
        var documents = Parsing.Parse(name, bytes).Select(p => ((Parsed.Readable)p).Document).ToList();
        Assert.Equal([0, 1], documents.Select(d => d.Part));
        Assert.Equal([where, next], documents.Select(d => Assert.Single(d.Segments).Where));
        Assert.Equal([First, Second], documents.Select(d => Encoding.UTF8.GetString(bytes[(int)d.Segments[0].ByteStart..(int)d.Segments[0].ByteEnd])));
        Assert.Equal("One\n\nThe mayor paid the clan, prosecutors said.", documents[0].Text);
        Assert.Equal(("One", "La Hora", "2031-02-03"), (documents[0].Title, documents[0].Publisher, documents[0].Published.ToString()));
        Assert.Equal(["Ana Paz", "Luis Roa"], documents[0].Authors);
        Assert.Equal("Dos\nEl fiscal acusó al alcalde.\nÉl lo negó.", documents[1].Text);
    }

    [Fact]
    public void One_object_is_one_article() => Assert.Equal("One", Parsing.Document("a.json", First).Title);

    [Fact]
    public void What_stands_before_a_break_is_read()
    {
        var parsed = Parsing.Parse("a.json", Encoding.UTF8.GetBytes($"[{First},{Second[..40]}"));
        Assert.Equal("One", ((Parsed.Readable)parsed[0]).Document.Title);
        Assert.Contains("breaks at line 1", ((Parsed.Unreadable)parsed[1]).Reason, StringComparison.Ordinal);
        Assert.Contains("1 article(s) before that were read", ((Parsed.Unreadable)parsed[1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_is_a_row_and_the_next_is_read()
    {
        var parsed = Parsing.Parse("a.jsonl", Encoding.UTF8.GetBytes($"{First}\n{{\"text\": \n{{\"title\":\"no text\"}}\n{{\"text\":\"\\ud800\"}}\n{Second}"));
        Assert.Equal([true, false, false, false, true], parsed.Select(p => p is Parsed.Readable));
        Assert.Contains("line 2", ((Parsed.Unreadable)parsed[1]).Reason, StringComparison.Ordinal);
        Assert.Contains("holds no article", ((Parsed.Unreadable)parsed[2]).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1,2]")]
    [InlineData("""{"claims":[]}""")]
    public void JSON_without_an_article_says_so(string json) => Assert.Contains("holds no article", Parsing.Reason("a.json", Encoding.UTF8.GetBytes(json)), StringComparison.Ordinal);

    [Fact]
    public void Nesting_without_end_is_a_row() =>
        Assert.Contains("breaks", Parsing.Reason("a.json", Encoding.UTF8.GetBytes(new string('[', 100_000))), StringComparison.Ordinal);
}
