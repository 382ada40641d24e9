using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Money;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.Money;

/// <summary>Money between parties: what was asked, the ledger, what it adds up to, and its picture.</summary>
public sealed record MoneyView(PathEnd Party, MoneyQuery Query, Ledger Ledger, ImmutableArray<Flow> Flows, ImmutableArray<FlowPicture> Pictures, Quipu.Search.Paging Paging)
{
    /// <summary>What to call the entities that rows name.</summary>
    internal ImmutableDictionary<string, string> Names { get; } =
        Ledger.Transfers.SelectMany(t => new[] { t.From, t.To }).DistinctBy(s => s.Id).ToImmutableDictionary(s => s.Id.Value, s => s.Name, StringComparer.Ordinal);

    /// <summary>Flows of which nobody says how much, or that lead back to their giver: no picture has them, the table does.</summary>
    internal int NotDrawn => Flows.Length - Flows.Count(f => f is { Currency: not null, Total: > 0 } && f.From.Id != f.To.Id);

    /// <summary>Money that comes back.</summary>
    internal MoneyCycles Cycles { get; } = Ledger.Cycles();

    /// <summary>By which rates sums are told in another currency too; null: none is.</summary>
    internal Exchange? Exchange { get; init; }

    /// <summary>The desk's tables of rates, to choose from.</summary>
    internal ImmutableArray<RateTable> Tables { get; init; } = [];

    /// <summary>What is wrong with files of rates, a sentence each.</summary>
    internal ImmutableArray<string> TableFaults { get; init; } = [];

    /// <param name="whole">Every tie is read, however many there are.</param>
    internal static MoneyView Load(Desk desk, Asked asked, bool whole = false)
    {
        var party = PathEnd.Of(desk, asked.Text("entity"));
        var query = new MoneyQuery
        {
            Entity = party.Id,
            Kinds = asked.Many<TransferKind>("kind"),
            Floor = asked.One<Modality>("floor") ?? Modality.Possible,
            AcceptedOnly = asked.Flag("accepted"),
            From = asked.Date("from"),
            To = asked.Date("to"),
            Currency = asked.Text("currency")?.ToUpperInvariant(),
        };
        if (whole) query = query with { Most = int.MaxValue };
        var (tables, faults) = desk.Options.Rates?.Read() ?? ([], []);
        var (exchange, paging) = (ExchangeOf(asked, tables), asked.Paging());
        // A name that several may bear is asked back, and answers nothing yet.
        var ledger = asked.Fault is not null || party is { Text: not null, Id: null } ? Ledger.Empty : desk.Network.Money(desk.Viewer, query);
        var flows = ledger.Flows(exchange);
        return new(party, query, ledger, flows, FlowPicture.All(flows), paging) { Exchange = exchange, Tables = tables, TableFaults = faults };
    }

    static Exchange? ExchangeOf(Asked asked, ImmutableArray<RateTable> tables)
    {
        var (name, to) = (asked.Text("rates"), asked.Text("in")?.ToUpperInvariant());
        if (name is null)
        {
            if (to is not null) asked.Refuse("asked.rates.which", to);
            return null;
        }

        if (tables.FirstOrDefault(t => t.Name == name) is not { } table)
        {
            if (tables.IsEmpty) asked.Refuse("asked.rates.none", name);
            else asked.Refuse("asked.rates", name, string.Join(", ", tables.Select(t => t.Name)));
            return null;
        }

        // Where everything is told in one currency, that is meant.
        to ??= table.Rates.Select(r => r.To).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : "";
        if (table.Currencies.Contains(to, StringComparer.Ordinal)) return new(table, to);
        asked.Refuse("asked.rates.in", to, string.Join(", ", table.Currencies));
        return null;
    }
}
