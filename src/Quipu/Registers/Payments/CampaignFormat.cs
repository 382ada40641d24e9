using System.Collections.Immutable;
using Quipu.Registers.Elections;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Payments;

/// <summary>
/// Contributions to election campaigns in the shape that Peru's ONPE publishes them: who gave (with DNI or RUC), to which organisation or candidate, when, how much, in money or in kind.
/// The headers of its tables have changed from election to election: columns are known by the words in them.
/// </summary>
sealed class CampaignFormat : IRegisterFormat
{
    public string Name => "onpe";

    public string Description => "Campaign contributions (Peru's ONPE: giver with DNI or RUC, organisation or candidate, date, amount; CSV, XLSX or ODS).";

    public int Likeness(RegisterSample sample)
    {
        var columns = new CampaignColumns(sample.Columns);
        return columns.IsWhole ? columns.Number.Length > 0 ? 90 : 75 : 0;
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input) => TableRecords.Of(input, file =>
    {
        var header = Table.Rows(file).FirstOrDefault()?.Header;
        var columns = new CampaignColumns(header?.Columns ?? []);
        if (header is not null && !columns.IsWhole) throw new RegisterException($"{file.Name} is no table of contributions: it needs a column for who gave (aportante), one for the amount (monto) and one for the organisation or the candidate.");
        return (null, (row, draft) => Contribution(row, draft, columns));
    });

    static void Contribution(TableRow row, RowDraft draft, CampaignColumns columns)
    {
        if (Giver(row, draft, columns) is not { } giver)
        {
            draft.Note(NoteKind.Skipped, columns.Giver, null, "The row names nobody who gave.");
            return;
        }

        var party = row[columns.Party] is { Length: > 0 } name ? Peruvian.Party(draft, name, columns.Party) : null;
        var candidate = row[columns.Candidate] is { Length: > 0 } who ? Candidate(row, draft, columns, who) : null;
        var key = string.Join('|', row[columns.Party], row[columns.Candidate], row[columns.Date], row[columns.Amount], row[columns.Kind], row[columns.Receipt]);
        // Two gifts of one day and one amount without a receipt's number are two rows of the table, and two gifts.
        var payment = draft.Entity("Payment", row[columns.Receipt].Length > 0 ? RegisterId.Of("pe-gift", giver.Id.Value, key) : RegisterId.Of("pe-gift", giver.Id.Value, key, draft.Reading.Ordinal($"{giver.Id.Value}|{key}")), columns.Giver)
            .Add("payer", giver, columns.Giver).Add("programme", "campaign contribution", columns.Amount, null)
            .AddAmount(row[columns.Amount], row[columns.Currency] is { Length: > 0 } currency ? Currency(currency) : "PEN", columns.Amount)
            .Add("purpose", row[columns.Kind], columns.Kind).Add("transactionNumber", row[columns.Receipt], columns.Receipt).Add("description", row[columns.Election], columns.Election);
        if ((candidate ?? party) is { } beneficiary) payment.Add("beneficiary", beneficiary, candidate is null ? columns.Party : columns.Candidate);
        else draft.Note(NoteKind.Doubted, columns.Party, null, "The row does not say who received it.");
        if (row[columns.Date].Length > 0) payment.AddDate("date", row[columns.Date], columns.Date);
        else draft.Note(NoteKind.Doubted, columns.Date, null, "The contribution has no date.");
        if (candidate is null || party is null) return;
        draft.Entity("UnknownLink", RegisterId.Of("pe-list", candidate.Id.Value, party.Id.Value, RegisterId.Key(row[columns.Election])), columns.Candidate).Add("subject", candidate, columns.Candidate).Add("object", party, columns.Party)
            .Add("role", "candidate on its list", columns.Party, null);
    }

    /// <summary>A person by DNI, a firm by RUC; by name alone where the number is neither.</summary>
    static EntityDraft? Giver(TableRow row, RowDraft draft, CampaignColumns columns)
    {
        var (name, number) = (row[columns.Giver], row[columns.Number].Replace(" ", "", StringComparison.Ordinal));
        if (name.Length == 0 && number.Length == 0) return null;
        if (Peruvian.IsDni(number) && !row[columns.NumberType].Contains("RUC", StringComparison.OrdinalIgnoreCase))
            return Named(draft.Entity("Person", Peruvian.PersonId(number), columns.Number), name, columns).Add("idNumber", number.PadLeft(8, '0'), columns.Number, number);
        if (Peruvian.IsRuc(number))
            return Named(draft.Entity(Peruvian.IsPersonal(number) ? "Person" : "Company", Peruvian.PayerId(number), columns.Number), name, columns).Add("taxNumber", number, columns.Number);
        if (number.Length > 0) draft.Note(NoteKind.Doubted, columns.Number, number, "Neither a DNI (8 digits) nor a RUC (11 digits): whoever gave is known by name only.");
        var giver = Named(draft.Entity("LegalEntity", RegisterId.OfName("pe-giver", name.Length > 0 ? name : number), columns.Giver), name, columns);
        return number.Length > 0 ? giver.Add("idNumber", number, columns.Number) : giver;
    }

    static EntityDraft Named(EntityDraft giver, string name, CampaignColumns columns) => giver.Add("name", name, columns.Giver).Add("country", "pe", columns.Giver, null);

    static EntityDraft Candidate(TableRow row, RowDraft draft, CampaignColumns columns, string name)
    {
        var dni = row[columns.CandidateNumber];
        return (Peruvian.IsDni(dni) ? draft.Entity("Person", Peruvian.PersonId(dni), columns.CandidateNumber).Add("idNumber", dni.PadLeft(8, '0'), columns.CandidateNumber, dni) : draft.Entity("Person", RegisterId.OfName("pe-candidate", name), columns.Candidate))
            .Add("name", name, columns.Candidate).Add("country", "pe", columns.Candidate, null);
    }

    static string Currency(string words) => RegisterId.Key(words) switch
    {
        var w when w.StartsWith("sol", StringComparison.Ordinal) || w is "s" or "pen" or "nuevos soles" => "PEN",
        var w when w.Contains("dol", StringComparison.Ordinal) || w is "us" or "usd" => "USD",
        _ => words.ToUpperInvariant(),
    };
}

/// <summary>Which column is which, by the words in its name; empty where there is none.</summary>
sealed class CampaignColumns
{
    readonly ImmutableArray<(string Name, string Key)> _columns;

    internal CampaignColumns(ImmutableArray<string> columns)
    {
        _columns = [.. columns.Select(c => (c, RegisterId.Key(c.Replace('_', ' '))))];
        Amount = Find(["monto", "importe", "valor aporte", "total aporte"], []);
        CandidateNumber = Find(["dni candidato", "documento candidato", "dni del candidato"], []);
        Number = Find(["dni ruc", "ruc dni", "numero documento", "nro documento", "num documento", "n documento", "dni aportante", "documento aportante", "documento identidad", "documento de identidad", "dni", "ruc"], ["tipo", "candidato"]);
        NumberType = Find(["tipo documento", "tipo de documento"], []);
        Giver = Find(["aportante", "donante", "nombre del aportante", "nombres y apellidos", "razon social"], ["tipo", "dni", "ruc", "documento", "numero"]);
        Party = Find(["organizacion politica", "org politica", "partido", "organizacion"], ["tipo", "siglas", "codigo"]);
        Candidate = Find(["candidato", "candidata"], ["dni", "documento", "cargo", "tipo"]);
        Date = Find(["fecha aporte", "fecha de aporte", "fecha del aporte", "fecha"], ["presentacion", "corte"]);
        Kind = Find(["tipo aporte", "tipo de aporte", "tipo de aportacion", "naturaleza", "modalidad"], []);
        Currency = Find(["moneda"], []);
        Receipt = Find(["recibo", "comprobante", "n aporte", "id aporte"], ["tipo"]);
        Election = Find(["proceso electoral", "eleccion", "proceso"], []);
    }

    internal string Amount { get; }

    internal string Number { get; }

    internal string NumberType { get; }

    internal string Giver { get; }

    internal string Party { get; }

    internal string Candidate { get; }

    internal string CandidateNumber { get; }

    internal string Date { get; }

    internal string Kind { get; }

    internal string Currency { get; }

    internal string Receipt { get; }

    internal string Election { get; }

    /// <summary>It has what makes a contribution.</summary>
    internal bool IsWhole => Amount.Length > 0 && Giver.Length > 0 && (Party.Length > 0 || Candidate.Length > 0);

    /// <summary>The first column whose name has the first words, else the second …, and none of the others.</summary>
    string Find(ReadOnlySpan<string> words, string[] without)
    {
        foreach (var word in words)
            foreach (var (name, key) in _columns)
                if ($" {key} ".Contains($" {word} ", StringComparison.Ordinal) && !Array.Exists(without, w => $" {key} ".Contains($" {w} ", StringComparison.Ordinal))) return name;
        return "";
    }
}
