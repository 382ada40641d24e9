using System.Globalization;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Money;
using Quipu.Web.Pages.Money;

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
                Transfers = view.Ledger.Transfers.Select(t => new { t.From, t.To, t.Kind, t.Sum.Amount, t.Sum.Currency, t.Date, Firmest = t.Modality, t.Accepted, t.Answered, Evidence = t.Evidence.Select(e => PathsApi.Of(e, offsets)) }),
                view.Flows,
                view.Cycles,
                view.Ledger.Left,
            });
        });
        app.MapGet("/money.csv", (Desk desk, Asked asked) =>
        {
            var view = MoneyView.Load(desk, asked);
            return Answers.Table(desk, asked, "money.csv", csv =>
            {
                csv.Row("transfer", "from_id", "from", "to_id", "to", "kind", "amount", "currency", "date", "modality", "attribution", "stage", "stage_of", "documents", "answers", "review", "claim", "quote", "source", "row");
                foreach (var (transfer, number) in view.Ledger.Transfers.Select((t, i) => (t, i + 1)))
                    foreach (var tie in transfer.Evidence) Write(csv, transfer, number, tie);
            });
        });
    }

    // A row for each piece of evidence: none stands without how it is said, who says it and where it stands in law.
    static void Write(FollowTheMoney.Streams.Utf8CsvWriter csv, Transfer transfer, int number, PathTie tie)
    {
        var claim = tie.Claim;
        csv.Row(
            Text(number), Csv.Inert(transfer.From.Id.Value), Csv.Inert(transfer.From.Name), Csv.Inert(transfer.To.Id.Value), Csv.Inert(transfer.To.Name), transfer.Kind.Wire(), transfer.Sum.Amount?.ToString(CultureInfo.InvariantCulture),
            Csv.Inert(transfer.Sum.Currency), transfer.Date?.ToString(), tie.Modality.Wire(),
            claim is null ? "register" : claim.Attribution.IsEmpty ? "article's own voice" : Csv.Inert(string.Join(" → ", claim.Attribution.Select(a => a.Name))),
            claim?.Reached?.Stage.Wire() ?? "no proceeding on record", claim?.Reached is { } reached ? Csv.Inert(StatusText.Whose(reached.Subject)) : null, claim is null ? null : Text(claim.Standing.Documents), claim is null ? null : Text(claim.Answers.Length), claim?.Review.State.Wire() ?? "register", claim?.Claim.Id.Value,
            Csv.Inert(claim?.Claim.Quote.Text), Csv.Inert(claim?.Document.Title ?? tie.Rows.FirstOrDefault()?.Statement.Dataset.Value), tie.Rows.IsEmpty ? null : Links.Row(tie.Rows[0].Origin));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
