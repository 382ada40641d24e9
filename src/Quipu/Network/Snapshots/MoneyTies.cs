using Quipu.Network.Money;

namespace Quipu.Network.Snapshots;

/// <summary>
/// The ties of a network along which money goes. A claim that somebody funds somebody and a register's payment lead from giver to taker. An award leads, in the reporting, from the body
/// to the firm; in a register from the contract to its supplier (<c>ContractAward</c>), and the contract's authority is a tie of its own: two ties are one transfer.
/// </summary>
static class MoneyTies
{
    const string Funds = "funds", Extorted = "funds.extorted", Awards = "awards", Payment = "Payment", Award = "ContractAward", Authority = "authority";

    /// <summary>Every transfer that the filter leaves, at one party or all.</summary>
    internal static IEnumerable<MoneyHop> Of(NetworkView view, int? party)
    {
        var network = view.Network;
        if (party is not { } knot) return Enumerable.Range(0, network.Ties.Length).Where(view.Has).SelectMany(tie => Read(view, tie));
        // A body meets its awards at the contracts that name it.
        var own = view.At(knot).SelectMany(tie => network.RelationOf(tie) == Authority && network.Ties[tie].To == knot
            ? view.At(network.Ties[tie].From).Where(t => network.RelationOf(t) == Award && network.Ties[t].From == network.Ties[tie].From) : [tie]);
        return own.Distinct().SelectMany(tie => Read(view, tie)).Where(h => h.From == knot || h.To == knot);
    }

    static IEnumerable<MoneyHop> Read(NetworkView view, int tie)
    {
        var (network, row) = (view.Network, view.Network.Ties[tie]);
        switch (network.RelationOf(tie))
        {
            case Funds:
                yield return new(row.From, row.To, TransferKind.Funding, tie, -1);
                break;
            case Extorted:
                yield return new(row.From, row.To, TransferKind.Extortion, tie, -1);
                break;
            case Payment:
                yield return new(row.From, row.To, TransferKind.Payment, tie, -1);
                break;
            case Awards:
                yield return new(row.From, row.To, TransferKind.Award, tie, -1);
                break;
            case Award:
                foreach (var named in view.At(row.From).Where(t => network.Ties[t].From == row.From && network.RelationOf(t) == Authority))
                    yield return new(network.Ties[named].To, row.To, TransferKind.Award, tie, row.From);
                break;
        }
    }
}

/// <summary>A transfer as ties: who gives, who takes, what says so.</summary>
/// <param name="Tie">The claim or row.</param>
/// <param name="Contract">Of a register's award the node of the contract; −1 otherwise.</param>
readonly record struct MoneyHop(int From, int To, TransferKind Kind, int Tie, int Contract);
