using Quipu.Exports;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class FollowTheMoneyMappingTest
{
    [Theory]
    [InlineData("post", "Position Occupancy")]
    [InlineData("job", "Employment")]
    [InlineData("candidacy", "Position Occupancy")]
    [InlineData("member", "Membership")]
    [InlineData("leader", "Membership")]
    [InlineData("payment", "Payment")]
    [InlineData("award", "ContractAward Contract")]
    [InlineData("control", "UnknownLink")]
    [InlineData("territory", "UnknownLink")]
    [InlineData("rivals", "UnknownLink")]
    [InlineData("allies", "UnknownLink")]
    [InlineData("heirs", "Succession")]
    [InlineData("cousins", "Family")]
    [InlineData("friends", "Associate")]
    [InlineData("owner", "Ownership")]
    [InlineData("order", "UnknownLink")]
    [InlineData("unit", "UnknownLink")]
    [InlineData("seat", "UnknownLink")]
    [InlineData("extortion", "Note")]
    [InlineData("killing", "Event")]
    [InlineData("route", "Trip")]
    [InlineData("operation", "UnknownLink")]
    [InlineData("denial", "Note")]
    [InlineData("law", "UnknownLink")]
    [InlineData("support", "UnknownLink")]
    [InlineData("courts", "Note")]
    [InlineData("count", "Note")]
    [InlineData("arrest", "CourtCaseParty CourtCase")]
    [InlineData("fine", "Sanction")]
    [InlineData("warned", "UnknownLink")]
    [InlineData("uncharged", "Note")]
    [InlineData("nobody", "")]
    public void A_claim_becomes(string name, string schemata) =>
        Assert.Equal(schemata, string.Join(' ', Of(name).Select(e => e.Schema.Name)));

    [Fact]
    public void Every_claim_type_has_a_case_here() =>
        Assert.Empty(Enum.GetValues<ClaimType>().Except(ExportCase.Claims.Select(c => c.Claim.Type)));

    [Fact]
    public void Every_entity_of_a_claim_says_who_how_where_and_from_what_words()
    {
        foreach (var (name, shown) in ExportCase.ByName)
            foreach (var entity in Of(name).Where(e => !FollowTheMoneyMapping.IsPost(e)))
            {
                Assert.Empty(StatusWalk.Lacking(entity["summary"].Single()));
                Assert.Equal([shown.Claim.Quote.Text], entity["description"]);
                Assert.Equal([FollowTheMoneyMapping.IdOf(shown.Claim.Document).Value], entity["proof"]);
            }
    }

    [Fact]
    public void Money_keeps_its_amount_and_purpose()
    {
        var payment = Of("payment").Single();
        Assert.Equal(
            ("40000", "PEN", "concerts", "2030-09"), (payment["amount"].Single(), payment["currency"].Single(), payment["purpose"].Single(), payment["date"].Single()));
    }

    [Fact]
    public void A_post_is_shared_by_all_who_hold_or_seek_it()
    {
        Assert.Equal(Of("post")[0].Id, Of("candidacy")[0].Id);
        Assert.Equal(["candidate"], Of("candidacy")[1]["status"]);
        Assert.Equal(["Lower Cordage Party"], Of("candidacy")[1]["politicalGroup"]);
    }

    [Fact]
    public void The_successor_comes_after_the_one_it_succeeds()
    {
        var succession = Of("heirs").Single();
        Assert.Equal([Id("La Sirga")], succession["predecessor"]);
        Assert.Equal([Id("Los Remeros")], succession["successor"]);
    }

    [Fact]
    public void A_victim_is_joined_to_the_incident_and_never_involved_in_it()
    {
        var named = ExportCase.Cords.Tie(new(ClaimType.Incident, "Los Remeros killed five deckhands", "Los Remeros", "Chalo Munive"));
        var entities = FollowTheMoneyMapping.Entities(named);
        Assert.Equal([Id("Los Remeros")], entities[0]["involved"]);
        Assert.Equal("suffered the incident, no party to it", entities[1]["role"].Single());
        Assert.Equal([Id("Chalo Munive")], entities[1]["subject"]);
    }

    [Fact]
    public void What_is_no_plain_fact_says_so_in_role_status_and_title()
    {
        var link = Of("warned").Single();
        Assert.Equal(["colludes_with"], link["role"]);
        Assert.Equal(["alleged"], link["status"]);
        Assert.Equal(
            "alleged by an informant via El Faro Gris; proceeding on record: Berta Cascajo arrested (2031-04, Regional Police); answered: denial by Berta Cascajo (2031-05); accepted by marisol",
            link["summary"].Single());
        Assert.StartsWith("[said not to be so] ", Of("uncharged").Single()["name"].Single(), StringComparison.Ordinal);
        Assert.Equal(["not reviewed"], Of("unread").Single()["status"]);
    }

    [Fact]
    public void A_denied_tie_is_a_note_and_no_tie()
    {
        var denied = ExportCase.Cords.Tie(new(ClaimType.MemberOf, "Chalo Munive rows for Los Remeros", "Chalo Munive", "Los Remeros") { Modality = Modality.Denied });
        Assert.Equal("Note", FollowTheMoneyMapping.Entities(denied).Single().Schema.Name);
    }

    [Fact]
    public void An_end_that_a_schema_does_not_take_makes_a_link_with_the_claims_type()
    {
        var place = ExportCase.Cords.Tie(new(ClaimType.Owns, "Los Remeros control the Puerto Bajo docks", "Los Remeros", "Puerto Bajo"));
        Assert.Equal(("UnknownLink", "owns"), (FollowTheMoneyMapping.Entities(place).Single().Schema.Name, FollowTheMoneyMapping.Entities(place).Single()["role"].Single()));
    }

    [Theory]
    [InlineData(Stage.Convicted, "closeDate")]
    [InlineData(Stage.Acquitted, "closeDate")]
    [InlineData(Stage.Charged, "fileDate")]
    public void A_court_case_is_dated_by_what_happened(Stage stage, string property)
    {
        var shown = ExportCase.Cords.Tie(new(ClaimType.Proceeding, "acquitted on appeal", "Tadeo Lurín") { With = c => c with { Stage = stage, Date = new(2030) } });
        Assert.Equal(["2030"], FollowTheMoneyMapping.Entities(shown)[1][property]);
    }

    static string Id(string name) => ExportCase.Cords.Id(name).Value;

    static Entity[] Of(string name) => [.. FollowTheMoneyMapping.Entities(ExportCase.ByName[name])];
}
