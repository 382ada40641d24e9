using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>An entity as lists show it: canonical id, name, how much is on record.</summary>
/// <param name="Claims">Claims it is subject or object of.</param>
/// <param name="Origins">Documents that name it, reprints counted once.</param>
/// <param name="Members">The documents' own entities that it stands for, with the name each document gives.</param>
public sealed record EntityCard(
    EntityId Id, EntityType Type, string Name, bool Named, ImmutableArray<string> Aliases, string? Country, int Documents, int Origins, int Claims, ImmutableArray<EntityMember> Members);

/// <summary>A document's own entity under a canonical one.</summary>
public sealed record EntityMember(EntityId Local, DocumentId Document, string Name);

/// <summary>Why two entities, of documents or of registers, are held to be one: a rule's join, what a register says, or a person's judgement.</summary>
/// <param name="Rule">Name and version of the rule (<c>same-full-name/1</c>), <c>register/1</c>, or <c>person</c>.</param>
/// <param name="Reason">For a person to read: which names agree.</param>
public sealed record Join(EntityId One, EntityId Other, string Rule, string Reason);

/// <summary>What a person says of two entities.</summary>
public enum Sameness { Same, NotSame, Unsure }

/// <summary>A person's judgement of two entities, each of a document, of a register, or a canonical one; retired, never erased. NotSame keeps them apart whatever a rule says.</summary>
public sealed record SamenessJudgement(
    JudgementId Id, EntityId One, EntityId Other, Sameness Verdict, string By, DateTimeOffset At, string? Reason = null, DateTimeOffset? RetiredAt = null, string? RetiredBy = null);
