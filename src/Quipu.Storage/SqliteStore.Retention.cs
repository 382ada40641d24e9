using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Retention;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public bool IsPurged
    {
        get
        {
            lock (_write) return !_mustPurge || _writer is null || !(_mustPurge = !Purge(_writer));
        }
    }

    public bool IsForgotten(CaptureId capture) => Read(db => db.Number("select 1 from tombstone where id = ?1", capture.Value) is not null);

    public ImmutableArray<RetentionRule> Retention(Viewer viewer) => Read(viewer, RetentionTable.Rules);

    public Expiry Expired(Viewer viewer, DateOnly day) => Read(viewer, (db, scope) => RetentionTable.Expired(db, scope, day));

    public ImmutableArray<BackupRow> Backups(Viewer viewer) => Read(viewer, (db, _) => RetentionTable.Backups(db, _path));
}
