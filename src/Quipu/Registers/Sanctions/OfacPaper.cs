using Quipu.Registers.Places;

namespace Quipu.Registers.Sanctions;

/// <summary>A paper or number in the remarks of the list: <c>Passport T3446 (Peru) issued 02 Mar 1999 expires 02 Mar 2004</c>.</summary>
/// <param name="Type">The words before the number.</param>
sealed record OfacPaper(string Type, string Number, string Country, string Issued, string Expires)
{
    const string Remarks = "Remarks";

    /// <summary>What the words before a number say it is; the first that fits wins.</summary>
    static readonly (string Words, string Property)[] Properties =
    [
        ("Vessel Registration Identification IMO", "imoNumber"), ("Company Number IMO", "imoNumber"), ("Identification Number IMO", "imoNumber"), ("MMSI", "mmsi"),
        ("SWIFT/BIC", "swiftBic"), ("D-U-N-S", "dunsCode"), ("LE Number", "registrationNumber"), ("SSN", "socialSecurityNumber"),
        ("R.F.C.", "taxNumber"), ("RFC", "taxNumber"), ("NIT", "taxNumber"), ("RUC", "taxNumber"), ("RIF", "taxNumber"), ("RTN", "taxNumber"), ("Tax ID", "taxNumber"), ("V.A.T.", "vatCode"), ("Fiscal Code", "taxNumber"), ("US FEIN", "taxNumber"), ("C.U.I.T.", "taxNumber"),
        ("Registration", "registrationNumber"), ("Registered Charity", "registrationNumber"), ("Company", "registrationNumber"), ("Matricula Mercantil", "registrationNumber"), ("Folio Mercantil", "registrationNumber"),
        ("Commercial Registry", "registrationNumber"), ("Business", "registrationNumber"), ("C.R. No.", "registrationNumber"), ("Trade License", "registrationNumber"), ("Certificate of Incorporation", "registrationNumber"), ("Chamber of Commerce", "registrationNumber"), ("Aircraft Construction Number", "serialNumber"),
        ("Passport", "passportNumber"), ("Diplomatic Passport", "passportNumber"), ("Cedula", "idNumber"), ("National ID", "idNumber"), ("Personal ID", "idNumber"), ("D.N.I.", "idNumber"), ("C.U.R.P.", "idNumber"), ("C.U.I.P.", "idNumber"), ("I.F.E.", "idNumber"),
        ("Identification", "idNumber"), ("Numero de Identidad", "idNumber"), ("Electoral", "idNumber"), ("Credencial electoral", "idNumber"), ("Birth Certificate", "idNumber"), ("Driver's License", "idNumber"), ("Cartilla", "idNumber"), ("Residency Number", "idNumber"), ("Stateless Person", "idNumber"), ("Kenyan ID", "idNumber"),
    ];

    /// <summary>Reads a remark that is about a paper; null where it is not.</summary>
    internal static OfacPaper? Find(string text)
    {
        if (!Array.Exists(Properties, p => text.StartsWith(p.Words, StringComparison.Ordinal) || text.Contains($" {p.Words}", StringComparison.Ordinal))) return null;
        var (expires, rest) = Cut(text, " expires ");
        (var issued, rest) = Cut(rest, " issued ");
        var country = "";
        if (rest.LastIndexOf('(') is > 0 and var open && rest.EndsWith(')'))
        {
            country = rest[(open + 1)..^1];
            rest = rest[..open].TrimEnd();
        }

        var space = rest.LastIndexOf(' ');
        var number = rest[(space + 1)..];
        return space < 0 || !number.Any(char.IsAsciiDigit) ? null : new(rest[..space].TrimEnd('#', ' '), number, country, issued, expires);
    }

    /// <summary>Keeps it with its holder; false where the holder's schema has no place for it.</summary>
    internal bool Keep(RowDraft draft, EntityDraft holder, string verbatim)
    {
        var property = Property();
        if (property == "passportNumber" && holder.Schema.Name == "Person") Passport(draft, holder, verbatim);
        else if (holder.Schema.IsA("LegalEntity")) Identification(draft, holder, verbatim);
        var place = holder.Schema[property] is not null ? property : holder.Schema["idNumber"] is not null ? "idNumber" : null;
        if (place is null) return false;
        holder.Add(place, place == "imoNumber" ? $"IMO{Number}" : Number, Remarks, verbatim);
        return true;
    }

    string Property()
    {
        foreach (var (words, property) in Properties)
            if ($"{Type} ".StartsWith($"{words} ", StringComparison.Ordinal) || Type.StartsWith(words, StringComparison.Ordinal)) return property;
        foreach (var (words, property) in Properties)
            if (Type.Contains($" {words}", StringComparison.Ordinal)) return property;
        return "idNumber";
    }

    void Passport(RowDraft draft, EntityDraft holder, string verbatim) => Papers(draft, holder, "Passport", verbatim);

    void Identification(RowDraft draft, EntityDraft holder, string verbatim) => Papers(draft, holder, "Identification", verbatim);

    void Papers(RowDraft draft, EntityDraft holder, string schema, string verbatim)
    {
        var paper = draft.Entity(schema, RegisterId.Of("ofac-paper", holder.Id.Value, Type, Number), Remarks)
            .Add("holder", holder, "ent_num").Add("number", Number, Remarks, null).Add("type", Type, Remarks, null)
            .AddDate("startDate", Issued, Remarks).AddDate("endDate", Expires, Remarks).Add("summary", verbatim, Remarks, null);
        // In brackets stands the country, or the office that issued it.
        if (CountryWords.Code(Country) is { } code) paper.Add("country", code, Remarks, Country);
        else paper.Add("authority", Country, Remarks, null);
    }

    static (string After, string Before) Cut(string text, string at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? ("", text) : (text[(index + at.Length)..].Trim(), text[..index]);
    }
}
