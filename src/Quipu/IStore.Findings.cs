using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Search;

namespace Quipu;

// What patterns found, and what people made of it.
public partial interface IStore
{
    /// <summary>
    /// Findings before leads, the strongest weakest hop first, then by id. A viewer sees one only where they may see evidence for every hop; what they may not see is taken out.
    /// Private ones are shown to the owner only.
    /// </summary>
    Page<KeptFinding> Findings(Viewer viewer, FindingQuery query, Paging paging);

    /// <summary>A finding with all its history, also one that is withdrawn; null where there is none or the viewer may not see it.</summary>
    KeptFinding? Finding(Viewer viewer, FindingId id);

    /// <summary>The last run of every pattern, by slug.</summary>
    ImmutableArray<PatternRun> PatternRuns(Viewer viewer);
}
