using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Registers.Mappings;

namespace Quipu.Web.Pages.Mapping;

/// <summary>A table that is mapped by hand.</summary>
/// <param name="File">null: one is to be chosen.</param>
/// <param name="Yaml">As it was typed where somebody typed it, else as the plan has it.</param>
/// <param name="Plan">null where the YAML says more than the form can show.</param>
public sealed record MapView(ImmutableArray<TableFile> Files, TableFile? File, TableSample? Sample, MappingPlan? Plan, string Yaml)
{
    const int Previewed = 5;

    internal ImmutableArray<ColumnGuess> Columns { get; private init; } = [];

    internal ImmutableArray<string> Doubts { get; private init; } = [];

    internal MappingReport? Report { get; private init; }

    internal ImmutableArray<RowPreview> Rows { get; private init; } = [];

    /// <summary>Why a file cannot be mapped, or why an import did not come about, in one sentence.</summary>
    internal string? Fault { get; init; }

    /// <summary>The address of the same table: what forms are sent to.</summary>
    internal string Query => File is null ? "" : $"?file={File.Capture.Value}&name={Uri.EscapeDataString(File.Name)}{(Sample?.Table is { } table ? "&table=" + Uri.EscapeDataString(table) : "")}";

    /// <summary>The table that the address names, as it is proposed to map it; null where the workspace maps nothing, or has no such file.</summary>
    internal static MapView? Load(Desk desk, Func<TableSample, (MappingPlan? Plan, string? Yaml)>? asked = null)
    {
        if (desk.Options.Tables is not { } tables) return null;
        var query = desk.Http.Request.Query;
        var files = tables.Files(desk.Viewer);
        if (query["file"].ToString() is not { Length: > 0 } sha256) return new(files, null, null, null, "");
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return null;
        var capture = new CaptureId(sha256);
        var name = query["name"].ToString() is { Length: > 0 } told ? Path.GetFileName(told) : files.FirstOrDefault(f => f.Capture == capture)?.Name ?? "table.csv";
        var file = new TableFile(capture, name);
        try
        {
            return tables.Sample(file, query["table"].ToString() is { Length: > 0 } table ? table : null) is { } sample ? Of(new(files, file, sample, null, ""), asked) : null;
        }
        catch (RegisterException wrong)
        {
            return new(files, null, null, null, "") { Fault = wrong.Message };
        }
    }

    static MapView Of(MapView view, Func<TableSample, (MappingPlan? Plan, string? Yaml)>? asked)
    {
        var sample = view.Sample!;
        var proposal = MappingProposal.Of(sample, Importing.DatasetOf(view.File!.Name).Value);
        var (plan, yaml) = asked?.Invoke(sample) ?? (proposal.Plan ?? new(Importing.DatasetOf(view.File.Name).Value, sample.From, [new("entity", "LegalEntity")]), null);
        if (yaml is not null) plan = MappingFile.Check(yaml) is { Faults: [] } read ? MappingPlan.Of(read.Datasets) : null;
        var text = yaml ?? plan!.Yaml();
        var report = MappingCheck.Of(text, sample);
        return view with
        {
            Plan = plan,
            Yaml = text,
            Columns = proposal.Columns,
            Doubts = proposal.Doubts,
            Report = report,
            Rows = MappingPreview.Of(report.Queries, sample, new("preview"), Previewed),
        };
    }
}
