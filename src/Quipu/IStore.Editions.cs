using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Publishing.Editions;

namespace Quipu;

// Editions that were made of this workspace.
public partial interface IStore
{
    /// <summary>Every edition of a dataset that the viewer may see, newest first, each with how many of its claims no longer stand.</summary>
    ImmutableArray<EditionRow> Editions(Viewer viewer);

    /// <summary>The claims of an edition as they were then, in order of id; none where the viewer may not see it.</summary>
    ImmutableArray<EditionClaim> EditionClaims(Viewer viewer, EditionId edition);

    /// <summary>The last change of the records: an edition that was made is none.</summary>
    long RecordSequence { get; }
}
