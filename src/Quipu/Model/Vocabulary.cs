namespace Quipu.Model;

/// <summary>What a named thing is.</summary>
public enum EntityType { Person, Organization, Company, PublicBody, Place, Law, Event }

/// <summary>What a claim says. Meanings, ends and details: docs/reference/claims.md; facts per type: <see cref="ClaimTypes"/>.</summary>
public enum ClaimType
{
    HoldsPost, CandidateFor, MemberOf, Leads, ColludesWith, Funds, Awards, Controls, OperatesIn, RivalOf, AlliedWith, SuccessorOf, RelativeOf,
    AssociateOf, Owns, ReportsTo, PartOf, LocatedIn, EngagesIn, Incident, Moves, Proceeding, ActsAgainst, Denies, Enacts, Stance, Condition, Figure,
}

/// <summary>How it is said.</summary>
public enum Modality { Stated, Alleged, Denied, Possible }

/// <summary>Where a proceeding stands: the ladder of the law, wide enough for the region's procedures.</summary>
public enum Stage
{
    Accused, Investigated, Arrested, PreventiveDetention, Restricted, Charged, OnTrial, Convicted, Sentenced, Appealed, Annulled, Acquitted, Dropped,
    Prescribed, Pardoned, Rehabilitated, Released, Wanted, Extradited, Sanctioned, Removed,
}

/// <summary>Where a law or measure stands.</summary>
public enum LawStage { Proposed, Passed, InForce, Repealed, Challenged }

/// <summary>What a law or measure does.</summary>
public enum EffectKind { LimitsAuthority, NarrowsOffence, Amnesty, ExtendsPower, CreatesOffence, Other }

/// <summary>What kind of incident.</summary>
public enum IncidentKind { Killing, Attack, Threat, Seizure, Raid, Kidnapping, Robbery, Discovery, Protest }

/// <summary>Where somebody stands on a law, actor or measure.</summary>
public enum StanceKind { Supports, Opposes, Challenges, Abstains }

/// <summary>How an institution, market or right is assessed.</summary>
public enum Direction { Strong, Weak, Improving, Worsening }

/// <summary>What an answer that somebody gave when asked makes of what they were asked about.</summary>
public enum AnswerKind { Denies, Comments, OwnsUp }

/// <summary>Names on the wire: snake_case for claims' words, as they are for FollowTheMoney's entity types.</summary>
public static class Wires
{
    /// <summary>The wire name: <c>holds_post</c>, <c>preventive_detention</c>, <c>PublicBody</c>.</summary>
    public static string Wire<T>(this T value) where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>Reads a wire name.</summary>
    public static bool TryRead<T>(string? wire, out T value) where T : struct, Enum
    {
        value = default;
        return wire is not null && Names<T>.ByName.TryGetValue(wire, out value);
    }

    /// <exception cref="FormatException">No such word.</exception>
    public static T Read<T>(string wire) where T : struct, Enum =>
        TryRead<T>(wire, out var value) ? value : throw new FormatException($"'{wire}' is no {typeof(T).Name}; it is one of {string.Join(", ", Names<T>.ByName.Keys)}.");

    static class Names<T> where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => typeof(T) == typeof(EntityType) ? v.ToString() : Snake(v.ToString()));
        internal static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
    }
}

/// <summary>Facts about each claim type that more than one stage needs.</summary>
public static class ClaimTypes
{
    static readonly HashSet<ClaimType> Symmetric = [ClaimType.RivalOf, ClaimType.AlliedWith, ClaimType.RelativeOf, ClaimType.AssociateOf];

    static readonly HashSet<ClaimType> Accusing =
    [
        ClaimType.Proceeding, ClaimType.EngagesIn, ClaimType.ColludesWith, ClaimType.Incident, ClaimType.Funds, ClaimType.Leads, ClaimType.MemberOf,
        ClaimType.Moves, ClaimType.Controls,
    ];

    /// <summary>Says the same with its ends changed over.</summary>
    public static bool IsSymmetric(this ClaimType type) => Symmetric.Contains(type);

    /// <summary>May say something against its subject: such a claim needs a review before it leaves the house (DESIGN §4.5).</summary>
    public static bool IsAccusing(this ClaimType type) => Accusing.Contains(type);

    /// <summary>Stages that answer the conduct they concern: the case ended without a conviction standing, or its effects were lifted.</summary>
    public static bool IsExonerating(this Stage stage) => stage is Stage.Annulled or Stage.Acquitted or Stage.Dropped or Stage.Prescribed or Stage.Pardoned or Stage.Rehabilitated;
}
