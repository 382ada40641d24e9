using System.IO.Compression;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Tables of pages, read as another program reads comma-separated values: no row that says something of somebody lacks how it is said, by whom, or where it stands in law.</summary>
public sealed class TablesTest(SampleSite sample)
{
    // What no claim stands behind (a row of a register) says so in the same cells.
    static readonly string[] Axes = ["modality", "attribution", "standing"];

    [Theory]
    [InlineData("/money.csv")]
    [InlineData("/paths.csv?from={entity}&to={other}")]
    [InlineData("/findings.csv")]
    [InlineData("/findings/{finding}.csv")]
    [InlineData("/editions/{edition}.csv")]
    public async Task Every_row_of_a_table_has_its_status(string path)
    {
        var rows = CsvClient.Read(await sample.Site.TextAsync(Fill(path)));
        Assert.NotEmpty(rows);
        Assert.Empty(rows.SelectMany(Lacks));
        // And the check sees a row that was stripped.
        foreach (var axis in Axes.Where(rows[0].ContainsKey)) Assert.NotEmpty(Lacks(new(rows.First(Says), StringComparer.Ordinal) { [axis] = "" }));
    }

    [Fact]
    public async Task The_evidence_of_a_finding_has_the_status_of_every_claim_and_row()
    {
        using var zip = new ZipArchive(new MemoryStream(await sample.Site.Client.GetByteArrayAsync(new Uri(Fill("/findings/{finding}/evidence.zip"), UriKind.Relative))));
        string Part(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        var hops = CsvClient.Read(Part("hops.csv"));
        Assert.NotEmpty(hops);
        Assert.Empty(hops.SelectMany(Lacks));
        Assert.NotEmpty(Lacks(new(hops[0], StringComparer.Ordinal) { ["modality"] = "" }));
        var claims = Part("claims.jsonl");
        Assert.Empty(StatusWalk.Missing(claims, "claims"));
        Assert.NotEmpty(StatusWalk.Missing(claims.Replace("\"attribution\":", "\"gone\":", StringComparison.Ordinal), "claims"));
    }

    // Of what is gone nothing is said any more; a row that only counts what is left out has no id.
    static bool Says(Dictionary<string, string> row) => row.GetValueOrDefault("erratum") != "gone" && row.Values.First().Length > 0;

    static IEnumerable<string> Lacks(Dictionary<string, string> row) => !Says(row) ? [] : Axes.Where(a => row.TryGetValue(a, out var cell) && cell.Length == 0).Select(a => $"{row.Values.First()}: {a}")
        .Concat(row.ContainsKey("modality") ? [] : ["the table has no modality"]).Concat(row.ContainsKey("attribution") ? [] : ["the table has no attribution"])
        .Concat(row.ContainsKey("standing") || row.ContainsKey("stage") ? [] : ["the table says nothing of where it stands in law"]);

    string Fill(string path)
    {
        var store = sample.Site.Store;
        var claim = store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];
        return path.Replace("{entity}", claim.Subject!.Entity.Value, StringComparison.Ordinal).Replace("{other}", claim.Object!.Entity.Value, StringComparison.Ordinal)
            .Replace("{finding}", store.Findings(Viewer.Owner, new() { Pattern = FindingCase.Plain }, Paging.First).Rows[0].Finding.Id.Value, StringComparison.Ordinal)
            .Replace("{edition}", store.Editions(Viewer.Owner)[0].Id.Value, StringComparison.Ordinal);
    }
}
