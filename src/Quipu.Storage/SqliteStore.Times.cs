using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims.Times;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public ImmutableArray<MonthCount> Months(Viewer viewer, ClaimQuery query, ClaimTime time) => Read(viewer, (db, scope) => new ClaimReader(db, scope).Months(query, time));
}
