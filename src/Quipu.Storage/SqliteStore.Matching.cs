using Quipu.Access;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Touched Touched(Viewer viewer, long since) => Read(viewer, (db, scope) => new TouchedReader(db, scope).Since(since));

    public IEnumerable<CardOutline> Outlines(Viewer viewer) => Stream(viewer, (db, scope) => new TouchedReader(db, scope).Outlines());
}
