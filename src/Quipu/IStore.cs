using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Patterns.Kept;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu;

/// <summary>
/// Where records are kept. Every read takes a <see cref="Viewer"/>; there is no overload without. Claims come back only as <see cref="ShownClaim"/>.
/// Writes are lists of changes, each list one transaction; a change that is already there adds nothing.
/// Implementations: SqliteStore (a workspace folder); PostgresStore comes with the server (docs/decisions/0003).
/// Calls block; safe from several threads.
/// </summary>
public partial interface IStore : IDisposable
{
    /// <summary>Keeps all of the changes or none; returns the last change number.</summary>
    /// <exception cref="StorageException">The disk is full or gone.</exception>
    long Write(IReadOnlyCollection<Change> changes);

    /// <summary>Whether anything can be kept: false where the workspace was opened for reading only, on a disc or in somebody else's folder.</summary>
    bool IsWritable => true;

    /// <summary>The number of the last change kept: what snapshots and caches compare with.</summary>
    long Sequence { get; }

    /// <summary>True where this capture was taken and everything in it read by this reader (so that a second run skips it).</summary>
    bool IsDone(CaptureId capture, string location, string formats, string reader);

    WorkspaceCounts Counts(Viewer viewer);

    Page<DocumentRow> Documents(Viewer viewer, DocumentQuery query, Paging paging);

    /// <summary>A document with its text; null where there is none or the viewer may not see it.</summary>
    Document? Document(Viewer viewer, DocumentId id);

    DocumentHead? Head(Viewer viewer, DocumentId id);

    /// <summary>The other documents of the same origin (reprints and duplicates), oldest first.</summary>
    ImmutableArray<DocumentHead> Reprints(Viewer viewer, DocumentId id);

    /// <summary>Entities that a document names, as its own reading has them, with their canonical cards.</summary>
    ImmutableArray<(LocalEntity Local, EntityCard Card)> EntitiesOf(Viewer viewer, DocumentId id);

    Page<ShownClaim> Claims(Viewer viewer, ClaimQuery query, Paging paging);

    ShownClaim? Claim(Viewer viewer, ClaimId id);

    /// <summary>All judgements of a claim, newest first, retired ones too.</summary>
    ImmutableArray<Judgement> Judgements(Viewer viewer, ClaimId id);

    /// <summary>Judgements whose claim no reading has any more, and acceptances of one that is now said otherwise; listed, never dropped.</summary>
    ImmutableArray<Judgement> Orphans(Viewer viewer);

    Page<EntityCard> Entities(Viewer viewer, EntityQuery query, Paging paging);

    /// <summary>An entity by its canonical id, a member's id or a retired id (which redirect for ever: compare the card's id).</summary>
    EntityCard? Entity(Viewer viewer, EntityId id);

    /// <summary>Why the members of an entity are held to be one: every join and every judgement, retired ones too.</summary>
    (ImmutableArray<Join> Joins, ImmutableArray<SamenessJudgement> Judgements) Joins(Viewer viewer, EntityId id);

    EdgeSet Edges(Viewer viewer, EdgeQuery query);

    SearchAnswer Search(Viewer viewer, SearchQuery query);

    Page<LogRow> Log(Viewer viewer, LogQuery query, Paging paging);

    /// <summary>Every claim in order of id, streamed; for exports and checks.</summary>
    IEnumerable<ShownClaim> AllClaims(Viewer viewer);

    /// <summary>Every document in order of id, streamed.</summary>
    IEnumerable<Document> AllDocuments(Viewer viewer);

    /// <summary>Every capture in order of id, streamed.</summary>
    IEnumerable<Capture> AllCaptures(Viewer viewer);

    /// <summary>Every entity in order of canonical id, streamed.</summary>
    IEnumerable<EntityCard> AllEntities(Viewer viewer);

    /// <summary>What forgetting a document would take away, without doing it.</summary>
    ForgetPreview? PreviewForget(Viewer viewer, DocumentId id);
}

/// <summary>One thing to keep. The closed list of what can happen to a workspace.</summary>
public abstract partial record Change
{
    Change() { }

    public sealed record CaptureTaken(Capture Capture, DatasetName Dataset) : Change;

    public sealed record DocumentMade(Document Document, DatasetName Dataset) : Change;

    /// <summary>A reading replaces the earlier one of the same document and reader's name; judgements reattach.</summary>
    public sealed record DocumentWasRead(DocumentReading Reading) : Change;

    /// <summary>Everything in the capture was made and read: the next run may skip it.</summary>
    public sealed record CaptureDone(CaptureId Capture, string Location, string Formats, string Reader) : Change;

    public sealed record Failed(Failure Failure, DatasetName Dataset) : Change;

    public sealed record Judged(Judgement Judgement) : Change;

    public sealed record JudgementRetired(JudgementId Judgement, string By, DateTimeOffset At) : Change;

    public sealed record SamenessJudged(SamenessJudgement Judgement) : Change;

    public sealed record SamenessRetired(JudgementId Judgement, string By, DateTimeOffset At) : Change;

    /// <summary>A decision about a row of a screened table; an earlier one of the same row, party and hit stays beside it.</summary>
    public sealed record RowJudged(RowJudgement Judgement) : Change;

    /// <summary>Pairs for people to decide; a pair that is there takes the newer score. Nothing is joined by them.</summary>
    public sealed record PairsProposed(ImmutableArray<ProposedPair> Pairs) : Change;

    /// <summary>Takes back what a run proposed; judgements of its pairs stay.</summary>
    public sealed record PairsWithdrawn(string Run) : Change;

    /// <summary>A claim that a person added from words of a document; judged accepted by its author.</summary>
    public sealed record ClaimAdded(Claim Claim, string By, DateTimeOffset At) : Change;

    /// <summary>A pattern was run up to a change: what appeared, changed or no longer holds, each with its reasons. A run that changed nothing adds nothing.</summary>
    public sealed record FindingsRun(PatternRun Run, ImmutableArray<FindingNews> News) : Change;

    /// <summary>A person says how far they have come with a finding, or notes something; earlier marks stay in its history. Null: the status stays, or there is no note.</summary>
    public sealed record FindingMarked(FindingId Finding, FindingStatus? Status, string? Note, string By, DateTimeOffset At) : Change;

    /// <summary>Takes a document and all that rests on it alone out of every table and index; leaves a tombstone without content.</summary>
    public sealed record Forgotten(DocumentId Document, string By, DateTimeOffset At) : Change;

    /// <summary>Rebuilds what is derived: origins (reprints) and joins under canonical ids. Idempotent.</summary>
    public sealed record Assembled : Change;
}

/// <summary>Something that could not be read: where, why (one clear sentence), how often tried. It is a row, never a stop.</summary>
public sealed record Failure(string Location, int Part, CaptureId? Capture, string Reason, DateTimeOffset At);

public sealed record WorkspaceCounts(int Documents, int Origins, int Claims, int Accepted, int Rejected, int Entities, int Failures, DateTimeOffset? LastRead);

public sealed record DocumentRow(DocumentHead Head, int Claims, int Accusing, int Entities, int Words, int Reprints, string? Summary);

/// <summary>Which documents; all null: every one. <see cref="Text"/> searches title and text.</summary>
public sealed record DocumentQuery(
    string? Text = null, string? Publisher = null, Language? Language = null, PartialDate? From = null, PartialDate? To = null, DatasetName? Dataset = null, DocumentOrder Order = DocumentOrder.Newest)
{
    /// <summary>Only what this protected source gave.</summary>
    public ProtectedSourceId? Protected { get; init; }

    /// <summary>By where they come from; null: from anywhere.</summary>
    public Sources.Grades.GradeFilter? Graded { get; init; }

    /// <summary>Only this one, where it answers.</summary>
    public DocumentId? Only { get; init; }
}

public enum DocumentOrder { Newest, Oldest, Title, LastRead, MostClaims }

/// <summary>Which claims; all null: every one not superseded. Lists are alternatives within a field.</summary>
public sealed record ClaimQuery
{
    public string? Text { get; init; }

    public ImmutableArray<ClaimType> Types { get; init; } = [];

    public ImmutableArray<Modality> Modalities { get; init; } = [];

    /// <summary>The claim's own stage, or a stage where it stands in law.</summary>
    public ImmutableArray<Stage> Stages { get; init; } = [];

    public ImmutableArray<ReviewState> Reviews { get; init; } = [];

    /// <summary>Subject, object or any other end.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>Only where it is subject or object.</summary>
    public bool PartyOnly { get; init; }

    public EntityId? Speaker { get; init; }

    public DocumentId? Document { get; init; }

    /// <summary>Only of documents that this protected source gave.</summary>
    public ProtectedSourceId? Protected { get; init; }

    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    public int? LeastSureness { get; init; }

    /// <summary>Only of this dataset.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>Only convictions that a rule no longer lets be shown; without, only the others. Nobody but the owner gets any.</summary>
    public bool Spent { get; init; }

    /// <summary>Only claims of which two people said otherwise.</summary>
    public bool Disputed { get; init; }

    /// <summary>By where they come from; null: from anywhere.</summary>
    public Sources.Grades.GradeFilter? Graded { get; init; }

    public ClaimOrder Order { get; init; } = ClaimOrder.Published;
}

/// <summary><c>Worth</c>: what a person's decision is worth the most first (<see cref="Claims.Reviewing.ReviewWorth"/>).</summary>
public enum ClaimOrder { Published, Position, Date, Sureness, Worth }

public sealed record EntityQuery(string? Text = null, EntityType? Type = null, bool NamedOnly = true, EntityOrder Order = EntityOrder.MostClaims);

public enum EntityOrder { MostClaims, Name, MostDocuments }

/// <summary>Which part of the network. Without a centre: the entities with most ties.</summary>
public sealed record EdgeQuery
{
    public ImmutableArray<EntityId> Centres { get; init; } = [];

    /// <summary>How many ties away from a centre.</summary>
    public int Hops { get; init; } = 1;

    public ImmutableArray<ClaimType> Types { get; init; } = [];

    public ImmutableArray<Modality> Modalities { get; init; } = [];

    public ImmutableArray<Stage> Stages { get; init; } = [];

    public bool AcceptedOnly { get; init; }

    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    /// <summary>At most so many entities; what is left out is counted.</summary>
    public int Limit { get; init; } = 150;
}

public sealed record SearchQuery(
    string Text, Paging Documents, Paging Claims, Paging Entities, ClaimQuery? Narrow = null, string? Publisher = null, Language? Language = null, EntityType? EntityType = null)
{
    /// <summary>Of the entities of registers; as <see cref="Entities"/> where nobody says otherwise.</summary>
    public Paging? Registers { get; init; }
}

public sealed record LogRow(long Number, DateTimeOffset At, string Kind, string Location, string Message, DocumentId? Document, bool IsFailure);

/// <param name="Whole">Also the bookkeeping that whoever follows the store needs, and no reader of the log does.</param>
public sealed record LogQuery(bool FailuresOnly = false, string? Text = null, bool Whole = false);

/// <summary>What would go with a document, and what would stay because other documents carry it too.</summary>
public sealed record ForgetPreview(DocumentHead Document, int Claims, int Judgements, ImmutableArray<EntityCard> EntitiesGone, ImmutableArray<EntityCard> EntitiesKept, bool CaptureGone);
