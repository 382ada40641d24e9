using Quipu.Model;
using Quipu.Reading.Mentions;
using Quipu.Text;

namespace Quipu.Reading.Frames;

/// <summary>
/// Of what an office is held where the text does not say it beside the post: a president's country is the one that the story is about,
/// a congressman's body the congress that it names, a minister's the ministry of the same name.
/// </summary>
sealed class Seats
{
    readonly Evidence _evidence;
    readonly int? _country;
    readonly int? _congress;
    readonly Dictionary<string, int?> _ministries = new(StringComparer.Ordinal);
    List<(int Entity, string[] Words)>? _bodies;

    internal Seats(Evidence evidence)
    {
        _evidence = evidence;
        _country = MainCountry();
        var congresses = Enumerable.Range(0, evidence.Entities.Length).Where(e => IsBody(e) && Words(e).Any(w => evidence.Lexicon.Has("congress-words", w))).ToList();
        _congress = congresses.Count == 1 ? congresses[0] : null;
    }

    /// <summary>The entity that a post belongs to: its body where the text ties one to it, else what the story makes of the office; null where it leaves it open.</summary>
    internal int? Of(PostMention post)
    {
        var role = Folding.Fold(post.Role).Split(' ', '-', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("ex" or "former" or "then" or "current" or "new" or "actual" or "entonces" or "de" or "la" or "del" or "the" or "of")).ToArray();
        if (role.Length == 0) return null;
        if (post.Body is { } body && (_evidence.TypeOf(body) != EntityType.Place || _congress is null || role.Length > 1 || !_evidence.Lexicon.Has("legislator-posts", role[0]))) return body;
        if (role.Length == 1 && (_evidence.Lexicon.Has("legislator-posts", role[0]) || _evidence.Lexicon.Has("legislator-posts", Triggers.WithoutEx(role[0])))) return _congress;
        var whole = string.Join(' ', role);
        if (_evidence.Lexicon.Has("state-posts", whole) || _evidence.Lexicon.Has("state-posts", Triggers.WithoutEx(whole)) || _evidence.Lexicon.Lists("state-posts", whole)) return Elsewhere(post, out var other) ? other : _country;
        return role.Any(w => _evidence.Lexicon.Has("minister-posts", w)) ? Ministry(role) : null;
    }

    /// <summary>
    /// "the Honduran president X", "Z knows this well. In the most glaring case, President X …", in a story about Y: whoever is brought up first under another country, or
    /// where another was named last, hardly governed the one that the story is about.
    /// </summary>
    /// <param name="other">That country; null where the text does not name it.</param>
    bool Elsewhere(PostMention post, out int? other)
    {
        other = null;
        if (_country is not { } country) return false;
        var role = _evidence.TokenAt(post.RoleAt.Start);
        if (Demonym(role, _evidence.TokenAt(post.RoleAt.End - 1)) is { } adjective)
        {
            other = _evidence.Overview.PlaceOf(adjective);
            return other != country;
        }

        var sentence = _evidence.SentenceOf[role];
        if (_evidence.Entities[post.Person].Mentions is not [var introduced, ..] || _evidence.SentenceOf[_evidence.TokenAt(introduced.At.Start)] < sentence) return false;
        for (var i = sentence; i >= Math.Max(0, sentence - 1) && other is null; i--)
            other = _evidence.Mentions(i).LastOrDefault(m => m.At.Start < post.At.Start && m.Kind == MentionKind.Name && IsCountry(m.Entity))?.Entity;
        return other is not null && other != country;
    }

    /// <summary>The adjective of a country at a role, before it or behind it.</summary>
    string? Demonym(int first, int last)
    {
        for (var i = Math.Max(0, first - 2); i <= last + 1 && i < _evidence.Tokens.Length; i++)
            if (Gazetteer.Demonym(_evidence.Tokens[i].Folded) is not null) return _evidence.Tokens[i].Folded;
        return null;
    }

    bool IsCountry(int entity) => _evidence.Entities[entity] is { Type: EntityType.Place, Named: true } place && Gazetteer.Place(Folding.Fold(place.Name)) is { Kind: 'c' };

    /// <summary>Candidates get the country of the office they seek; a description of many that names neither office nor place says nothing.</summary>
    internal void Settle(List<Draft> drafts)
    {
        foreach (var draft in drafts.Where(d => d is { Type: ClaimType.CandidateFor, Object: null }))
        {
            var role = draft.Details.TryGetValue(Detail.Role, out var words) ? words : _evidence.Words(draft.TriggerFirst, draft.TriggerLast);
            if (OfCandidate(role) is { } seat && seat != draft.Subject?.Entity) draft[ClaimEnd.Object] = new(seat, draft.TriggerFirst, draft.TriggerLast, _evidence.SpanOf(draft.TriggerFirst, draft.TriggerLast));
        }

        drafts.RemoveAll(d => d is { Type: ClaimType.CandidateFor, Object: null, Subject: { } subject } && !_evidence.Entities[subject.Entity].Named && !d.Details.ContainsKey(Detail.Role));
    }

    /// <summary>The country where a candidate stands for an office of the state, or where many stand.</summary>
    internal int? OfCandidate(string role)
    {
        var words = Folding.Fold(role).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(w => _evidence.Lexicon.Has("legislator-posts", w) || _evidence.Lexicon.Has("congress-words", w))) return _congress ?? _country;
        return words.Any(w => _evidence.Lexicon.Has("state-posts", w) || w is "presidency" or "presidencia" or "presidential" or "presidencial") ? _country : null;
    }

    /// <summary>"Interior Minister", "ministro del Interior": the ministry that shares the other words of the title.</summary>
    int? Ministry(string[] role)
    {
        var field = role.Where(w => !_evidence.Lexicon.Has("minister-posts", w)).ToArray();
        if (field.Length == 0) return null;
        var key = string.Join(' ', field);
        if (_ministries.TryGetValue(key, out var known)) return known;
        _bodies ??= [.. Enumerable.Range(0, _evidence.Entities.Length).Where(IsBody).Select(e => (e, Words(e))).Where(b => b.Item2.Any(w => _evidence.Lexicon.Has("ministry-words", w)))];
        int? found = null;
        foreach (var (entity, words) in _bodies)
            if (found is null && field.All(words.Contains)) found = entity;
        return _ministries[key] = found;
    }

    /// <summary>The country that a story names most often, where no other comes near it.</summary>
    int? MainCountry()
    {
        var (best, most, second) = (-1, 0, 0);
        for (var e = 0; e < _evidence.Entities.Length; e++)
        {
            if (!IsCountry(e)) continue;
            var count = _evidence.Entities[e].Mentions.Length;
            if (count > most || (count == most && best >= 0 && _evidence.Entities[e].Mentions[0].At.Start < _evidence.Entities[best].Mentions[0].At.Start)) (best, most, second) = (e, count, most);
            else if (count > second) second = count;
        }

        return most > 0 && most >= second ? best : null;
    }

    bool IsBody(int entity) => _evidence.Entities[entity] is { Type: EntityType.PublicBody, Named: true };

    string[] Words(int entity) => Folding.Fold(_evidence.Entities[entity].Name).Split(' ');
}
