using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Coreference;

/// <summary>Says of "the gang", "la fiscalía", "four masked men" whether the text has spoken of them before, by name or by another description.</summary>
sealed class Descriptions
{
    const int Near = 2;
    const int PeopleNear = 4;
    const int CountryNear = 4;
    const int MostBodies = 8;

    readonly Resolution _resolution;
    readonly ImmutableArray<Token> _tokens;
    readonly People _people;
    readonly Groups _groups;
    readonly Chains _chains = new();
    readonly Leads _leads;
    readonly HashSet<int> _told = [];
    readonly Dictionary<string, List<int>> _bodies = new(StringComparer.Ordinal);

    internal Descriptions(Resolution resolution) => (_resolution, _tokens, _people, _groups, _leads) = (resolution, resolution.Tokens, new(resolution), new(resolution), new(resolution));

    /// <summary>The words of a body's name lead short forms back to it.</summary>
    internal void Remember(TokenMention mention, Sentence sentence)
    {
        _leads.Name(mention, sentence);
        if (_resolution.Of(mention.Entity).Type is not (EntityType.PublicBody or EntityType.Organization)) return;
        for (var i = mention.First; i <= mention.Last; i++)
        {
            if (Triggers.Head(_tokens[i]) is null && !Offices.NamesBody(_tokens[i].Folded)) continue;
            if (!_bodies.TryGetValue(_tokens[i].Folded, out var list)) _bodies.Add(_tokens[i].Folded, list = []);
            list.Remove(mention.Entity);
            list.Add(mention.Entity);
            if (list.Count > MostBodies) list.RemoveAt(0);
        }
    }

    internal bool IsPlural(TokenMention mention)
    {
        var head = _tokens[mention.Head];
        // "Senators", "Democrats": a name by its capital alone.
        if (mention.Kind != MentionKind.Nominal) return head.Morph.HasFlag(Morph.Plural) && _resolution.Of(mention.Entity).Type == EntityType.Organization && (Triggers.Actor(head) == EntityType.Person || Gazetteer.Demonym(head.Lemma) is not null);
        return head.Morph.HasFlag(Morph.Plural) || head.Folded is "men" or "women" or "people" or "children" or "police" || mention.Head > mention.First && _tokens[mention.Head - 1] is { Upos: Upos.Num, Folded: not ("one" or "un" or "una" or "1" or "uno") };
    }

    /// <summary>The entity that a description takes up, or null where it speaks of something new.</summary>
    internal int? Meet(TokenMention mention, Sentence sentence, int? possessor)
    {
        var type = _resolution.Of(mention.Entity).Type;
        var plural = IsPlural(mention);
        var one = Description.Of(_resolution.Set, mention, (plural, possessor ?? OwnerAfter(mention, sentence), IsHeadline(sentence)));
        // "Candidates with ties to …", "the candidates accused of …" are others than those of whom was spoken.
        if (plural && (one.Article == Article.None && IsRestricted(mention, sentence) || one.Article is Article.None or Article.Definite && IsDescribed(mention))) one = one with { Article = Article.Indefinite };
        // "four of the drivers": some of those spoken of, and not all of them.
        if (plural && one.Article == Article.Definite && IsPartOf(mention, sentence)) one = one with { Article = Article.Indefinite };
        var found = Find(mention, sentence, type, one);
        if (found is { } known) _leads.Explain(one, known);
        else _leads.Wait(mention, sentence, one);
        var entity = _resolution.Root(found ?? mention.Entity);
        if (one.Members() is { } members) _chains.Add(members, entity, type, sentence.Index, (true, IsTaken(mention)));
        _chains.Add(one, entity, type, sentence.Index, (plural && type == EntityType.Organization && Triggers.Actor(_tokens[mention.Head]) == EntityType.Person, IsTaken(mention)));
        return found;
    }

    bool IsPartOf(TokenMention mention, Sentence sentence) => mention.First - 2 >= sentence.First && _tokens[mention.First - 1].Folded == "of" &&
        (_tokens[mention.First - 2] is { Upos: Upos.Num, Folded: not ("one" or "1") } ||
        _tokens[mention.First - 2].Folded is "several" or "many" or "some" or "most" or "few");

    // "fueron detenidas 30 personas", "five men arrested in Antay".
    bool IsTaken(TokenMention mention)
    {
        var head = _tokens[mention.Head];
        if (head is { Deprel: Deprel.Obj or Deprel.NsubjPass or Deprel.Nsubj or Deprel.Conj, Head: >= 0 } && Takes(_tokens[head.Head])) return true;
        // "X and 30 others were arrested"
        if (head is { Deprel: Deprel.Conj, Head: >= 0 } && _tokens[head.Head] is { Head: >= 0 } first && Takes(_tokens[first.Head])) return true;
        foreach (var child in _resolution.Index.Children(mention.Head))
            if (_tokens[child].Deprel is Deprel.Acl or Deprel.Amod && Takes(_tokens[child])) return true;
        return false;
    }

    static bool Takes(Token verb) => verb.Lemma is "detener" or "capturar" or "arrestar" or "aprehender" or "intervenir" or "arrest" or "detain" or "capture" or "detenido" or "capturado" or "arrestado";

    bool IsHeadline(Sentence sentence) => sentence.Block is BlockKind.Title or BlockKind.Heading || sentence.Index == 0 && _tokens[sentence.Last].Form is not ("." or "”" or "\"");

    // "candidates accused of drug ties", "the men who shot": no comma before what narrows it down.
    bool IsDescribed(TokenMention mention)
    {
        foreach (var child in _resolution.Index.Children(mention.Head))
            if (_tokens[child].Deprel is Deprel.Acl or Deprel.AclRelcl && child > mention.Last && mention.Last + 1 < _tokens.Length && _tokens[mention.Last + 1].Form is not ("," or "(" or "–" or "—")) return true;
        return false;
    }

    bool IsRestricted(TokenMention mention, Sentence sentence) => mention.Last < sentence.Last && _tokens[mention.Last + 1].Folded is "with" or "who" or "that" or "whose" or "con" or "que" or "quienes" or "cuyos";

    int? Find(TokenMention mention, Sentence sentence, EntityType type, Description one)
    {
        var definite = one.Article is Article.Definite or Article.Demonstrative;
        if (type == EntityType.Place) return definite && one.Owner is null ? Country(sentence) : null;
        if (type == EntityType.Person)
        {
            if (_people.Who(mention, sentence, definite) is { } person) return person;
            return _chains.Before(one) is { } before && _people.MayBe(mention, sentence, before) ? before : null;
        }

        if (_resolution.Index.Names(mention.Head) is { } covering && covering.Head == mention.Head) return covering.Entity;
        if (!one.Plural && _groups.Beside(mention, sentence, one) is { } beside)
        {
            if (Nouns.IsGroup(one.Noun)) _told.Add(_resolution.Root(beside));
            return beside;
        }

        if (definite && Explained(sentence, type, one) is { } explained) return explained;
        if (type == EntityType.PublicBody && !one.Plural && Body(mention, one) is { } body) return body;
        if (_chains.Before(one) is { } same) return same;
        if (one.Members() is { } members && _chains.Before(members) is { } inside) return inside;
        return definite && one.Owner is null ? Wide(mention, sentence, type, one) : null;
    }

    // "X, a criminal gang, … The group": whom the text has just called one, before any that its headline spoke of.
    int? Explained(Sentence sentence, EntityType type, Description one) => !one.Plural && one.Owner is null && one.Qualities.Count == 0 &&
        type == EntityType.Organization && Nouns.IsGroup(one.Noun)
        ? _resolution.Salience.Best(sentence.Index, Near, r => r.Named && _told.Contains(_resolution.Root(r.Entity)))?.Entity : null;

    // "the group", "los detenidos", "the company": whatever of that kind was spoken of last.
    int? Wide(TokenMention mention, Sentence sentence, EntityType type, Description one)
    {
        var head = _tokens[mention.Head];
        if (one.Plural) return Nouns.IsPeople(head.Lemma) && one.Qualities.Count == 0 ? _chains.People(one, sentence.Index, PeopleNear) : null;
        if (type == EntityType.Organization && Nouns.IsGroup(head.Lemma))
            return Body(mention, one) ?? _resolution.Salience.Best(sentence.Index, Near, r => r.Type == EntityType.Organization && !r.Plural && !Gazetteer.IsMedium(_resolution.Of(r.Entity).Name))?.Entity;
        if (type == EntityType.Company) return _resolution.Salience.Best(sentence.Index, Near, r => r.Type == EntityType.Company && !r.Plural)?.Entity;
        if (type == EntityType.PublicBody && Nouns.IsBody(head.Lemma) && head.Lemma is not ("dependencia" or "organismo")) return _resolution.Salience.Only(sentence.Index, 1, r => r.Type == EntityType.PublicBody)?.Entity;
        // "La dependencia informó": of several bodies the one spoken of most, which no government is.
        if (type == EntityType.PublicBody && head.Lemma is "dependencia" or "organismo")
            return _resolution.Salience.Best(sentence.Index, Near, r => r.Type == EntityType.PublicBody && r is { Named: true, Plural: false } && !_resolution.Of(r.Entity).Name.StartsWith("gobierno", StringComparison.OrdinalIgnoreCase))?.Entity;
        return null;
    }

    // "The country": the one spoken of last.
    int? Country(Sentence sentence) =>
        _resolution.Salience.Last(sentence.Index, CountryNear, r => r is { Type: EntityType.Place, Named: true } && _resolution.Of(r.Entity).Country is not null && Gazetteer.Place(Folding.Fold(_resolution.Of(r.Entity).Name)) is { Kind: 'c' })?.Entity;

    // "la fiscalía" after "Fiscalía de la Nación": the body with that word in its name, met last; "la policía municipal" is not the national one.
    int? Body(TokenMention mention, Description one)
    {
        if (one.Article is Article.Indefinite) return null;
        foreach (var word in Offices.BodiesAlike(_tokens[mention.Head].Folded))
            if (_bodies.TryGetValue(word, out var list) && Body(mention, one, list) is { } body) return body;
        return null;
    }

    int? Body(TokenMention mention, Description one, List<int> list)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            var entity = list[i];
            var words = Folding.Fold(_resolution.Of(entity).Name).Split(' ');
            if (one.Qualities.Any(q => NameWords.IsRank(q) && !words.Contains(q, StringComparer.Ordinal))) continue;
            if (mention.Head == mention.Last) _resolution.CallShort(_resolution.Root(entity), _tokens[mention.Head].Form);
            return entity;
        }

        return null;
    }

    // "the governor of X", "members of the clan": X, where it is named.
    int? OwnerAfter(TokenMention mention, Sentence sentence) =>
        IsFollowedByName(_resolution, mention, sentence) ? (_resolution.Index.Names(mention.Last + 2) ?? _resolution.Index.Names(Math.Min(mention.Last + 3, sentence.Last)))?.Entity : null;

    internal static bool IsFollowedByName(Resolution resolution, TokenMention mention, Sentence sentence)
    {
        if (mention.Last + 2 > sentence.Last || resolution.Tokens[mention.Last + 1].Folded is not ("of" or "de" or "del" or "in" or "en")) return false;
        return resolution.Index.Names(mention.Last + 2) is not null || mention.Last + 3 <= sentence.Last && resolution.Index.Names(mention.Last + 3) is not null;
    }
}
