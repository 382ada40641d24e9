using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    readonly Lock _masking = new();
    (string Edition, MaskBook Book)? _masks;

    public Page<MaskedParty> Masks(Viewer viewer, Paging paging) => Read(viewer, (db, scope) => new MaskReader(db).Page(scope, paging));

    public T Masked<T>(Viewer viewer, T value) => Read(db => Book(db).Shown(viewer, value));

    public bool IsBarred(Viewer viewer, DocumentId document) => !viewer.Unmasked && Read(db => Book(db).Holds(document));

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
