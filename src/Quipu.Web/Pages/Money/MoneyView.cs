using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Money;
using Quipu.Search;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.Money;

/// <summary>Money between parties: what was asked, the ledger, what it adds up to, and its picture.</summary>
public sealed record MoneyView(PathEnd Party, MoneyQuery Query, Ledger Ledger, ImmutableArray<Flow> Flows, ImmutableArray<MoneyCycle> Cycles, FlowPicture? Picture, Paging Paging)
{
    /// <summary>What to call the entities that rows name.</summary>
    internal ImmutableDictionary<string, string> Names { get; } =
        Ledger.Transfers.SelectMany(t => new[] { t.From, t.To }).DistinctBy(s => s.Id).ToImmutableDictionary(s => s.Id.Value, s => s.Name, StringComparer.Ordinal);

    internal static MoneyView Load(Desk desk, Asked asked)
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
        var paging = asked.Paging();
        // A name that several may bear is asked back, and answers nothing yet.
        var ledger = asked.Fault is not null || party is { Text: not null, Id: null } ? Ledger.Empty : desk.Network.Money(desk.Viewer, query);
        var flows = ledger.Flows();
        return new(party, query, ledger, flows, ledger.Cycles(), FlowPicture.Of(flows), paging);
    }
}
