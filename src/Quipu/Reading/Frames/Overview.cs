using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Frames;

/// <summary>What frames ask of a text as a whole, gathered once where it is first asked for: a sentence of a long text costs what one of a short text does.</summary>
sealed class Overview(MentionSet set, FrameLexicon lexicon)
{
    /// <summary>Stands between two roles, and in none.</summary>
    const char Between = '\0';

    readonly Dictionary<(string Lemma, string Folded), bool> _introduced = [];
    readonly Dictionary<int, bool> _prosecutors = [];
    readonly Dictionary<int, bool> _gangs = [];
    readonly Dictionary<string, bool> _gangForms = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool> _titles = new(StringComparer.Ordinal);
    readonly Dictionary<string, int?> _places = new(StringComparer.Ordinal);
    HashSet<int>? _holders;
    bool? _company;
    bool? _gang;
    HashSet<string>? _beside;
    string? _roles;
    PlaceNames? _names;

    /// <summary>True where the text gives an office to a person.</summary>
    internal bool HoldsPost(int person) => (_holders ??= [.. set.Posts.Where(p => p.Kind == ClaimType.HoldsPost).Select(p => p.Person)]).Contains(person);

    /// <summary>True where a noun is part of a post that somebody of the text has.</summary>
    internal bool IsPost(Token noun)
    {
        if (_introduced.TryGetValue((noun.Lemma, noun.Folded), out var known)) return known;
        _roles ??= string.Join(Between, set.Posts.Select(p => p.Role).Distinct(StringComparer.Ordinal).Select(r => Folding.Fold(r)).Distinct(StringComparer.Ordinal));
        return _introduced[(noun.Lemma, noun.Folded)] = _roles.Contains(noun.Lemma, StringComparison.Ordinal) || _roles.Contains(noun.Folded, StringComparison.Ordinal);
    }

    /// <summary>True where the text calls somebody of a name by a word for kin ("his brother Luis"): who is meant by it elsewhere is then open.</summary>
    internal bool NamesKin(string lemma)
    {
        if (_beside is not null) return _beside.Contains(lemma);
        _beside = new(StringComparer.Ordinal);
        foreach (var mention in set.Mentions)
            if (mention.Kind == MentionKind.Name && set.Entities[mention.Entity].Type == EntityType.Person)
                for (var i = Math.Max(0, mention.First - 2); i < mention.First; i++) _beside.Add(set.Text.Tokens[i].Lemma);
        return _beside.Contains(lemma);
    }

    /// <summary>True where the text names a gang, or, of companies, any company.</summary>
    internal bool NamesGroup(EntityType type) => (type == EntityType.Company ? _company : _gang) ?? NamesAny(type);

    bool NamesAny(EntityType type)
    {
        var any = Enumerable.Range(0, set.Entities.Length).Any(i => set.Entities[i] is { Named: true } e && e.Type == type && (type == EntityType.Company || IsGang(i)));
        if (type == EntityType.Company) _company = any;
        else _gang = any;
        return any;
    }

    /// <summary>True where a name or description of an entity says that it is a gang, a cartel or the like.</summary>
    internal bool IsGang(int entity)
    {
        if (_gangs.TryGetValue(entity, out var known)) return known;
        var called = set.Entities[entity];
        return _gangs[entity] = called.Type == EntityType.Organization && (IsGang(called.Name) || called.Mentions.Any(m => m.Kind != MentionKind.Pronoun &&
            IsGang(m.Form)));
    }

    bool IsGang(string form)
    {
        if (_gangForms.TryGetValue(form, out var known)) return known;
        return _gangForms[form] = form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Folding.Fold(w)).Any(w =>
            lexicon.Has("criminal-nouns", w) || lexicon.Has("gangs", w));
    }

    /// <summary>True where some name or description of an entity has a word for a prosecutor.</summary>
    internal bool IsProsecutor(int entity)
    {
        if (_prosecutors.TryGetValue(entity, out var known)) return known;
        var called = set.Entities[entity];
        return _prosecutors[entity] = IsTitle(called.Name) || called.Mentions.Any(m => IsTitle(m.Form));
    }

    bool IsTitle(string form)
    {
        if (_titles.TryGetValue(form, out var known)) return known;
        return _titles[form] = form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => lexicon.Has("prosecutors", Folding.Fold(w)));
    }

    /// <summary>The place entity that an adjective of nationality or origin belongs to, where there is just one.</summary>
    internal int? PlaceOf(string adjective)
    {
        if (_places.TryGetValue(adjective, out var known)) return known;
        _names ??= new(set.Entities);
        return _places[adjective] = _names.Of(adjective);
    }
}
