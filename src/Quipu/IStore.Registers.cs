using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu;

// What stands beside the reporting: registers, row by row, and figures.
public partial interface IStore
{
    /// <summary>Begins an import, or goes on with the same one where an earlier run did not finish it. One import of a store at a time; the caller holds the workspace's lock.</summary>
    /// <exception cref="StorageException">The store cannot be written.</exception>
    IRegisterImport BeginImport(ImportHeader header);

    /// <summary>Every statement of the registers, streamed in order of canonical id, entity, property and value (ordinal).</summary>
    IEnumerable<KeptStatement> AllStatements(Viewer viewer, StatementQuery query);

    /// <summary>The statements of an entity, by its own id or its canonical one, vanished ones too, in order of entity, property and value; empty where there is none.</summary>
    ImmutableArray<KeptStatement> Statements(Viewer viewer, EntityId id);

    /// <summary>
    /// The statements of all entities that have this value, where the value is of a type that ties entities: the id of another entity, an identifier, an address, a phone.
    /// By an entity's id: everything that refers to it.
    /// </summary>
    Page<KeptStatement> StatementsWith(Viewer viewer, string value, Paging paging);

    /// <summary>One import; null where there is none or the viewer may not see it.</summary>
    ImportRow? Import(Viewer viewer, long import);

    /// <summary>Imports, newest first.</summary>
    Page<ImportRow> Imports(Viewer viewer, Paging paging);

    /// <summary>What an import cleaned, dropped, doubted, put in quarantine or skipped, in order of its rows.</summary>
    Page<KeptNote> Notes(Viewer viewer, long import, Paging paging);

    /// <summary>The same, streamed.</summary>
    IEnumerable<KeptNote> AllNotes(Viewer viewer, long import);

    /// <summary>Entities of registers, best hits first where words are asked for, else in the order in which they were first imported.</summary>
    Page<RegisterEntity> RegisterEntities(Viewer viewer, RegisterQuery query, Paging paging);

    /// <summary>Entities of registers by their canonical ids, for programs that ask with a grammar, with counts by what they have. What has vanished is not found.</summary>
    EntityHits FindEntities(Viewer viewer, EntitySearch search, Paging paging);

    /// <summary>What stands and refers to any of these entities, read from at most <paramref name="most"/> entities that do: a state has a million contracts.</summary>
    ImmutableArray<KeptStatement> Referring(Viewer viewer, IReadOnlyCollection<EntityId> ids, int most);

    /// <summary>What people decided of the rows of a screened table, in the order in which they did.</summary>
    ImmutableArray<RowJudgement> RowJudgements(Viewer viewer, CaptureId file);

    /// <summary>
    /// Pairs that were proposed for a person to decide, those first of which an answer is worth most (<see cref="ProposalWorth"/>), equals in order of their ids; what somebody was
    /// unsure of comes last. Where decided ones are asked for: those that somebody judged, unsure ones too, the newest judgement first, then those that are one already.
    /// Without those of which the viewer may not see both sides.
    /// </summary>
    Page<ShownPair> Proposals(Viewer viewer, ProposalQuery query, Paging paging);

    /// <summary>Sameness judgements in force of which a side is on record no more, or only in what its register no longer says; listed, never dropped. They hold again when it is back.</summary>
    ImmutableArray<SamenessJudgement> LostSameness(Viewer viewer);

    /// <summary>One judgement of two entities, also a retired one; null where there is none, or the viewer does not see both sides.</summary>
    SamenessJudgement? Sameness(Viewer viewer, JudgementId id);

    /// <summary>Datasets with anything in them, by name.</summary>
    ImmutableArray<DatasetRow> Datasets(Viewer viewer);

    /// <summary>How many entities of each schema a dataset has, by name of the schema. Each counts under its own, not under what that descends from.</summary>
    ImmutableArray<SchemaCount> Schemata(Viewer viewer, DatasetName dataset);

    /// <summary>Figures of registers as they stand, one a row.</summary>
    Page<KeptFigure> Figures(Viewer viewer, FigureQuery query, Paging paging);

    /// <summary>Figures of registers and of the reporting as series: what the table of concepts knows first, countries before their parts.</summary>
    SeriesList Series(Viewer viewer, SeriesQuery query, Paging paging);

    /// <summary>The values of series, by series and period; what has no period comes last.</summary>
    Page<SeriesValue> SeriesValues(Viewer viewer, SeriesQuery query, Paging paging);

    /// <summary>The same, streamed.</summary>
    IEnumerable<SeriesValue> AllSeriesValues(Viewer viewer, SeriesQuery query);
}
