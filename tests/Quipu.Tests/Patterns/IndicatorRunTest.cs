using System.Text.Json;
using Quipu.Model;
using Quipu.Patterns.Indicators;
using Xunit;

namespace Quipu.Tests.Patterns;

public sealed class IndicatorRunTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    const string Single = """{"ocid":"ocds-aaaaaa-1","date":"2030-01-01","buyer":{"id":"B1","name":"Municipio de Antay"},"tender":{"title":"Vía norte","procurementMethod":"open","numberOfTenderers":1}}""";

    public void Dispose() => _folder.Dispose();

    IndicatorReport Run(string text, string? settings = null, string name = "a.jsonl")
    {
        var file = _folder.Write(name, text);
        return IndicatorRun.Of("prueba", [new(new(file, name, new CaptureId(new('a', 64))), 7)], settings);
    }

    [Fact]
    public void A_flag_says_whom_it_is_about_and_in_which_row_that_stands()
    {
        var flag = Assert.Single(Run("""{"ocid":"ocds-aaaaaa-0"}""" + "\n" + Single + "\n").Flags);
        Assert.Equal(("R018", "OCID", "ocds-aaaaaa-1", "Vía norte"), (flag.Code, flag.Group, flag.Whom, flag.Name));
        var row = Assert.Single(flag.Rests);
        Assert.Equal((7, 2L, "a.jsonl"), (row.Import, Assert.Single(row.Rows), row.File));
    }

    [Fact]
    public void Releases_of_one_process_are_put_together_and_the_later_one_stands()
    {
        const string later = """{"ocid":"ocds-aaaaaa-1","date":"2030-02-01","tender":{"numberOfTenderers":3},"bids":{"details":[{"id":"1","status":"valid"}]}}""";
        var report = Run(later + "\n" + Single + "\n");
        Assert.Empty(report.Flags);
        Assert.Equal((1, 1, 1), (report.Ground.Processes, report.Ground.Merged, report.Ground.Counts["bids"]));
    }

    [Fact]
    public void Lists_are_merged_by_id_and_null_takes_away()
    {
        const string later = """{"ocid":"ocds-aaaaaa-1","date":"2030-02-01","tender":{"numberOfTenderers":null},"parties":[{"id":"T1","name":"Obras Sur"}]}""";
        const string last = """{"ocid":"ocds-aaaaaa-1","date":"2030-03-01","parties":[{"id":"T1","roles":["tenderer"]},{"id":"T2"}]}""";
        var merged = ReleaseMerge.Of(new[] { last, Single, later }.Select(r => JsonSerializer.Deserialize<JsonElement>(r)));
        Assert.False(merged.GetProperty("tender").TryGetProperty("numberOfTenderers", out _));
        Assert.Equal("open", merged.GetProperty("tender").GetProperty("procurementMethod").GetString());
        Assert.Equal(2, merged.GetProperty("parties").GetArrayLength());
        Assert.Equal(("Obras Sur", "tenderer"), (merged.GetProperty("parties")[0].GetProperty("name").GetString(), merged.GetProperty("parties")[0].GetProperty("roles")[0].GetString()));
    }

    [Fact]
    public void What_somebody_compiled_stands_before_the_releases_it_was_made_of()
    {
        var record = """{"ocid":"ocds-aaaaaa-1","releases":[""" + Single + """],"compiledRelease":{"ocid":"ocds-aaaaaa-1","tender":{"procurementMethod":"open","numberOfTenderers":2}}}""";
        Assert.Empty(Run(Single + "\n" + record + "\n").Flags);
    }

    [Fact]
    public void Where_the_data_cannot_say_an_indicator_is_not_taken_for_clean()
    {
        var ground = Run(Single).Ground;
        Assert.True(ground.Feeds(IndicatorNote.Of("R018")));
        Assert.False(ground.Feeds(IndicatorNote.Of("R025")));
    }

    [Fact]
    public void Every_indicator_has_a_note_and_what_it_needs_is_counted()
    {
        Assert.Equal(ProcurementIndicators.Codes, IndicatorNote.All.Select(n => n.Code));
        Assert.Subset(Run(Single).Ground.Counts.Keys.ToHashSet(StringComparer.Ordinal), IndicatorNote.All.SelectMany(n => n.Needs).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_results_are_in_the_shape_of_Cardinal_and_settings_choose()
    {
        Assert.StartsWith("""{"OCID":{"ocds-aaaaaa-1":{"R018":1.0}}""", Run(Single).Json, StringComparison.Ordinal);
        Assert.Equal(["R025"], Run(Single, "[R025]\n").Ran);
        Assert.Throws<FormatException>(() => Run(Single, "[R025]\nthreshold = much\n"));
    }

    [Fact]
    public void A_row_that_is_no_JSON_is_told_and_the_others_are_read()
    {
        var report = Run(Single + "\n{\"ocid\":\n");
        Assert.Single(report.Flags);
        Assert.Contains("row 2", Assert.Single(report.Faults), StringComparison.Ordinal);
    }
}
