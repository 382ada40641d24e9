using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Patterns.Kept;

namespace Quipu;

/// <summary>What findings are counted by.</summary>
public enum RollupBy { Place, Party, Body, Year }

/// <summary>Findings of one place, party, body or year, with how much reporting there is: a place that is written about much has more of them, and is no worse for it.</summary>
/// <param name="Entity">Null for a year.</param>
/// <param name="Name">Of the entity, or the year.</param>
/// <param name="Confirmed">Findings and leads that a person marked as confirmed or published.</param>
/// <param name="Documents">Documents and registers that these findings rest on.</param>
/// <param name="Origins">The same, reprints counted once.</param>
/// <param name="ReportedDocuments">All documents that name the entity, or were published in the year, whatever they say.</param>
/// <param name="ReportedOrigins">The same, reprints counted once.</param>
public sealed record FindingRollup(
    EntityId? Entity, string Name, int Findings, int Leads, int Confirmed, int Documents, int Origins, int ReportedDocuments, int ReportedOrigins)
{
    /// <summary>Counts findings; those with most first, then by name.</summary>
    public static ImmutableArray<FindingRollup> Of(RollupBy by, IEnumerable<KeptFinding> findings, IStore store, Viewer viewer) => throw new NotImplementedException();
}
