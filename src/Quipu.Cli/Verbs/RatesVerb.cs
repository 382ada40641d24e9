using System.CommandLine;
using System.Globalization;
using Quipu.Cli.Terminal;
using Quipu.Network.Money;

namespace Quipu.Cli.Verbs;

sealed class RatesVerb : Verb
{
    readonly Argument<string?> _file = new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "A table of rates to keep: comma-separated values with the columns date, from, to and rate. Without: lists those that are kept." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _name = new("--name") { HelpName = "NAME", Description = "What the table is asked for by (its file's name): small letters, digits and hyphens." };
    readonly Option<string?> _source = new("--source") { HelpName = "TEXT", Description = "Who published the rates, where the file has no line '# source: …'." };
    readonly Option<string?> _licence = new("--licence") { HelpName = "TEXT", Description = "Under which licence, where the file has no line '# licence: …'." };

    internal RatesVerb() : base("rates", "Keeps a named table of exchange rates, or lists those that are kept; nothing is converted without one.")
    {
        Command.Add(_file);
        foreach (var option in new Option[] { _workspace, _name, _source, _licence }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu rates usd.csv --name central-bank --source \"Central bank, yearly means\" --licence \"CC BY 4.0\" --workspace case.quipu", "keeps it in the folder rates of the workspace"),
        new("quipu rates --workspace case.quipu", "the tables with their currencies, days, sources and licences"),
    ];

    internal override string Notes =>
        "A date is a day, a month or a year; a rate says what one unit of the first currency was worth in the second. A sum of a day is converted by the rate of that day, else by the last of the seven days before, else by its month's or " +
        "year's; a sum without a day, or of one for which there is no rate, is not converted and counted. The original always stands beside it.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var kept = new RateTables(workspace.Path);
        return Task.FromResult(asked.GetValue(_file) is { } file ? Keep(kept, file, asked, screen) : List(kept, screen));
    }

    ExitCode Keep(RateTables kept, string file, ParseResult asked, Screen screen)
    {
        var said = new[] { ("source", asked.GetValue(_source)), ("licence", asked.GetValue(_licence)) }.Where(s => s.Item2 is not null).Select(s => (s.Item1, s.Item2!));
        var (table, faults) = kept.Keep(asked.GetValue(_name) ?? Path.GetFileNameWithoutExtension(file), file, said);
        foreach (var fault in faults) screen.Fault(fault);
        if (table is null) return ExitCode.Broken;
        screen.Out.WriteLine("Kept: " + Line(table));
        return ExitCode.Fine;
    }

    static ExitCode List(RateTables kept, Screen screen)
    {
        var (tables, faults) = kept.Read();
        foreach (var table in tables) screen.Out.WriteLine(Line(table));
        foreach (var fault in faults) screen.Fault(fault);
        if (tables.IsEmpty && faults.IsEmpty) screen.Say("There are no tables of rates; nothing is converted.");
        return faults.IsEmpty ? ExitCode.Fine : ExitCode.Partly;
    }

    static string Line(RateTable table) => string.Create(CultureInfo.InvariantCulture,
        $"{table.Name}  {string.Join(", ", table.Currencies)}  {EntityText.Count(table.Rates.Length, "rate")}, {table.Rates[0].Date} to {table.Rates[^1].Date}  source: {table.Source}  licence: {table.Licence}");
}
