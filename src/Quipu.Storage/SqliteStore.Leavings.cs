using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<Leaving> Leavings(Viewer viewer, LeavingQuery query, Paging paging) => Read(viewer, (db, _) => new LeavingReader(db, viewer).Page(query, paging));

    public Leaving? Leaving(Viewer viewer, LeavingId id) => Read(viewer, (db, _) => new LeavingReader(db, viewer).One(id));

    public CarriedClaims Carried(Viewer viewer, LeavingId leaving) => Read(viewer, (db, _) => new LeavingReader(db, viewer).Carried(leaving));

    public ImmutableDictionary<long, ClaimState> States(Viewer viewer, IReadOnlyCollection<long> digests) => Read(viewer, (db, _) => new LeavingReader(db, viewer).States(digests));

    public ImmutableArray<DocumentNotice> Notices(Viewer viewer, DocumentId document) => Read(viewer, (db, scope) => DocumentNotices.All(db, scope, document));

    public Page<DocumentNotice> Notices(Viewer viewer, Paging paging) => Read(viewer, (db, scope) => DocumentNotices.Page(db, scope, paging));

    public DateTimeOffset? ForgottenAt(Viewer viewer, DocumentId document) => Read(db =>
        db.Number("select at from tombstone where id = ?1 and kind = 'document'", document.Value) is { } at ? JudgementWriter.Time(at) : (DateTimeOffset?)null);
}
