using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage.Sqlite;
using Quipu.Watches;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public ImmutableArray<KeptWatch> Watches(Viewer viewer) => Read(viewer, (db, _) => new WatchReader(db, viewer).All());

    public KeptWatch? Watch(Viewer viewer, WatchId id) => Read(viewer, (db, _) => new WatchReader(db, viewer).One(id));

    public Page<Alert> Alerts(Viewer viewer, AlertQuery query, Paging paging) => Read(viewer, (db, _) => new WatchReader(db, viewer).Alerts(query, paging));

    public ImmutableArray<WatchAnswer> WatchAnswers(Viewer viewer, WatchId watch, IReadOnlyCollection<DocumentId>? documents = null) =>
        Read(viewer, (db, _) => new WatchReader(db, viewer).Answers(watch, documents));
}
