using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<KeptFinding> Findings(Viewer viewer, FindingQuery query, Paging paging) => Read(viewer, (db, scope) => new FindingReader(db, scope,
        viewer).Page(query, paging));

    public KeptFinding? Finding(Viewer viewer, FindingId id) => Read(viewer, (db, scope) => new FindingReader(db, scope, viewer).One(id));

    public ImmutableArray<PatternRun> PatternRuns(Viewer viewer) => Read(viewer, (db, scope) => new FindingReader(db, scope, viewer).Runs());
}
