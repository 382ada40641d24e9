using System.CommandLine;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Network.Money;

namespace Quipu.Cli.Verbs;

sealed class MoneyVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Only what this entity gave or got." };
    readonly Option<string> _kind = Shared.Word<TransferKind>("--kind", "KIND", "Only money for this: funding, payment, award, extortion.");
    readonly Option<string?> _rates = new("--rates") { HelpName = "NAME", Description = "Tell sums in another currency too, by this table (quipu rates lists them)." };
    readonly Option<string?> _in = new("--in") { HelpName = "CURRENCY", Description = "Which currency that is: PEN." };
    readonly Option<bool> _json = new("--json") { Description = "Transfers as JSON, one a line, each with all that says so." };
    readonly Option<bool> _csv = new("--csv") { Description = "As comma-separated values, a row for each piece of evidence." };

    internal MoneyVerb() : base("money", "Lists money between parties, as registers and reporting have it: payments, awards, funding, and what was taken under threat.")
    {
        foreach (var option in new Option[] { _workspace, _entity, _kind, _rates, _in, _json, _csv }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu money --workspace case.quipu", "every transfer with all that says so"),
        new("quipu money --rates central-bank --in PEN --csv --workspace case.quipu > money.csv", "the whole ledger, each sum beside what it was worth by that table"),
    ];

    internal override string Notes =>
        "Several claims and rows that say the same of it are one transfer. Sums stay in their own currency; one that is given again and again (\"a month\") is told as such and added to nothing. " +
        "Whoever pays under threat is a victim and funds nobody: that money has a kind of its own.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen));

    ExitCode Run(ParseResult asked, Screen screen)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (!TryExchange(workspace, asked, screen, out var exchange)) return ExitCode.Broken;
        if (asked.GetValue(_entity) is { } wanted && Shared.Unknown(workspace.Store, new EntityId(wanted)) is { } unknown) return Shared.Broken(screen, unknown);
        var query = new MoneyQuery { Entity = asked.GetValue(_entity) is { } id ? new EntityId(id) : null, Kinds = [.. Shared.ReadAll<TransferKind>(asked.GetValue(_kind))], Most = int.MaxValue };
        var ledger = new NetworkDesk(workspace.Store, workspace.Path).Money(Viewer.Owner, query);
        if (asked.GetValue(_csv))
        {
            using var csv = new Utf8CsvWriter(screen.Bytes, quoteAll: false);
            MoneyTable.Write(ledger, exchange, csv);
        }
        else
            foreach (var transfer in ledger.Transfers)
                if (asked.GetValue(_json)) MoneyText.WriteJson(transfer, exchange, screen.Out);
                else MoneyText.Write(transfer, exchange, screen.Out);
        if (exchange is not null && ledger.Unconverted(exchange) is > 0 and var left) screen.Say($"{EntityText.Count(left, "sum")} not converted: no day said, or no rate for it in {exchange.Table.Name}.");
        if (ledger.Transfers.IsEmpty) screen.Say("No money is on record here.");
        return ExitCode.Fine;
    }

    bool TryExchange(Workspace workspace, ParseResult asked, Screen screen, out Exchange? exchange)
    {
        exchange = null;
        var (name, to) = (asked.GetValue(_rates), asked.GetValue(_in)?.ToUpperInvariant());
        if (name is null && to is null) return true;
        var (tables, faults) = new RateTables(workspace.Path).Read();
        foreach (var fault in faults) screen.Fault(fault);
        if (tables.FirstOrDefault(t => t.Name == name) is { } table && to is not null && table.Currencies.Contains(to, StringComparer.Ordinal)) exchange = new(table, to);
        else if (name is null || to is null) screen.Fault("--rates and --in go together: --rates central-bank --in PEN.");
        else screen.Fault(tables.FirstOrDefault(t => t.Name == name) is { } other ? $"The table {name} has no {to}; it has {string.Join(", ", other.Currencies)}." : $"There is no table of rates '{name}'; `quipu rates` lists them.");
        return exchange is not null;
    }
}
