using Quipu.Matching.Linkage;

namespace Quipu.Tests.Matching.Linkage;

/// <summary>Registers of invented people, with slips, gaps and namesakes as registers have them; the same each time.</summary>
sealed class InventedPeople(int seed)
{
    static readonly string[] Given = ["Rosa", "Julián", "Nélida", "Óscar", "Wilmer", "Teodora", "Anaís", "Gumersindo", "Carmela", "Baldomero", "Yesenia", "Lázaro", "Milagros", "Eusebio", "Karina", "Fidel"];
    static readonly string[] Surnames = ["Quispe", "Mamani", "Ibáñez", "Luján", "Ccori", "Arrascue", "Tello", "Villafuerte", "Ñahui", "Zegarra", "Poma", "Huarcaya", "Oyola", "Saldívar", "Yupari", "Cáceda", "Urteaga", "Bellido"];
    static readonly string[] Towns = ["Antay", "Tarumayo", "Puerto Faro", "Orcopata", "Llanac", "Vista Honda"];

    readonly Random _random = new(seed);

    internal static readonly string[] Columns = ["nombres", "apellido paterno", "apellido materno", "nacimiento", "distrito", "telefono"];

    internal string[][] People(int count) => [.. Enumerable.Range(0, count).Select(_ => Person())];

    internal static LinkTable Table(string name, IEnumerable<string[]> rows) => new(name, [.. Columns], [.. rows]);

    string[] Person() =>
        [$"{Any(Given)} {Any(Given)}", Any(Surnames), Any(Surnames), $"{_random.Next(1940, 2001)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}", Any(Towns), $"9{_random.Next(10_000_000, 99_999_999)}"];

    /// <summary>The same person as another clerk writes it: a letter lost here, a field empty there.</summary>
    internal string[] Again(string[] person) => [.. person.Select((cell, c) => _random.Next(10) switch
    {
        0 => "",
        1 when c < 3 => cell.Remove(_random.Next(1, cell.Length), 1),
        2 when c == 5 => $"9{_random.Next(10_000_000, 99_999_999)}",
        _ => cell,
    })];

    string Any(string[] words) => words[_random.Next(words.Length)];
}
