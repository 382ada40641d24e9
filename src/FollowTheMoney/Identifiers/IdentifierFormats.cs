using System.Collections.Frozen;

namespace FollowTheMoney.Identifiers;

/// <summary>Every numbering system that is known, by name.</summary>
public static class IdentifierFormats
{
    static readonly IdentifierFormat[] Formats =
    [
        new WikidataFormat(), new OgrnFormat(), new ImoFormat(), WorldFormats.Isin, WorldFormats.Iban, WorldFormats.Figi, WorldFormats.Bic, CountryFormats.Inn, new NpiFormat(),
        WorldFormats.Lei, new UeiFormat(), CountryFormats.Ssn, RegionFormats.Cpf, RegionFormats.Cnpj, CountryFormats.Uscc, new GenericFormat(), new StrictFormat(),
        RegionFormats.Dni, RegionFormats.Ruc, RegionFormats.Cuit, RegionFormats.Rut, RegionFormats.Nit, RegionFormats.Curp, RegionFormats.Rfc,
    ];

    static readonly FrozenDictionary<string, IdentifierFormat> ByName =
        Formats.SelectMany(f => f.Aliases.Append(f.Name), (f, name) => (name, f)).ToFrozenDictionary(p => p.name, p => p.f, StringComparer.Ordinal);

    public static IReadOnlyList<IdentifierFormat> All => Formats;

    /// <summary>The format of a name or alias; null where there is none.</summary>
    public static IdentifierFormat? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
