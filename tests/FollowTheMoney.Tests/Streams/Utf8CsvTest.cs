using System.Text;
using FollowTheMoney.Streams;
using Xunit;

namespace FollowTheMoney.Tests.Streams;

public sealed class Utf8CsvTest
{
    [Theory]
    [InlineData("a,b\nc,d", "a|b/c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("\"a,\"\"x\"\"\",\"b\nb\"\n", "a,\"x\"|b\nb")]
    [InlineData("\"a\"tail,b\n", "atail|b")]
    [InlineData("a\"b,c\n", "a\"b|c")]
    [InlineData("a,,\n,\n", "a||/|")]
    [InlineData("a\n\nb\n", "a//b")]
    [InlineData("", "")]
    [InlineData("\"\"", "")]
    public void Cells_are_told_apart(string text, string cells) => Assert.Equal(cells, Shown(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_row_may_come_in_any_pieces()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"\"{new string('x', i * 7)}\"\"{i}\",\"ñ\n{i}\",\r\n"));
        Assert.Equal(Shown(new MemoryStream(Encoding.UTF8.GetBytes(text))), Shown(new Drip(Encoding.UTF8.GetBytes(text), 13)));
    }

    [Fact]
    public void A_row_too_wide_or_too_long_is_broken_and_the_next_is_read()
    {
        using var wide = new Utf8Csv(new MemoryStream(Encoding.UTF8.GetBytes(new string(',', 50) + "\na,b\n")), new(',') { MostCells = 10 });
        Assert.True(wide.Read() && wide.Broken);
        Assert.True(wide.Read() && !wide.Broken && wide.Text(1) == "b");
        using var huge = new Utf8Csv(new MemoryStream(Encoding.UTF8.GetBytes("\"" + new string('x', 3 << 20) + "\n\"\na,b\n")), new(',') { LongestRow = 1 << 19 });
        Assert.True(huge.Read() && huge.Broken);
        Assert.True(huge.Read());
        while (huge.Read())
        {
        }

        Assert.True(huge.Number <= 3);
    }

    [Fact]
    public void Text_without_any_order_breaks_nothing()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "\",\n\rañ "[random.Next(7)]));
            using var rows = new Utf8Csv(new Drip(Encoding.UTF8.GetBytes(text), 1 + random.Next(5)), new(','));
            var read = 0;
            while (rows.Read() && read++ < 200)
                for (var i = 0; i < rows.Count; i++) _ = rows.Text(i);
            Assert.InRange(read, 0, 120);
        }
    }

    static string Shown(Stream from)
    {
        using var rows = new Utf8Csv(from, new(','));
        var shown = new List<string>();
        while (rows.Read()) shown.Add(string.Join('|', Enumerable.Range(0, rows.Count).Select(rows.Text)));
        return string.Join('/', shown);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    sealed class Drip(byte[] bytes, int few) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(few, count));
    }
}
