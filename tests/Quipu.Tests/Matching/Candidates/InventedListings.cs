using System.Collections.Immutable;
using Quipu.Matching.Candidates;

namespace Quipu.Tests.Matching.Candidates;

/// <summary>Some invented people, enough of them that words are shared; the same number is always the same.</summary>
static class InventedListings
{
    static readonly string[] Given = ["Juana", "Rosaura", "Edilberto", "Máxima", "Teófilo", "Wilmer", "Carmen", "Isidro", "Nélida", "Porfirio"];
    static readonly string[] Surnames =
    [
        "Quispillo", "Huamantica", "Ñahuinlla", "Tarumayo", "Cordoviza", "Ccallomata", "Velazcano", "Ordayaga", "Sumaqri", "Palominos", "Yaranquilla", "Chuquimbal", "Rojastegui", "Mendiolaza", "Anccopata", "Lizarbera",
    ];

    internal static Listed Person(int number, string dataset = "people") => new(new($"p-{number}"), "Person")
    {
        Names = [Name(number), $"{Paternal(number)} {Maternal(number)}, {Given[number % 10]}".ToUpperInvariant()],
        Identifiers = [(40_000_000 + (number * 7919)).ToString(System.Globalization.CultureInfo.InvariantCulture)],
        Years = [1940 + (number % 60)],
        Datasets = [dataset],
    };

    internal static string Name(int number) => $"{Given[number % 10]} {Paternal(number)} {Maternal(number)}";

    internal static string Paternal(int number) => Surnames[number / 10 % 16];

    internal static string Maternal(int number) => Surnames[((number / 160) + (number * 3)) % 16];

    internal static Listed Asked(params string[] names) => new(new("asked"), "Person") { Names = [.. names] };

    internal static ImmutableArray<string> Answer(this NameIndex index, Listed asked, int limit = 10) =>
        [.. index.Candidates(asked, limit).Select(c => $"{c.Id} {c.Score.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}")];
}
