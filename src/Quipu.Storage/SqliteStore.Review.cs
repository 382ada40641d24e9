using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims.Reviewing;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public ReviewTally Tally(Viewer viewer) => Read(viewer, (db, scope) => new TallyReader(db, scope).Read());

    public ImmutableArray<Decision> Decisions(Viewer viewer, string by, int most) => Read(viewer, (db, scope) => new TallyReader(db, scope).Decisions(by, most));
}
