using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Publishing.Editions;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public ImmutableArray<EditionRow> Editions(Viewer viewer) => Read(viewer, (db, _) => new EditionReader(db, viewer).All());

    public ImmutableArray<EditionClaim> EditionClaims(Viewer viewer, EditionId edition) => Read(viewer, (db, _) => new EditionReader(db, viewer).Claims(edition));

    public long RecordSequence => Read(db => db.Number("select max(number) from change where kind not in ('edition', 'watch', 'alerts')") ?? 0);
}
