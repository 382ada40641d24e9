using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Money;

namespace Quipu.Cli.Terminal;

/// <summary>Transfers of money in a terminal: as plain lines, and as JSON. Each claim with its axes, each row with its register.</summary>
static class MoneyText
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Transfer transfer, Exchange? exchange, TextWriter to)
    {
        to.WriteLine($"{transfer.Date?.ToString() ?? "no date"}  {transfer.From.Name} → {transfer.To.Name}  {Sum(transfer.Sum)}  {transfer.Kind.Wire()}, {transfer.Modality.Wire()}{Converted(transfer, exchange)}");
        foreach (var tie in transfer.Evidence)
            if (tie.Claim is { } claim) ClaimText.Write(claim, to);
            else to.WriteLine($"    in the register {tie.Rows.FirstOrDefault()?.Statement.Dataset.Value}: {tie.Rows.FirstOrDefault()?.Statement.Entity.Value}");
    }

    internal static void WriteJson(Transfer transfer, Exchange? exchange, TextWriter to) => to.WriteLine(JsonSerializer.Serialize(new
    {
        From = new { Id = transfer.From.Id.Value, transfer.From.Name },
        To = new { Id = transfer.To.Id.Value, transfer.To.Name },
        Kind = transfer.Kind.Wire(),
        transfer.Sum.Amount,
        transfer.Sum.Currency,
        transfer.Sum.Every,
        Converted = exchange?.Of(transfer) is { } sum ? new { sum.Amount, sum.Currency, Rate = sum.Rate?.Value, RateDate = sum.Rate?.Date.ToString(), sum.Inverse, Table = exchange.Table.Name } : null,
        Date = transfer.Date?.ToString(),
        Firmest = transfer.Modality.Wire(),
        transfer.Accepted,
        transfer.Answered,
        Evidence = transfer.Evidence.Select(Evidence),
    }, _options));

    static object Evidence(PathTie tie) => tie.Claim is not { } claim
        ? new { Register = tie.Rows.FirstOrDefault()?.Statement.Dataset.Value, Entity = tie.Rows.FirstOrDefault()?.Statement.Entity.Value, Capture = tie.Rows.FirstOrDefault()?.Origin.Capture.Value, Row = tie.Rows.FirstOrDefault()?.Origin.Row.Number }
        : new
        {
            Claim = claim.Claim.Id.Value,
            Modality = claim.Claim.Modality.Wire(),
            Attribution = claim.Attribution.Select(a => a.Name),
            Standing = ClaimText.Standing(claim),
            Answers = claim.Answers.Select(a => new { a.By, Quote = a.Quote.Text, Stage = a.Stage?.Wire() }),
            Review = claim.Review.State.Wire(),
            Quote = claim.Claim.Quote.Text,
            Source = ClaimText.Source(claim.Document),
        };

    static string Sum(Sum sum) => sum.Amount is not { } amount ? "no sum read"
        : $"{Number(amount)} {sum.Currency ?? "(no currency read)"}{(sum.Every is { } every ? Recurrence.Known.Contains(every) ? $" a {every}" : $" ({every})" : "")}";

    static string Converted(Transfer transfer, Exchange? exchange) => exchange is null || transfer.Sum.Amount is null ? "" : exchange.Of(transfer) switch
    {
        null => "  (not converted)",
        { Rate: { } rate } sum => $"  (≈ {Number(sum.Amount)} {sum.Currency} by {(sum.Inverse ? "1/" : "")}{Number(rate.Value)} of {rate.Date}, {exchange.Table.Name})",
        _ => "",
    };

    static string Number(decimal number) => number.ToString("#,0.############", CultureInfo.InvariantCulture);
}
