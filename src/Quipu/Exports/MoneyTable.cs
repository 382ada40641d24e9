using System.Collections.Immutable;
using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Model;
using Quipu.Network;
using Quipu.Network.Money;
using Quipu.Registers;

namespace Quipu.Exports;

/// <summary>A ledger of money as comma-separated values: a row for each piece of evidence, since none stands without how it is said, who says it and where it stands in law.</summary>
public static class MoneyTable
{
    static readonly ImmutableArray<string> Columns =
    [
        "transfer", "from_id", "from", "to_id", "to", "kind", "amount", "currency", "date", "modality", "attribution", "stage", "stage_of", "standing", "documents", "answers", "review", "claim", "quote", "source", "row",
        "every", "converted", "converted_currency", "rate", "rate_date", "rate_inverse", "rate_table",
    ];

    /// <summary>Writes every transfer of a ledger.</summary>
    /// <param name="exchange">By which rates sums are told in another currency too; null: none is.</param>
    public static void Write(Ledger ledger, Exchange? exchange, Utf8CsvWriter csv)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(csv);
        csv.Row([.. Columns]);
        foreach (var (number, transfer) in ledger.Transfers.Index())
            foreach (var tie in transfer.Evidence) csv.Row([.. Said(number + 1, transfer, tie), .. Converted(transfer, exchange)]);
    }

    static IEnumerable<string?> Said(int number, Transfer transfer, PathTie tie)
    {
        var claim = tie.Claim;
        return
        [
            Text(number), Csv.Inert(transfer.From.Id.Value), Csv.Inert(transfer.From.Name), Csv.Inert(transfer.To.Id.Value), Csv.Inert(transfer.To.Name), transfer.Kind.Wire(), Text(transfer.Sum.Amount), Csv.Inert(transfer.Sum.Currency),
            transfer.Date?.ToString(), tie.Modality.Wire(),
            claim is null ? "register" : claim.Attribution.IsEmpty ? "article's own voice" : Csv.Inert(string.Join(" → ", claim.Attribution.Select(a => a.Name))),
            claim?.Reached?.Stage.Wire() ?? "no proceeding on record", claim?.Reached is { } reached ? Csv.Inert(StatusText.Whose(reached.Subject)) : null, claim is null ? "register" : Csv.Inert(StatusText.Standing(claim)), claim is null ? null : Text(claim.Standing.Documents), claim is null ? null : Csv.Inert(string.Join("; ", claim.Answers.Select(StatusText.Answer))), claim?.Review.State.Wire() ?? "register",
            claim?.Claim.Id.Value, Csv.Inert(claim?.Claim.Quote.Text), Csv.Inert(claim?.Document.Title ?? tie.Rows.FirstOrDefault()?.Statement.Dataset.Value), tie.Rows.IsEmpty ? null : Row(tie.Rows[0].Origin),
        ];
    }

    static IEnumerable<string?> Converted(Transfer transfer, Exchange? exchange) => exchange?.Of(transfer) is { } sum
        ? [Csv.Inert(transfer.Sum.Every), Text(sum.Amount), sum.Currency, Text(sum.Rate?.Value), sum.Rate?.Date.ToString(), sum.Rate is null ? null : sum.Inverse ? "inverse" : "direct", sum.Rate is null ? null : exchange.Table.Name]
        : [Csv.Inert(transfer.Sum.Every), null, null, null, null, null, null];

    // The address of its page.
    static string Row(RegisterOrigin origin) => string.Create(CultureInfo.InvariantCulture, $"/rows/{origin.Capture.Value}/{origin.Row.Number}?import={origin.Import}");

    static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
