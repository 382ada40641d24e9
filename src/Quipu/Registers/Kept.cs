using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Registers;

/// <summary>Where in a register something stands: the import that had it last, the file, the row and the columns.</summary>
/// <param name="Import">Number of the import.</param>
/// <param name="Capture">SHA-256 of the file.</param>
/// <param name="Row">The file's place in the import, and the row's number in the file. Where several rows say the same, the first of them.</param>
/// <param name="Columns">As in <see cref="RowStatement.Columns"/>.</param>
public sealed record RegisterOrigin(long Import, CaptureId Capture, RowPlace Row, string Columns);

/// <summary>
/// A statement as it is kept. <see cref="Statement.FirstSeen"/> and <see cref="Statement.LastSeen"/> of it are what its source said (null where it said nothing);
/// the times here are those of the imports that had it first and last.
/// </summary>
/// <param name="Vanished">The newest edition of its register has it no more.</param>
public sealed record KeptStatement(Statement Statement, RegisterOrigin Origin, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, bool Vanished);

/// <summary>Which statements are streamed; all null: every one that has not vanished.</summary>
/// <param name="Vanished">Also those that the newest edition of their register has no more.</param>
/// <param name="ByEntity">In order of the entity that they were said of, and not of the one that it was joined into.</param>
public sealed record StatementQuery(DatasetName? Dataset = null, bool Vanished = false, bool ByEntity = false);

/// <summary>A figure as it is kept.</summary>
/// <param name="Values">How many different values are on record for the same metric, place, period and unit, this one among them: more than 1 is a conflict.</param>
public sealed record KeptFigure(Figure Figure, DatasetName Dataset, RegisterOrigin Origin, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, bool Vanished, int Values);

/// <summary>Which figures; all null: every one that has not vanished, in order of metric, place, period, publisher, vintage and value.</summary>
public sealed record FigureQuery
{
    public DatasetName? Dataset { get; init; }

    public string? Metric { get; init; }

    public string? Place { get; init; }

    /// <summary>A year, month or day: figures of it and of what lies within it.</summary>
    public PartialDate? Period { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Only where different values stand for the same metric, place, period and unit.</summary>
    public string? Vintage { get; init; }

    /// <summary>With <see cref="Under"/>: only those that were added up to the value of this concept there.</summary>
    public string? Whole { get; init; }

    /// <summary>Code of the place of the sum.</summary>
    public string? Under { get; init; }

    public bool ConflictsOnly { get; init; }

    public bool Vanished { get; init; }
}

/// <summary>What happened to a row's value on its way in, as it is kept.</summary>
public sealed record KeptNote(RowPlace Row, RowNote Note);

/// <summary>An import, as a list of them shows it.</summary>
/// <param name="FinishedAt">Null: it did not finish, and goes on when the same files are imported again.</param>
/// <param name="Past">A newer edition of the register has been imported since.</param>
public sealed record ImportRow(long Number, DatasetName Dataset, string Kind, ImmutableArray<ImportedFile> Files, DateTimeOffset At, DateTimeOffset? FinishedAt, ImportCounts Counts, bool Past)
{
    public bool Append { get; init; }

    public CaptureId? Mapping { get; init; }
}

/// <summary>A file of an import.</summary>
/// <param name="Statements">Statements that it was the last to have.</param>
public sealed record ImportedFile(string Name, CaptureId Capture, long Statements);

/// <summary>An entity of a register, as lists show it.</summary>
/// <param name="Schema">The most exact of the schemata that its statements give it.</param>
/// <param name="Caption">What to call it.</param>
/// <param name="Names">Every name of it, in ordinal order.</param>
/// <param name="Statements">How many the viewer may see, vanished ones too.</param>
/// <param name="Vanished">None of them stands in the newest edition of its register.</param>
public sealed record RegisterEntity(EntityId Id, EntityId Canonical, string Schema, string Caption, ImmutableArray<string> Names, ImmutableArray<DatasetName> Datasets, int Statements, bool Vanished);

/// <summary>Which entities of registers. <see cref="Text"/> are words of a name; the last may be the beginning of one.</summary>
/// <param name="Schema">This schema, or one that descends from it.</param>
public sealed record RegisterQuery(string? Text = null, string? Schema = null, DatasetName? Dataset = null);

/// <summary>A dataset, and how much lies in it.</summary>
/// <param name="Statements">From registers, vanished ones too.</param>
/// <param name="LastImport">The number of its newest import that finished; null where it has none.</param>
public sealed record DatasetRow(DatasetName Name, DatasetCard Card, int Documents, long Entities, long Statements, long Figures, long? LastImport);

/// <summary>How many entities of a dataset are of a schema.</summary>
public sealed record SchemaCount(string Schema, long Entities);
