using System.Collections.Frozen;
using FollowTheMoney.Identifiers;
using Quipu.Registers.Elections;
using Quipu.Registers.Places;

namespace Quipu.Registers.Procurement;

/// <summary>A number that a party has in some register: <c>PE-RUC 20100070970</c>.</summary>
/// <param name="Scheme">As the publisher names it; empty where it does not.</param>
/// <param name="Country">Of the scheme's name (<c>PE-RUC</c>), or null.</param>
/// <param name="Code">The register's own part of the name, in capitals: <c>RUC</c>.</param>
readonly record struct PartyNumber(string Scheme, string Number, string? Country, string Code)
{
    static readonly FrozenSet<string> Taxes = new[]
    {
        "RUC", "NIT", "RFC", "CNPJ", "CPF", "CUIT", "CUIL", "RUT", "NIF", "CIF", "TIN", "EIN", "INN", "PAN", "RIF", "RNC", "RTN", "UTR", "TAX", "KRA", "KBO", "BN",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Papers = new[] { "DNI", "CURP", "CC", "CI", "CEDULA", "CÉDULA", "RUN", "CE", "PASSPORT", "SSN" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that stand where a number should.</summary>
    static readonly FrozenSet<string> Nothing = new[] { "null", "none", "n/a", "na", "-", "0", "nan", "undefined" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool IsNothing(string number) => number.Length == 0 || Nothing.Contains(number);

    internal static PartyNumber Of(string scheme, string number)
    {
        var (country, code) = ((string?)null, scheme.Trim().ToUpperInvariant());
        if (code.Length > 3 && code[2] == '-' && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]))
        {
            country = CountryWords.Code(code[..2]);
            code = code[3..];
        }

        // The scheme once more before the number: RFC-XAXX010101000.
        var plain = number.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)[scheme.Trim(), code])
            if (prefix.Length > 1 && plain.Length > prefix.Length + 1 && plain.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && plain[prefix.Length] == '-') plain = plain[(prefix.Length + 1)..];
        return new(scheme.Trim(), plain, country, CodeOf(code));
    }

    /// <summary>A party's id that is made of a register's name and a number there, as the standard asks (<c>GB-COH-09506232</c>); null where it is none.</summary>
    internal static PartyNumber? OfPartyId(string id)
    {
        var first = id.IndexOf('-', StringComparison.Ordinal);
        if (first <= 0 || first == id.Length - 1) return null;
        var head = id[..first];
        if (head.Length == 2 && head.All(char.IsAsciiLetterUpper) && id.IndexOf('-', first + 1) is var second && second > first + 2 && second < id.Length - 1 && IsCode(id.AsSpan(first + 1, second - first - 1)))
            return Of(id[..second], id[(second + 1)..]);
        return Taxes.Contains(head) || Papers.Contains(head) ? Of(head, id[(first + 1)..]) : null;
    }

    /// <summary>What tells the party apart the world over: scheme and number without marks; in a country where the scheme names none.</summary>
    internal string Key(string? home) => $"{(Country ?? home)?.ToUpperInvariant()}-{Code}-{Compact(Number)}";

    /// <summary>The party's id in every register that has this number.</summary>
    internal string EntityId(string? home)
    {
        var number = Compact(Number);
        if ((Country ?? home) != "pe") return RegisterId.Of("ocds-party", Key(home));
        return Code == "RUC" && Peruvian.IsRuc(number) ? Peruvian.PayerId(number) : Code == "DNI" && Peruvian.IsDni(number) ? Peruvian.PersonId(number) : RegisterId.Of("ocds-party", Key(home));
    }

    /// <summary>Where the model keeps it.</summary>
    internal string Property => Code switch
    {
        "LEI" => "leiCode",
        "DUNS" or "DUN" => "dunsCode",
        "VAT" or "IVA" => "vatCode",
        _ when Papers.Contains(Code) => "idNumber",
        _ when Taxes.Contains(Code) => "taxNumber",
        _ => "registrationNumber",
    };

    /// <summary>True: only persons have such a number; false: only firms do; null: the number does not tell.</summary>
    internal bool? IsPersonal(string? home) => (Country ?? home, Code, Compact(Number)) switch
    {
        (_, "CPF" or "CURP" or "DNI" or "CC" or "CEDULA" or "CÉDULA" or "RUN" or "PASSPORT" or "SSN", _) => true,
        ("pe", "RUC", { Length: 11 } ruc) when ruc.StartsWith("10", StringComparison.Ordinal) => true,
        ("mx" or null, "RFC", { Length: 13 } rfc) when rfc[..4].All(char.IsAsciiLetter) => true,
        ("gb", "COH", _) => false,
        _ => null,
    };

    /// <summary>The numbering system, where its check digits are known for that country.</summary>
    internal IdentifierFormat? Format(string? home) =>
        IdentifierFormats.Find(Code.ToLowerInvariant()) is { Country: { } of } format && of == (Country ?? home) ? format : null;

    internal static string Compact(string number) => string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    static string CodeOf(string code) =>
        code.Contains("CONTRIBUYENTE", StringComparison.Ordinal) ? "RUC" : code.Contains("TRIBUTARI", StringComparison.Ordinal) ? "NIT" : code.Contains("TAXPAYER", StringComparison.Ordinal) ? "TIN" : code;

    static bool IsCode(ReadOnlySpan<char> code)
    {
        foreach (var c in code)
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_') return false;
        return true;
    }
}
