using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<SourceRow> Sources(Viewer viewer, SourceQuery query, Paging paging)
    {
        var datasets = Datasets(viewer);
        return Read(viewer, (db, scope) => new SourceReader(db, scope, datasets).Page(query, paging));
    }

    public SourceRow? Source(Viewer viewer, SourceId id)
    {
        var datasets = Datasets(viewer);
        return Read(viewer, (db, scope) => new SourceReader(db, scope, datasets).One(id));
    }

    public ImmutableArray<Grade> Grades(Viewer viewer, GradeTarget on) => Read(viewer, (db, scope) => new GradeReader(db, scope).Of(on));

    public ClaimOrigins? Origins(Viewer viewer, ClaimId id) => Read(viewer, (db, scope) => new OriginReader(db, scope).Of(id));
}
