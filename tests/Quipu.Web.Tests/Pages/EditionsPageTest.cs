using System.Text.Json;
using Quipu.Access;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Editions that were made, and what of them no longer stands.</summary>
public sealed class EditionsPageTest(SampleSite sample)
{
    string Edition => "/editions/" + sample.Site.Store.Editions(Viewer.Owner)[0].Id;

    [Fact]
    public async Task The_list_says_how_many_claims_of_an_edition_no_longer_stand()
    {
        var page = await sample.Site.TextAsync("/editions");
        Assert.Contains("1 claim of this edition no longer stands", page, StringComparison.Ordinal);
        Assert.Contains("1 afirmación de esta edición ya no se sostiene", await sample.Site.TextAsync("/editions?lang=es"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        var row = Assert.Single(CsvClient.Read(await sample.Site.TextAsync("/editions.csv")));
        Assert.Equal((EditionCase.Name, "1", "0"), (row["name"], row["gone_since"], row["rejected_since"]));
    }

    [Fact]
    public async Task Every_erratum_is_in_the_data_and_the_page_is_cut()
    {
        using var json = JsonDocument.Parse(await sample.Site.TextAsync(Edition + ".json"));
        var errata = json.RootElement.GetProperty("errata").EnumerateArray().ToList();
        Assert.Equal(26, errata.Count);
        Assert.Equal(["gone", "unreviewed"], errata.Select(e => e.GetProperty("erratum").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(26, CsvClient.Read(await sample.Site.TextAsync(Edition + ".csv")).Count);
        var page = await sample.Site.TextAsync(Edition);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
        Assert.Contains("sha256:", page, StringComparison.Ordinal);
    }
}
