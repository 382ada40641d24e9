using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Places;
using Xunit;

namespace Quipu.Tests.Places;

/// <summary>Where places are that texts name: the smallest place that surely holds them, and none that is guessed.</summary>
public sealed class PlaceFinderTest
{
    static readonly EntityId One = new("one"), Other = new("other"), Third = new("third");

    static PlacedAt? Find(NamedPlace place, Atlas? atlas = null, NamedPlace[]? others = null, params (EntityId, EntityId)[] ties) => new PlaceFinder(atlas ?? Atlas.Bundled, [place, .. others ?? []], ties).Find(place);

    static NamedPlace Named(string name, string? country = null, string? ubigeo = null, EntityId? id = null) => new(id ?? One, name, country, ubigeo);

    [Theory]
    [InlineData("Trujillo", "pe", "1301", "pe-1301", false)]
    [InlineData("Peru", "pe", null, "pe", false)]
    [InlineData("Ecuador", null, null, "ec", false)]
    [InlineData("Pueblo Inventado", "co", null, "co", true)]
    public void What_reading_made_sure_of_is_taken(string name, string? country, string? ubigeo, string code, bool vague) => Assert.Equal(new(code, vague), Find(Named(name, country, ubigeo)));

    [Fact]
    public void A_name_that_several_bear_is_not_guessed()
    {
        // Districts called Santa Rosa lie in several departments.
        Assert.Equal(new PlacedAt("pe", true), Find(Named("Santa Rosa", "pe")));
        Assert.Null(Find(Named("Santa Rosa")));
    }

    [Fact]
    public void What_no_list_has_lies_where_claims_put_it()
    {
        var (port, town) = (Named("Muelle Ocho"), Named("Trujillo", "pe", "1301", Other));
        Assert.Null(Find(port));
        Assert.Equal(new PlacedAt("pe-1301", true), Find(port, null, [town], (One, Other)));
        // A ring of places that lie in each other is nowhere, and ends.
        Assert.Null(Find(port, null, [Named("Caseta Dos", id: Other)], (One, Other), (Other, One)));
        // Two that contradict: what holds both.
        Assert.Equal(new PlacedAt("pe", true), Find(port, null, [town, Named("Lima", "pe", "15", Third)], (One, Other), (One, Third)));
    }

    [Fact]
    public void Another_text_may_say_more_of_the_same_place() => Assert.Equal(new PlacedAt("pe-1301", false), Find(Named("Trujillo", "pe"), null, [Named("Trujillo", "pe", "1301")]));

    [Fact]
    public void A_desk_s_own_place_comes_first_and_one_of_two_names_is_not_guessed()
    {
        var (areas, faults) = OwnPlaces.Joined(OwnPlaces.Read("a.csv", "name,in,latitude,longitude,aliases\nEcuador Chico,pe,-5,-80,Ecuador;El Chico\nSan Telmo,Norte,-6,-79,\nSan Telmo,Sur,-7,-79,\nNorte,pe,,,\nSur,pe,,,\n").Drafts);
        Assert.Empty(faults);
        var atlas = new Atlas(areas);
        Assert.Equal("own-pe.ecuador-chico", Find(Named("Ecuador"), atlas)!.Code);
        Assert.Equal(new PlacedAt("pe", true), Find(Named("San Telmo"), atlas));
        Assert.Equal(["own-norte.san-telmo", "own-pe.norte", "pe"], atlas.Chain("own-norte.san-telmo"));
    }

    [Theory]
    [InlineData("a.geojson", "{", "is no GeoJSON")]
    [InlineData("a.geojson", "{\"type\":\"Feature\"}", "no 'features'")]
    [InlineData("a.geojson", "{\"features\":[{\"properties\":{}}]}", "no 'name'")]
    [InlineData("a.geojson", "{\"features\":[{\"properties\":{\"name\":\"X\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[]}}]}", "LineString")]
    [InlineData("a.geojson", "{\"features\":[{\"properties\":{\"name\":\"X\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\"a\"]}}]}", "no pairs of numbers")]
    [InlineData("a.geojson", "{\"features\":[{\"properties\":{\"name\":\"X\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[10,95]}}]}", "not on the earth")]
    [InlineData("a.csv", "place\nX\n", "no column 'name'")]
    [InlineData("a.csv", "name,latitude,longitude\nX,north,1\n", "no number of degrees")]
    [InlineData("a.csv", "name,in\nX,Atlantis\n", "Atlantis")]
    [InlineData("a.csv", "name,in\nX,Y\nY,X\n", "in itself")]
    [InlineData("a.csv", "", "no column 'name'")]
    public void A_bad_file_gets_a_clear_sentence(string file, string text, string said)
    {
        var (drafts, faults) = OwnPlaces.Read(file, text);
        Assert.Contains(faults.Concat(OwnPlaces.Joined(drafts).Faults), f => f.Contains(said, StringComparison.Ordinal) && f.EndsWith('.'));
    }

    static readonly ImmutableArray<NamedPlace> Places = [Named("Lima", "pe", "15"), Named("Trujillo", "pe", "1301", Other), Named("Peru", "pe", id: Third), Named("Nowhere Known", id: new("fourth"))];

    static MapReading Reading(params (long Claim, long Document, long Origin, int Place, ClaimEnd End, ClaimType Type)[] spots)
    {
        var finder = new PlaceFinder(Atlas.Bundled, Places, []);
        return new(Atlas.Bundled, new([.. spots.Select(s => new ClaimSpot(s.Claim, s.Document, s.Origin, s.Place, s.End, s.Type, Modality.Stated, ReviewState.Proposed, 900, 0, 0))], Places, []), [.. Places.Select(finder.Find)]);
    }

    [Fact]
    public void Counts_are_of_claims_documents_and_origins_and_nothing_is_lost()
    {
        var reading = Reading(
            (1, 1, 1, 0, ClaimEnd.Place, ClaimType.Incident), (2, 2, 1, 0, ClaimEnd.Place, ClaimType.Condition), (2, 2, 1, 0, ClaimEnd.Object, ClaimType.Condition), (3, 3, 2, 1, ClaimEnd.Place, ClaimType.Incident),
            (4, 3, 2, 2, ClaimEnd.Place, ClaimType.Condition), (5, 4, 3, 3, ClaimEnd.Place, ClaimType.Condition));
        var tally = reading.Tally("pe", AreaLevel.Department, MapCount.Claims);
        Assert.Equal([new("pe-15", 2, 2, 1), new("pe-13", 1, 1, 1)], tally.Areas);
        Assert.Equal([new("pe", 1, 1, 1)], tally.Wider);
        Assert.Equal((1, 0), (tally.NotPlaced, tally.Elsewhere));
        Assert.Equal(reading.Naming, tally.Areas.Concat(tally.Wider).Sum(a => a.Claims) + tally.NotPlaced + tally.Elsewhere);
        Assert.Equal([5L], reading.ClaimsOf(MapReading.Nowhere, MapCount.Claims));
        Assert.Equal([1L, 2L], reading.ClaimsOf("pe-15", MapCount.Claims));
        Assert.Equal([4L], reading.ClaimsOf(MapReading.Somewhere + "pe", MapCount.Claims));
        Assert.Equal([new("pe-15", 1, 1, 1), new("pe-13", 1, 1, 1)], reading.Tally("pe", AreaLevel.Department, MapCount.Incidents).Areas.OrderByDescending(a => a.Code));
        // A province is wider than a department is not: Lima, the department, is told no closer there.
        Assert.Equal(["pe", "pe-15"], reading.Tally("pe", AreaLevel.Province, MapCount.Claims).Wider.Select(w => w.Code));
        Assert.Equal("pe", reading.OnlyCountry);
    }

    [Fact]
    public void A_route_goes_from_where_it_began_by_way_of_its_stops_and_says_how_many_are_not_known()
    {
        var route = Assert.Single(Reading((7, 1, 1, 1, ClaimEnd.To, ClaimType.Moves), (7, 1, 1, 3, ClaimEnd.Via, ClaimType.Moves), (7, 1, 1, 0, ClaimEnd.From, ClaimType.Moves)).Routes("pe"));
        Assert.Equal(["pe-15", "pe-1301"], route.Stops);
        Assert.Equal(1, route.Unknown);
    }
}
