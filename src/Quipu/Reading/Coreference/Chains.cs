using Quipu.Model;

namespace Quipu.Reading.Coreference;

/// <summary>What a text has described so far without a name, by noun: a short memory, so that any description costs the same.</summary>
sealed class Chains
{
    const int Memory = 8;

    readonly record struct Described(Description By, int Entity, EntityType Type, int Sentence, bool Part, bool Taken);

    readonly Dictionary<string, List<Described>> _byNoun = new(StringComparer.Ordinal);
    readonly List<Described> _people = [];

    /// <summary>The entity described last that this one continues, or null. "Some managers" are part of those spoken of: "the managers" are all of them again.</summary>
    internal int? Before(Description one)
    {
        if (!_byNoun.TryGetValue(one.Noun, out var list)) return null;
        int? part = null;
        for (var i = list.Count - 1; i >= 0; i--)
            if (!one.Continues(list[i].By)) continue;
            else if (!list[i].Part) return list[i].Entity;
            else part ??= list[i].Entity;
        return part;
    }

    /// <summary>
    /// "The men", "los detenidos": several people described before. Those taken are whom the text tells were, however long ago; "the men" are no journalists or officers,
    /// whose calling would be named again; else the ones described last within the sentences asked for. Null where there are none.
    /// </summary>
    internal int? People(Description one, int sentence, int reach)
    {
        if (Nouns.IsTaken(one.Noun))
            for (var i = _people.Count - 1; i >= 0; i--)
                if (_people[i].Taken && one.Agree(_people[i].By)) return _people[i].Entity;
        for (var i = _people.Count - 1; i >= 0; i--)
        {
            if (sentence - _people[i].Sentence > reach) return null;
            if (one.Agree(_people[i].By) && (Nouns.IsTaken(one.Noun) || Nouns.IsPeople(_people[i].By.Noun) || _people[i].By.Qualities.Count > 0 && !Nouns.IsCalling(_people[i].By.Noun))) return _people[i].Entity;
        }

        return null;
    }

    internal void Add(Description one, int entity, EntityType type, int sentence, (bool People, bool Taken) how)
    {
        if (!_byNoun.TryGetValue(one.Noun, out var list)) _byNoun.Add(one.Noun, list = []);
        var described = new Described(one, entity, type, sentence, one.Plural && one.Article == Article.Indefinite && list.Exists(d => d.By.Plural && d.Entity != entity), how.Taken);
        Push(list, described);
        if (how.People) Push(_people, described);
    }

    static void Push(List<Described> list, Described one)
    {
        if (list.Count == Memory) list.RemoveAt(0);
        list.Add(one);
    }
}
