using System.Text;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Xunit;

namespace Quipu.Tests.Registers.Mappings;

public sealed class TableReadingTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData("a,b\n", 2, 0)]
    [InlineData("Razón social;País\nRedes;Perú\n", 2, 1)]
    [InlineData("name,name,,country\nAna,Roca,x,pe\nLuis,Pardo,y\n", 4, 2)]
    public void Any_delimited_text_has_columns_with_names_of_their_own(string text, int columns, int rows)
    {
        var sample = Read("t.csv", Encoding.UTF8.GetBytes(text));
        Assert.Equal((columns, rows), (sample.Columns.Distinct().Count(), sample.Rows.Length));
        Assert.Equal("Perú", Read("t.csv", Encoding.Latin1.GetBytes("Razón social;País\nRedes;Perú\n")).Rows[0][1]);
    }

    [Fact]
    public void Only_the_beginning_of_a_long_table_is_looked_at()
    {
        var sample = Read("t.csv", Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("Ana Roca\n", 2000))));
        Assert.Equal((500, true), (sample.Rows.Length, sample.HasMore));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"name\": \"Ana\"}", "is JSON, XML or HTML, not a table")]
    [InlineData("\u0001\u0002\u0003,\u0004\n\u0005\u0006\u0007,\u0008\n", "is full of control characters")]
    public void What_is_no_table_is_one_sentence(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<RegisterException>(() => Read("t.csv", Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void More_columns_than_anybody_maps_are_refused() => Assert.Contains("has 10,000 columns; tables of up to 1,000 are mapped",
        Assert.Throws<RegisterException>(() => Read("t.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + "\n1\n"))).Message, StringComparison.Ordinal);

    TableSample Read(string name, byte[] bytes) => TableReading.OfFile(_samples.File(name, bytes), null, []);
}
