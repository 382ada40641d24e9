using System.Text;
using Quipu.Cli.Terminal;
using Xunit;

namespace Quipu.Cli.Tests.Terminal;

/// <summary>What somebody else named cannot act on the terminal that shows it.</summary>
public sealed class PlainWriterTest
{
    [Fact]
    public void Signs_that_act_are_shown_whatever_they_are_written_with_and_ends_of_lines_stay()
    {
        const string hostile = "a\x1b[31mred\u202etxt.exe\x9b\ttab\r";
        var text = Written(w =>
        {
            w.Write(hostile);
            w.Write('\x1b');
            w.Write(hostile.ToCharArray());
            w.Write(hostile.AsSpan());
            w.WriteLine(hostile);
            w.WriteLine(hostile.AsSpan());
            w.WriteLine("{0}", hostile);
            w.WriteLine();
        });
        Assert.Equal(4, text.Count(c => c == '\n'));
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.DoesNotContain('\u202e', text);
        Assert.Equal(7, text.Split("\\x1b").Length - 1);
        Assert.StartsWith("a\\x1b[31mred\\u202etxt.exe\\x9b\ttab\\x0d", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_screen_draws_itself_goes_out_as_it_is() => Assert.Equal("\r\x1b[2Kline", Written(w => w.Raw("\r\x1b[2Kline")));

    static string Written(Action<PlainWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new PlainWriter(bytes, new UTF8Encoding(false), 64) { NewLine = "\n" }) write(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
