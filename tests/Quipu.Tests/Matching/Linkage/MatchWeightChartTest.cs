using System.Text.Json;
using System.Xml.Linq;
using Quipu.Matching.Linkage;
using Xunit;

namespace Quipu.Tests.Matching.Linkage;

public sealed class MatchWeightChartTest
{
    static readonly LinkOutcome Outcome = Linked();

    [Fact]
    public void Json_holds_every_level_with_its_weight()
    {
        using var json = JsonDocument.Parse(MatchWeightChart.Json(Outcome));
        var columns = json.RootElement.GetProperty("columns").EnumerateArray().ToArray();
        Assert.Equal(InventedPeople.Columns, columns.Select(c => c.GetProperty("column").GetString()));
        foreach (var level in columns.SelectMany(c => c.GetProperty("levels").EnumerateArray()))
            Assert.Equal(Math.Log2(level.GetProperty("m").GetDouble() / level.GetProperty("u").GetDouble()), level.GetProperty("bits").GetDouble(), 2);
        Assert.All(columns, c => Assert.Equal(1, c.GetProperty("levels").EnumerateArray().Sum(l => l.GetProperty("m").GetDouble()), 6));
        Assert.NotEmpty(columns[1].GetProperty("values").EnumerateArray());
    }

    [Fact]
    public void Svg_is_a_picture_with_a_bar_for_each_level()
    {
        var svg = XDocument.Parse(MatchWeightChart.Svg(Outcome));
        Assert.Equal(1 + Outcome.Model.Columns.Sum(c => c.Levels.Length), svg.Descendants().Count(e => e.Name.LocalName == "rect"));
    }

    [Fact]
    public void Csv_and_text_have_a_line_for_each_level()
    {
        var levels = Outcome.Model.Columns.Sum(c => c.Levels.Length);
        Assert.Equal(1 + levels + Outcome.Common.Length, MatchWeightChart.Csv(Outcome).TrimEnd('\n').Split('\n').Length);
        Assert.Equal(1 + levels + Outcome.Model.Columns.Length, MatchWeightChart.Text(Outcome).Count());
    }

    static LinkOutcome Linked()
    {
        var invented = new InventedPeople(31);
        var people = invented.People(120);
        return TableLinkage.Of(InventedPeople.Table("a", people), InventedPeople.Table("b", people.Select(invented.Again)));
    }
}
