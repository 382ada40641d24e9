using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Network;
using Quipu.Patterns.Kept;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Sources;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>A store on a disk that is full after some writes; all else goes through to the real one.</summary>
sealed partial class FullStore(int writes, IStore store) : IStore
{
    int _left = writes;
    bool _streams = true;

    /// <summary>A store whose registers must not be streamed.</summary>
    internal static IStore Unstreamed(IStore store) => new FullStore(int.MaxValue, store) { _streams = false };

    internal static IStore After(int writes, IStore store) => new FullStore(writes, store);

    public long Write(IReadOnlyCollection<Change> changes) =>
        --_left >= 0 ? store.Write(changes) : throw new StorageException("The disk is full; free some space, then run again.");

    public Page<Access.Masking.MaskedParty> Masks(Viewer viewer, Paging paging) => store.Masks(viewer, paging);

    public bool IsPurged => store.IsPurged;

    public bool IsForgotten(CaptureId capture) => store.IsForgotten(capture);

    public ImmutableArray<Quipu.Publishing.Retention.RetentionRule> Retention(Viewer viewer) => store.Retention(viewer);

    public Quipu.Publishing.Retention.Expiry Expired(Viewer viewer, DateOnly day) => store.Expired(viewer, day);

    public ImmutableArray<Quipu.Publishing.Retention.BackupRow> Backups(Viewer viewer) => store.Backups(viewer);

    public T Masked<T>(Viewer viewer, T value) => store.Masked(viewer, value);

    public bool IsBarred(Viewer viewer, DocumentId document) => store.IsBarred(viewer, document);

    public Access.Masking.StandIns StandIns(Viewer viewer) => store.StandIns(viewer);

    public void Dispose() => store.Dispose();

    public IProtectedRecords Protected => store.Protected;

    public long Sequence => store.Sequence;

    public bool IsDone(CaptureId capture, string location, string formats, string reader) => store.IsDone(capture, location, formats, reader);

    public WorkspaceCounts Counts(Viewer viewer) => store.Counts(viewer);

    public Page<DocumentRow> Documents(Viewer viewer, DocumentQuery query, Paging paging) => store.Documents(viewer, query, paging);

    public Document? Document(Viewer viewer, DocumentId id) => store.Document(viewer, id);

    public DocumentHead? Head(Viewer viewer, DocumentId id) => store.Head(viewer, id);

    public ImmutableArray<DocumentHead> Reprints(Viewer viewer, DocumentId id) => store.Reprints(viewer, id);

    public Page<ShownClaim> Claims(Viewer viewer, ClaimQuery query, Paging paging) => store.Claims(viewer, query, paging);

    public ShownClaim? Claim(Viewer viewer, ClaimId id) => store.Claim(viewer, id);

    public ImmutableArray<Judgement> Judgements(Viewer viewer, ClaimId id) => store.Judgements(viewer, id);

    public ImmutableArray<Judgement> Orphans(Viewer viewer) => store.Orphans(viewer);

    public Page<EntityCard> Entities(Viewer viewer, EntityQuery query, Paging paging) => store.Entities(viewer, query, paging);

    public EntityCard? Entity(Viewer viewer, EntityId id) => store.Entity(viewer, id);

    public EdgeSet Edges(Viewer viewer, EdgeQuery query) => store.Edges(viewer, query);

    public SearchAnswer Search(Viewer viewer, SearchQuery query) => store.Search(viewer, query);

    public Page<LogRow> Log(Viewer viewer, LogQuery query, Paging paging) => store.Log(viewer, query, paging);

    public IEnumerable<ShownClaim> AllClaims(Viewer viewer) => store.AllClaims(viewer);

    public IEnumerable<Document> AllDocuments(Viewer viewer) => store.AllDocuments(viewer);

    public IEnumerable<Capture> AllCaptures(Viewer viewer) => store.AllCaptures(viewer);

    public IEnumerable<EntityCard> AllEntities(Viewer viewer) => store.AllEntities(viewer);

    public ForgetPreview? PreviewForget(Viewer viewer, DocumentId id) => store.PreviewForget(viewer, id);

    public ImmutableArray<(LocalEntity Local, EntityCard Card)> EntitiesOf(Viewer viewer, DocumentId id) => store.EntitiesOf(viewer, id);

    public (ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements) Joins(Viewer viewer, EntityId id) => store.Joins(viewer, id);

    public IRegisterImport BeginImport(ImportHeader header) => store.BeginImport(header);

    public IEnumerable<KeptStatement> AllStatements(Viewer viewer, StatementQuery query) => _streams ? store.AllStatements(viewer, query) : throw new InvalidOperationException("The registers were streamed.");

    public ImmutableArray<KeptStatement> Statements(Viewer viewer, EntityId id) => store.Statements(viewer, id);

    public Page<KeptStatement> StatementsWith(Viewer viewer, string value, Paging paging) => store.StatementsWith(viewer, value, paging);

    public ImportRow? Import(Viewer viewer, long import) => store.Import(viewer, import);

    public Page<ImportRow> Imports(Viewer viewer, Paging paging) => store.Imports(viewer, paging);

    public Page<KeptNote> Notes(Viewer viewer, long import, Paging paging) => store.Notes(viewer, import, paging);

    public IEnumerable<KeptNote> AllNotes(Viewer viewer, long import) => store.AllNotes(viewer, import);

    public Page<RegisterEntity> RegisterEntities(Viewer viewer, RegisterQuery query, Paging paging) => store.RegisterEntities(viewer, query, paging);

    public EntityHits FindEntities(Viewer viewer, EntitySearch search, Paging paging) => store.FindEntities(viewer, search, paging);

    public ImmutableArray<KeptStatement> Referring(Viewer viewer, IReadOnlyCollection<EntityId> ids, int most) => store.Referring(viewer, ids, most);

    public Touched Touched(Viewer viewer, long since) => store.Touched(viewer, since);

    public Page<KeptFinding> Findings(Viewer viewer, FindingQuery query, Paging paging) => store.Findings(viewer, query, paging);

    public KeptFinding? Finding(Viewer viewer, FindingId id) => store.Finding(viewer, id);

    public ImmutableArray<PatternRun> PatternRuns(Viewer viewer) => store.PatternRuns(viewer);

    public IEnumerable<CardOutline> Outlines(Viewer viewer) => store.Outlines(viewer);

    public ImmutableArray<RowJudgement> RowJudgements(Viewer viewer, CaptureId file) => store.RowJudgements(viewer, file);

    public Page<ShownPair> Proposals(Viewer viewer, ProposalQuery query, Paging paging) => store.Proposals(viewer, query, paging);

    public SamenessJudgement? Sameness(Viewer viewer, JudgementId id) => store.Sameness(viewer, id);

    public ImmutableArray<SamenessJudgement> LostSameness(Viewer viewer) => store.LostSameness(viewer);

    public ImmutableArray<DatasetRow> Datasets(Viewer viewer) => store.Datasets(viewer);

    public ImmutableArray<SchemaCount> Schemata(Viewer viewer, DatasetName dataset) => store.Schemata(viewer, dataset);

    public Page<KeptFigure> Figures(Viewer viewer, FigureQuery query, Paging paging) => store.Figures(viewer, query, paging);

    public SeriesList Series(Viewer viewer, SeriesQuery query, Paging paging) => store.Series(viewer, query, paging);

    public Page<SeriesValue> SeriesValues(Viewer viewer, SeriesQuery query, Paging paging) => store.SeriesValues(viewer, query, paging);

    public IEnumerable<SeriesValue> AllSeriesValues(Viewer viewer, SeriesQuery query) => store.AllSeriesValues(viewer, query);

    public Page<Quipu.Publishing.Replies.KeptRequest> Requests(Viewer viewer, Quipu.Publishing.Replies.RequestQuery query, Paging paging) => store.Requests(viewer, query, paging);

    public Quipu.Publishing.Replies.KeptRequest? Request(Viewer viewer, Quipu.Publishing.Replies.RequestId id) => store.Request(viewer, id);

    public Page<Quipu.Publishing.Searches.KeptSearch> Searches(Viewer viewer, Quipu.Publishing.Searches.SearchRecordQuery query, Paging paging) => store.Searches(viewer, query, paging);

    public Quipu.Publishing.Searches.KeptSearch? SearchRecord(Viewer viewer, Quipu.Publishing.Searches.SearchId id) => store.SearchRecord(viewer, id);
}
