using Quipu.Patterns.Indicators;
using Xunit;

namespace Quipu.Tests.Patterns;

public sealed class IndicatorsTest
{
    [Fact]
    public void A_period_is_short_below_so_many_whole_days_and_the_method_may_have_its_own()
    {
        const string text = "[R003]\nthreshold = 10\n; by law\n[R003.procurement_method_details]\nMenor cuantía = 5\n";
        string Release(string id, string end, string? details = null) =>
            $$$$"""{"ocid":"{{{{id}}}}","tender":{"tenderPeriod":{"startDate":"2030-03-01T08:00:00-05:00","endDate":"{{{{end}}}}"}{{{{(details is null ? "" : $",\"procurementMethodDetails\":\"{details}\"")}}}}}}""";
        Assert.Equal(
            """{"OCID":{"short":{"R003":1.0},"small short":{"R003":1.0}}}""",
            Json(text, Release("short", "2030-03-11T12:59:59Z"), Release("ten days", "2030-03-11T13:00:00Z"), Release("small", "2030-03-06T13:00:00Z", "Menor cuantía"), Release("small short", "2030-03-05T13:00:00Z", "Menor cuantía"), Release("no date", "March")));
    }

    [Fact]
    public void Different_bidders_at_one_price_are_flagged_and_the_same_bidder_twice_is_not()
    {
        Assert.Equal("""{"OCID":{"1":{"R028":1.0}},"Tenderer":{"A":{"R028":1.0},"B":{"R028":1.0}}}""", Json("[R028]",
            Bids("1", ("A", "valid", 70), ("B", "disqualified", 70), ("C", "withdrawn", 70)),
            Bids("2", ("A", "valid", 70), ("A", "valid", 70), ("B", "valid", 71))));
    }

    [Fact]
    public void Methods_whose_prices_are_not_compared_and_processes_that_were_cancelled_are_left_out()
    {
        var same = Bids("1", ("A", "valid", 70), ("B", "valid", 70));
        string With(string tender) => same[..^1] + $",\"tender\":{{{tender}}}}}";
        Assert.Equal("{}", Json("no_price_comparison_procurement_methods = Sorteo|Precio fijo\n[R028]", With("\"procurementMethodDetails\":\"Sorteo\"")));
        Assert.Equal("{}", Json("price_comparison_procurement_methods = Subasta\n[R028]", same));
        Assert.Equal("{}", Json("[exclusions]\nprocurement_method_details = Sorteo\n[R028]", With("\"procurementMethodDetails\":\"Sorteo\"")));
        Assert.Equal("{}", Json("[R028]", With("\"status\":\"cancelled\"")));
        Assert.NotEqual("{}", Json("[R028]", With("\"status\":\"complete\"")));
    }

    [Fact]
    public void A_late_bid_is_flagged_where_it_won()
    {
        string Release(string id, string date, string winner) =>
            $$$$"""{"ocid":"{{{{id}}}}","tender":{"tenderPeriod":{"endDate":"2030-03-11T12:00:00Z"}},"bids":{"details":[{"status":"valid","date":"{{{{date}}}}","tenderers":[{"id":"A"}]}]},"awards":[{"status":"active","suppliers":[{"id":"{{{{winner}}}}"}]}]}""";
        Assert.Equal("""{"OCID":{"late":{"R030":1.0}},"Tenderer":{"A":{"R030":1.0}}}""", Json("[R030]",
            Release("late", "2030-03-11T12:00:01Z", "A"), Release("in time by its zone", "2030-03-11T13:00:00+02:00", "A"), Release("lost", "2030-03-12T12:00:00Z", "B")));
    }

    [Fact]
    public void The_lowest_bid_that_was_disqualified_needs_a_valid_one_and_an_award()
    {
        string Awarded(string release) => release[..^1] + ",\"awards\":[{\"status\":\"active\"}]}";
        Assert.Equal("""{"OCID":{"1":{"R036":1.0}}}""", Json("[R036]",
            Awarded(Bids("1", ("A", "disqualified", 60), ("B", "valid", 70))), Awarded(Bids("2", ("A", "disqualified", 60))), Awarded(Bids("3", ("A", "valid", 60), ("B", "disqualified", 70))),
            Bids("4", ("A", "disqualified", 60), ("B", "valid", 70))));
    }

    [Fact]
    public void A_supplier_of_everything_stands_out_among_those_with_enough_awards()
    {
        string Award(int number, string supplier, params string[] classes) =>
            $$$$"""{"ocid":"{{{{number}}}}","awards":[{"status":"active","suppliers":[{"id":"{{{{supplier}}}}"}],"items":[{{{{string.Join(',', classes.Select(c => $"{{\"classification\":{{\"id\":\"{c}\"}}}}"))}}}}]}]}""";
        var lines = Enumerable.Range(0, 8).SelectMany(i => new[] { Award((10 * i) + 1, $"S{i}", "1010"), Award((10 * i) + 2, $"S{i}", "1020") })
            .Append(Award(201, "Mixed", "1010", "2010", "3010")).Append(Award(202, "Mixed", "4010")).Append(Award(203, "Once", "10", "20", "30", "40"));
        Assert.Equal("""{"Tenderer":{"Mixed":{"R048":4.0}}}""", Json("[R048]\nminimum_contracting_processes = 2\nthreshold = 2", [.. lines]));
    }

    [Fact]
    public void A_winner_far_below_all_others_is_flagged_with_the_fence_beside()
    {
        var lines = Enumerable.Range(1, 9).Select(i => Won(i.ToString(System.Globalization.CultureInfo.InvariantCulture), 100 + i)).Append(Won("far", 300)).ToArray();
        var (results, faults) = ProcurementIndicators.Run(lines, IndicatorSettings.Parse("[R058]"));
        Assert.Empty(faults);
        Assert.Equal(2.0, Assert.Single(results.Values[ResultGroup.OCID]).Value["R058"]);
        Assert.Equal("far", results.Values[ResultGroup.OCID].Keys.Single());
        Assert.Equal(["q1", "q3", "upper_fence"], results.Meta["R058"].Keys);
        Assert.Contains("""{"ocid_tenderer_r058":{"far":["W"]}}""", results.ToJson(maps: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Quartiles_lie_between_values_in_proportion()
    {
        Assert.Equal(66.6667, Fences.Quantile([0, 0, 100, 100, 100, 100, 100, 100, 100], 0.25), 4);
        Assert.Equal(5, Fences.Quantile([5], 0.75));
        Assert.True(double.IsNaN(Fences.Quantile([], 0.5)));
    }

    [Fact]
    public void A_line_that_is_no_JSON_is_told_and_the_rest_goes_on()
    {
        var (results, faults) = ProcurementIndicators.Run(["", "{", """{"ocid":"1","tender":{"numberOfTenderers":1,"procurementMethod":"open"}}"""], ProcurementIndicators.All());
        Assert.StartsWith("Line 2 is no JSON", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Single(results.Values[ResultGroup.OCID]);
        Assert.Contains("neither [section] nor name = value", Assert.Single(IndicatorSettings.Parse("[R003]\nthreshold 15").Faults), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ProcurementIndicators.Run([], IndicatorSettings.Parse("[R003]\nthreshold = soon")));
    }

    [Fact]
    public void Fields_are_covered_where_they_say_something() =>
        Assert.Equal(["=2", "/=2", "/a=1", "/b=1", "/b[]=1", "/b[]/=1", "/b[]/c=1"], FieldCoverage.Of(["""{"a":"","b":[{"c":0},{}]}""", """{"a":null,"a":false}""", "no JSON", "[]"]).Select(p => $"{p.Key}={p.Value}"));

    [Fact]
    public void Everything_that_is_expected_of_the_shared_releases_is_found()
    {
        if (Repository.Shared("data/records/procurement") is not { } folder) return;
        var seen = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "R0??.jsonl", SearchOption.AllDirectories).Where(f => File.Exists(Path.ChangeExtension(f, ".expected"))))
        {
            var settings = IndicatorSettings.Parse($"no_price_comparison_procurement_methods = NPC\n[exclusions]\nprocurement_method_details = EXC\n[{Path.GetFileNameWithoutExtension(file)}]");
            using var expected = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".expected")));
            using var found = System.Text.Json.JsonDocument.Parse(ProcurementIndicators.Run(File.ReadLines(file), settings).Results.ToJson(meta: false));
            Assert.True(System.Text.Json.JsonElement.DeepEquals(expected.RootElement, found.RootElement), file);
            seen++;
        }

        Assert.True(seen > 0);
    }

    static string Json(string settings, params string[] lines)
    {
        var (results, faults) = ProcurementIndicators.Run(lines, IndicatorSettings.Parse(settings));
        Assert.Empty(faults);
        return results.ToJson(meta: false);
    }

    static string Bids(string ocid, params (string Id, string Status, int Amount)[] bids) =>
        $$$$"""{"ocid":"{{{{ocid}}}}","bids":{"details":[{{{{string.Join(',', bids.Select(b => $"{{\"status\":\"{b.Status}\",\"tenderers\":[{{\"id\":\"{b.Id}\"}}],\"value\":{{\"amount\":{b.Amount},\"currency\":\"PEN\"}}}}"))}}}}]}}""";

    static string Won(string ocid, int second) => Bids(ocid, ("W", "valid", 100), ("L", "valid", second))[..^1] + ",\"awards\":[{\"status\":\"active\",\"suppliers\":[{\"id\":\"W\"}]}]}";
}
