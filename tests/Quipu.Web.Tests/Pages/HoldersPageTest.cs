using System.Text.Json;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Who holds the network together: page, data and table say the same.</summary>
public sealed class HoldersPageTest(SampleSite sample)
{
    [Fact]
    public async Task Rows_are_in_order_and_fit_the_network_they_are_of()
    {
        using var found = JsonDocument.Parse(await sample.Site.TextAsync("/holders.json?count=500"));
        var rows = found.RootElement.GetProperty("rows").EnumerateArray().ToList();
        var shares = rows.Select(r => r.GetProperty("betweenness").GetDouble()).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.All(shares, s => Assert.InRange(s, 0, 1));
        Assert.True(shares[0] > 0);
        Assert.Equal(found.RootElement.GetProperty("entities").GetInt32(), rows.Count);
        Assert.Equal(2 * found.RootElement.GetProperty("ties").GetInt32(), rows.Sum(r => r.GetProperty("neighbours").GetInt32()));
        var table = (await sample.Site.TextAsync("/holders.csv?count=500")).TrimEnd().Split('\n');
        Assert.Equal(rows.Count, table.Length - 1);
    }

    [Fact]
    public async Task A_bridge_parts_its_ends_when_its_tie_is_gone()
    {
        using var found = JsonDocument.Parse(await sample.Site.TextAsync("/holders.json"));
        foreach (var bridge in found.RootElement.GetProperty("bridges").EnumerateArray())
        {
            var (one, other) = (bridge.GetProperty("one").GetProperty("id").GetString()!, bridge.GetProperty("other").GetProperty("id").GetString()!);
            using var ways = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?from={Uri.EscapeDataString(one)}&to={Uri.EscapeDataString(other)}&count=50"));
            Assert.Equal(2, Assert.Single(ways.RootElement.GetProperty("paths").EnumerateArray()).GetProperty("stops").GetArrayLength());
            Assert.InRange(bridge.GetProperty("smaller").GetInt32(), 2, found.RootElement.GetProperty("entities").GetInt32() / 2);
        }
    }

    [Fact]
    public async Task No_tie_is_left_where_nothing_was_known_yet()
    {
        Assert.Contains("Ningún vínculo", await sample.Site.TextAsync("/holders?known_on=1900-01-01&registers=0&lang=es"), StringComparison.Ordinal);
    }
}
