using System.CommandLine;
using System.Globalization;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Matching.Linkage;
using Quipu.Registers;

namespace Quipu.Cli.Verbs;

sealed class LinkVerb : Verb
{
    readonly Argument<string[]> _tables = new("TABLE") { HelpName = "TABLE", Arity = new(1, 2), Description = "One table (CSV or XLSX) whose rows are linked with one another, or two." };
    readonly Option<string?> _out = new("--out") { HelpName = "FILE.csv", Description = "Writes every pair there: rows, probability, reasons, and the cells of both." };
    readonly Option<string?> _columns = new("--columns") { HelpName = "NAMES", Description = "Compares these columns alone; names parted by commas." };
    readonly Option<string?> _chart = new("--chart") { HelpName = "FILE", Description = "Writes what each agreement weighs: FILE.svg, .json, .csv, or bars of text." };
    readonly Option<int> _show = Shared.Number("--show", 0, 20, "Prints the N surest pairs.");

    internal LinkVerb() : base("link", "Finds rows of one table, or of two, that speak of the same party; learns from the tables what agreement is worth.")
    {
        Command.Add(_tables);
        foreach (var option in new Option[] { _out, _columns, _chart, _show }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu link donors.csv contractors.xlsx --out pairs.csv", "rows of both that are likelier one party than not, with reasons"),
        new("quipu link officers.csv --chart weights.svg", "rows of one table that repeat each other, and a picture of what each agreement weighs"),
        new("quipu link a.csv b.csv --columns name,birth_date", "compares two columns alone"),
    ];

    internal override string Notes =>
        "No example need be given. Columns are matched by name, or by the words that are met in both tables; their kinds (name, text, identifier, e-mail, date, number) are guessed from the values. " +
        "A pair is told where it is likelier one than not; of tables without duplicates each row has one partner at most. A pair is a proposal: look it over before it is used.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var names = asked.GetRequiredValue(_tables);
        if (names.FirstOrDefault(n => !File.Exists(n)) is { } missing)
        {
            screen.Fault($"{missing}: there is no such file; name one table or two.");
            return Task.FromResult(ExitCode.Broken);
        }

        var tables = names.Select(n => Read(n, screen)).ToArray();
        var columns = asked.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (columns?.FirstOrDefault(c => !tables.Any(t => t.Columns.Contains(c, StringComparer.OrdinalIgnoreCase))) is { } unknown)
        {
            screen.Fault($"--columns names '{unknown}', but the columns are {string.Join(", ", tables[0].Columns)}.");
            return Task.FromResult(ExitCode.Broken);
        }

        LinkOutcome outcome;
        try
        {
            outcome = TableLinkage.Of(tables[0], tables.ElementAtOrDefault(1), new() { Columns = columns });
        }
        catch (ArgumentException nothing)
        {
            screen.Fault(nothing.Message);
            return Task.FromResult(ExitCode.Broken);
        }

        Tell(asked, (tables[0], tables[^1]), outcome, screen);
        return Task.FromResult(ExitCode.Fine);
    }

    static LinkTable Read(string name, Screen screen)
    {
        var (table, doubts) = LinkTables.Read(new RegisterFile(Path.GetFullPath(name), Path.GetFileName(name), TableAsked.None));
        foreach (var doubt in doubts.Take(5)) screen.Say($"{table.Name}: {doubt}");
        return table;
    }

    void Tell(ParseResult asked, (LinkTable Left, LinkTable Right) tables, LinkOutcome outcome, Screen screen)
    {
        foreach (var pair in outcome.Pairs.Take(asked.GetValue(_show)))
            foreach (var line in LinkText.Pair(pair, tables)) screen.Out.WriteLine(line);
        if (asked.GetValue(_out) is { } path) File.WriteAllLines(path, LinkText.Csv(outcome, tables));
        if (asked.GetValue(_chart) is { } chart)
            File.WriteAllText(chart, Path.GetExtension(chart).ToLowerInvariant() switch
            {
                ".svg" => MatchWeightChart.Svg(outcome),
                ".json" => MatchWeightChart.Json(outcome),
                ".csv" => MatchWeightChart.Csv(outcome),
                _ => string.Join('\n', MatchWeightChart.Text(outcome)) + "\n",
            });
        foreach (var (left, right) in outcome.Free is { } free ? [(tables.Left.Name, free.Left), (tables.Right.Name, free.Right)] : Array.Empty<(string, bool)>())
            screen.Say(right ? $"{left} seems free of duplicates: each of its rows has one partner at most." : $"{left} seems to hold duplicates: a row may have several partners.");
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"Compared by {string.Join(", ", outcome.Model.Columns.Select(c => $"{c.Column} ({c.Kind.ToString().ToLowerInvariant()})"))}."));
        screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"{EntityText.Count(outcome.Pairs.Length, "pair")} of {outcome.Compared:N0} that were compared ({outcome.Possible:N0} there are){(asked.GetValue(_out) is { } written ? $"; in {written}" : "")}."));
    }
}
