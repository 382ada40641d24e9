using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Sources.Protected;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

// Sources whose identity is sealed.
public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public IProtectedRecords Protected => new ProtectedRecords(this);

    sealed class ProtectedRecords(SqliteStore store) : IProtectedRecords
    {
        public VaultCard? Vault(Viewer viewer) => Read(viewer, reader => reader.Vault());

        public Page<ProtectedSourceRow> Sources(Viewer viewer, Paging paging) => Read(viewer, reader => reader.Sources(paging));

        public ProtectedSourceRow? Source(Viewer viewer, string idOrPseudonym) => Read(viewer, reader => reader.Source(idOrPseudonym));

        public byte[]? Identity(Viewer viewer, ProtectedSourceId id) => Read(viewer, reader => reader.Identity(id));

        public ImmutableArray<SealedRecord> Records(Viewer viewer, ProtectedSourceId? source) => Read(viewer, reader => reader.Records(source));

        public ImmutableArray<WrittenText> Written(Viewer viewer) => Read(viewer, reader => reader.Written());

        public Page<SourceReveal> Reveals(Viewer viewer, ProtectedSourceId source, Paging paging) => Read(viewer, reader => reader.Reveals(source, paging));

        T Read<T>(Viewer viewer, Func<ProtectedReader, T> read) => store.Read(viewer, (db, _) => read(new(db, FindingSight.IsOwner(viewer))));
    }
}
