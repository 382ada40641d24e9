using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>An entity of the network.</summary>
/// <param name="Kind">A type of an entity of the reporting (<c>Person</c>), or a schema of a register's.</param>
sealed record Knot(EntityId Id, string Kind, string Name);

/// <summary>
/// One piece of evidence that two entities are tied: a claim of the reporting, or a row of a register. Several may say the same; they are never folded into one here, so that
/// each keeps its own times and status.
/// </summary>
/// <param name="Relation">The wire name of a claim's type (<c>funds</c>), with the field of a further end (<c>candidate_for.party</c>); a register's schema (<c>Ownership</c>) or property.</param>
/// <param name="Evidence">The id of the claim, or of the register's entity that says so.</param>
sealed record Tie(EntityId From, EntityId To, string Relation, string Evidence, DatasetName Dataset)
{
    internal bool Directed { get; init; } = true;

    internal Modality Modality { get; init; } = Modality.Stated;

    internal bool Negated { get; init; }

    internal bool FromRegister { get; init; }

    /// <summary>From when it held; null: nobody says.</summary>
    internal PartialDate? Start { get; init; }

    /// <summary>Until when it held; null: nobody says that it ended.</summary>
    internal PartialDate? End { get; init; }

    /// <summary>The day on which it could first be known here: of publication, or of the register's edition; null: nobody knows.</summary>
    internal DateOnly? KnownFrom { get; init; }

    /// <summary>The last day on which its register still said so; null: it says so still.</summary>
    internal DateOnly? KnownUntil { get; init; }

    /// <summary>Thousandths.</summary>
    internal int Sureness { get; init; } = 1000;

    internal ReviewState Review { get; init; }

    /// <summary>When a person judged it.</summary>
    internal DateOnly? ReviewedOn { get; init; }

    /// <summary>Where it stands in law, oldest first.</summary>
    internal ImmutableArray<LegalStep> Steps { get; init; } = [];

    internal DocumentId? Document { get; init; }

    /// <summary>Of what kind an incident, law, stance or assessment is.</summary>
    internal Quality Quality { get; init; }

    /// <summary>Of an enactment: where the law stands.</summary>
    internal LawStage? LawStage { get; init; }

    /// <summary>No tie between two parties: what is said of one alone (both ends are it), or a value that several may share (an address, goods). Views leave it out unless asked.</summary>
    internal bool Aside { get; init; }

    /// <summary>Somebody denied it, or the law ended it.</summary>
    internal bool Answered { get; init; }

    /// <summary>Its words say that a party is a complainant, witness or victim, who is tied to nobody by that.</summary>
    internal bool OfBystander { get; init; }
}

/// <summary>What a claim says beyond its type, as far as patterns ask for it. Kept by number in files, in five bits.</summary>
enum Quality : byte
{
    None, Killing, Attack, Threat, Seizure, Raid, Kidnapping, Robbery, Discovery, Protest,
    LimitsAuthority, NarrowsOffence, Amnesty, ExtendsPower, CreatesOffence, Other,
    Supports, Opposes, Challenges, Abstains,
    Strong, Weak, Improving, Worsening,
}

/// <summary>A stage that the law reached in what a tie is about.</summary>
/// <param name="On">Its day; null: nobody says.</param>
/// <param name="KnownFrom">When it was published; null: nobody knows.</param>
/// <param name="Document">The document that says so.</param>
/// <param name="Subject">Whose proceeding it is; null: the text leaves it open.</param>
readonly record struct LegalStep(Stage Stage, DateOnly? On, DateOnly? KnownFrom, DocumentId? Document = null, EntityId? Subject = null);
