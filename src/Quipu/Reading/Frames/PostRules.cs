using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Posts that a text ties to persons become claims: holds_post, leads, member_of, candidate_for.</summary>
static class PostRules
{
    internal static IEnumerable<Draft> Drafts(Evidence evidence, Seats seats)
    {
        var breaths = new Breaths(evidence);
        foreach (var post in evidence.Set.Posts)
        {
            var (first, last) = (evidence.TokenAt(post.RoleAt.Start), evidence.TokenAt(post.RoleAt.End - 1));
            if (first >= evidence.Tokens.Length || last >= evidence.Tokens.Length || last < first) continue;
            var draft = new Draft(TypeOf(evidence, post), evidence.SentenceOf[first], first, last) { Ended = post.Ended || IsPast(evidence, post, first, last), Sureness = 780 };
            draft[ClaimEnd.Subject] = At(evidence, post.Person, post.PersonAt);
            if ((post.Body ?? After(evidence, post) ?? breaths.Shared(post)) is { } body && draft.Type != ClaimType.HoldsPost) draft[ClaimEnd.Object] = At(evidence, body, post.BodyAt ?? post.RoleAt);
            else if (draft.Type == ClaimType.HoldsPost && (post.Body is null ? After(evidence, post) ?? breaths.Shared(post) ?? seats.Of(post) : seats.Of(post)) is { } seat) draft[ClaimEnd.Object] = At(evidence, seat, post.BodyAt ?? post.RoleAt);
            draft.Details[Detail.Role] = post.Role;
            draft.Cover(post.At);
            if (draft.Subject?.Entity != draft.Object?.Entity && IsWhole(evidence, draft)) yield return draft;
        }
    }

    /// <summary>"El presidente X … el expresidente": the same post of the same person is over in all its tellings where one of them says so.</summary>
    internal static void Settle(List<Draft> drafts, bool spanish)
    {
        if (spanish) DropRetold(drafts);
        foreach (var post in drafts.Where(d => d.Type == ClaimType.HoldsPost && d.Subject is not null && d.Details.ContainsKey(Detail.Role)).GroupBy(d => (d.Subject!.Value.Entity, Base(d.Details[Detail.Role]))))
            if (post.Any(d => d.Ended))
                foreach (var draft in post) draft.Ended = true;
    }

    /// <summary>"El fiscal provincial de Antay X … el fiscal X": a post told again in fewer words, and of no body, is no second post.</summary>
    static void DropRetold(List<Draft> drafts)
    {
        var told = drafts.Where(d => d is { Type: ClaimType.HoldsPost, Subject: not null } && d.Details.ContainsKey(Detail.Role)).ToLookup(d => (d.Subject!.Value.Entity, Base(d.Details[Detail.Role]).TrimEnd('a', 'o')));
        drafts.RemoveAll(d => d is { Type: ClaimType.HoldsPost, Subject: { } holder, Object: null } && d.Details.TryGetValue(Detail.Role, out var role) &&
            told[(holder.Entity, Base(role).TrimEnd('a', 'o'))].Any(o => o != d && o.Ended == d.Ended && (o.Object is not null || o.Details[Detail.Role].Length > role.Length)));
    }

    /// <summary>A post's first word without "ex" and gender: "exalcaldesa" and "alcalde" are one.</summary>
    internal static string Base(string role) => Triggers.WithoutEx(Text.Folding.Fold(role).Split(' ', '-') is ["ex" or "former" or "then" or "entonces", var next, ..] ? next : Text.Folding.Fold(role).Split(' ')[0]);

    /// <summary>"Judge X, of the Fourth Court": the body that follows the name.</summary>
    static int? After(Evidence evidence, PostMention post)
    {
        var i = evidence.TokenAt(post.PersonAt.End);
        if (post.RoleAt.Start > post.PersonAt.Start || i + 2 >= evidence.Tokens.Length) return null;
        if (evidence.Tokens[i].Form == ",") i++;
        if (evidence.Tokens[i].Folded is not ("of" or "from" or "de" or "del")) return null;
        for (i++; i < evidence.Tokens.Length && evidence.Tokens[i].Upos is Upos.Det or Upos.Adj; i++) continue;
        return evidence.Mentions(evidence.SentenceOf[Math.Min(i, evidence.Tokens.Length - 1)]).FirstOrDefault(m => m.First <= i && m.Last >= i && m.Kind == MentionKind.Name && evidence.TypeOf(m.Entity) is EntityType.PublicBody or EntityType.Place)?.Entity;
    }

    /// <summary>"retired", "en retiro", "X (1994–98)".</summary>
    static bool IsPast(Evidence evidence, PostMention post, int first, int last)
    {
        for (var i = Math.Max(0, first - 2); i <= Math.Min(last + 3, evidence.Tokens.Length - 1); i++)
            if (evidence.Tokens[i].Folded is "retired" or "retirado" or "retirada" or "retiro" && evidence.SentenceOf[i] == evidence.SentenceOf[first]) return true;
        var next = evidence.TokenAt(post.PersonAt.End);
        return next + 1 < evidence.Tokens.Length && evidence.Tokens[next].Form == "(" && evidence.Dates(evidence.SentenceOf[next]).Any(d => d.First == next + 1 && d.End is not null);
    }

    /// <summary>A lawyer or a boss of nobody named is no tie; neither is a journalist "of" a place.</summary>
    static bool IsWhole(Evidence evidence, Draft draft) => draft.Type switch
    {
        // "X's former campaign adviser": of a person, and of no office.
        ClaimType.HoldsPost when draft.Object is null && !evidence.Spanish && evidence.Lexicon.Has("helpers", evidence.Tokens[draft.TriggerLast]) => false,
        ClaimType.MemberOf or ClaimType.Leads => draft.Object is { } body && evidence.TypeOf(body.Entity) != EntityType.Place,
        _ => true,
    };

    /// <summary>Whoever heads a group that is no public body leads it; whoever "leads" a body or a place holds a post there.</summary>
    static ClaimType TypeOf(Evidence evidence, PostMention post)
    {
        if (post.Body is not { } body) return post.Kind;
        var isPrivate = evidence.TypeOf(body) is EntityType.Organization or EntityType.Company;
        return post.Kind switch
        {
            ClaimType.HoldsPost when isPrivate => ClaimType.Leads,
            ClaimType.Leads when !isPrivate => ClaimType.HoldsPost,
            _ => post.Kind,
        };
    }

    static Filler At(Evidence evidence, int entity, Span at)
    {
        var (first, last) = (evidence.TokenAt(at.Start), evidence.TokenAt(at.End - 1));
        return new(entity, first, last, at);
    }
}
