using System.Globalization;
using System.Text;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Payments;

/// <summary>
/// Transactions of suspicious activity reports in the shape that the FinCEN Files were published in, and the banks named beside a filer. A transaction is a Payment between two banks;
/// that a bank is named in a report says nothing about its conduct, and so nobody gets a topic.
/// </summary>
sealed class FincenFormat : IRegisterFormat
{
    const string Months = "begin_date+end_date";

    static readonly CompositeFormat Transactions = CompositeFormat.Parse("{0} transactions");

    public string Name => "fincen";

    public string Description => "Bank transactions of suspicious activity reports (CSV of the FinCEN Files): payments between banks, and banks named beside a filer.";

    public int Likeness(RegisterSample sample)
    {
        var columns = sample.Columns;
        return Math.Max(
            Columns.Likeness(columns, "icij_sar_id", "filer_org_name", "originator_bank", "beneficiary_bank", "number_transactions", "amount_transactions"),
            Columns.Likeness(columns, "icij_sar_id", "filer_org_name", "entity_b_id", "entity_b"));
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, (row, draft) =>
    {
        if (row.Header.Has("amount_transactions")) Transaction(row, draft);
        else Connection(row, draft);
    });

    static void Transaction(TableRow row, RowDraft draft)
    {
        if (row["id"].Length == 0)
        {
            draft.Note(NoteKind.Skipped, "id", null, "The transaction has no id.");
            return;
        }

        var payer = Bank(row, draft, new("originator_bank_id", "originator_bank", "originator_bank_country", "originator_iso"));
        var beneficiary = Bank(row, draft, new("beneficiary_bank_id", "beneficiary_bank", "beneficiary_bank_country", "beneficiary_iso"));
        var payment = draft.Entity("Payment", RegisterId.FromSource("fincen", row["id"]), "id").Add("recordId", row["id"], "id")
            .AddDate("startDate", row["begin_date"], "begin_date").AddDate("endDate", row["end_date"], "end_date")
            .AddAmount(row["amount_transactions"], "USD", "amount_transactions");
        if (payer is not null) payment.Add("payer", payer, "originator_bank_id");
        if (beneficiary is not null) payment.Add("beneficiary", beneficiary, "beneficiary_bank_id");
        if (RegisterNumber.Of(row["amount_transactions"]) is { } usd) payment.Add("amountUsd", RegisterNumber.Text(usd), "amount_transactions", row["amount_transactions"]);
        if (row["number_transactions"] is { Length: > 0 } count) payment.Add("summary", string.Format(CultureInfo.InvariantCulture, Transactions, count), "number_transactions", count);
        if (row["filer_org_name"] is { Length: > 0 } filer)
            payment.Add("description", $"Suspicious activity report {row["icij_sar_id"]}, filed by {filer}", "icij_sar_id+filer_org_name", null).Add("namesMentioned", filer, "filer_org_name");
        if (row["begin_date"].Length == 0 && row["end_date"].Length == 0) draft.Note(NoteKind.Doubted, Months, null, "The transaction has no date.");
    }

    static void Connection(TableRow row, RowDraft draft)
    {
        var filer = Bank(row, draft, new("filer_org_name_id", "filer_org_name", "", ""));
        var other = Bank(row, draft, new("entity_b_id", "entity_b", "entity_b_country", "entity_b_iso_code"));
        if (filer is null || other is null)
        {
            draft.Note(NoteKind.Doubted, null, null, "One of the two banks is not named: there is no link.");
            return;
        }

        draft.Entity("UnknownLink", RegisterId.Of("fincen-link", row["icij_sar_id"], filer.Id.Value, other.Id.Value), "icij_sar_id")
            .Add("subject", other, "entity_b_id").Add("object", filer, "filer_org_name_id")
            .Add("role", "named in a report by", "icij_sar_id", null).Add("recordId", row["icij_sar_id"], "icij_sar_id");
    }

    static EntityDraft? Bank(TableRow row, RowDraft draft, BankColumns columns)
    {
        var (id, name) = (row[columns.Id], row[columns.Name]);
        if (id.Length == 0 && name.Length == 0) return null;
        return draft.Entity("Company", id.Length > 0 ? RegisterId.FromSource("fincen-bank", id) : RegisterId.OfName("fincen-bank", name, row[columns.Country]), columns.Id)
            .Add("name", name, columns.Name)
            .AddCountry("country", columns.Code, row[columns.Code], row[columns.Country]);
    }

    /// <summary>Where a row has what is known of a bank.</summary>
    readonly record struct BankColumns(string Id, string Name, string Country, string Code);
}
