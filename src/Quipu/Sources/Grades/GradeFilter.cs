using System.Collections.Immutable;

namespace Quipu.Sources.Grades;

/// <summary>Which documents or claims, by where they come from. Lists are alternatives within a field; each field narrows by itself, since the three are no one scale.</summary>
public sealed record GradeFilter
{
    /// <summary>What their document is: as a person said, else as proposed.</summary>
    public ImmutableArray<SourceKind> Kinds { get; init; } = [];

    /// <summary>Of their source, as an analyst gave it.</summary>
    public ImmutableArray<Reliability> Reliabilities { get; init; } = [];

    /// <summary>As an analyst gave it: of a claim its own, else its document's.</summary>
    public ImmutableArray<Credibility> Credibilities { get; init; } = [];

    /// <summary>Only of this source.</summary>
    public SourceId? Source { get; init; }

    /// <summary>Of claims, with <see cref="Source"/>: only what no other source says, reprints of this one aside.</summary>
    public bool Alone { get; init; }

    /// <summary>Nothing is asked.</summary>
    public bool IsEmpty => Kinds.IsDefaultOrEmpty && Reliabilities.IsDefaultOrEmpty && Credibilities.IsDefaultOrEmpty && Source is null && !Alone;
}
