using System.Collections.Frozen;

namespace Quipu.Reading.Coreference;

/// <summary>Words by which one office is called: "the lawmaker" may be the congresswoman.</summary>
static class Offices
{
    static readonly string[] Families =
    [
        "juez jueza magistrado magistrada vocal", "congresista parlamentario parlamentaria legislador legisladora diputado diputada senador senadora asambleista",
        "presidente presidenta mandatario mandataria gobernante", "gobernador gobernadora mandatario mandataria", "alcalde alcaldesa burgomaestre edil",
        "lawmaker legislator congressman congresswoman congressperson senator deputy representative parliamentarian", "judge magistrate justice", "prosecutor attorney",
        "businessman businesswoman entrepreneur", "empresario empresaria", "coronel general mayor capitan comandante oficial militar", "colonel general captain commander officer",
        "jefe lider cabecilla capo", "leader boss kingpin chief head", "policia oficial suboficial agente", "narcotraficante narco capo",
    ];

    static readonly FrozenDictionary<string, string[]> ByWord = Families.SelectMany(f => f.Split(' ')).Distinct(StringComparer.Ordinal).ToFrozenDictionary(w => w, Relatives, StringComparer.Ordinal);

    /// <summary>The word itself and those that may stand for it.</summary>
    internal static IEnumerable<string> Alike(string word) => ByWord.TryGetValue(word, out var family) ? family : [word];

    static string[] Relatives(string word) =>
        [.. Families.Select(f => f.Split(' ')).Where(f => f.Contains(word, StringComparer.Ordinal)).SelectMany(f => f).Distinct(StringComparer.Ordinal)];
}
