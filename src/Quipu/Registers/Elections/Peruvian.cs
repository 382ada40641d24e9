using Quipu.Registers.Places;

namespace Quipu.Registers.Elections;

/// <summary>Persons, parties and posts as the electoral registers of Peru name them. Whoever has a national number is the same entity in all of them.</summary>
static class Peruvian
{
    /// <summary>The entity of a national identity number (DNI: eight digits).</summary>
    internal static string PersonId(string dni) => RegisterId.Of("pe-dni", dni.PadLeft(8, '0'));

    /// <summary>The entity of a taxpayer's number (RUC); that of a person has their DNI inside, after 10.</summary>
    internal static string PayerId(string ruc) => IsPersonal(ruc) ? PersonId(ruc[2..10]) : RegisterId.Of("pe-ruc", ruc);

    internal static bool IsDni(string text) => text.Length is 7 or 8 && text.All(char.IsAsciiDigit);

    internal static bool IsRuc(string text) => text.Length == 11 && text.All(char.IsAsciiDigit) && text[..2] is "10" or "15" or "16" or "17" or "20";

    internal static bool IsPersonal(string ruc) => ruc.Length == 11 && ruc.StartsWith("10", StringComparison.Ordinal);

    internal static EntityDraft Party(RowDraft draft, string name, string column) =>
        draft.Entity("Organization", draft.Reading.IdOf("pe-party", name), column).Add("name", name, column).Add("country", "pe", column, null).Add("topics", "pol.party", column, null);

    /// <summary>A public post: in a place where the register names one.</summary>
    internal static EntityDraft Post(RowDraft draft, string name, string place, string column)
    {
        var post = draft.Entity("Position", draft.Reading.IdOf("pe-post", name, place), column).Add("name", name, column, null).Add("country", "pe", column, null);
        return place.Length > 0 ? post.Add("subnationalArea", place, column, null) : post;
    }

    /// <summary>"09/06/1941", and nothing for the words that stand for none.</summary>
    internal static string Date(string text) => text is "null" or "NO" or "SI" or "0" or "-" ? "" : text;

    internal static EntityDraft Born(this EntityDraft person, string country, string column) => country.Length == 0 ? person : CountryWords.Code(country) is { } code ? person.Add("birthCountry", code, column, country) : person.Add("birthCountry", country, column);
}
