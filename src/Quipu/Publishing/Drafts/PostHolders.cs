using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Search;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>A draft in which everybody who is denoted by a post alone is a party of their own, or whoever holds the post.</summary>
/// <param name="Held">Parties for posts that one known party alone holds on record.</param>
/// <param name="Open">Entities of posts of which nothing tells who holds them.</param>
/// <param name="Told">Entities of posts that say of what they are: who holds such a post is no guess.</param>
sealed record PostsOfDraft(MentionSet Set, ImmutableDictionary<int, DraftParty> Held, ImmutableHashSet<int> Open, ImmutableHashSet<int> Told);

/// <summary>
/// Who is meant by a post: whom the draft itself gave it before; else whoever alone holds it on record at that body or place. Nobody else: a guess would be judged as somebody's name.
/// </summary>
sealed class PostHolders(IStore store, Viewer viewer, MentionSet set, IReadOnlyDictionary<int, DraftParty> parties)
{
    /// <summary>Claims of one post beyond which it is left open who holds it.</summary>
    const int MostClaims = 3000;

    readonly Dictionary<string, List<ShownClaim>?> _claims = new(StringComparer.Ordinal);
    readonly Dictionary<DocumentId, string?> _texts = [];
    readonly ImmutableArray<LocalEntity>.Builder _entities = set.Entities.ToBuilder();
    readonly List<TokenMention> _mentions = [.. set.Mentions];
    readonly ImmutableDictionary<int, DraftParty>.Builder _held = ImmutableDictionary.CreateBuilder<int, DraftParty>();
    readonly HashSet<int> _open = [], _told = [];

    internal PostsOfDraft Find()
    {
        foreach (var phrase in PostPhrases.Find(set)) Settle(phrase);
        var found = set with { Entities = _entities.ToImmutable(), Mentions = [.. _mentions.OrderBy(m => m.First).ThenByDescending(m => m.Last)] };
        return new(found, _held.ToImmutable(), [.. _open.Where(e => !_held.ContainsKey(e))], [.. _told]);
    }

    void Settle(PostPhrase phrase)
    {
        var read = _mentions.Find(m => m.Kind == MentionKind.Nominal && m.Head == phrase.Head && set.Entities[m.Entity].Type == EntityType.Person);
        var introduced = Introduced(phrase);
        if (introduced.Count == 1) Point(phrase, read, introduced[0]);
        else if (read is not null && parties.ContainsKey(read.Entity) && (introduced.Contains(read.Entity) || IsOnRecord(phrase, read.Entity))) return;
        else
        {
            var entity = read is not null && !set.Entities[read.Entity].Named ? read.Entity : Added(phrase);
            Point(phrase, read, entity);
            if (phrase.IsOfSomething) _told.Add(entity);
            if (phrase.IsOfSomething && introduced.Count == 0 && Holder(phrase) is { } card) _held[entity] = new(entity, card.Name, EntityType.Person, [card], false) { Called = Text(phrase) };
            else _open.Add(entity);
        }
    }

    string Text(PostPhrase phrase) => At(phrase).Of(set.Text.Document.Text);

    Span At(PostPhrase phrase) => set.Text.Tokens[phrase.First].At.Cover(set.Text.Tokens[phrase.Last].At);

    int Added(PostPhrase phrase)
    {
        _entities.Add(new() { Id = default, Document = set.Text.Document.Id, Type = EntityType.Person, Name = Text(phrase), Named = false });
        return _entities.Count - 1;
    }

    void Point(PostPhrase phrase, TokenMention? read, int entity)
    {
        if (read is not null) _mentions.Remove(read);
        _mentions.Add(new(phrase.First, phrase.Last, phrase.Head, At(phrase), MentionKind.Nominal, entity));
    }

    /// <summary>Those to whom the draft itself gave the post before.</summary>
    List<int> Introduced(PostPhrase phrase)
    {
        var (text, language) = (set.Text.Document.Text, set.Text.Language);
        return [.. set.Posts.Where(p => parties.ContainsKey(p.Person) && p.RoleAt.Start < At(phrase).Start && IsSame(phrase, p.Role, set.Text.IsSpanish) && (!phrase.IsOfSomething || Fits(phrase, PostWindow.Of(text, p.RoleAt, p.PersonAt), language, p.Body is { } body && parties.TryGetValue(body, out var of) ? of.Fitting.Select(c => c.Id) : []))).Select(p => p.Person).Distinct()];
    }

    /// <summary>"The colonel", read as somebody who is named before: whether the record calls them so, now or once.</summary>
    bool IsOnRecord(PostPhrase phrase, int entity) => parties[entity].Fitting.Select(c => c.Id).ToHashSet() is { Count: > 0 } ids && (Claims(phrase) ?? []).Exists(c => ids.Contains(c.Subject!.Entity) && Fits(phrase, c));

    /// <summary>Whoever alone holds it on record; null where several do, nobody does, or only somebody who does no longer.</summary>
    EntityCard? Holder(PostPhrase phrase)
    {
        var holders = (Claims(phrase) ?? []).Where(c => (phrase.IsFormer || !c.Claim.Ended) && Fits(phrase, c)).Select(c => c.Subject!.Entity).Distinct().ToList();
        return holders.Count == 1 && store.Entity(viewer, holders[0]) is { Type: EntityType.Person } card ? card : null;
    }

    /// <summary>All claims that give somebody such a post, wherever; null: too many to be looked through.</summary>
    List<ShownClaim>? Claims(PostPhrase phrase)
    {
        if (_claims.TryGetValue(phrase.Key, out var known)) return known;
        var found = new Dictionary<ClaimId, ShownClaim>();
        foreach (var form in PostWords.Forms(phrase.Key, set.Text.Tokens[phrase.Head].Folded))
            foreach (var claim in Paging.All(p => store.Claims(viewer, new() { Types = [ClaimType.HoldsPost, ClaimType.Leads], Text = form }, p)))
            {
                if (claim is { Subject: { Named: true, Type: EntityType.Person }, Claim: { Negated: false, Modality: Modality.Stated } } && claim.Review.State != ReviewState.Rejected && claim.Claim[Detail.Role] is { } role && IsSame(phrase, role, claim.Document.Language == Language.Spanish)) found[claim.Claim.Id] = claim;
                if (found.Count > MostClaims) return _claims[phrase.Key] = null;
            }

        return _claims[phrase.Key] = [.. found.Values];
    }

    static bool IsSame(PostPhrase phrase, string role, bool isSpanish) => Folding.Compact(role).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Any(w => PostWords.Key(w, isSpanish) == phrase.Key);

    string[] Window(ShownClaim claim)
    {
        if (!_texts.TryGetValue(claim.Document.Id, out var text)) _texts.Add(claim.Document.Id, text = store.Document(viewer, claim.Document.Id)?.Text);
        return text is null || claim.Claim.Trigger.End > text.Length ? [] : PostWindow.Of(text, claim.Claim.Trigger, claim.Subject!.At);
    }

    bool Fits(PostPhrase phrase, ShownClaim claim) => !phrase.IsOfSomething || Fits(phrase, Window(claim), claim.Document.Language, claim.Object is { } body ? [body.Entity] : []);

    /// <summary>Everything that says of what the post is stands around its telling too, in whichever language: by name, by word, by what the word means.</summary>
    bool Fits(PostPhrase phrase, string[] window, Language language, IEnumerable<EntityId> bodies) =>
        phrase.Names.All(n => IsNamed(n, window, [.. bodies])) && phrase.Words.All(w => window.Any(other => AreAlike(w.Folded, other, language)));

    bool IsNamed(TokenMention name, string[] window, HashSet<EntityId> bodies)
    {
        var fitting = parties.TryGetValue(name.Entity, out var party) ? party.Fitting : [];
        if (fitting.Any(c => bodies.Contains(c.Id))) return true;
        var names = fitting.SelectMany(c => c.Aliases.Prepend(c.Name)).Append(name.At.Of(set.Text.Document.Text)).Concat(set.Entities[name.Entity].Aliases);
        return names.Select(DraftParties.Words).Any(words => words.Length > 0 && words.All(w => window.Contains(w, StringComparer.Ordinal)));
    }

    bool AreAlike(string word, string other, Language language) =>
        word == other || (Content.Stem(word) is { } stem && stem == Content.Stem(other)) || Thesaurus.Of(set.Text.Language).Of(word).Any(c => Thesaurus.Of(language).Of(other).Contains(c));
}
