using System.Text;
using FollowTheMoney.Catalogs;
using Xunit;

namespace FollowTheMoney.Tests.Catalogs;

public sealed class DatasetCatalogTest
{
    const string Index = """
        datasets:
          - name: boats
            title: Boats of the port
            publisher: {name: Harbour office, country: pe, official: true}
            coverage: {start: 2005, end: 2010-01, countries: [pe]}
            resources: [{name: boats.csv, url: "https://x.example/boats.csv", size: 12}]
          - name: owners
          - name: port
            datasets: [boats, port]
            children: [owners, lights]
          - name: boats
          - title: nameless
        updated_at: 2026-01-01T00:00:00
        """;

    [Fact]
    public void A_catalogue_is_read_with_what_is_wrong_in_it()
    {
        var catalog = DatasetCatalog.Read(Index);
        Assert.Equal(["boats", "owners", "port"], catalog.Datasets.Select(d => d.Name));
        Assert.Equal(("Harbour office", "2010-01", 12L), (catalog["boats"]!.Publisher!.Name, catalog["boats"]!.Coverage!.End, catalog["boats"]!.Resources[0].Size));
        Assert.Equal(["Dataset 'boats' stands in the catalogue twice; the first counts.", "Dataset 5 of the catalogue has no name.", "Dataset 'port' gathers 'lights', which the catalogue does not have."], catalog.Problems);
    }

    [Fact]
    public void A_collection_that_holds_itself_is_no_harm()
    {
        var catalog = DatasetCatalog.Read(Index);
        Assert.Equal(["boats", "owners", "port"], catalog.Members("port"));
        Assert.Equal(["boats", "owners"], catalog.Leaves("port"));
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same_bytes()
    {
        var (once, twice) = (new MemoryStream(), new MemoryStream());
        DatasetCatalog.Read(Index).Write(once);
        DatasetCatalog.Read(Encoding.UTF8.GetString(once.ToArray())).Write(twice);
        Assert.Equal(once.ToArray(), twice.ToArray());
    }
}
