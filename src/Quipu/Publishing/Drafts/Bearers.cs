using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>Names that fit several on record: who is meant, and where a reader could take one for another.</summary>
sealed class Bearers
{
    /// <summary>A sentence fits a namesake so much better that somebody else seems meant.</summary>
    const double Better = .12;

    static readonly HashSet<string> _families = ["clan", "family", "familia", "brothers", "hermanos", "case", "caso", "group", "grupo", "clanes", "gang", "banda", "los", "affair", "cartel", "firms", "empresas"];

    readonly DraftContext _context;
    readonly Dictionary<int, EntityId> _meant = [];

    internal Bearers(DraftContext context)
    {
        _context = context;
        foreach (var party in context.Parties.Values.Where(p => !p.Fitting.IsEmpty)) _meant.Add(party.Entity, Meant(party));
    }

    /// <summary>Whom the draft means by one of its parties; null where nobody on record bears the name.</summary>
    internal EntityId? Of(int entity) => _meant.TryGetValue(entity, out var id) ? id : null;

    /// <summary>The names of a sentence that fit several, each with those whom they fit.</summary>
    internal IEnumerable<UnsureName> Unsure(int sentence)
    {
        var content = _context.Sentences[sentence];
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
            if (char.IsUpper(content.Tokens[i].Form[0]) && _context.Surnames.TryGetValue(content.Tokens[i].Folded, out var all) && StandsAlone(content, i) && Surname(content.Tokens[i].Folded, sentence, all) is { Length: > 1 } bearers)
                yield return new(content.Tokens[i].At, [.. content.Mentions.Where(m => m.First <= i && m.Last >= i).Select(m => m.Entity)], bearers, false);
        foreach (var mention in content.Mentions.Where(m => m.Kind == MentionKind.Name && _context.Parties.ContainsKey(m.Entity)).DistinctBy(m => m.Entity))
            if (Namesakes(content, mention) is { Length: > 1 } others) yield return new(mention.At, [mention.Entity], others, true);
    }

    /// <summary>It is the whole of a name, and not the name of a family, a clan or a case.</summary>
    static bool StandsAlone(Content content, int at)
    {
        if (content.Mentions.Any(m => m.Kind == MentionKind.Name && m.First <= at && m.Last >= at && m.Last > m.First)) return false;
        var (before, after) = (at > content.Sentence.First ? content.Tokens[at - 1] : default, at < content.Sentence.Last ? content.Tokens[at + 1] : default);
        if (after.Folded is { } next && (_families.Contains(next) || char.IsUpper(after.Form[0]))) return false;
        return before.Folded is not { } previous || (!_families.Contains(previous) && previous is not ("the" or "el" or "la" or "las") && !(char.IsUpper(before.Form[0]) && before.Upos == Upos.Propn));
    }

    /// <summary>Whose a surname may be: of those whom the draft has named in full before, else of all on record.</summary>
    ImmutableArray<EntityCard> Surname(string word, int sentence, ImmutableArray<EntityCard> all)
    {
        var introduced = _context.Parties.Values.Where(p => !p.IsShort && p.Type == EntityType.Person && DraftParties.Words(p.Name).Contains(word) && IsNamedBefore(p, sentence)).ToList();
        return introduced.Count switch
        {
            0 => [.. all.Where(c => !IsWhole(c, word))],
            1 => [],
            _ => [.. introduced.SelectMany(p => p.Fitting.Take(1)).DistinctBy(c => c.Id)],
        };
    }

    static bool IsWhole(EntityCard card, string word) => DraftParties.Key(card.Name) == word;

    bool IsNamedBefore(DraftParty party, int sentence) =>
        Enumerable.Range(0, sentence + 1).Any(i => _context.Sentences[i].Mentions.Any(m => m.Entity == party.Entity && m.Kind == MentionKind.Name && m.Last > m.First));

    /// <summary>A full name that is the beginning of another's: whoever the sentence fits better is meant, where the draft's other sentences do not say otherwise.</summary>
    ImmutableArray<EntityCard> Namesakes(Content content, TokenMention mention)
    {
        var party = _context.Parties[mention.Entity];
        if (party.Type != EntityType.Person || party.IsShort || mention.Last == mention.First || party.Fitting.Count(c => c.Type == EntityType.Person) < 2) return [];
        var scores = party.Fitting.Where(c => c.Type == EntityType.Person).Select(c => (Card: c, Score: Best(content, c.Id))).OrderByDescending(s => s.Score).ToList();
        var meant = scores.Find(s => s.Card.Id == _meant[party.Entity]).Score;
        return scores[0].Card.Id != _meant[party.Entity] && scores[0].Score > meant + Better || scores[0].Score < Better || (scores[0].Score < meant + Better && scores[1].Score > scores[0].Score - Better && content.Accuses)
            ? [.. scores.Select(s => s.Card)] : [];
    }

    EntityId Meant(DraftParty party)
    {
        if (party.Fitting.Length == 1 || party.IsShort || party.Type != EntityType.Person) return party.Fitting[0].Id;
        var key = DraftParties.Key(party.Name);
        var whole = party.Fitting.Where(c => DraftParties.Key(c.Name) == key).ToList();
        if (whole.Count == 1 && party.Fitting.All(c => c.Id == whole[0].Id || DraftParties.Words(c.Name).Length <= DraftParties.Words(party.Name).Length)) return whole[0].Id;
        // The sentence that brings somebody in says who it is.
        var first = _context.Sentences.First(s => s.Mentions.Any(m => m.Entity == party.Entity));
        return party.Fitting.Where(c => c.Type == EntityType.Person).DefaultIfEmpty(party.Fitting[0]).MaxBy(c => Best(first, c.Id))!.Id;
    }

    double Best(Content content, EntityId id)
    {
        var others = _context.Named(content).Where(p => p.Id is not null && p.Fitting.All(c => c.Id != id)).Select(p => p.Id!.Value).ToList();
        return _context.Record.Naming(id).Select(p => Cover.Of(content, id, others, p)).DefaultIfEmpty(0).Max();
    }
}

/// <summary>A name that does not tell whom it names.</summary>
readonly record struct UnsureName(Span At, ImmutableArray<int> Entities, ImmutableArray<EntityCard> Fitting, bool IsNamesake);
