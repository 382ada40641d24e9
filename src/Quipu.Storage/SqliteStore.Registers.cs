using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public IRegisterImport BeginImport(ImportHeader header)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_writer is null) throw new StorageException($"The workspace {_path} was opened for reading only.");
        if (header.Files.IsEmpty) throw new ArgumentException("An import needs a file.", nameof(header));
        var session = new Session(_path, SqliteOpenMode.ReadWrite);
        try
        {
            // Its memory is its cache: nothing of the file is mapped, so that it does not grow with what is imported.
            session.Run("pragma mmap_size = 0");
            session.Run("pragma synchronous = normal");
            session.Run("pragma secure_delete = on");
            // Pages of indexes change with nearly every batch: they go into the database once for several of them.
            session.Run("pragma wal_autocheckpoint = 16384");
            if (_limit is not null) session.Run(_limit);
            return new RegisterImport(session, _write, e => Broken(e, _path), header);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public IEnumerable<KeptStatement> AllStatements(Viewer viewer, StatementQuery query) => Stream(viewer, (db, scope) => new StatementReader(db, scope).All(query));

    public ImmutableArray<KeptStatement> Statements(Viewer viewer, EntityId id) => Read(viewer, (db, scope) => new StatementReader(db, scope).Of(id));

    public Page<KeptStatement> StatementsWith(Viewer viewer, string value, Paging paging) => Read(viewer, (db, scope) => new StatementReader(db, scope).With(value, paging));

    public ImportRow? Import(Viewer viewer, long import) => Read(viewer, (db, scope) => new RegisterReader(db, scope).Import(import));

    public Page<ImportRow> Imports(Viewer viewer, Paging paging) => Read(viewer, (db, scope) => new RegisterReader(db, scope).Imports(paging));

    public Page<KeptNote> Notes(Viewer viewer, long import, Paging paging) => Read(viewer, (db, scope) => new RegisterReader(db, scope).Notes(import, paging));

    public IEnumerable<KeptNote> AllNotes(Viewer viewer, long import) => Stream(viewer, (db, scope) => new RegisterReader(db, scope).AllNotes(import));

    public Page<RegisterEntity> RegisterEntities(Viewer viewer, RegisterQuery query, Paging paging) => Read(viewer, (db, scope) => new RegisterReader(db, scope).Entities(query, paging));

    public EntityHits FindEntities(Viewer viewer, EntitySearch search, Paging paging) => Read(viewer, (db, scope) => new EntityFinder(db, scope).Find(search, paging));

    public ImmutableArray<KeptStatement> Referring(Viewer viewer, IReadOnlyCollection<EntityId> ids, int most) => Read(viewer, (db, scope) => new StatementReader(db, scope).Referring(ids, most));

    public ImmutableArray<RowJudgement> RowJudgements(Viewer viewer, CaptureId file) => Read(viewer, (db, _) => JudgementWriter.OfRows(db, file));

    public Page<ShownPair> Proposals(Viewer viewer, ProposalQuery query, Paging paging) => Read(viewer, (db, scope) => new ProposalReader(db, scope).Page(query, paging));

    public SamenessJudgement? Sameness(Viewer viewer, JudgementId id) => Read(viewer, (db, scope) => new SamenessReader(db, scope).One(id));

    public ImmutableArray<SamenessJudgement> LostSameness(Viewer viewer) => Read(viewer, (db, scope) => new SamenessReader(db, scope).Lost());

    public ImmutableArray<DatasetRow> Datasets(Viewer viewer) => Read(viewer, (db, scope) => new RegisterReader(db, scope).Datasets());

    public ImmutableArray<SchemaCount> Schemata(Viewer viewer, DatasetName dataset) => Read(viewer, (db, scope) => new RegisterReader(db, scope).SchemataOf(dataset));

    public Page<KeptFigure> Figures(Viewer viewer, FigureQuery query, Paging paging) => Read(viewer, (db, scope) => new FigureReader(db, scope).Page(query, paging));

    public SeriesList Series(Viewer viewer, SeriesQuery query, Paging paging) => Read(viewer, (db, scope) => new SeriesReader(db, scope, query).Series(paging));

    public Page<SeriesValue> SeriesValues(Viewer viewer, SeriesQuery query, Paging paging) => Read(viewer, (db, scope) => new SeriesReader(db, scope, query).Values(paging));

    public IEnumerable<SeriesValue> AllSeriesValues(Viewer viewer, SeriesQuery query) => Stream(viewer, (db, scope) => new SeriesReader(db, scope, query).All());
}
