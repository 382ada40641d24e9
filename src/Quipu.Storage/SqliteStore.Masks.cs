using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    readonly Lock _masking = new();
    readonly Lazy<StandIns> _noStandIns;
    (string Edition, MaskBook Book)? _masks;
    (string Edition, (long, long) Sequence, StandIns StandIns)? _standIns;

    public Page<MaskedParty> Masks(Viewer viewer, Paging paging) => Read(viewer, (db, scope) => new MaskReader(db).Page(scope, paging));

    public T Masked<T>(Viewer viewer, T value) => Read(db => Book(db).Shown(viewer, value));

    public bool IsBarred(Viewer viewer, DocumentId document) => !viewer.Unmasked && Read(db => Book(db).Holds(document));

    public StandIns StandIns(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Unmasked ? _noStandIns.Value : Read(db =>
        {
            if (MaskWriter.Edition(db) is not { } edition) return _noStandIns.Value;
            var sequence = (db.Number("select max(number) from change") ?? 0, db.Number("select max(key) from finding_event") ?? 0);
            lock (_masking)
            {
                if (_standIns is not { } kept || kept.Edition != edition || kept.Sequence != sequence) _standIns = kept = (edition, sequence, new StandInReader(db).Read(Secret));
                return kept.StandIns;
            }
        });
    }

    byte[] Secret() => StandInKey.Of(_folder);

    // As of the state that the session reads; kept until that is another.
    MaskBook Book(Session db)
    {
        if (MaskWriter.Edition(db) is not { } edition) return MaskBook.Empty;
        lock (_masking)
        {
            if (_masks is { } kept && kept.Edition == edition) return kept.Book;
            var book = new MaskReader(db).Book();
            _masks = (edition, book);
            return book;
        }
    }
}
