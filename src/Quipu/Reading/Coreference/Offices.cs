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

    // Of each, the first words may stand for a body whose name has one of the others.
    static readonly string[] Bodies =
    [
        "radio estacion station emisora radioemisora broadcaster", "diario periodico newspaper daily rotativo semanario weekly", "congreso parlamento congress parliament legislature legislatura asamblea", "ministerio cartera ministry",
        "universidad university", "banco bank", "partido party", "fiscalia fiscalias", "corte court tribunal", "sindicato union gremio",
    ];

    static readonly FrozenDictionary<string, string[]> ByWord = Families.SelectMany(f => f.Split(' ')).Distinct(StringComparer.Ordinal).ToFrozenDictionary(w => w, w => Relatives(Families, w), StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string[]> ByBody = Bodies.SelectMany(f => f.Split(' ')).Distinct(StringComparer.Ordinal).ToFrozenDictionary(w => w, w => Relatives(Bodies, w), StringComparer.Ordinal);

    /// <summary>The word itself and those that may stand for it.</summary>
    internal static IEnumerable<string> Alike(string word) => ByWord.TryGetValue(word, out var family) ? family : [word];

    /// <summary>The word itself and those by which a body so called may be named: "the station" may be "Radio X".</summary>
    internal static IEnumerable<string> BodiesAlike(string word) => ByBody.TryGetValue(word, out var family) ? family : [word];

    /// <summary>True for a word that names bodies, whatever else it means.</summary>
    internal static bool NamesBody(string word) => ByBody.ContainsKey(word);

    // The word itself first.
    static string[] Relatives(string[] families, string word) =>
        [word, .. families.Select(f => f.Split(' ')).Where(f => f.Contains(word, StringComparer.Ordinal)).SelectMany(f => f).Where(w => w != word).Distinct(StringComparer.Ordinal)];
}
