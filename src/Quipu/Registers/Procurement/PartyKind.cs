using System.Collections.Frozen;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Registers.Procurement;

/// <summary>
/// What a party is taken for. A number or the form of a firm in its name decide whatever part it plays, so that the same party is the same everywhere; then whether it buys.
/// Whoever only sells may be a firm, a person or a body, and is a legal entity.
/// </summary>
static class PartyKind
{
    static readonly FrozenSet<string> Buying = new[] { "buyer", "procuringentity", "comprador", "entidad contratante", "executingentity", "centralpurchasingbody" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Forms of firms beside those that reading knows, dots and spaces left out.</summary>
    static readonly FrozenSet<string> Forms = new[]
    {
        "saci", "sacei", "saeca", "saic", "sadecv", "srldecv", "sapidecv", "spa", "limited", "limitada", "incorporated", "jsc", "ojsc", "cjsc", "pjsc", "eood", "ood", "doo", "sro", "spzoo", "bhd", "spy", "սպը", "ооо", "оао", "зао",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal static bool IsBuying(string role) => Buying.Contains(role.Trim());

    internal static string SchemaOf(string name, bool? isPersonal, bool buys)
    {
        if (isPersonal is true) return "Person";
        if (isPersonal is false || IsFirm(name)) return "Company";
        if (buys) return "PublicBody";
        var first = Folding.Fold(name).Split(' ', 2)[0];
        return first is "consorcio" or "consortium" or "fundacion" or "asociacion" or "cooperativa" or "universidad" or "instituto" or "ministerio" or "municipalidad" ? "Organization" : "LegalEntity";
    }

    /// <summary>The name ends in the form of a firm: <c>… S.A.C.</c>, <c>… S. A. de C. V.</c>, <c>… Ltd</c>.</summary>
    static bool IsFirm(string name)
    {
        if (name.EndsWith("有限公司", StringComparison.Ordinal)) return true;
        var words = Folding.Fold(name).Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var tail = "";
        for (var i = words.Length - 1; i > 0 && words.Length - i <= 5 && tail.Length < 12; i--)
        {
            tail = words[i].Replace(".", "", StringComparison.Ordinal) + tail;
            if (Forms.Contains(tail) || (Triggers.IsCompanyForm(tail) && (tail.Length > 2 || tail is "sa" or "sl" or "ag" or "bv" or "nv"))) return true;
        }

        return false;
    }
}
