using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Reading.Frames;

/// <summary>Which types of entity can stand at the ends of each claim, where a frame does not say it itself (GUIDELINES' table).</summary>
static class PartyTypes
{
    static readonly ImmutableArray<EntityType> Person = [EntityType.Person];
    static readonly ImmutableArray<EntityType> Place = [EntityType.Place];
    static readonly ImmutableArray<EntityType> Group = [EntityType.Organization, EntityType.Company, EntityType.PublicBody];
    internal static readonly ImmutableArray<EntityType> Actor = [EntityType.Person, EntityType.Organization, EntityType.Company, EntityType.PublicBody];
    static readonly ImmutableArray<EntityType> Thing = [EntityType.Law, EntityType.Person, EntityType.Organization, EntityType.Company, EntityType.PublicBody, EntityType.Event];
    static readonly ImmutableArray<EntityType> Awarding = [EntityType.PublicBody, EntityType.Place];
    static readonly ImmutableArray<EntityType> GroupOrPerson = [.. Group, EntityType.Person];
    static readonly ImmutableArray<EntityType> Located = [EntityType.Place, .. Group, EntityType.Event];
    static readonly ImmutableArray<EntityType> Governing = [EntityType.PublicBody, EntityType.Person, EntityType.Place, EntityType.Organization];
    static readonly ImmutableArray<EntityType> Awarded = [EntityType.Company, EntityType.Organization, EntityType.Person];
    static readonly ImmutableArray<EntityType> Law = [EntityType.Law];
    static readonly ImmutableArray<EntityType> Authority = [EntityType.PublicBody, EntityType.Person, EntityType.Organization];
    static readonly ImmutableArray<EntityType> Party = [EntityType.Organization];
    static readonly ImmutableArray<EntityType> Governed = [EntityType.PublicBody, EntityType.Place];

    internal static ImmutableArray<EntityType> Subject(Frame frame) => !frame.SubjectTypes.IsEmpty ? frame.SubjectTypes : frame.Claim switch
    {
        ClaimType.HoldsPost or ClaimType.RelativeOf or ClaimType.Leads or ClaimType.ReportsTo => Person,
        ClaimType.Awards => Awarding,
        ClaimType.PartOf or ClaimType.SuccessorOf or ClaimType.RivalOf or ClaimType.AlliedWith => GroupOrPerson,
        ClaimType.LocatedIn => Located,
        ClaimType.Enacts or ClaimType.ActsAgainst => Governing,
        ClaimType.Condition => Awarding,
        _ => Actor,
    };

    internal static ImmutableArray<EntityType> Object(Frame frame) => !frame.ObjectTypes.IsEmpty ? frame.ObjectTypes : frame.Claim switch
    {
        ClaimType.Incident when frame.Kind is IncidentKind.Killing or IncidentKind.Kidnapping => [EntityType.Person, EntityType.Organization, EntityType.PublicBody],
        ClaimType.HoldsPost or ClaimType.CandidateFor => Governed,
        ClaimType.RelativeOf => Person,
        ClaimType.Leads or ClaimType.PartOf or ClaimType.Owns or ClaimType.MemberOf => Group,
        ClaimType.Awards => Awarded,
        ClaimType.LocatedIn or ClaimType.OperatesIn => Place,
        ClaimType.Enacts => Law,
        ClaimType.Stance => Thing,
        ClaimType.SuccessorOf or ClaimType.RivalOf or ClaimType.AlliedWith => GroupOrPerson,
        _ => Actor,
    };

    internal static ImmutableArray<EntityType> Other(ClaimEnd end) => end switch
    {
        ClaimEnd.Place or ClaimEnd.From or ClaimEnd.To or ClaimEnd.Via => Place,
        ClaimEnd.Authority => Authority,
        ClaimEnd.Party => Party,
        _ => Actor,
    };

    /// <summary>The ends that a claim of a frame cannot do without.</summary>
    internal static Needs NeedsOf(Frame frame) => frame.Needs != Needs.Default ? frame.Needs : frame.Claim switch
    {
        ClaimType.Proceeding or ClaimType.Denies or ClaimType.HoldsPost or ClaimType.CandidateFor or ClaimType.EngagesIn or ClaimType.Stance => Needs.Subject,
        ClaimType.Incident when frame is { Kind: IncidentKind.Killing or IncidentKind.Kidnapping, Pos: Analysis.Upos.Verb } => Needs.Object,
        ClaimType.Incident or ClaimType.Moves or ClaimType.Funds => Needs.Either,
        ClaimType.ActsAgainst or ClaimType.Enacts => Needs.Object,
        ClaimType.Condition or ClaimType.Figure => Needs.Nothing,
        _ => Needs.Both,
    };
}
