using System.Collections.Immutable;

namespace Quipu.Registers.Statistics;

/// <summary>Who published a table that does not say so itself: known by its columns or its file's name, else the dataset.</summary>
static class Publishers
{
    static readonly ImmutableArray<(string Words, string Publisher)> ByColumn =
    [
        ("distrito fiscal", "Ministerio Público – Fiscalía de la Nación"), ("criminality avg", "Global Initiative Against Transnational Organized Crime"),
    ];

    static readonly ImmutableArray<(string Words, string Publisher)> ByFile =
    [
        ("mpfn", "Ministerio Público – Fiscalía de la Nación"),
        ("inei", "Instituto Nacional de Estadística e Informática"), ("oc index", "Global Initiative Against Transnational Organized Crime"),
        ("unodc", "United Nations Office on Drugs and Crime"), ("worldbank", "World Bank"), ("pnp", "Policía Nacional del Perú"), ("inpe", "Instituto Nacional Penitenciario"), ("sinadef", "Sistema Informático Nacional de Defunciones"),
    ];

    internal static string Of(SeriesShape shape, DatasetName dataset)
    {
        return Find(ByColumn, shape.ColumnWords) ?? Find(ByFile, shape.FileWords) ?? dataset.Value;
    }

    static string? Find(ImmutableArray<(string Words, string Publisher)> known, string text)
    {
        foreach (var (words, publisher) in known)
            if (text.Contains($" {words} ", StringComparison.Ordinal)) return publisher;
        return null;
    }
}
