using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Sources.Grades;

/// <summary>A source in the list of them: an outlet, an office, a platform, a register's publisher.</summary>
/// <param name="Name">As its documents, or the card of its register, name it.</param>
/// <param name="Why">Who or what says what kind it is.</param>
/// <param name="Licence">As a person gave it; else see <paramref name="Licences"/>.</param>
/// <param name="Origins">Its documents, those that reprint each other or another's counted once.</param>
/// <param name="Alone">Claims that no other source says, reprints of this one aside; null in lists, where nobody counted.</param>
/// <param name="Licences">Those that its documents and registers state.</param>
/// <param name="Registers">Datasets that it published, with <paramref name="Statements"/> in all.</param>
public sealed record SourceRow(
    SourceId Id, string Name, SourceKind? Kind, KindReason? Why, Reliability? Reliability, string? Licence, int Documents, int Origins, int Claims, int? Alone,
    ImmutableArray<Language> Languages, int? FirstYear, int? LastYear, ImmutableArray<string> Licences, ImmutableArray<DatasetName> Registers, long Statements)
{
    /// <summary>What all its documents are by how they came, whatever a person holds the source to be; null where some came otherwise.</summary>
    public SourceKind? Nature { get; init; }
}

/// <summary>Which sources; all null: every one.</summary>
/// <param name="Text">In the name, accents and case aside.</param>
public sealed record SourceQuery(string? Text = null, GradeFilter? Graded = null, SourceOrder Order = SourceOrder.MostDocuments);

/// <summary>In which order sources are listed.</summary>
public enum SourceOrder { MostDocuments, MostClaims, Name }
