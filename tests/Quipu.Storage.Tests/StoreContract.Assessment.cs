using System.Collections.Immutable;
using Quipu.Assessment;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static readonly AssessmentScheme Scheme = SchemeLibrary.All.Single(s => s.Slug == "global-organized-crime-index");

    AssessmentDesk Assessments => new(Store, new(null));

    /// <summary>An article that says of a gang that it trafficks cocaine in a place.</summary>
    static (Case Article, Claim Trade) Trade(int number, Func<Claim, Claim>? more = null, string goods = "cocaine", string place = "Puerto Antay", string? country = null, ImmutableArray<uint> fingerprint = default)
    {
        var article = Case.Of($"Story {number}. Los Carreteros traded {goods} in {place}. The port slept.", $"203{number % 8}-05-02", $"Outlet {number}", fingerprint: fingerprint);
        var (gang, port) = (article.Entity("Los Carreteros", EntityType.Organization), article.Entity(place, EntityType.Place, country: country));
        return (article, article.Claim(ClaimType.EngagesIn, $"Los Carreteros traded {goods} in {place}", gang, null,
            c => (more ?? (x => x))(c with { Place = Case.Party(port), Details = c.Details.Add(Detail.Activity, $"trade in {goods}") })));
    }

    static IndicatorResult Cocaine(AssessmentDesk desk, string place = "place:puerto-antay") => desk.Of(Owner, Scheme, place)!.Find("cocaine-trade")!;

    [Fact]
    public void Below_the_least_number_of_origins_nothing_is_said_and_from_it_a_direction()
    {
        Keep([.. Enumerable.Range(0, 4).Select(i => Trade(i).Article)]);
        Assert.Equal((4, AssessedLevel.TooLittle), (Cocaine(Assessments).Weighing, Cocaine(Assessments).Level));
        Keep(Trade(4).Article);
        Assert.Equal((5, AssessedLevel.Strong), (Cocaine(Assessments).Weighing, Cocaine(Assessments).Level));
    }

    [Fact]
    public void A_reprint_is_no_further_origin()
    {
        var print = Enumerable.Range(1, 64).Select(i => (uint)i * 7919).ToImmutableArray();
        Keep([.. Enumerable.Range(0, 6).Select(i => Trade(i, fingerprint: print).Article)]);
        var found = Cocaine(Assessments);
        Assert.Equal((1, 6, AssessedLevel.TooLittle), (found.Weighing, found.Coverage.Documents, found.Level));
    }

    [Fact]
    public void What_is_alleged_is_counted_apart_and_what_is_denied_or_rejected_does_not_count()
    {
        var (alleged, denied, negated, rejected) = (Trade(1, c => c with { Modality = Modality.Alleged }), Trade(2, c => c with { Modality = Modality.Denied }), Trade(3, c => c with { Negated = true }), Trade(4));
        Keep(alleged.Article, denied.Article, negated.Article, rejected.Article);
        Store.Write([new Change.Judged(Judge(rejected.Trade, Verdict.Rejected))]);
        var desk = Assessments;
        var found = Cocaine(desk);
        Assert.Equal((0, 1, 3), (found.Weighing, found.Alleged, found.Disputed));
        var claims = desk.Claims(Owner, Scheme, ("place:puerto-antay", found.Indicator), Paging.First).Rows;
        Assert.Equal([BearingWeight.Alleged, BearingWeight.Disputed, BearingWeight.Disputed, BearingWeight.Disputed], claims.Select(c => c.Bears.Weight));
    }

    [Fact]
    public void A_case_weighs_from_a_charge_on_and_no_longer_when_it_ends_in_an_acquittal()
    {
        var article = Case.Of("Rosa Paz was arrested over cocaine in Puerto Antay. Elsa Paz was charged over cocaine in Puerto Antay. Lia Paz was charged over cocaine in Puerto Antay. Lia Paz was acquitted of cocaine.", "2031-05-02");
        var port = article.Entity("Puerto Antay", EntityType.Place);
        foreach (var (name, quote, stage) in new[] { ("Rosa Paz", "Rosa Paz was arrested over cocaine", Stage.Arrested), ("Elsa Paz", "Elsa Paz was charged over cocaine", Stage.Charged) })
            article.Claim(ClaimType.Proceeding, quote, article.Entity(name), null, c => c with { Stage = stage, Place = Case.Party(port), Details = c.Details.Add(Detail.Offence, "cocaine trafficking") });
        var lia = article.Entity("Lia Paz");
        foreach (var (quote, stage) in new[] { ("Lia Paz was charged over cocaine", Stage.Charged), ("Lia Paz was acquitted of cocaine", Stage.Acquitted) })
            article.Claim(ClaimType.Proceeding, quote, lia, null, c => c with { Stage = stage, Place = Case.Party(port), Details = c.Details.Add(Detail.Offence, "cocaine trafficking") });
        Keep(article);
        var desk = Assessments;
        var rows = desk.Claims(Owner, Scheme, ("place:puerto-antay", Cocaine(desk).Indicator), Paging.First).Rows.ToLookup(c => (c.Shown.Subject!.Name, c.Shown.Claim.Stage!.Value), c => c.Bears.Weight);
        Assert.Equal([BearingWeight.Alleged], rows[("Rosa Paz", Stage.Arrested)]);
        Assert.Equal([BearingWeight.Weighs], rows[("Elsa Paz", Stage.Charged)]);
        Assert.Equal([BearingWeight.Disputed], rows[("Lia Paz", Stage.Charged)]);
        // An arrest is a step of the police, whatever a court makes of it.
        Assert.Equal(1, desk.Of(Owner, Scheme, "place:puerto-antay")!.Find("law-enforcement")!.For);
    }

    [Fact]
    public void A_claim_without_a_place_stands_where_all_else_of_its_article_is_and_else_nowhere()
    {
        var one = Case.Of("Los Carreteros traded cocaine. A judge was shot in Puerto Antay.", "2031-05-02");
        var two = Case.Of("Los Zorros traded cocaine. A judge was shot in Puerto Antay and one in Villa Sola.", "2031-06-02");
        foreach (var (article, gang) in new[] { (one, "Los Carreteros"), (two, "Los Zorros") })
        {
            article.Claim(ClaimType.EngagesIn, gang + " traded cocaine", article.Entity(gang, EntityType.Organization), null, c => c with { Details = c.Details.Add(Detail.Activity, "cocaine trade") });
            article.Claim(ClaimType.Incident, "A judge was shot in Puerto Antay", null, null, c => c with { Kind = IncidentKind.Killing, Place = Case.Party(article.Entity("Puerto Antay", EntityType.Place)) });
        }

        two.Claim(ClaimType.Incident, "one in Villa Sola", null, null, c => c with { Kind = IncidentKind.Killing, Place = Case.Party(two.Entity("Villa Sola", EntityType.Place)) });
        Keep(one, two);
        var desk = Assessments;
        Assert.Equal((1, 1), (Cocaine(desk).Weighing, Cocaine(desk).Coverage.ByArticle));
        Assert.Equal(1, Cocaine(desk, AssessedPlace.Nowhere).Weighing);
    }

    [Fact]
    public void What_lies_in_a_country_counts_for_it()
    {
        var (article, _) = Trade(1);
        var tie = Case.Of("Puerto Antay lies in Peru.", "2031-01-01");
        tie.Claim(ClaimType.LocatedIn, "Puerto Antay lies in Peru", tie.Entity("Puerto Antay", EntityType.Place), tie.Entity("Peru", EntityType.Place, country: "pe"));
        Keep(article, tie);
        Assert.Equal(1, Cocaine(Assessments, "pe").Weighing);
    }

    [Fact]
    public void What_is_brought_up_to_date_is_what_is_built_anew()
    {
        var desk = Assessments;
        Keep([.. Enumerable.Range(0, 3).Select(i => Trade(i).Article)]);
        Same(desk);
        var (more, trade) = Trade(7);
        Keep(more);
        Same(desk);
        Store.Write([new Change.Judged(Judge(trade, Verdict.Rejected))]);
        Assert.Equal(1, Same(desk).Disputed);
        var denial = Case.Of("Los Carreteros deny that they trade cocaine in Puerto Antay.", "2031-07-01");
        denial.Claim(ClaimType.Denies, "Los Carreteros deny", denial.Entity("Los Carreteros", EntityType.Organization), null, c => c with { About = [Trade(1).Trade.Id] });
        Keep(denial);
        // They say the same, so that it answers all three.
        Assert.Equal((0, 3, 1), (Same(desk).Weighing, Same(desk).Alleged, Same(desk).Disputed));
        Store.Write([new Change.Forgotten(denial.Document.Id, "Ana", Case.Time(9)), new Change.Assembled()]);
        Assert.Equal((3, 0, 1), (Same(desk).Weighing, Same(desk).Alleged, Same(desk).Disputed));
    }

    // The desk that looked before says what one says that looks for the first time.
    IndicatorResult Same(AssessmentDesk desk)
    {
        var (kept, anew) = (desk.Places(Owner, Scheme), Assessments.Places(Owner, Scheme));
        Assert.Equal(anew, kept);
        foreach (var place in anew)
            Assert.Equal(Assessments.Of(Owner, Scheme, place.Place.Code)!.Results.Select(Told), desk.Of(Owner, Scheme, place.Place.Code)!.Results.Select(Told));
        return Cocaine(desk);

        static string Told(IndicatorResult r) => $"{r.Indicator.Slug} {r.Weighing} {r.For} {r.Against} {r.Alleged} {r.Disputed} {r.Level} {r.Turn} {r.Coverage.Claims} {r.Coverage.Documents} {r.Coverage.Origins} {r.Coverage.Reviewed} {r.Coverage.ByArticle}";
    }

    [Fact]
    public void Who_may_see_one_dataset_is_told_of_no_other()
    {
        Keep(Trade(1).Article);
        Assert.Empty(Assessments.Places(new("Eva", [new DatasetName("closed")]), Scheme));
    }
}
