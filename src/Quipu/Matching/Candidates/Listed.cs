using System.Collections.Immutable;
using Quipu.Matching.Names;

namespace Quipu.Matching.Candidates;

/// <summary>What an index knows an entity by, or is asked with.</summary>
/// <param name="Id">Each id once; a second replaces the first.</param>
/// <param name="Schema">Name of its schema.</param>
public sealed record Listed(EntityId Id, string Schema)
{
    /// <summary>All its names, as they are written.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Numbers and addresses that nobody else should have: registration numbers, e-mail addresses. Compared letters and digits only.</summary>
    public ImmutableArray<string> Identifiers { get; init; } = [];

    /// <summary>Years of birth or founding; more than one: it is not known which.</summary>
    public ImmutableArray<int> Years { get; init; } = [];

    /// <summary>The datasets that say something of it.</summary>
    public ImmutableArray<string> Datasets { get; init; } = [];

    /// <summary>Whatever whoever made the index wants to have handed back with it.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The sort of names that it has.</summary>
    internal PartyKind Kind => Schemata.Default.Find(Schema) is { } schema ? PartyKinds.Of(schema) : PartyKind.Unknown;
}

/// <summary>An entity that may be the one asked for.</summary>
/// <param name="Score">How well its best name fits, 0 to 1 and more where an identifier agrees; it decides who is compared, and is no probability.</param>
/// <param name="Content">As in <see cref="Listed.Content"/>.</param>
public readonly record struct Candidate(EntityId Id, string Schema, float Score, ReadOnlyMemory<byte> Content);

/// <summary>Who is let in as a candidate.</summary>
/// <param name="Schemata">Names of schemata; null: any.</param>
/// <param name="Sees">Whether a dataset may be seen or is asked for; an entity is let in where one of its datasets is. Null: all.</param>
public sealed record Admission(IReadOnlySet<string>? Schemata = null, Func<string, bool>? Sees = null);
