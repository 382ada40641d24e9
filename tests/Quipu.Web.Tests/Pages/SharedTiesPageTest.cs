using System.Text.Json;
using Quipu.Access;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Who may be tied, as page, data and table.</summary>
public sealed class SharedTiesPageTest(SampleSite sample)
{
    [Fact]
    public async Task Everybody_listed_has_two_others_in_common_and_no_tie_of_their_own()
    {
        var seen = 0;
        foreach (var card in sample.Site.Store.Entities(Viewer.Owner, new(), new Paging(0, 12)).Rows)
        {
            using var shared = JsonDocument.Parse(await sample.Site.TextAsync($"/shared-ties.json?registers=0&count=500&of={card.Id.Value}"));
            var found = shared.RootElement.GetProperty("found").EnumerateArray().ToList();
            Assert.Equal(shared.RootElement.GetProperty("all").GetInt32(), found.Count);
            foreach (var row in found.Take(3))
            {
                seen++;
                Assert.True(row.GetProperty("through").GetArrayLength() >= 2);
                var who = row.GetProperty("who").GetProperty("id").GetString()!;
                using var one = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?registers=0&steps=1&from={card.Id.Value}&to={Uri.EscapeDataString(who)}"));
                Assert.Equal(0, one.RootElement.GetProperty("paths").GetArrayLength());
                foreach (var through in row.GetProperty("through").EnumerateArray())
                    foreach (var end in new[] { card.Id.Value, who })
                    {
                        using var tied = JsonDocument.Parse(await sample.Site.TextAsync($"/paths.json?registers=0&steps=1&from={Uri.EscapeDataString(end)}&to={Uri.EscapeDataString(through.GetProperty("id").GetString()!)}"));
                        Assert.NotEqual(0, tied.RootElement.GetProperty("paths").GetArrayLength());
                    }
            }
        }

        Assert.True(seen > 0);
    }

    [Fact]
    public async Task The_page_says_that_it_is_no_claim_and_counts_what_it_leaves_out()
    {
        var id = await MostAsync();
        var page = await sample.Site.TextAsync($"/shared-ties?count=1&of={id}");
        Assert.Contains("no claim", page, StringComparison.Ordinal);
        Assert.Contains("not listed", page, StringComparison.Ordinal);
        Assert.Contains("no una afirmación", await sample.Site.TextAsync($"/shared-ties?lang=es&of={id}"), StringComparison.Ordinal);
        Assert.Contains("Who may be tied", await sample.Site.TextAsync("/shared-ties"), StringComparison.Ordinal);
        Assert.StartsWith("of_id,of,not_tied_id", await sample.Site.TextAsync($"/shared-ties.csv?of={id}"), StringComparison.Ordinal);
    }

    async Task<string> MostAsync()
    {
        foreach (var card in sample.Site.Store.Entities(Viewer.Owner, new(), new Paging(0, 20)).Rows)
        {
            using var shared = JsonDocument.Parse(await sample.Site.TextAsync($"/shared-ties.json?of={card.Id.Value}"));
            if (shared.RootElement.GetProperty("all").GetInt32() > 1) return card.Id.Value;
        }

        throw new InvalidOperationException("Nobody of the sample case shares others with two.");
    }
}
