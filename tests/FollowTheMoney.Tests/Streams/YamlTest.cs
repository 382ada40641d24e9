using FollowTheMoney.Streams;
using Xunit;

namespace FollowTheMoney.Tests.Streams;

public sealed class YamlTest
{
    [Fact]
    public void Texts_lists_and_maps_are_read_and_numbers_stay_texts()
    {
        var node = Yaml.Read("a: 07\nb: [x, ~, 'null']\nc: &c {d: e}\nf: {<<: *c, g: 'h'}\n")!;
        Assert.Equal("07", node.Word("a"));
        Assert.Equal(["x", "null"], node["b"]!.Texts());
        Assert.Equal("e", node["f"]!.Word("d"));
        Assert.Null(Yaml.Read(""));
    }

    [Fact]
    public void Anchors_that_repeat_each_other_are_refused()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("anchors that repeat each other", Assert.Throws<FormatException>(() => Yaml.Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: *b")]
    [InlineData("? [x]\n: y")]
    public void What_is_wrong_is_said_with_its_line(string text) => Assert.Contains("line ", Assert.Throws<FormatException>(() => Yaml.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        Assert.Contains("levels deep", Assert.Throws<FormatException>(() => Yaml.Read(new string('[', 5000) + new string(']', 5000))).Message, StringComparison.Ordinal);
        Assert.Contains("characters", Assert.Throws<FormatException>(() => Yaml.Read(new string(' ', Yaml.LongestText + 1))).Message, StringComparison.Ordinal);
    }
}
