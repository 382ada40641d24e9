using System.Collections.Immutable;
using Quipu.Exports;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Exports;

/// <summary>docs/reference/exports.md says what the tables of the code say.</summary>
public sealed class ExportDocsTest
{
    static readonly string Page = File.ReadAllText(Repository.File("docs/reference/exports.md"));

    [Fact]
    public void Every_format_is_a_row_of_the_page()
    {
        var rows = Page.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l.Contains("` | `.", StringComparison.Ordinal));
        Assert.Equal(ExportFormats.All.Select(f => $"| `{f.Name}` | `{f.Extension}` | `{f.MediaType}` | {f.Description} |"), rows);
    }

    [Fact]
    public void Every_column_of_the_table_is_on_the_page() =>
        Assert.All(ClaimTable.ColumnNames.Concat(ClaimTable.KeyNames), c => Assert.Contains($"`{c}`", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_claim_type_is_on_the_page() => Assert.All(Enum.GetValues<ClaimType>(), t => Assert.Contains($"`{t.Wire()}`", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_reason_to_leave_a_claim_out_has_a_sentence() =>
        Assert.All(Enum.GetValues<Omission>(), reason => Assert.EndsWith(".", new ExportResult(0, 0, ImmutableSortedDictionary<Omission, long>.Empty.Add(reason, 2)).Sentences().Single(), StringComparison.Ordinal));
}
