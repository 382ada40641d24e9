using System.Diagnostics;
using System.Text;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class TextFormatTest
{
    const string Story = "Detienen al alcalde de Villa Ñusta\r\nPor Inés Ocampo\r\n\r\nEl fiscal dijo que el alcalde recibió dinero — “mucho” — de la banda.\r\n";

    static TextFormatTest() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void The_text_is_the_decoded_file_without_its_mark_and_with_its_line_ends()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Story)).ToArray();
        var document = Parsing.Document("a.txt", bytes);
        Assert.Equal(Story, document.Text);
        Assert.Empty(document.Doubts);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Encodings_with_a_mark_are_read_by_it(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal(Story, Parsing.Document("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(Story)]).Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Wide_text_without_a_mark_is_known_by_its_zeros_and_said_so(string name)
    {
        var document = Parsing.Document("a.txt", Encoding.GetEncoding(name).GetBytes(Story));
        Assert.Equal(Story, document.Text);
        Assert.Contains("UTF-16", Assert.Single(document.Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_1252_is_read_and_said_so()
    {
        var document = Parsing.Document("a.txt", Encoding.GetEncoding(1252).GetBytes(Story));
        Assert.Equal(Story, document.Text);
        Assert.Contains("Windows-1252", Assert.Single(document.Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_Windows_1252_lacks_make_it_Latin_1() =>
        Assert.Contains("Latin-1", Parsing.Document("a.txt", [.. "Peña y Muñoz "u8.ToArray().Select(b => b), 0x81, 0xF1, 0xE1, 0xF1, 0xE9, 0xF3, 0xF1]).Doubts[0], StringComparison.Ordinal);

    [Fact]
    public void Broken_UTF_8_is_read_with_its_broken_places_marked()
    {
        var bytes = Encoding.UTF8.GetBytes("La fiscalía acusó al señor Núñez. Él lo negó. El juicio será en otoño.");
        bytes[^9] = 0xFF;
        var document = Parsing.Document("a.txt", bytes);
        Assert.Contains('\uFFFD', document.Text);
        Assert.Contains("fiscalía acusó", document.Text, StringComparison.Ordinal);
        Assert.Contains("damaged UTF-8: 1 place", Assert.Single(document.Doubts).Replace("1 places", "1 place", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Mojibake_in_clean_UTF_8_is_kept_since_offsets_rest_on_it_and_said_so()
    {
        var document = Parsing.Document("a.txt", "InvestigaciÃ³n\n\nLa fiscalÃ­a acusÃ³ al alcalde de la ciudad.");
        Assert.StartsWith("InvestigaciÃ³n", document.Text, StringComparison.Ordinal);
        Assert.Contains("kept as it is", Assert.Single(document.Doubts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "", "empty")]
    [InlineData("a.txt", " \r\n\t ", "holds no text")]
    [InlineData("a.pdf", "%PDF-1.7 \u0001\u0002", "PDF")]
    [InlineData("a.txt", "%PDF-1.7", "PDF")]
    [InlineData("a.docx", "PK\u0003\u0004....", "zip, Word")]
    [InlineData("a.txt", "\u0000\u0001\u0002\u0003text\u0000\u0004\u0005\u0006\u0007", "binary")]
    [InlineData("a.xyz", "some plain text", "“.xyz”")]
    public void What_is_no_text_is_a_sentence_that_says_what_to_do(string location, string content, string expected)
    {
        var reason = Parsing.Reason(location, Encoding.Latin1.GetBytes(content));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.EndsWith(".", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_no_text()
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        Assert.Contains("binary", Parsing.Reason("a.txt", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public void Segments_lead_each_line_back_to_its_bytes(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Story)];
        var document = Parsing.Document("a.txt", bytes);
        Assert.Equal(document.Text, string.Concat(document.Segments.Select(s => s.At.Of(document.Text))));
        Assert.All(document.Segments, s => Assert.Equal(s.At.Of(document.Text), encoding.GetString(bytes[(int)s.ByteStart..(int)s.ByteEnd])));
    }

    [Fact]
    public void Bytes_that_cannot_be_decoded_do_not_shift_the_lines_after_them()
    {
        byte[] bytes = [.. "señor uno\n"u8, 0xE2, 0x80, .. " señor dos\nseñor tres\n"u8];
        var document = Parsing.Document("a.txt", bytes);
        var last = document.Segments[^1];
        Assert.Equal("señor tres\n", last.At.Of(document.Text));
        Assert.Equal("señor tres\n", Encoding.UTF8.GetString(bytes[(int)last.ByteStart..(int)last.ByteEnd]));
    }

    [Fact]
    public void Blocks_cover_everything_but_white_space()
    {
        var document = Parsing.Document("a.txt", Story + "\n  Última línea con sangría y sin fin\n\n\n");
        var outside = document.Text.Where((c, i) => !document.Blocks.Any(b => b.At.Contains(i)));
        Assert.All(outside, c => Assert.True(char.IsWhiteSpace(c)));
        Assert.Equal(document.Blocks.Select(b => b.At).Order(), document.Blocks.Select(b => b.At));
    }

    [Fact]
    public void Fifty_megabytes_take_seconds_not_minutes()
    {
        var paragraph = "El fiscal de la ciudad dijo ayer que los acusados pagaron dinero al gobernador regional, según la policía.\n\n";
        var text = new StringBuilder(52_000_000);
        while (text.Length < 50_000_000) text.Append(paragraph);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var clock = Stopwatch.StartNew();
        var document = Parsing.Document("big.txt", bytes);
        Assert.Equal(text.Length, document.Text.Length);
        Assert.True(document.Segments.Length <= 5_000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
        Assert.Equal(Language.Spanish, document.Language);
    }

    [Fact]
    public void A_sidecar_wins_over_what_the_text_says()
    {
        var document = Parsing.Document("a.txt", Story, new() { Title = "Otro título", Authors = ["Ana Paz"], Publisher = "El Faro", Published = new(2024, 5, 6), Licence = "CC0-1.0" });
        Assert.Equal(("Otro título", "Ana Paz", "El Faro", "2024-05-06", "CC0-1.0"), (document.Title, document.Authors.Single(), document.Publisher, document.Published.ToString(), document.Licence));
    }

    [Fact]
    public void The_same_text_of_another_capture_is_another_document()
    {
        var first = Parsing.Document("a.txt", Story);
        var second = Parsing.Document("a.txt", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Story)]);
        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Id, Parsing.Document("b.txt", Story).Id);
    }
}
