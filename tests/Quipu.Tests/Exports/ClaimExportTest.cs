using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Exports;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class ClaimExportTest
{
    static readonly ExportOptions WithRejected = new() { IncludeRejected = true };

    [Fact]
    public void Every_claim_that_nobody_rejected_is_a_line_with_all_its_axes() => Golden.Matches(Text(ClaimLines.Write), "claims");

    [Fact]
    public void The_table_says_the_same() => Golden.Matches(Text(ClaimTable.Write).TrimStart('\uFEFF'), "claims-csv");

    [Fact]
    public void The_table_begins_with_the_mark_that_spreadsheets_look_for() => Assert.StartsWith("\uFEFFclaim_id,type,", Text(ClaimTable.Write), StringComparison.Ordinal);

    [Fact]
    public void A_quote_is_found_again_by_its_code_points()
    {
        var text = ExportCase.Cords.Document.Text.EnumerateRunes().ToArray();
        foreach (var line in Lines(ClaimLines.Write))
        {
            var quote = line.GetProperty("quote");
            var found = string.Concat(text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()].Select(r => r.ToString()));
            Assert.Equal(quote.GetProperty("text").GetString(), found);
        }
    }

    [Fact]
    public void What_was_rejected_leaves_only_on_wish_and_marked()
    {
        var rejected = ExportCase.ByName["rejected"].Claim.Id.Value;
        Assert.DoesNotContain(rejected, Text(ClaimLines.Write), StringComparison.Ordinal);
        var result = Run(ClaimLines.Write, ExportOptions.Default).Result;
        Assert.Equal(1, result.LeftOut[Omission.Rejected]);
        Assert.Equal(ExportCase.Claims.Count() - 1, result.Claims);
        var line = Lines(ClaimLines.Write, WithRejected).Single(l => l.GetProperty("id").GetString() == rejected);
        Assert.Equal("rejected", line.GetProperty("review").GetProperty("state").GetString());
    }

    [Fact]
    public void Lines_are_in_order_of_id_and_the_same_bytes_every_time()
    {
        var ids = Lines(ClaimLines.Write).Select(l => l.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(Text(ClaimLines.Write), Text(ClaimLines.Write));
        Assert.Equal(Text(ClaimTable.Write), Text(ClaimTable.Write));
    }

    [Fact]
    public void Times_are_learned_at_times_and_come_only_on_wish()
    {
        Assert.DoesNotContain("2031-06-0", Text(ClaimLines.Write) + Text(ClaimTable.Write), StringComparison.Ordinal);
        var timed = new ExportOptions { WithTimes = true };
        foreach (var text in new[] { Text(ClaimLines.Write, timed), Text(ClaimTable.Write, timed) })
        {
            Assert.Contains("2031-06-01T12:00:00Z", text, StringComparison.Ordinal);
            Assert.Contains("2031-06-02T09:30:00Z", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_cell_of_the_table_runs_as_a_formula()
    {
        foreach (var cell in CsvRows.Read(Text(ClaimTable.Write)).SelectMany(row => row))
            Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0]), $"'{cell}' runs as a formula.");
        Assert.Contains(CsvRows.Read(Text(ClaimTable.Write)), row => row.Contains("'=cmd|' /C calc'!A0 was scrawled on a wall"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("-2", "'-2")]
    [InlineData("＝1", "'＝1")]
    [InlineData("1-2", "1-2")]
    [InlineData("Los Remeros", "Los Remeros")]
    [InlineData("", "")]
    public void A_cell_is_inert(string value, string expected) => Assert.Equal(expected, Csv.Inert(value));

    [Fact]
    public void Another_viewer_gets_nothing_of_a_dataset_they_may_not_see()
    {
        using var stream = new MemoryStream();
        var stranger = new Viewer("guest", ImmutableHashSet.Create(new DatasetName("other")));
        Assert.Equal(0, ClaimLines.Write(ExportCase.Store, stranger, ExportOptions.Default, stream).Claims);
        Assert.Equal(0, stream.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_claim_names_the_statements_that_carry_it(bool proposals)
    {
        var options = new ExportOptions { IncludeProposals = proposals };
        var statements = CsvRows.Read(Text(StatementRows.Write, options)).Skip(1).ToList();
        var ids = statements.Select(r => r[13]).ToHashSet(StringComparer.Ordinal);
        var origins = statements.Where(r => r[7].StartsWith("claim:", StringComparison.Ordinal)).ToLookup(r => r[7], r => r[13], StringComparer.Ordinal);
        var named = new List<(string Statement, string Claim)>();
        foreach (var line in Lines(ClaimLines.Write, options))
        {
            string[] own = [.. line.GetProperty("statements").EnumerateArray().Select(s => s.GetString()!)];
            Assert.Subset(ids, own.ToHashSet(StringComparer.Ordinal));
            Assert.Empty(origins["claim:" + line.GetProperty("id").GetString()].Except(own));
            named.AddRange(own.Select(s => (s, line.GetProperty("id").GetString()!)));
        }

        Assert.Equal(origins.SelectMany(o => o).Order(StringComparer.Ordinal), named.Select(n => n.Statement).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(named, CsvRows.Read(Text(ClaimTable.WriteByStatement, options)).Skip(1).Select(r => (r[0].TrimStart('\uFEFF'), r[1])));
        var warned = named.Count(n => n.Claim == ExportCase.ByName["warned"].Claim.Id.Value);
        Assert.Equal(proposals, warned > 0);
    }

    /// <summary>Speed is measured in bench; here what a claim costs, which no busy machine changes.</summary>
    [Fact]
    public void A_claim_costs_the_same_however_many_leave_the_house()
    {
        var (few, many) = (Allocated(50), Allocated(500));
        TestContext.Current.SendDiagnosticMessage($"{few:N0} and {many:N0} bytes a claim");
        Assert.InRange(many, 1, 16_000);
        Assert.InRange(many, 1, few * 1.1);
    }

    static double Allocated(int copies)
    {
        var claims = Enumerable.Range(0, copies).SelectMany(_ => ExportCase.Claims).ToArray();
        using var store = new MemoryCase(claims, [ExportCase.Cords.Document], []);
        ClaimLines.Write(store, Viewer.Owner, WithRejected, Stream.Null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ClaimLines.Write(store, Viewer.Owner, WithRejected, Stream.Null);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)claims.Length;
    }

    static (string Text, ExportResult Result) Run(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions options)
    {
        using var stream = new MemoryStream();
        var result = write(ExportCase.Store, Viewer.Owner, options, stream);
        return (Encoding.UTF8.GetString(stream.ToArray()), result);
    }

    static string Text(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions? options = null) => Run(write, options ?? ExportOptions.Default).Text;

    static JsonElement[] Lines(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions? options = null) =>
        [.. Text(write, options).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
}
