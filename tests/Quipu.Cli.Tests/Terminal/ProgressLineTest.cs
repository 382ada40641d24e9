using Quipu.Cli.Terminal;
using Xunit;

namespace Quipu.Cli.Tests.Terminal;

/// <summary>The line of progress: count, rate, time left.</summary>
public sealed class ProgressLineTest
{
    [Theory]
    [InlineData(0, 300, 0, 2.0, "Reading 0/300 files, 0 words/s")]
    [InlineData(150, 300, 40_000, 4.0, "Reading 150/300 files, 10,000 words/s, 0:04 left")]
    [InlineData(1, 300, 500, 1.0, "Reading 1/300 files, 500 words/s, 4:59 left")]
    [InlineData(300, 300, 90_000, 9.0, "Reading 300/300 files, 10,000 words/s, 0:00 left")]
    [InlineData(0, 0, 0, 0.0, "Reading 0/0 files, 0 words/s")]
    public void Says_how_far_how_fast_and_how_long_yet(int done, int total, long words, double seconds, string expected) =>
        Assert.Equal(expected, ProgressLine.Text("Reading", new Reached(done, total, words), TimeSpan.FromSeconds(seconds), bar: false));

    [Fact]
    public void The_bar_fills() =>
        Assert.Equal("Reading [============            ] 5/10 files, 100 words/s, 0:01 left", ProgressLine.Text("Reading", new Reached(5, 10, 100), TimeSpan.FromSeconds(1), bar: true));
}
