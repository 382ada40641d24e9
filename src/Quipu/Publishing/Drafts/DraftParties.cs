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
    /// <summary>The post by which alone the draft denotes them; null where it names them.</summary>
    internal string? Called { get; init; }

    /// <summary>As a mark says whom it is about: with the name that the record has for a post.</summary>
    internal string Shown => Called is null ? Name : $"{Called} ({Name})";

    /// <summary>A name that was read as a place's is a person's where only people on record bear it.</summary>
    internal bool IsActor => Type is EntityType.Person or EntityType.Company or EntityType.Organization or EntityType.PublicBody || (!Fitting.IsEmpty && Fitting.All(c => c.Type == EntityType.Person));

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

    /// <summary>Names that no mention was read in, though somebody on record bears them: a whole name, or a surname of one person alone that no name of the draft has.</summary>
    internal MentionSet WithUnread(MentionSet set)
    {
        var (entities, mentions, unread) = (set.Entities.ToBuilder(), set.Mentions.ToBuilder(), Unread(set));
        foreach (var sentence in set.Text.Sentences)
            for (var i = sentence.First; i <= sentence.Last; i++)
            {
                if (!unread[i]) continue;
                var last = i;
                while (last < sentence.Last && unread[last + 1]) last++;
                if (Borne(set, i, last) is var (first, name, type))
                {
                    if (!entities.Any(e => e.Named && e.Name == name)) entities.Add(new() { Id = default, Document = set.Text.Document.Id, Type = type, Name = name });
                    var head = Enumerable.Range(first, last - first + 1).FirstOrDefault(t => set.Text.Tokens[t].Head < first || set.Text.Tokens[t].Head > last, first);
                    mentions.Add(new(first, last, head, set.Text.Tokens[first].At.Cover(set.Text.Tokens[last].At), MentionKind.Name, entities.IndexOf(entities.First(e => e.Named && e.Name == name))));
                }

                i = last;
            }

        return set with { Entities = entities.ToImmutable(), Mentions = [.. mentions.OrderBy(m => m.First).ThenByDescending(m => m.Last)] };
    }

    static bool[] Unread(MentionSet set)
    {
        var unread = set.Text.Tokens.Select(t => char.IsUpper(t.Form[0]) && t.Upos == Upos.Propn && t.Folded.Length > 2).ToArray();
        foreach (var mention in set.Mentions.Where(m => m.Kind == MentionKind.Name))
            for (var i = mention.First; i <= mention.Last; i++) unread[i] = false;
        return unread;
    }

    /// <summary>The longest end of a run of such words that is a name on record; what stands before it may be a title.</summary>
    (int First, string Name, EntityType Type)? Borne(MentionSet set, int first, int last)
    {
        for (var from = first; from < last; from++)
        {
            var name = set.Text.Tokens[from].At.Cover(set.Text.Tokens[last].At).Of(set.Text.Document.Text);
            if (Bearers(name).Find(c => Names(c).Any(n => Key(n) == Key(name))) is { } card) return (from, name, card.Type);
        }

        return first == last && IsSurname(set, first) ? (first, set.Text.Tokens[first].Form, EntityType.Person) : null;
    }

    bool IsSurname(MentionSet set, int at)
    {
        var (word, before) = (set.Text.Tokens[at].Folded, at > 0 ? set.Text.Tokens[at - 1].Folded : "");
        if (before is "clan" or "los" or "caso" or "banda" or "familia" or "case" or "the" or "el" or "la" || set.Entities.Any(e => e.Named && Words(e.Name).Contains(word))) return false;
        return Bearers(word) is [{ Type: EntityType.Person } only] && Names(only).Any(n => Array.IndexOf(Words(n), word) > 0);
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
