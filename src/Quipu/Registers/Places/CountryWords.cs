using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Registers.Places;

/// <summary>Countries as registers name them: by code, by name, or by the people ("Peruvian", "peruana").</summary>
static class CountryWords
{
    static readonly Property Country = Schemata.Default["Thing"]["country"]!;

    static readonly Lazy<Dictionary<string, string>> ByName = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, name) in Schemata.Default.Countries.OrderBy(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal)) names.TryAdd(RegisterId.Key(name), code);
        return names;
    });

    /// <summary>The code, or null.</summary>
    internal static string? Code(string words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        if (Values.Clean(Country, words) is { } code) return code;
        if (ByName.Value.TryGetValue(RegisterId.Key(words), out var named)) return named;
        return Gazetteer.Demonym(Folding.Fold(words.Trim())) is { } people && Values.Clean(Country, people) is { } home ? home : null;
    }

    /// <summary>True for the people of a country: "Peruvian".</summary>
    internal static bool IsPeople(string words) => Gazetteer.Demonym(Folding.Fold(words.Trim())) is not null;
}
