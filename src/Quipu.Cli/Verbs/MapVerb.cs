using System.CommandLine;
using System.Globalization;
using FollowTheMoney.Mappings;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Registers.Mappings;

namespace Quipu.Cli.Verbs;

sealed class MapVerb : Verb
{
    readonly Argument<string> _file = new("FILE") { HelpName = "FILE", Description = "A table: CSV, XLSX, ODS, an SQLite file, postgresql://USER@HOST/NAME, or - for the standard input." };
    readonly Option<string?> _table = new("--table", "--sheet") { HelpName = "NAME", Description = "Of a database the table, of a workbook the sheet; without, the first." };
    readonly Option<string?> _out = new("--out") { HelpName = "FILE.yml", Description = "Writes the mapping there, and prints what each column seems to be." };
    readonly Option<int?> _preview = Shared.Number("--preview", 1, "Prints what the first N rows become, and what is dropped on the way, instead of the mapping.");
    readonly Option<string?> _check = new("--check") { HelpName = "MAPPING.yml", Description = "Holds a mapping against the table instead of proposing one: prints everything that is wrong with it." };
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "The dataset that the mapping makes; without, one named after the table." };

    internal MapVerb() : base("map", "Proposes how an unknown table becomes persons, firms and what ties them, as a FollowTheMoney mapping.")
    {
        Command.Add(_file);
        foreach (var option in new Option[] { _table, _out, _preview, _check, _dataset }) Command.Add(option);
        Command.Validators.Add(asked =>
        {
            if (asked.GetValue(_check) is not null && asked.GetValue(_out) is not null) asked.AddError("--check writes no mapping: leave --out away");
            if (asked.GetValue(_dataset) is { } name && Settings.Dataset.Fault(name) is { } fault) asked.AddError($"--dataset is '{name}', but it {fault}");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu map contracts.csv --out contracts.yml", "guesses what each column holds, and writes a mapping to look over"),
        new("quipu map contracts.csv --check contracts.yml --preview 3", "what is wrong with the mapping, and what it makes of the first three rows"),
        new("quipu import mapping contracts.csv --mapping contracts.yml --workspace case.quipu", "imports by it"),
    ];

    internal override string Notes =>
        "Columns are guessed by the words of their headers (English and Spanish) and by the first 500 rows: dates and their form, countries, identifiers of the region with their check digits, names, amounts, addresses. " +
        "Nothing is sure: look the mapping over. A mapping is YAML of FollowTheMoney, which its own tools take too.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var file = asked.GetRequiredValue(_file);
        if (Fault(file) is { } fault)
        {
            screen.Fault(fault);
            return Task.FromResult(ExitCode.Broken);
        }

        using var table = TableAsked.Open(file);
        var sample = table.Sample(asked.GetValue(_table));
        var dataset = asked.GetValue(_dataset) ?? table.Dataset(sample);
        if (asked.GetValue(_check) is { } mapping) return Task.FromResult(Check(mapping, sample, asked.GetValue(_preview), screen));
        var proposal = MappingProposal.Of(sample, dataset);
        foreach (var doubt in proposal.Doubts) screen.Say(doubt);
        if (proposal.Plan is not { } plan)
        {
            MapText.Columns(proposal.Columns, screen.Out);
            screen.Fault($"No column of {sample.Name} seems to name a person, a firm, a place or a thing, and so no mapping is proposed.");
            return Task.FromResult(ExitCode.Partly);
        }

        return Task.FromResult(Propose(asked, plan, proposal, sample, screen));
    }

    ExitCode Propose(ParseResult asked, MappingPlan plan, MappingProposal proposal, TableSample sample, Screen screen)
    {
        var yaml = plan.Yaml();
        if (asked.GetValue(_out) is { } path)
        {
            File.WriteAllText(path, yaml);
            MapText.Columns(proposal.Columns, screen.Out);
        }

        var report = MappingCheck.Of(yaml, sample);
        foreach (var sentence in report.Faults.Concat(report.Doubts)) screen.Say(sentence);
        if (asked.GetValue(_preview) is { } rows) MapText.Rows(MappingPreview.Of(report.Queries, sample, new(plan.Dataset), rows), screen.Out);
        else if (asked.GetValue(_out) is null) screen.Out.Write(yaml);
        var left = proposal.Columns.Where(c => c.Becomes.IsEmpty).Select(c => c.Column).ToArray();
        screen.Say(Said($"{EntityText.Count(proposal.Columns.Length - left.Length, "column")} of {proposal.Columns.Length} mapped to {plan.Entities.Length} {(plan.Entities.Length == 1 ? "entity" : "entities")}{Left(left)}."));
        if (asked.GetValue(_out) is { } written) screen.Say($"The mapping is in {written}; look it over, then: quipu import mapping {asked.GetValue(_file)} --mapping {written} --workspace DIR");
        return ExitCode.Fine;
    }

    static ExitCode Check(string mapping, TableSample sample, int? preview, Screen screen)
    {
        if (!File.Exists(mapping))
        {
            screen.Fault($"{mapping}: there is no such file; name a mapping.");
            return ExitCode.Broken;
        }

        foreach (var doubt in sample.Doubts) screen.Say(doubt);
        string yaml;
        try
        {
            yaml = MappingFile.Whole(mapping, out _) ?? File.ReadAllText(mapping);
        }
        catch (FormatException wrong)
        {
            screen.Out.WriteLine($"fault: {wrong.Message}");
            return ExitCode.Partly;
        }

        var report = MappingCheck.Of(yaml, sample);
        foreach (var fault in report.Faults) screen.Out.WriteLine($"fault: {fault}");
        foreach (var doubt in report.Doubts) screen.Out.WriteLine($"doubt: {doubt}");
        if (preview is { } rows) MapText.Rows(MappingPreview.Of(report.Queries, sample, new("preview"), rows), screen.Out);
        screen.Say(Said($"{EntityText.Count(report.Faults.Length, "fault")}, {EntityText.Count(report.Doubts.Length, "doubt")} in {EntityText.Count(sample.Rows.Length, "row")} that were looked at."));
        return report.Faults.IsEmpty ? ExitCode.Fine : ExitCode.Partly;
    }

    static string? Fault(string file) => StandardInput.IsNamed(file) || file.Contains("://", StringComparison.Ordinal) || File.Exists(file) ? null
        : Directory.Exists(file) ? $"{file} is a folder; name one table in it." : $"{file}: there is no such file; name one table.";

    static string Left(string[] columns) => columns.Length == 0 ? "" : $"; left out: {string.Join(", ", columns.Take(12))}{(columns.Length > 12 ? Said($" and {columns.Length - 12} more") : "")}";

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
