using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Streams;
using Quipu.Text;

namespace Quipu.Registers.Mappings;

/// <summary>What a column may hold, by the words of headers.</summary>
/// <param name="Type">FollowTheMoney's name of the type; <c>key</c> where the column only tells things apart.</param>
/// <param name="As">Properties that it may become, the first that a schema has.</param>
/// <param name="Of">The schema whose entities have such a thing, where only those do.</param>
/// <param name="On">Where it belongs: <c>party</c>, <c>tie</c> or <c>key</c>.</param>
/// <param name="Strong">How well it tells one entity from another, 0 to 3.</param>
/// <param name="Currency">Of an amount: in which.</param>
sealed record ValueWord(string Name, string Type, ImmutableArray<string> As, string? Of, string On, int Strong, string? Currency);

/// <summary>Whose a column is.</summary>
/// <param name="IsTie">The thing is itself what ties two others.</param>
sealed record RoleWord(string Name, string Schema, bool IsTie);

/// <summary>How two roles of one row are tied.</summary>
/// <param name="Through">A schema between them, where they are tied by a thing that the row does not name: a contract.</param>
sealed record TieWord(ImmutableArray<string> From, ImmutableArray<string> To, string Schema, string Source, string Target, string? Through);

/// <summary>A phrase of the lexicon that stands in a header.</summary>
/// <param name="At">Its first word.</param>
readonly record struct Found<T>(T What, int At, int Length);

/// <summary>The lexicon <c>headers.yaml</c>, and what headers say by it.</summary>
sealed class HeaderWords
{
    static readonly Lazy<HeaderWords> Loaded = new(() => new());

    static readonly FrozenSet<string> Between = FrozenSet.Create(StringComparer.Ordinal, "de", "del", "la", "el", "los", "las", "of", "the", "y", "and", "o", "or", "a", "al", "en", "in", "for", "para", "por");

    readonly FrozenDictionary<string, ValueWord> _values, _named;
    readonly FrozenDictionary<string, RoleWord> _roles;
    readonly ImmutableArray<(string Word, string Code)> _currencies;
    readonly int _longest;

    HeaderWords()
    {
        using var stream = typeof(HeaderWords).Assembly.GetManifestResourceStream("Registers/Mappings/headers.yaml") ?? throw new InvalidOperationException("The lexicon of headers is missing from the library; build it anew.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var root = Yaml.Read(reader.ReadToEnd());
        var (values, roles) = (new Dictionary<string, ValueWord>(StringComparer.Ordinal), new Dictionary<string, RoleWord>(StringComparer.Ordinal));
        var named = new Dictionary<string, ValueWord>(StringComparer.Ordinal);
        foreach (var (name, row) in Rows(root!["values"]))
        {
            var word = new ValueWord(name, row.Word("type")!, [.. row["as"]!.Texts()], row.Word("of"), row.Word("on")!, row.Word("strong") is [var digit] ? digit - '0' : 0, row.Word("currency"));
            named[name] = word;
            foreach (var phrase in row["words"]!.Texts()) values.TryAdd(string.Join(' ', Words(phrase)), word);
        }

        foreach (var (name, row) in Rows(root["roles"]))
            foreach (var phrase in row["words"]!.Texts()) roles.TryAdd(string.Join(' ', Words(phrase)), new(name, row.Word("schema")!, row.Word("tie") is not null));
        Ties = [.. ((YamlList)root["ties"]!).Items.Select(t => new TieWord([.. t!["from"]!.Texts()], [.. t["to"]!.Texts()], t.Word("schema")!, t.Word("source")!, t.Word("target")!, t.Word("through")))];
        Firms = root["firms"]!.Texts().ToFrozenSet(StringComparer.Ordinal);
        _named = named.ToFrozenDictionary(StringComparer.Ordinal);
        _currencies = [.. Rows(root["currencies"]).SelectMany(r => r.Row.Texts(), (r, word) => (word, r.Name))];
        (_values, _roles) = (values.ToFrozenDictionary(StringComparer.Ordinal), roles.ToFrozenDictionary(StringComparer.Ordinal));
        _longest = values.Keys.Concat(roles.Keys).Max(p => p.Count(c => c == ' ') + 1);
    }

    internal static HeaderWords Default => Loaded.Value;

    internal ImmutableArray<TieWord> Ties { get; }

    /// <summary>Last words of firms' names: <c>sac</c>, <c>ltd</c>.</summary>
    internal FrozenSet<string> Firms { get; }

    /// <summary>What the lexicon calls so.</summary>
    internal ValueWord Value(string name) => _named[name];

    /// <summary>The currency that a header names, by a word or by its sign; null where it names none.</summary>
    internal string? Currency(string header, ImmutableArray<string> words) =>
        _currencies.FirstOrDefault(c => char.IsLetter(c.Word[^1]) ? words.Contains(c.Word) : header.Contains(c.Word, StringComparison.OrdinalIgnoreCase)).Code;

    /// <summary>Whether a word only stands between others.</summary>
    internal static bool IsBetween(string word) => Between.Contains(word);

    /// <summary>The words of a header, folded: <c>fecha_Nacimiento</c>, <c>birthDate</c> and <c>Fecha (nac.)</c> have two each.</summary>
    internal static ImmutableArray<string> Words(string header)
    {
        var text = new StringBuilder(header.Length + 8);
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            // A capital begins a word behind a small letter, and before one where capitals stand before it: "donationEUR", "IMONumber".
            if (i > 0 && char.IsUpper(c) && (char.IsLower(header[i - 1]) || (char.IsUpper(header[i - 1]) && i + 1 < header.Length && char.IsLower(header[i + 1])))) text.Append(' ');
            text.Append(c);
        }

        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        foreach (var c in Folding.Compact(text.ToString()).Append(' '))
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words.ToImmutable();
    }

    /// <summary>What the words say that a column holds: longer phrases first, then later ones, as English puts the thing behind its owner.</summary>
    internal ImmutableArray<Found<ValueWord>> ValuesIn(ImmutableArray<string> words) => [.. In(words, _values).OrderByDescending(f => f.Length).ThenByDescending(f => Rank(f, words))];

    /// <summary>Whose the words say that it is: longer phrases first. In Spanish the owner of all stands last, in English its head does.</summary>
    internal ImmutableArray<Found<RoleWord>> RolesIn(ImmutableArray<string> words)
    {
        var isOf = words.Any(w => w is "de" or "del" or "of");
        return [.. In(words, _roles).OrderByDescending(f => f.Length).ThenBy(f => isOf ? f.At : -f.At)];
    }

    static int Rank(Found<ValueWord> found, ImmutableArray<string> words) => words.Any(w => w is "de" or "del" or "of") ? -found.At : found.At;

    IEnumerable<Found<T>> In<T>(ImmutableArray<string> words, FrozenDictionary<string, T> phrases)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var length = Math.Min(_longest, words.Length - at); length > 0; length--)
            {
                if (!phrases.TryGetValue(string.Join(' ', words.AsSpan(at, length)!), out var found)) continue;
                yield return new(found, at, length);
                break;
            }
        }
    }

    static IEnumerable<(string Name, YamlNode Row)> Rows(YamlNode? node) => node is YamlMap map ? map.Names.Select(n => (n, map[n]!)) : [];
}
