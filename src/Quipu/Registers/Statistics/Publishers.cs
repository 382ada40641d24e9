using System.Collections.Immutable;

namespace Quipu.Registers.Statistics;

/// <summary>Who published a table that does not say so itself: known by its columns or its file's name, else the dataset.</summary>
static class Publishers
{
    static readonly ImmutableArray<(string Words, string Publisher)> Known =
    [
        ("distrito fiscal", "Ministerio Público – Fiscalía de la Nación"), ("mpfn", "Ministerio Público – Fiscalía de la Nación"),
        ("inei", "Instituto Nacional de Estadística e Informática"), ("criminality avg", "Global Initiative Against Transnational Organized Crime"), ("oc index", "Global Initiative Against Transnational Organized Crime"),
        ("unodc", "United Nations Office on Drugs and Crime"), ("worldbank", "World Bank"), ("pnp", "Policía Nacional del Perú"), ("inpe", "Instituto Nacional Penitenciario"), ("sinadef", "Sistema Informático Nacional de Defunciones"),
    ];

    internal static string Of(SeriesShape shape, DatasetName dataset)
    {
        foreach (var (words, publisher) in Known)
            if (shape.Names.Contains($" {words} ", StringComparison.Ordinal)) return publisher;
        return dataset.Value;
    }
}
