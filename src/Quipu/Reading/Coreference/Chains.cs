using Quipu.Model;

namespace Quipu.Reading.Coreference;

/// <summary>What a text has described so far without a name, by noun: a short memory, so that any description costs the same.</summary>
sealed class Chains
{
    const int Memory = 8;

    readonly record struct Described(Description By, int Entity, EntityType Type, int Sentence);

    readonly Dictionary<string, List<Described>> _byNoun = new(StringComparer.Ordinal);
    readonly List<Described> _people = [];

    /// <summary>The entity described last that this one continues, or null.</summary>
    internal int? Before(Description one)
    {
        if (!_byNoun.TryGetValue(one.Noun, out var list)) return null;
        for (var i = list.Count - 1; i >= 0; i--)
            if (one.Continues(list[i].By)) return list[i].Entity;
        return null;
    }

    /// <summary>"The men", "los detenidos": the several people described last within the sentences asked for, or null.</summary>
    internal int? People(Description one, int sentence, int reach)
    {
        for (var i = _people.Count - 1; i >= 0; i--)
        {
            if (sentence - _people[i].Sentence > reach) return null;
            if (one.Count is null || _people[i].By.Count is null || one.Count == _people[i].By.Count) return _people[i].Entity;
        }

        return null;
    }

    internal void Add(Description one, int entity, EntityType type, int sentence, bool people)
    {
        if (!_byNoun.TryGetValue(one.Noun, out var list)) _byNoun.Add(one.Noun, list = []);
        var described = new Described(one, entity, type, sentence);
        // Met again with more said of it: what is known of it adds up.
        Push(list, described);
        if (people) Push(_people, described);
    }

    static void Push(List<Described> list, Described one)
    {
        if (list.Count == Memory) list.RemoveAt(0);
        list.Add(one);
    }
}
