using System.Collections.Frozen;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>Words of both languages by which one post is called, so that "the mayor" of a draft is "el alcalde" of the record. What is a post at all is in the reader's table of posts.</summary>
static class PostWords
{
    static readonly (string English, string Spanish)[] _families =
    [
        ("mayor", "alcalde alcaldesa burgomaestre edil"), ("chief head boss", "jefe jefa titular"), ("director", "director directora"), ("manager", "gerente gerenta"),
        ("governor", "gobernador gobernadora"), ("minister", "ministro ministra"), ("secretary", "secretario secretaria"), ("prosecutor attorney", "fiscal procurador procuradora"),
        ("judge magistrate justice", "juez jueza magistrado magistrada"), ("president chairman chairwoman", "presidente presidenta"), ("senator", "senador senadora"),
        ("congressman congresswoman lawmaker legislator deputy", "congresista parlamentario parlamentaria legislador legisladora diputado diputada"),
        ("colonel", "coronel"), ("general", "general"), ("major", "mayor"), ("captain", "capitan"), ("lieutenant", "teniente"), ("sergeant", "sargento"), ("commander", "comandante"), ("admiral", "almirante"),
        ("commissioner", "comisario comisionado comisionada"), ("inspector", "inspector inspectora"), ("superintendent", "superintendente superintendenta"), ("treasurer", "tesorero tesorera"),
        ("comptroller", "contralor contralora"), ("auditor", "auditor auditora"), ("ambassador", "embajador embajadora"), ("consul", "consul"), ("councillor councilor councilman councilwoman", "concejal concejala regidor regidora"),
        ("spokesman spokeswoman spokesperson", "portavoz vocero vocera"), ("ombudsman", "defensor defensora"), ("leader", "lider dirigente cabecilla"),
    ];

    static readonly FrozenDictionary<string, string> _english = Keys(f => f.English), _spanish = Keys(f => f.Spanish);

    /// <summary>The key that all words for one post have; another post's word is its own.</summary>
    internal static string Key(string folded, bool isSpanish) => Triggers.WithoutEx(folded) is var word && (isSpanish ? _spanish : _english).TryGetValue(word, out var key) ? key : isSpanish && word.Length > 4 ? word.TrimEnd('a', 'o') : word;

    /// <summary>The words by which the record may call a post that a draft calls so.</summary>
    internal static IEnumerable<string> Forms(string key, string word) =>
        _families.Where(f => Head(f) == key).SelectMany(f => f.English.Split(' ').Concat(f.Spanish.Split(' ').SelectMany(w => new[] { w, "ex" + w }))).Append(Triggers.WithoutEx(word)).Distinct(StringComparer.Ordinal);

    static FrozenDictionary<string, string> Keys(Func<(string English, string Spanish), string> words) =>
        _families.SelectMany(f => words(f).Split(' ').Select(w => (Word: w, Key: Head(f)))).ToFrozenDictionary(p => p.Word, p => p.Key, StringComparer.Ordinal);

    static string Head((string English, string Spanish) family) => "#" + family.English.Split(' ')[0];
}
