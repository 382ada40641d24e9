using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;

namespace Quipu;

// What an index of names follows a store by.
public partial interface IStore
{
    /// <summary>What may have other names, or be somebody else, since a change.</summary>
    Touched Touched(Viewer viewer, long since);

    /// <summary>Everybody whom documents name, in order of canonical id, streamed: as <see cref="AllEntities"/>, without the members.</summary>
    IEnumerable<CardOutline> Outlines(Viewer viewer);
}

/// <summary>What changes touched.</summary>
/// <param name="Reporting">Whom documents name may be named otherwise, or be others.</param>
/// <param name="Registers">Datasets into which was imported.</param>
/// <param name="Judged">Every id that a person's judgement of sameness speaks of; empty where nothing was touched.</param>
/// <param name="Forgotten">A document was forgotten: no file may hold what only it said.</param>
public sealed record Touched(bool Reporting, ImmutableArray<DatasetName> Registers, ImmutableArray<EntityId> Judged, bool Forgotten);

/// <summary>Somebody whom documents name: what they are found by.</summary>
public sealed record CardOutline(EntityId Id, EntityType Type, string Name, ImmutableArray<string> Aliases, string? Country, ImmutableArray<DatasetName> Datasets);
