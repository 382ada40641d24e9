using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Search;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<KeptFinding> Findings(Viewer viewer, FindingQuery query, Paging paging) => throw new NotImplementedException();

    public KeptFinding? Finding(Viewer viewer, FindingId id) => throw new NotImplementedException();

    public ImmutableArray<PatternRun> PatternRuns(Viewer viewer) => throw new NotImplementedException();
}
