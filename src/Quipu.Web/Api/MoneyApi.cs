using Quipu.Exports;
using Quipu.Network.Money;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Money;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary><c>/money</c>: flows between parties, each with what it rests on.</summary>
static class MoneyApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/money", (Desk desk, Asked asked) => Answers.Page<MoneyPage>(desk, asked, MoneyView.Load(desk, asked)));
        app.MapGet("/money.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = MoneyView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new
            {
                Transfers = view.Ledger.Transfers.Select(t => Of(t, view.Exchange, offsets)),
                view.Flows,
                Cycles = view.Cycles.Found,
                MoreCycles = view.Cycles.More,
                Rates = view.Exchange is { } exchange ? new { exchange.Table.Name, exchange.Table.Source, exchange.Table.Licence, In = exchange.To, Unconverted = view.Ledger.Unconverted(exchange) } : null,
                view.Ledger.Left,
            });
        });
        app.MapGet("/money/picture.svg", Picture);
        app.MapGet("/money.csv", (Desk desk, Asked asked) =>
        {
            var view = MoneyView.Load(desk, asked, whole: true);
            return Departing.Table(desk, asked, Departing.Table(desk, "money"), (csv, departure) =>
            {
                departure.Carry(view.Ledger.Transfers.SelectMany(t => t.Evidence).Select(e => e.Claim));
                MoneyTable.Write(view.Ledger, view.Exchange, csv);
            });
        });
    }

    static IResult Picture(Desk desk, Asked asked)
    {
        var view = MoneyView.Load(desk, asked, whole: true);
        if (asked.Fault is { } fault) return desk.Fault(StatusCodes.Status400BadRequest, fault);
        return MoneyPicture.Arranged(view) is not { } flows ? desk.Fault(StatusCodes.Status404NotFound, desk.Words["picture.none"])
            : PictureParts.Answer(desk, "money", Departing.Leaving(desk, LeavingAct.Picture, "money", desk.Here), sources => new MoneyPicture(desk, view, flows, sources).Made());
    }

    static object Of(Transfer transfer, Exchange? exchange, Offsets offsets) => new
    {
        transfer.From,
        transfer.To,
        transfer.Kind,
        transfer.Sum.Amount,
        transfer.Sum.Currency,
        transfer.Sum.Every,
        Converted = exchange?.Of(transfer),
        transfer.Date,
        Firmest = transfer.Modality,
        transfer.Accepted,
        transfer.Answered,
        Evidence = transfer.Evidence.Select(e => PathsApi.Of(e, offsets)),
    };
}
