using System.Globalization;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static readonly SeriesKey Homicides = new("homicides", "pe", "homicides");

    static RegisterRecord Row(long row, Figure figure) => new(new(0, row)) { Figures = [figure] };

    static Figure Count(string metric, string place, int value, string name = "Puerto", string period = "2030", string publisher = "Ministry of the Port", string unit = "homicides", string? vintage = "2031-02-01") =>
        new(metric, metric, place, name, PartialDate.Parse(period), value, value.ToString(CultureInfo.InvariantCulture), unit, publisher, vintage);

    static (Case Article, Claim Claim) Counted(string value, string place = "Peru", string published = "2031-05-02", string dataset = "default", Func<Claim, Claim>? more = null)
    {
        var article = Case.Of($"There were {value} murders in {place} in 2030, the Harbour Police said.", published, dataset: dataset, location: $"{value}{place}{published}{dataset}.txt");
        var where = article.Entity(place, EntityType.Place, country: "pe");
        var police = article.Entity("the Harbour Police", EntityType.PublicBody);
        var claim = article.Claim(ClaimType.Figure, $"There were {value} murders in {place} in 2030", more: c =>
        {
            c = c with
            {
                Place = Case.Party(where),
                Attribution = [Case.Party(police)],
                Date = PartialDate.Parse("2030"),
                Details = c.Details.Add(Detail.Metric, $"murders in {place}").Add(Detail.Value, value).Add(Detail.Unit, "murders"),
            };
            return more is null ? c : more(c);
        });
        return (article, claim);
    }

    FigureSeries[] AllSeries(SeriesQuery? query = null, Viewer? viewer = null) => [.. Store.Series(viewer ?? Owner, query ?? new(), new(0, 500)).Series.Rows];

    static string Shown(SeriesValue v) => string.Create(CultureInfo.InvariantCulture, $"{v.Period} {v.Value} {v.Publisher}{(v.Conflict ? " !" : "")}");

    [Fact]
    public void A_figure_of_an_article_lands_in_the_series_of_the_register()
    {
        Store.Import(Rolls.Header("count", 1, "series"), Row(1, Count("homicidios", "pe", 1500)), Row(2, Count("homicidios", "pe", 1600, period: "2029")));
        var (article, claim) = Counted("1480");
        Store.Write(article.Changes.ToArray());
        var series = Assert.Single(AllSeries());
        Assert.Equal((Homicides, 2, 3, 2, 1, 1), (series.Key, series.Points, series.Values, series.FromRegisters, series.FromClaims, series.Conflicts));
        Assert.Equal((new DateOnly(2029, 1, 1), new DateOnly(2030, 12, 31)), (series.From, series.To));
        var values = Store.SeriesValues(Owner, new() { Series = Homicides }, Paging.First);
        Assert.Equal(["2029 1600 Ministry of the Port", "2030 1500 Ministry of the Port !", "2030 1480 the Harbour Police !"], values.Rows.Select(Shown).Order(StringComparer.Ordinal).Select(s => s).OrderBy(s => s[..4], StringComparer.Ordinal).ThenByDescending(s => s, StringComparer.Ordinal));
        var said = values.Rows.Single(v => v.Claim is not null);
        Assert.Equal((claim.Id, claim.Quote.Text, "El Faro de Antay", "2031-05-02", ReviewState.Proposed), (said.Claim!.Claim.Id, said.Claim.Claim.Quote.Text, said.Via, said.Vintage, said.Claim.Review.State));
        Assert.Equal((1L, 1L, 1), values.Rows.First(v => v.Register is not null && v.Value == 1500).Register is { } register ? (register.Origin.Import, register.Origin.Row.Number, register.Rows) : default);
        Assert.Equal(values.Rows.Select(Shown).Order(StringComparer.Ordinal), Store.AllSeriesValues(Owner, new()).Select(Shown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Counts_of_districts_add_up_to_their_province_department_and_country()
    {
        Store.Import(
            Rolls.Header("count", 1, "series"), Row(1, Count("penal.denuncia.extorsion.200", "ubigeo:150101", 10, "LIMA, LIMA, LIMA", unit: "complaints")), Row(2, Count("penal.denuncia.extorsion.201", "ubigeo:150101", 1, "LIMA, LIMA, LIMA", unit: "complaints")),
            Row(3, Count("penal.denuncia.extorsion.200", "ubigeo:150101", 10, "LIMA, LIMA, LIMA", unit: "complaints")), Row(4, Count("penal.denuncia.extorsion.200", "ubigeo:150201", 4, "LIMA, BARRANCA, BARRANCA", unit: "complaints")),
            Row(5, Count("penal.denuncia.extorsion.200", "ubigeo:010101", 2, "AMAZONAS, CHACHAPOYAS", unit: "complaints")), Row(6, Count("penal.denuncia.hurto.185", "ubigeo:010101", 90, "AMAZONAS", unit: "complaints")));
        SeriesValue At(string place) => Assert.Single(Store.SeriesValues(Owner, new() { Series = new("extortion-complaints", place, "complaints") }, Paging.First).Rows);
        Assert.Equal((27m, 5), (At("pe").Value, At("pe").Register!.Rows));
        Assert.Equal((25m, 4, "LIMA"), (At("ubigeo:150000").Value, At("ubigeo:150000").Register!.Rows, At("ubigeo:150000").PlaceName));
        Assert.Equal((21m, 21m, 4m, 2m), (At("ubigeo:150100").Value, At("ubigeo:150101").Value, At("ubigeo:150201").Value, At("ubigeo:010101").Value));
        // Each row of a sum is there to be looked at.
        var rows = Store.Figures(Owner, new() { Whole = "extortion-complaints", Under = "ubigeo:150000", Period = PartialDate.Parse("2030") }, Paging.First);
        Assert.Equal((4, 25m), (rows.Total, rows.Rows.Sum(r => r.Figure.Value)));
    }

    [Fact]
    public void Nothing_is_counted_twice_where_a_table_has_the_whole_beside_its_parts()
    {
        Store.Import(
            Rolls.Header("people", 1, "series"), Row(1, Count("poblacion", "pe", 100, "PERÚ", unit: "persons")), Row(2, Count("poblacion", "ubigeo:150000", 60, "LIMA", unit: "persons")),
            Row(3, Count("poblacion", "ubigeo:150101", 50, "LIMA, LIMA", unit: "persons")), Row(4, Count("homicidios", "pe", 9)), Row(5, Count("penal.homicidios.simple", "pe", 4)));
        Assert.Equal(["pe 100", "ubigeo:150000 60", "ubigeo:150101 50"], Store.AllSeriesValues(Owner, new() { Metric = "population" }).Select(v => $"{v.Series.Place} {v.Value}").Order(StringComparer.Ordinal));
        Assert.Equal([9m], Store.AllSeriesValues(Owner, new() { Series = Homicides }).Select(v => v.Value));
    }

    [Fact]
    public void A_whole_that_a_table_says_twice_is_not_added_up()
    {
        Store.Import(Rolls.Header("count", 1, "series"), Row(1, Count("homicidios", "ubigeo:150101", 9)), Row(2, Count("homicidios", "ubigeo:150101", 9)), Row(3, Count("homicidios", "ubigeo:010101", 2)));
        decimal[] At(string place) => [.. Store.AllSeriesValues(Owner, new() { Series = Homicides with { Place = place } }).Select(v => v.Value)];
        Assert.Equal([9m, 9m], At("ubigeo:150101"));
        Assert.Equal([11m], At("pe"));
    }

    [Fact]
    public void One_table_does_not_contradict_itself_and_what_does_not_count_contradicts_nothing()
    {
        Store.Import(Rolls.Header("docks", 1, "series"), Row(1, Count("cranes", "pe", 5, "Quay 1", unit: "number")), Row(2, Count("cranes", "pe", 6, "Quay 2", unit: "number")));
        Assert.Equal((2, 0), Assert.Single(AllSeries()) is var series ? (series.Values, series.Conflicts) : default);
        Store.Import(Rolls.Header("count", 2, "other"), Row(1, Count("homicidios", "pe", 1500)));
        foreach (var article in new[] { Counted("1", more: c => c with { Negated = true }), Counted("2", more: c => c with { Modality = Modality.Possible }), Counted("3", published: "2030-06-01"), Counted("4", more: c => c with { Date = null }) })
            Store.Write(article.Article.Changes.ToArray());
        var homicides = AllSeries(new() { Metric = "homicides" }).Single();
        Assert.Equal((5, 0), (homicides.Values, homicides.Conflicts));
        Assert.Equal([1500m], Store.AllSeriesValues(Owner, new() { Metric = "homicides" }).Where(v => v.Counts).Select(v => v.Value));
        Assert.Equal([3m], Store.AllSeriesValues(Owner, new() { Metric = "homicides" }).Where(v => v.IsUnfinished).Select(v => v.Value));
    }

    [Fact]
    public void Review_correction_and_forgetting_reach_the_series()
    {
        var (article, claim) = Counted("1480");
        Store.Write(article.Changes.ToArray());
        Judgement Judge(string id, Verdict verdict, Claim? correction = null) => new(new(id), claim, verdict, "ana", Case.Time(int.Parse(id, CultureInfo.InvariantCulture))) { Correction = correction };
        Store.Write([new Change.Judged(Judge("1", Verdict.Accepted))]);
        Assert.Equal(ReviewState.Accepted, Assert.Single(Store.AllSeriesValues(Owner, new())).Claim!.Review.State);
        Store.Write([new Change.Judged(Judge("2", Verdict.Corrected, claim with { Details = claim.Details.SetItem(Detail.Value, "1.481,5") }))]);
        Assert.Equal(1481.5m, Assert.Single(Store.AllSeriesValues(Owner, new())).Value);
        Store.Write([new Change.Judged(Judge("3", Verdict.Rejected))]);
        Assert.Empty(Store.AllSeriesValues(Owner, new()));
        Assert.Empty(AllSeries());
        Assert.Equal(1480, Assert.Single(Store.AllSeriesValues(Owner, new() { Rejected = true })).Value);
        Store.Write([new Change.JudgementRetired(new("3"), "ana", Case.Time(4))]);
        Assert.Equal(1481.5m, Assert.Single(Store.AllSeriesValues(Owner, new())).Value);
        Store.Write([new Change.Forgotten(article.Document.Id, "ana", Case.Time(5))]);
        Assert.Empty(Store.AllSeriesValues(Owner, new() { Rejected = true }));
    }

    [Fact]
    public void A_claim_that_is_no_longer_read_is_no_value_any_more()
    {
        var (article, _) = Counted("1480");
        Store.Write(article.Changes.ToArray());
        Store.Write([new Change.DocumentWasRead(new(article.Document.Id, "frames/2", [], []))]);
        Assert.Empty(Store.AllSeriesValues(Owner, new() { Rejected = true }));
    }

    [Fact]
    public void A_viewer_sees_series_of_their_datasets_only_and_no_conflict_with_what_they_may_not_see()
    {
        Store.Import(Rolls.Header("count", 1, "series"), Row(1, Count("homicidios", "pe", 1500)));
        Store.Write(Counted("1480", dataset: "hidden").Article.Changes.ToArray());
        Assert.Equal((2, 1), Assert.Single(AllSeries()) is var all ? (all.Values, all.Conflicts) : default);
        var viewer = new Viewer("reader", [Rolls.Suppliers]);
        Assert.Equal((1, 0), Assert.Single(AllSeries(viewer: viewer)) is var seen ? (seen.Values, seen.Conflicts) : default);
        Assert.All(Store.AllSeriesValues(viewer, new()), v => Assert.False(v.Conflict || v.Claim is not null));
        Assert.Empty(AllSeries(viewer: new Viewer("nobody", [])));
    }

    [Fact]
    public void Series_are_found_by_metric_place_period_publisher_dataset_and_conflict()
    {
        Store.Import(Rolls.Header("count", 1, "series"), Row(1, Count("homicidios", "pe", 1500, "Perú")), Row(2, Count("cranes-on-the-quay", "co:naupari", 3, "Ñaupari", unit: "number", publisher: "Port Watch")));
        Store.Write(Counted("1480").Article.Changes.ToArray());
        string[] Found(SeriesQuery query) => [.. AllSeries(query).Select(s => s.Key.Concept)];
        Assert.Equal(["homicides", "cranes-quay"], Found(new()));
        Assert.Equal(["homicides"], Found(new() { Metric = "homicidios" }));
        Assert.Equal(["cranes-quay"], Found(new() { Metric = "cranes on the quay" }));
        Assert.Empty(Found(new() { Metric = "cranes of llamas" }));
        Assert.Equal(["homicides"], Found(new() { Place = "pe" }));
        Assert.Equal(["homicides"], Found(new() { Place = "peru" }));
        Assert.Equal(["cranes-quay"], Found(new() { Place = "ÑAUP" }));
        Assert.Equal(["cranes-quay"], Found(new() { Publisher = "watch" }));
        Assert.Equal((1, 1), AllSeries(new() { Publisher = "faro" }).Single() is var via ? (via.Values, via.Conflicts) : default);
        Assert.Equal(["homicides"], Found(new() { Dataset = new("default") }));
        Assert.Equal(["homicides"], Found(new() { Reporting = true }));
        Assert.Equal(["homicides"], Found(new() { ConflictsOnly = true }));
        Assert.Equal(2, Found(new() { Period = PartialDate.Parse("2030") }).Length);
        Assert.Empty(Found(new() { Period = PartialDate.Parse("2029") }));
        var second = Store.Series(Owner, new(), new(1, 1));
        Assert.Equal((2, "cranes-quay", 3), (second.Series.Total, second.Series.Rows[0].Key.Concept, second.Values));
        Assert.Equal((2, 0, 3), Store.Series(Owner, new(), new(9, 5)) is var behind ? (behind.Series.Total, behind.Series.Rows.Length, behind.Values) : default);
        Assert.Equal((3, 1), Store.SeriesValues(Owner, new(), new(2, 5)) is var values ? (values.Total, values.Rows.Length) : default);
    }

    [Fact]
    public void A_newer_edition_takes_the_place_of_the_older_and_rows_that_say_the_same_are_two()
    {
        Store.Import(Rolls.Header("may", 1, "series"), Row(1, Count("homicidios.simple", "ubigeo:150101", 4)), Row(2, Count("homicidios.simple", "ubigeo:150101", 4)), Row(3, Count("cranes", "pe", 1, unit: "number")));
        Assert.Equal(3, Store.Figures(Owner, new(), Paging.First).Total);
        Store.Import(Rolls.Header("june", 2, "series"), Row(1, Count("homicidios.simple", "ubigeo:150101", 4)), Row(2, Count("homicidios.simple", "ubigeo:150101", 4)), Row(3, Count("cranes", "pe", 2, unit: "number")));
        Assert.Equal(3, Store.Figures(Owner, new(), Paging.First).Total);
        Assert.Equal([2m], Store.AllSeriesValues(Owner, new() { Metric = "cranes" }).Select(v => v.Value));
        Assert.Equal([(1m, true), (2m, false)], Store.AllSeriesValues(Owner, new() { Metric = "cranes", Vanished = true }).Select(v => (v.Value, v.Register!.Vanished)));
        Assert.Equal(0, AllSeries(new() { Metric = "cranes" }).Single().Conflicts);
    }

    [Fact]
    public void Series_are_the_same_after_the_store_is_opened_again()
    {
        Store.Import(Rolls.Header("count", 1, "series"), Row(1, Count("homicidios", "pe", 1500)));
        Store.Write(Counted("1480").Article.Changes.ToArray());
        var before = Store.AllSeriesValues(Owner, new()).Select(Shown).ToArray();
        Assert.Equal(before, Reopen().AllSeriesValues(Owner, new()).Select(Shown));
    }
}
