using Quipu.Access;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public Page<KeptRequest> Requests(Viewer viewer, RequestQuery query, Paging paging) => Read(viewer, (db, scope) => new RequestReader(db, scope, viewer).Page(query, paging));

    public KeptRequest? Request(Viewer viewer, RequestId id) => Read(viewer, (db, scope) => new RequestReader(db, scope, viewer).One(id));

    public Page<KeptSearch> Searches(Viewer viewer, SearchRecordQuery query, Paging paging) => Read(viewer, (db, scope) => new SearchRecordReader(db, scope, viewer).Page(query, paging));

    public KeptSearch? SearchRecord(Viewer viewer, SearchId id) => Read(viewer, (db, scope) => new SearchRecordReader(db, scope, viewer).One(id));
}
