using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Registers;

/// <summary>
/// What is imported. A register is a kind in a dataset (<c>ofac</c> in <c>sanctions</c>): a later import of the same kind into the same dataset is its newer edition,
/// unless it is said to <see cref="Append"/>.
/// </summary>
/// <param name="Dataset">Where its rows belong. Statements may name other datasets: a statement file holds many.</param>
/// <param name="Kind">The format's name: <c>ofac</c>.</param>
/// <param name="Files">In the order in which the format numbers them.</param>
/// <param name="At">When it was taken: first and last seen of what has no such times of its own.</param>
public sealed record ImportHeader(DatasetName Dataset, string Kind, ImmutableArray<RegisterFile> Files, DateTimeOffset At)
{
    /// <summary>Adds to the register instead of standing for all of it: what it does not have does not vanish.</summary>
    public bool Append { get; init; }

    /// <summary>The mapping file that rows are read by, as a capture; null where the kind takes none.</summary>
    public CaptureId? Mapping { get; init; }

    /// <summary>What is said of the dataset; what is null stays as an earlier import had it.</summary>
    public DatasetCard Card { get; init; } = DatasetCard.None;
}

/// <summary>Who stands behind a dataset and on which terms; exports print it with what they take from there.</summary>
/// <param name="Licence">The licence line, as it is to be printed.</param>
/// <param name="Url">Where it was published.</param>
public sealed record DatasetCard(string? Title, string? Publisher, string? Licence, string? Url)
{
    public static DatasetCard None { get; } = new(null, null, null, null);
}

/// <summary>What an import did. Each row counts once: <see cref="Rows"/> = <see cref="Filled"/> + <see cref="Empty"/>.</summary>
/// <param name="Rows">Records handed in, by all runs of this import.</param>
/// <param name="Filled">Records with a statement or a figure.</param>
/// <param name="Empty">Records without; each has a note that says why.</param>
public sealed record ImportCounts(long Rows, long Filled, long Empty)
{
    /// <summary>Statements that the workspace did not have.</summary>
    public long NewStatements { get; init; }

    /// <summary>Statements of earlier imports that this one has too.</summary>
    public long SeenStatements { get; init; }

    /// <summary>Statements that came again within this import: they are kept once.</summary>
    public long Repeated { get; init; }

    /// <summary>Statements of the edition before that this one has no more.</summary>
    public long Vanished { get; init; }

    public long NewEntities { get; init; }

    /// <summary>Figures in this import, each once.</summary>
    public long Figures { get; init; }

    /// <summary>Notes, by kind in the order of <see cref="NoteKind"/>.</summary>
    public ImmutableArray<long> Notes { get; init; } = [0, 0, 0, 0, 0];

    public long NotesOf(NoteKind kind) => Notes[(int)kind];
}

/// <summary>The end of an import.</summary>
/// <param name="Number">Its number in the workspace.</param>
/// <param name="WasDone">The same files stood there already: nothing was added, and the counts are those of that import.</param>
public sealed record ImportSummary(long Number, ImportCounts Counts, bool WasDone);
