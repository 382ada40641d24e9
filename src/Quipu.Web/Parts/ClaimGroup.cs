using Quipu.Model;

namespace Quipu.Web.Parts;

/// <summary>How a dossier groups claims: what somebody is, whom they are tied to, what they are said to do, what the law says, who answers, how things stand.</summary>
public enum ClaimGroup { Posts, Ties, Conduct, Law, Answers, State }

/// <summary>Which claim types stand in which group.</summary>
static class ClaimGroups
{
    internal static ClaimGroup Of(ClaimType type) => type switch
    {
        ClaimType.HoldsPost or ClaimType.CandidateFor or ClaimType.MemberOf or ClaimType.Leads => ClaimGroup.Posts,
        ClaimType.EngagesIn or ClaimType.Incident or ClaimType.Moves => ClaimGroup.Conduct,
        ClaimType.Proceeding => ClaimGroup.Law,
        ClaimType.ActsAgainst or ClaimType.Denies or ClaimType.Stance or ClaimType.Enacts => ClaimGroup.Answers,
        ClaimType.Condition or ClaimType.Figure => ClaimGroup.State,
        _ => ClaimGroup.Ties,
    };
}
