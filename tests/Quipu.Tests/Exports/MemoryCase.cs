using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Access.Masking;
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

namespace Quipu.Tests.Exports;

/// <summary>Records in memory, in the order that a store streams them; what exports never ask for is not there.</summary>
sealed partial class MemoryCase(IEnumerable<ShownClaim> claims, IEnumerable<Document> documents, IEnumerable<EntityCard> entities) : IStore
{
    readonly ShownClaim[] _claims = [.. claims.OrderBy(c => c.Claim.Id)];
    readonly Document[] _documents = [.. documents.OrderBy(d => d.Id)];
    readonly EntityCard[] _entities = [.. entities.OrderBy(e => e.Id)];

    public long Sequence => 1;

    public ImmutableArray<Quipu.Claims.Times.MonthCount> Months(Viewer viewer, ClaimQuery query, Quipu.Claims.Times.ClaimTime time) => throw new NotSupportedException();

    public ImmutableArray<Quipu.Places.PlaceCard> PlaceCards(Viewer viewer) => throw new NotSupportedException();

    public Quipu.Places.ClaimSpots Spots(Viewer viewer, ClaimQuery query) => throw new NotSupportedException();

    public ImmutableArray<ShownClaim> ClaimsAt(Viewer viewer, IReadOnlyList<long> claims) => throw new NotSupportedException();

    public Quipu.Claims.Reviewing.ReviewTally Tally(Viewer viewer) => throw new NotSupportedException();

    public ImmutableArray<Quipu.Claims.Reviewing.Decision> Decisions(Viewer viewer, string by, int most) => throw new NotSupportedException();

    public IProtectedRecords Protected => throw new NotSupportedException();

    public IEnumerable<ShownClaim> AllClaims(Viewer viewer) => _claims.Where(c => viewer.Sees(c.Document.Dataset));

    public IEnumerable<Document> AllDocuments(Viewer viewer) => _documents;

    public IEnumerable<EntityCard> AllEntities(Viewer viewer) => _entities;

    public IEnumerable<Capture> AllCaptures(Viewer viewer) =>
        _documents.Select(d => new Capture(d.Capture, d.Text.Length, d.Location, new(2031, 6, 1, 12, 0, 0, TimeSpan.Zero))).OrderBy(c => c.Id);

    public Document? Document(Viewer viewer, DocumentId id) => _documents.FirstOrDefault(d => d.Id == id);

    public Page<MaskedParty> Masks(Viewer viewer, Paging paging) => Page<MaskedParty>.Empty;

    public bool IsPurged => true;

    public bool IsForgotten(CaptureId capture) => false;

    public ImmutableArray<Quipu.Publishing.Retention.RetentionRule> Retention(Viewer viewer) => throw new NotSupportedException();

    public Quipu.Publishing.Retention.Expiry Expired(Viewer viewer, DateOnly day) => throw new NotSupportedException();

    public ImmutableArray<Quipu.Publishing.Retention.BackupRow> Backups(Viewer viewer) => throw new NotSupportedException();

    public T Masked<T>(Viewer viewer, T value) => value;

    public bool IsBarred(Viewer viewer, DocumentId document) => false;

    public Quipu.Access.Masking.StandIns StandIns(Viewer viewer) => Quipu.Access.Masking.StandIns.None(() => new byte[32]);

    public void Dispose() { }

    public long Write(IReadOnlyCollection<Change> changes) => throw new NotSupportedException();

    public bool IsDone(CaptureId capture, string location, string formats, string reader) => throw new NotSupportedException();

    public WorkspaceCounts Counts(Viewer viewer) => throw new NotSupportedException();

    public Page<DocumentRow> Documents(Viewer viewer, DocumentQuery query, Paging paging) => throw new NotSupportedException();

    public DocumentHead? Head(Viewer viewer, DocumentId id) => throw new NotSupportedException();

    public ImmutableArray<DocumentHead> Reprints(Viewer viewer, DocumentId id) => throw new NotSupportedException();

    public ImmutableArray<(LocalEntity Local, EntityCard Card)> EntitiesOf(Viewer viewer, DocumentId id) => throw new NotSupportedException();

    public Page<ShownClaim> Claims(Viewer viewer, ClaimQuery query, Paging paging) => throw new NotSupportedException();

    public ShownClaim? Claim(Viewer viewer, ClaimId id) => throw new NotSupportedException();

    public ImmutableArray<Judgement> Judgements(Viewer viewer, ClaimId id) => throw new NotSupportedException();

    public ImmutableArray<Judgement> Orphans(Viewer viewer) => throw new NotSupportedException();

    public Page<EntityCard> Entities(Viewer viewer, EntityQuery query, Paging paging) => throw new NotSupportedException();

    public EntityCard? Entity(Viewer viewer, EntityId id) => throw new NotSupportedException();

    public (ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements) Joins(Viewer viewer, EntityId id) => throw new NotSupportedException();

    public EdgeSet Edges(Viewer viewer, EdgeQuery query) => throw new NotSupportedException();

    public SearchAnswer Search(Viewer viewer, SearchQuery query) => throw new NotSupportedException();

    public Page<LogRow> Log(Viewer viewer, LogQuery query, Paging paging) => throw new NotSupportedException();

    public ForgetPreview? PreviewForget(Viewer viewer, DocumentId id) => throw new NotSupportedException();

    public IRegisterImport BeginImport(ImportHeader header) => throw new NotSupportedException();

    /// <summary>What registers say, in a store's order.</summary>
    internal KeptStatement[] Registers { get; init; } = [];

    public IEnumerable<KeptStatement> AllStatements(Viewer viewer, StatementQuery query) =>
        (query.ByEntity ? Registers.OrderBy(s => s.Statement.Entity) : Registers.AsEnumerable())
        .Where(s => viewer.Sees(s.Statement.Dataset) && (query.Vanished || !s.Vanished) && (query.Dataset is null || query.Dataset == s.Statement.Dataset));

    public ImmutableArray<KeptStatement> Statements(Viewer viewer, EntityId id) => throw new NotSupportedException();

    public Page<KeptStatement> StatementsWith(Viewer viewer, string value, Paging paging) => throw new NotSupportedException();

    public ImportRow? Import(Viewer viewer, long import) => throw new NotSupportedException();

    public Page<ImportRow> Imports(Viewer viewer, Paging paging) => throw new NotSupportedException();

    public Page<KeptNote> Notes(Viewer viewer, long import, Paging paging) => throw new NotSupportedException();

    public IEnumerable<KeptNote> AllNotes(Viewer viewer, long import) => throw new NotSupportedException();

    public Page<RegisterEntity> RegisterEntities(Viewer viewer, RegisterQuery query, Paging paging) => throw new NotSupportedException();

    public EntityHits FindEntities(Viewer viewer, EntitySearch search, Paging paging) => throw new NotSupportedException();

    public ImmutableArray<KeptStatement> Referring(Viewer viewer, IReadOnlyCollection<EntityId> ids, int most) => throw new NotSupportedException();

    public Touched Touched(Viewer viewer, long since) => throw new NotSupportedException();

    public Page<KeptFinding> Findings(Viewer viewer, FindingQuery query, Paging paging) => throw new NotSupportedException();

    public KeptFinding? Finding(Viewer viewer, FindingId id) => throw new NotSupportedException();

    public ImmutableArray<PatternRun> PatternRuns(Viewer viewer) => throw new NotSupportedException();

    public IEnumerable<CardOutline> Outlines(Viewer viewer) => throw new NotSupportedException();

    public ImmutableArray<RowJudgement> RowJudgements(Viewer viewer, CaptureId file) => throw new NotSupportedException();

    public Page<ShownPair> Proposals(Viewer viewer, ProposalQuery query, Paging paging) => throw new NotSupportedException();

    public SamenessJudgement? Sameness(Viewer viewer, JudgementId id) => throw new NotSupportedException();

    public ImmutableArray<SamenessJudgement> LostSameness(Viewer viewer) => throw new NotSupportedException();

    public ImmutableArray<DatasetRow> Datasets(Viewer viewer) => DatasetRows;

    internal ImmutableArray<DatasetRow> DatasetRows { get; init; } = [];

    public ImmutableArray<SchemaCount> Schemata(Viewer viewer, DatasetName dataset) => throw new NotSupportedException();

    public Page<KeptFigure> Figures(Viewer viewer, FigureQuery query, Paging paging) => throw new NotSupportedException();

    public SeriesList Series(Viewer viewer, SeriesQuery query, Paging paging) => throw new NotSupportedException();

    public Page<SeriesValue> SeriesValues(Viewer viewer, SeriesQuery query, Paging paging) => throw new NotSupportedException();

    public IEnumerable<SeriesValue> AllSeriesValues(Viewer viewer, SeriesQuery query) => Values.Concat(AllClaims(viewer).Where(c => c.Claim.Type == ClaimType.Figure).Select(Value));

    /// <summary>Values of registers, before those of the claims.</summary>
    internal SeriesValue[] Values { get; init; } = [];

    public Page<Quipu.Publishing.Replies.KeptRequest> Requests(Viewer viewer, Quipu.Publishing.Replies.RequestQuery query, Paging paging) => throw new NotSupportedException();

    public Quipu.Publishing.Replies.KeptRequest? Request(Viewer viewer, Quipu.Publishing.Replies.RequestId id) => throw new NotSupportedException();

    public Page<Quipu.Publishing.Searches.KeptSearch> Searches(Viewer viewer, Quipu.Publishing.Searches.SearchRecordQuery query, Paging paging) => throw new NotSupportedException();

    public Quipu.Publishing.Searches.KeptSearch? SearchRecord(Viewer viewer, Quipu.Publishing.Searches.SearchId id) => throw new NotSupportedException();

    static SeriesValue Value(ShownClaim shown) => new(
        new("port-killings", "", "number"), shown.Claim[Detail.Metric] ?? "", shown.Place?.Name, shown.Claim.Date, null, decimal.Parse(shown.Claim[Detail.Value]!, System.Globalization.CultureInfo.InvariantCulture),
        shown.Claim[Detail.Value]!, shown.Document.Publisher ?? "", null, shown.Document.Published?.ToString(), true, false)
    { Dataset = shown.Document.Dataset, Claim = shown };
}
