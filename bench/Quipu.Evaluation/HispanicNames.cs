using System.Globalization;
using System.Text;
using Quipu.Matching.Names;
using Quipu.Matching.Scoring;
using Quipu.Reading.Mentions;

namespace Quipu.Evaluation;

/// <summary>A pair of invented people with Hispanic names, and whether they are one.</summary>
sealed record HispanicPair(string Phenomenon, string Left, string Right, string LeftBorn, string RightBorn, bool Same);

/// <summary>
/// Makes bench/gold/hispanic-names.csv: invented people, their names drawn word by word, by how many bear each, from the counts of name parts in <c>frequencies.tsv.br</c>
/// (candidates of Peru), then written a second time as a phenomenon has it. No row is a person's; the same seed gives the same bytes.
/// </summary>
sealed class HispanicNames
{
    const int Each = 50, Siblings = 150;

    /// <summary>What a scanner takes a letter for.</summary>
    const string Slips = "o0 l1 i1 s5 e c";

    readonly (string Word, int Bearers)[] _surnames;
    readonly (string Word, int Bearers)[] _men;
    readonly (string Word, int Bearers)[] _women;
    readonly List<HispanicPair> _pairs = [];
    ulong _state = 20211024;

    HispanicNames()
    {
        var all = NameRarity.All.Where(w => w.Word.Length > 3).ToArray();
        _surnames = [.. all.Where(w => w.Surnames > w.Given).Select(w => (w.Word, w.Surnames))];
        var given = all.Where(w => w.Given > 2 * w.Surnames).ToArray();
        _men = [.. given.Where(w => Gazetteer.SexOf(w.Word) == 'm').Select(w => (w.Word, w.Given))];
        _women = [.. given.Where(w => Gazetteer.SexOf(w.Word) == 'f').Select(w => (w.Word, w.Given))];
    }

    /// <summary>The command: <c>hispanic-names FILE</c>.</summary>
    internal static int Write(string path)
    {
        var made = new HispanicNames();
        made.Same();
        made.Others();
        made.HarderSame();
        made.HarderOthers();
        made.Together();
        var text = new StringBuilder("phenomenon,left,right,left_born,right_born,same\n");
        foreach (var p in made._pairs) text.Append(CultureInfo.InvariantCulture, $"\"{p.Phenomenon}\",\"{p.Left}\",\"{p.Right}\",{p.LeftBorn},{p.RightBorn},{(p.Same ? "true" : "false")}\n");
        File.WriteAllText(path, text.ToString());
        Console.WriteLine($"{made._pairs.Count} pairs, {made._pairs.Count(p => p.Same)} of one person: {path}");
        return 0;
    }

    void Same()
    {
        Make("equal, born on the same day", true, p => (p.Full, p.Full), born: true);
        Make("surnames first", true, p => (p.Full, $"{p.Paternal} {p.Maternal} {p.Given}"));
        Make("comma", true, p => (p.Full, $"{p.Paternal} {p.Maternal}, {p.Given}".ToUpperInvariant()));
        Make("accents", true, p => (Accented(p.Full), p.Full.ToUpperInvariant()));
        Make("no second surname", true, p => (p.Full, $"{p.Given} {p.Paternal}"));
        Make("no second given name", true, p => (p.Full, $"{p.First} {p.Paternal} {p.Maternal}"));
        Make("first and father's only", true, p => (p.Full, $"{p.First} {p.Paternal}"));
        Make("second name as an initial", true, p => (p.Full, $"{p.First} {p.Second[0]}. {p.Paternal} {p.Maternal}"));
        Make("second surname as an initial", true, p => (p.Full, $"{p.Given} {p.Paternal} {p.Maternal[0]}."));
        Make("first name as an initial", true, p => (p.Full, $"{p.First[0]}. {p.Second} {p.Paternal} {p.Maternal}"));
        Make("nickname", true, p => Short(p) is { } shorter ? (p.Full, $"{shorter} {p.Paternal} {p.Maternal}") : null);
        Make("alias in quotes", true,
            p => (p.Full, $"{p.First} \u201C{Pick(["Chino", "Loco", "Gringo", "Flaco", "Zorro", "Cholo", "Negro", "Pulpo"])}\u201D {p.Paternal} {p.Maternal}"));
        Make("particle", true, p => Particle(p));
        Make("title", true, p => (p.Full, $"{Pick(["Ing.", "Abog.", "Dr.", "Crnl.", "Congresista", "Gral.", "Lic.", "Econ.", "Sr.", "Don"])} {p.Full}"));
        Make("Quechua spelling", true, p => Respelled(p.Paternal) is { } other ? (p.Full, $"{p.Given} {other} {p.Maternal}") : null);
        Make("Spanish spelling", true, p => Confused(p.Paternal) is { } other ? (p.Full, $"{p.Given} {other} {p.Maternal}") : null);
        Make("scanner's slip", true, p => (p.Full, Slip(p.Full, Slips)));
        Make("a letter lost", true, p => (p.Full, $"{p.Given} {Lost(p.Paternal)} {p.Maternal}"));
        Make("letters changed over", true, p => (p.Full, $"{p.Given} {p.Paternal} {Swapped(p.Maternal)}"));
        Make("joined", true, p => (p.Full, $"{p.First}{p.Second.ToLowerInvariant()} {p.Paternal} {p.Maternal}"));
    }

    void Others()
    {
        for (var i = 0; i < Siblings; i++) Make("siblings", false, p => (p.Full, $"{Given(i % 2 == 0)} {p.Paternal} {p.Maternal}"), count: 1);
        Make("siblings, one given name in common", false, p => (p.Full, $"{p.First} {Other(p)} {p.Paternal} {p.Maternal}"));
        Make("siblings, one given name each", false, p => ($"{p.First} {p.Paternal} {p.Maternal}", $"{Other(p)} {p.Paternal} {p.Maternal}"));
        Make("siblings, names a letter apart", false,
            p => Sister(p) is { } sister ? ($"{p.First} {p.Paternal} {p.Maternal}", $"{sister} {p.Paternal} {p.Maternal}") : null);
        Make("siblings, surnames first", false, p => ($"{p.Paternal} {p.Maternal}, {p.Given}".ToUpperInvariant(), $"{Given(true)} {p.Paternal} {p.Maternal}"));
        Make("another second surname", false, p => (p.Full, $"{p.Given} {p.Paternal} {Surname()}"));
        Make("another first surname", false, p => (p.Full, $"{p.Given} {Surname()} {p.Maternal}"));
        Make("surnames changed over", false, p => (p.Full, $"{p.Given} {p.Maternal} {p.Paternal}"));
        Make("mother's surname for the father's", false, p => (p.Full, $"{p.First} {p.Maternal}"));
        Make("given names alone", false, p => (p.Full, $"{p.Given} {Surname()} {Surname()}"));
        Make("namesake born in another year", false, p => (p.Full, p.Full), born: true, otherYear: true);
    }

    /// <summary>What is really in doubt: here a share of misses is in the nature of the thing, and the figures say something.</summary>
    void HarderSame()
    {
        Make("married surname", true, p => Gazetteer.SexOf(p.First.ToLowerInvariant()) == 'f' ? (p.Full, $"{p.First} {p.Paternal} de {Surname()}") : null);
        Make("known by the mother's rarer surname", true, p => Bearers(p.Paternal) > 4 * Bearers(p.Maternal) ? (p.Full, $"{p.Given} {p.Maternal}") : null);
        Make("Quechua spelling, twice", true,
            p => Respelled(p.Paternal) is { } one && Respelled(one) is { } other && other != p.Paternal ? (p.Full, $"{p.Given} {other} {p.Maternal}") : null);
        Make("vowels as Quechua hears them", true,
            p => Andean(p.Paternal.ToLowerInvariant()) && Vowels(p.Paternal) is var other && other != p.Paternal ? (p.Full, $"{p.First} {other} {p.Maternal}") : null);
        Make("scanner's slips, two", true, p => (p.Full, $"{p.Given} {Slip(p.Paternal, Slips)} {Slip(p.Maternal, Slips)}"));
        Make("scanner's slips, short name", true, p => ($"{p.First} {p.Paternal}", $"{Slip(p.First, Slips)} {Slip(p.Paternal, Slips)}"));
        Make("a letter lost, short name", true, p => ($"{p.First} {p.Paternal}", $"{p.First} {Lost(p.Paternal)}"));
        Make("given names in another order", true, p => (p.Full, $"{p.Second} {p.First} {p.Paternal} {p.Maternal}"));
        Make("second given name and father's only", true, p => (p.Full, $"{p.Second} {p.Paternal}"));
        Make("surnames in Portuguese order, born on the same day", true, p => (p.Full, $"{p.Given} {p.Maternal} {p.Paternal}"), born: true);
        Make("surname of two words parted", true, Parted);
        Make("nickname and father's only", true, p => Short(p) is { } shorter ? (p.Full, $"{shorter} {p.Paternal}") : null);
        Make("surnames, then initials", true, p => (p.Full, $"{p.Paternal} {p.Maternal}, {p.First[0]}. {p.Second[0]}."));
        Make("all words run together in twos", true, p => (p.Full, $"{p.First}{p.Second.ToLowerInvariant()} {p.Paternal}{p.Maternal.ToLowerInvariant()}"));
        Make("born a year apart by a clerk's slip", true, p => (p.Full, p.Full), born: true, apart: day => day.AddYears(Next(2) == 0 ? 1 : -1));
        Make("day and month of birth changed over", true,
            p => (p.Full, $"{p.First} {p.Paternal} {p.Maternal}"), born: true, apart: day => day.Day > 12 ? day : new(day.Year, day.Day, day.Month));
    }

    void HarderOthers()
    {
        Make("siblings, twins", false, p => (p.Full, $"{Given(Gazetteer.SexOf(p.First.ToLowerInvariant()) != 'f')} {p.Paternal} {p.Maternal}"), born: true);
        Make("father and child", false, p => (p.Full, $"{p.First} {Other(p)} {p.Paternal} {Surname()}"));
        Make("cousins, second surnames a letter apart", false, p => Near(p.Maternal) is { } near ? (p.Full, $"{p.Given} {p.Paternal} {near}") : null);
        Make("first surnames a letter apart, short name", false, p => Near(p.Paternal) is { } near ? ($"{p.First} {p.Paternal}", $"{p.First} {near}") : null);
        Make("spouses", false, p => ($"{p.First} {p.Paternal} {p.Maternal}", $"{Other(p)} {Surname()} de {p.Paternal}"));
        Make("short names of one form, born in other years", false,
            p => ($"{p.First} {p.Paternal}", $"{p.First} {p.Paternal}"), born: true, apart: day => day.AddYears(4 + Next(30)).AddDays(Next(300)));
        Make("initial and surname, another first name", false, p => ($"{p.First} {p.Paternal}", $"{Other(p)} {p.First[0]}. {p.Paternal} {p.Maternal}"));
    }

    void Make(string phenomenon, bool same, Func<Drawn, (string Left, string Right)?> write,
        bool born = false, bool otherYear = false, int count = Each, Func<DateOnly, DateOnly>? apart = null)
    {
        for (var made = 0; made < count;)
        {
            if (write(Draw()) is not { } names || (!same && !born && names.Left == names.Right)) continue;
            made++;
            var day = born ? new DateOnly(1945 + Next(55), 1 + Next(12), 1 + Next(28)) : default;
            var other = otherYear ? day.AddYears(Next(2) == 0 ? 3 + Next(20) : -3 - Next(20)).AddDays(Next(300)) : apart is null ? day : apart(day);
            _pairs.Add(new(phenomenon, names.Left, names.Right, born ? Iso(day) : "", born ? Iso(other) : "", same));
        }
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    Drawn Draw()
    {
        var pool = Next(2) == 0 ? _men : _women;
        var (first, second) = (Word(pool), Word(pool));
        while (second == first) second = Word(pool);
        var (paternal, maternal) = (Surname(), Surname());
        while (maternal == paternal) maternal = Surname();
        return new(first, second, paternal, maternal);
    }

    string Given(bool man)
    {
        var pool = man ? _men : _women;
        return $"{Word(pool)} {Word(pool)}";
    }

    string Other(Drawn person)
    {
        var word = Word(Gazetteer.SexOf(person.First.ToLowerInvariant()) == 'f' ? _women : _men);
        return word == person.First || word == person.Second ? Other(person) : word;
    }

    /// <summary>Julio and Julia, Luis and Luisa.</summary>
    string? Sister(Drawn person)
    {
        var first = person.First.ToLowerInvariant();
        var sister = first.EndsWith('o') ? first[..^1] + "a" : first + "a";
        return Array.Exists(_women, w => w.Word == sister) && first != sister ? Title(sister) : null;
    }

    string Surname() => Word(_surnames);

    string Word((string Word, int Bearers)[] pool)
    {
        var at = Next(pool.Sum(p => p.Bearers));
        foreach (var (word, bearers) in pool)
            if ((at -= bearers) < 0) return Title(word);
        return Title(pool[0].Word);
    }

    string Pick(string[] words) => words[Next(words.Length)];

    static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    static string? Short(Drawn person) => person.First switch
    {
        "Jose" => "Pepe",
        "Francisco" => "Paco",
        "Luis" => "Lucho",
        "Eduardo" => "Lalo",
        "Manuel" => "Manolo",
        "Jesus" => "Chucho",
        "Enrique" => "Quique",
        "Alberto" => "Beto",
        "Roberto" => "Beto",
        "Antonio" => "Toño",
        "Guillermo" => "Memo",
        "Rosario" => "Charo",
        "Mercedes" => "Meche",
        "Guadalupe" => "Lupe",
        "Ignacio" => "Nacho",
        "Gustavo" => "Tavo",
        "Patricia" => "Paty",
        "Elizabeth" => "Eli",
        "Victor" => "Vico",
        "Javier" => "Javi",
        "Rafael" => "Rafa",
        "Fernando" => "Nando",
        "Carmen" => "Carmencita",
        "Pedro" => "Pedrito",
        "Susana" => "Susi",
        "Teresa" => "Tere",
        "Maria" => "Maruja",
        _ => null,
    };

    (string, string) Particle(Drawn person)
    {
        var (with, without) = Next(5) switch { 0 => ("De la Cruz", "Delacruz"), 1 => ("Del Aguila", "Del Águila"), 2 => ("De los Santos", "Santos"), 3 => ("De la Torre", "de La Torre"), _ => ("Del Castillo", "Castillo") };
        return ($"{person.Given} {with} {person.Maternal}", $"{person.Given} {without} {person.Maternal}");
    }

    string? Respelled(string surname)
    {
        var other = surname.ToLowerInvariant();
        (string From, string To)[] rules = [("hua", "gua"), ("hua", "wa"), ("qui", "ki"), ("que", "qui"), ("cco", "qo"), ("cc", "k"), ("ca", "qa"), ("co", "cu"), ("oc", "uc"), ("lla", "lla"), ("yu", "iu"), ("cu", "ku")];
        var may = rules.Where(r => r.From != r.To && other.Contains(r.From, StringComparison.Ordinal)).ToArray();
        if (may.Length == 0 || !Andean(other)) return null;
        var (from, to) = may[Next(may.Length)];
        var at = other.IndexOf(from, StringComparison.Ordinal);
        return Title(string.Concat(other.AsSpan(0, at), to, other.AsSpan(at + from.Length)));
    }

    static bool Andean(string word) => word.Contains("hua", StringComparison.Ordinal) || word.Contains("qui", StringComparison.Ordinal) || word.Contains("cc", StringComparison.Ordinal) || word.Contains("ani", StringComparison.Ordinal) || word.Contains("cond", StringComparison.Ordinal);

    static string? Confused(string surname)
    {
        foreach (var (from, to) in new[] { ("z", "s"), ("v", "b"), ("ll", "y"), ("ge", "je"), ("hi", "i"), ("ce", "se") })
            if (surname.IndexOf(from, 1, StringComparison.Ordinal) is var at and > 0 && surname.Length > 4) return surname[..at] + to + surname[(at + from.Length)..];
        return null;
    }

    string Slip(string name, string pairs)
    {
        var rules = pairs.Split(' ').Where(p => p.Length == 2).ToArray();
        for (var tries = 0; tries < 40; tries++)
        {
            var at = 1 + Next(name.Length - 1);
            if (rules.FirstOrDefault(r => r[0] == name[at]) is { } rule) return name[..at] + rule[1] + name[(at + 1)..];
        }

        return name[..^1];
    }

    string Lost(string word)
    {
        var at = 1 + Next(word.Length - 2);
        return word.Length < 6 ? word + word[^1] : word.Remove(at, 1);
    }

    string Swapped(string word)
    {
        for (var at = 1; at + 1 < word.Length; at++)
            if (word[at] != word[at + 1] && Next(3) == 0) return word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
        return word[0].ToString() + word[2] + word[1] + word[3..];
    }

    static string Accented(string name)
    {
        foreach (var (plain, accented) in new[] { ("Jose", "José"), ("Jesus", "Jesús"), ("Maria", "María"), ("Raul", "Raúl"), ("Cesar", "César"), ("Perez", "Pérez"), ("Sanchez", "Sánchez"), ("Lopez", "López"), ("Diaz", "Díaz"), ("Garcia", "García"), ("Rodriguez", "Rodríguez"), ("Gutierrez", "Gutiérrez"), ("Ramirez", "Ramírez"), ("Chavez", "Chávez"), ("Huaman", "Huamán"), ("Vasquez", "Vásquez"), ("Gonzales", "Gonzáles"), ("Martinez", "Martínez"), ("Fernandez", "Fernández") })
            name = name.Replace(plain, accented, StringComparison.Ordinal);
        return name;
    }

    /// <summary>Several at once, as life has it; and namesakes of whom nothing else is known, whom nobody can tell apart.</summary>
    void Together()
    {
        Make("two at once", true, p => (p.Full, Altered(p, 2).Written), count: 150);
        Make("three at once", true, p => (p.Full, Altered(p, 3).Written), count: 100);
        Make("two at once, both sides", true, p => (Altered(p, 1).Written, Altered(p, 1).Written));
        Make("siblings, two at once", false, p => (p.Full, Altered(p with { First = Other(p), Second = Other(p) }, 2, surnames: true).Written));
        Make("another second surname, one at once", false, p => (p.Full, Altered(p with { Maternal = Surname() }, 1, surnames: true).Written));
        Make("another first surname, one at once", false, p => (p.Full, Altered(p with { Paternal = Surname() }, 1, surnames: true).Written));
        Make("namesakes, second surname not said", false, p => (p.Full, $"{p.First} {p.Paternal}"));
    }

    /// <summary>So many changes to a name, each another one.</summary>
    /// <param name="surnames">Both surnames stay, if not as they were.</param>
    Drawn Altered(Drawn person, int changes, bool surnames = false)
    {
        for (var done = new HashSet<int>(); done.Count < changes;)
        {
            var kind = Next(10);
            if ((surnames && kind == 0) || !done.Add(kind)) continue;
            if (AlteredOnce(person, kind) is { } altered && altered != person) person = altered;
            else done.Remove(kind);
            if (done.Count == 0 && Next(50) == 0) return person;
        }

        return person;
    }

    Drawn? AlteredOnce(Drawn person, int kind) => kind switch
    {
        0 => person.Maternal.Length > 2 ? person with { Maternal = "" } : null,
        1 => person.Second.Length > 2 ? person with { Second = "" } : null,
        2 => person.Second.Length > 2 ? person with { Second = $"{person.Second[0]}." } : null,
        3 => Short(person) is { } shorter ? person with { First = shorter, Second = "" } : null,
        4 => person with { Paternal = Slip(person.Paternal, Slips) },
        5 => person with { Paternal = Lost(person.Paternal) },
        6 => person.Maternal.Length > 4 ? person with { Maternal = Swapped(person.Maternal) } : null,
        7 => Respelled(person.Paternal) is { } other ? person with { Paternal = other } : null,
        8 => person.Maternal.Length > 4 && Confused(person.Maternal) is { } sound ? person with { Maternal = sound } : null,
        _ => person.Second.Length > 2 ? person with { First = person.Second, Second = person.First } : null,
    };

    /// <summary>A surname of two words, and how it is parted or shortened.</summary>
    (string, string)? Parted(Drawn person)
    {
        var (whole, other) = Next(5) switch
        {
            0 => ("De la Torre Ugarte", "De la Torre-Ugarte"),
            1 => ("De la Torre Ugarte", "De la Torre"),
            2 => ("Ponce de León", "Ponce"),
            3 => ("Ladrón de Guevara", "Guevara"),
            _ => ("Montes de Oca", "Montesdeoca"),
        };
        return ($"{person.Given} {whole} {person.Maternal}", $"{person.Given} {other} {person.Maternal}");
    }

    int Bearers(string surname) => Array.Find(_surnames, s => string.Equals(s.Word, surname, StringComparison.OrdinalIgnoreCase)).Bearers;

    /// <summary>Another surname of the list that differs by one letter put for another and does not sound the same.</summary>
    string? Near(string surname)
    {
        var word = surname.ToLowerInvariant();
        var near = Array.FindAll(_surnames, s => s.Word.Length == word.Length && s.Word.Zip(word).Count(p => p.First != p.Second) == 1 && !SpellingKey.Same(s.Word, word));
        return near.Length == 0 ? null : Title(near[Next(near.Length)].Word);
    }

    static string Vowels(string surname)
    {
        var to = surname.ToLowerInvariant().ToCharArray();
        for (var i = 1; i < to.Length; i++) to[i] = to[i] switch { 'e' => 'i', 'o' => 'u', 'i' => 'e', 'u' when to[i - 1] is not ('q' or 'h' or 'g') => 'o', _ => to[i] };
        return Title(new(to));
    }

    /// <summary>A number below <paramref name="below"/>: SplitMix64, so that no library's randomness decides the file.</summary>
    int Next(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return (int)((z ^ z >> 31) % (ulong)below);
    }

    sealed record Drawn(string First, string Second, string Paternal, string Maternal)
    {
        internal string Given => $"{First} {Second}";

        internal string Full => $"{Given} {Paternal} {Maternal}";

        /// <summary>In full, without what was left out.</summary>
        internal string Written => string.Join(' ', ((string[])[First, Second, Paternal, Maternal]).Where(w => w.Length > 0));
    }
}
