using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;
using Quipu.Text;
using Party = Quipu.Matching.Scoring.Party;

namespace Quipu.Publishing.Drafts;

/// <summary>Somebody whom a draft names, and whom on record the name fits.</summary>
/// <param name="Fitting">On record, the surest first; more than one: the name alone does not tell.</param>
/// <param name="IsShort">The draft never gives more than one word of the name.</param>
sealed record DraftParty(int Entity, string Name, EntityType Type, ImmutableArray<EntityCard> Fitting, bool IsShort)
{
    internal bool IsActor => Type is EntityType.Person or EntityType.Company or EntityType.Organization or EntityType.PublicBody;

    /// <summary>Somebody who can be wronged and can be asked.</summary>
    internal bool CanAnswer => (Fitting.IsEmpty ? Type : Fitting[0].Type) is EntityType.Person or EntityType.Company;

    internal EntityId? Id => Fitting.IsEmpty ? null : Fitting[0].Id;
}

/// <summary>Finds whom a draft means: by the one scorer of names, and by who on record bears the words of a short name.</summary>
sealed class DraftParties(IStore store, Viewer viewer, MatchIndex matching)
{
    const int MostBearers = 200;

    internal Dictionary<int, DraftParty> Find(MentionSet set)
    {
        var found = new Dictionary<int, DraftParty>();
        for (var i = 0; i < set.Entities.Length; i++)
            if (set.Entities[i] is { Named: true } entity) found.Add(i, new(i, entity.Name, entity.Type, Fitting(entity), Words(entity.Name).Length == 1));
        return found;
    }

    /// <summary>
    /// Single words that two or more people on record have as a surname, and that no name of the draft covers, or covers alone: who bears each. What is written small is no surname.
    /// </summary>
    internal Dictionary<string, ImmutableArray<EntityCard>> Surnames(MentionSet set)
    {
        var found = new Dictionary<string, ImmutableArray<EntityCard>>(StringComparer.Ordinal);
        foreach (var token in set.Text.Tokens.Where(t => char.IsUpper(t.Form[0]) && t.Folded.Length > 2 && t.Upos is Upos.Propn or Upos.Noun or Upos.Adj or Upos.X or Upos.Verb).DistinctBy(t => t.Folded))
            if (Bearers(token.Folded).Where(c => c.Type == EntityType.Person && Names(c).Any(n => Array.IndexOf(Words(n), token.Folded) > 0)).ToImmutableArray() is { Length: > 1 } bearers) found.Add(token.Folded, bearers);
        return found;
    }

    ImmutableArray<EntityCard> Fitting(LocalEntity entity)
    {
        var names = entity.Aliases.Prepend(entity.Name).ToArray();
        var bearers = Bearers(entity.Name);
        var same = bearers.Where(c => Names(c).Any(n => names.Contains(n, StringComparer.OrdinalIgnoreCase) || Key(n) == Key(entity.Name))).ToList();
        // A name that somebody bears whole, and others with more words: whoever bears more may be meant too.
        var fuller = bearers.Except(same).Where(c => c.Type == EntityType.Person == (entity.Type == EntityType.Person) || same.Count == 0).ToList();
        if (entity.Type != EntityType.Person && same.Count > 0) return [.. same.OrderByDescending(c => c.Documents), .. fuller.Where(c => Words(c.Name).Length == Words(entity.Name).Length)];
        if (same.Count + fuller.Count > 0) return [.. same.OrderByDescending(c => c.Documents), .. fuller.OrderByDescending(c => c.Documents)];
        return Scored(entity);
    }

    ImmutableArray<EntityCard> Scored(LocalEntity entity)
    {
        if (Words(entity.Name).Length < 2) return [];
        var asked = new Entity(entity.Id, FollowTheMoneyMapping.SchemaOf(entity.Type));
        asked.Add("name", entity.Name);
        foreach (var alias in entity.Aliases) asked.Add("alias", alias);
        if (!KnownParties.IsNamed(entity.Type)) return [];
        return [.. matching.Find(viewer, Party.Of(asked), new()).Select(f => store.Entity(viewer, f.Id)).OfType<EntityCard>().DistinctBy(c => c.Id)];
    }

    /// <summary>Everybody on record one of whose names has all words of this one, whole.</summary>
    List<EntityCard> Bearers(string name)
    {
        var words = Words(name);
        if (words.Length == 0) return [];
        return [.. store.Entities(viewer, new(Text: string.Join(' ', words)), new(0, MostBearers)).Rows
            .Where(c => Names(c).Any(n => Words(n) is var there && words.All(w => there.Contains(w, StringComparer.Ordinal)))).DistinctBy(c => c.Id)];
    }

    /// <summary>Groups and firms of one type whose names are the same words in another order: the lesser known of them stand for the first.</summary>
    internal static Dictionary<EntityId, EntityId> Alike(IEnumerable<DraftParty> parties)
    {
        var alike = new Dictionary<EntityId, EntityId>();
        foreach (var party in parties.Where(p => !p.Fitting.IsEmpty && p.Fitting[0].Type != EntityType.Person))
            foreach (var card in party.Fitting.Skip(1).Where(c => c.Type == party.Fitting[0].Type && Words(c.Name).Order().SequenceEqual(Words(party.Fitting[0].Name).Order()))) alike.TryAdd(card.Id, party.Fitting[0].Id);
        return alike;
    }

    static IEnumerable<string> Names(EntityCard card) => card.Aliases.Prepend(card.Name);

    internal static string Key(string name) => string.Join(' ', Words(name));

    internal static string[] Words(string name) => [.. Folding.Compact(name).Split([' ', '-', '–', '.', ',', '“', '”', '"', '\'', '’', '«', '»'], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("the" or "el" or "la" or "los" or "las" or "de" or "del" or "of" or "s"))];
}
