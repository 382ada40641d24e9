using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>Posts that a text ties to persons become claims: holds_post, leads, member_of, candidate_for.</summary>
static class PostRules
{
    internal static IEnumerable<Draft> Drafts(Evidence evidence, Seats seats)
    {
        foreach (var post in evidence.Set.Posts)
        {
            var (first, last) = (evidence.TokenAt(post.RoleAt.Start), evidence.TokenAt(post.RoleAt.End - 1));
            if (first >= evidence.Tokens.Length || last >= evidence.Tokens.Length || last < first) continue;
            var draft = new Draft(TypeOf(evidence, post), evidence.SentenceOf[first], first, last) { Ended = post.Ended, Sureness = 780 };
            draft[ClaimEnd.Subject] = At(evidence, post.Person, post.PersonAt);
            if (post.Body is { } body) draft[ClaimEnd.Object] = At(evidence, body, post.BodyAt ?? post.RoleAt);
            else if (draft.Type is ClaimType.HoldsPost && seats.Of(post) is { } seat) draft[ClaimEnd.Object] = At(evidence, seat, post.RoleAt);
            draft.Details[Detail.Role] = post.Role;
            draft.Cover(post.At);
            if (draft.Subject?.Entity != draft.Object?.Entity && IsWhole(evidence, draft)) yield return draft;
        }
    }

    /// <summary>A lawyer or a boss of nobody named is no tie; neither is a journalist "of" a place.</summary>
    static bool IsWhole(Evidence evidence, Draft draft) => draft.Type switch
    {
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
