using Quipu.Claims;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Figures;

/// <summary>Which series: what is counted, where, and what one of it is.</summary>
/// <param name="Place">As in <see cref="Measured.Place"/>; empty: no place.</param>
public sealed record SeriesKey(string Concept, string Place, string Unit);

/// <summary>A statistic over time, as a list of them shows it. Counts are of what was asked for; conflicts are of all that the viewer may see.</summary>
/// <param name="Label">In the words of a source; <see cref="Concepts.Find"/> has the label of a known concept.</param>
/// <param name="Points">Periods with a value.</param>
/// <param name="Values">Values, from registers and from the reporting.</param>
/// <param name="Conflicts">Periods for which different values stand.</param>
/// <param name="From">The first day of the first period that is known; null where none is.</param>
public sealed record FigureSeries(SeriesKey Key, string Label, string? PlaceName, int Points, int Values, int FromRegisters, int FromClaims, int Conflicts, DateOnly? From, DateOnly? To);

/// <summary>A page of series, and how many values they all have.</summary>
public sealed record SeriesList(Page<FigureSeries> Series, int Values);

/// <summary>One value as somebody published it: from a register, or from the reporting with the claim that says it; exactly one of the two is there.</summary>
/// <param name="End">The end of a range of periods, or null.</param>
/// <param name="Conflict">Another value stands for the same period.</param>
public sealed record SeriesValue(SeriesKey Series, string Label, string? PlaceName, PartialDate? Period, PartialDate? End, decimal Value, string Verbatim, string Publisher, string? Via, string? Vintage, bool Counts, bool Conflict)
{
    public RegisterValue? Register { get; init; }

    /// <summary>With its quote, modality, attribution, where it stands in law and its review: a value of the reporting is never shown without.</summary>
    public ShownClaim? Claim { get; init; }

    public required DatasetName Dataset { get; init; }

    /// <summary>Published before its period had ended: more may come.</summary>
    public bool IsUnfinished => Period is { } period && PartialDate.TryParse(Vintage ?? "", out var vintage) && Measured.IsUnfinished((End ?? period).Latest, vintage);
}

/// <summary>Where in a register a value stands.</summary>
/// <param name="First">The figure; the first one where the value is a sum.</param>
/// <param name="Rows">How many rows were added up; 1: it stands in the register as it is.</param>
public sealed record RegisterValue(Figure First, RegisterOrigin Origin, bool Vanished, int Rows);

/// <summary>Which values; all null: every one that has not vanished and that nobody rejected.</summary>
public sealed record SeriesQuery
{
    /// <summary>Only this series.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>The slug of a concept, or words (or beginnings of words) of what is counted, in either language.</summary>
    public string? Metric { get; init; }

    /// <summary>A code, or words of the place's name.</summary>
    public string? Place { get; init; }

    /// <summary>A year, month or day: values of it and of what lies within it.</summary>
    public PartialDate? Period { get; init; }

    /// <summary>Words of who says it, or of the outlet that relays it.</summary>
    public string? Publisher { get; init; }

    public DatasetName? Dataset { get; init; }

    public bool ConflictsOnly { get; init; }

    /// <summary>Only what the reporting says.</summary>
    public bool Reporting { get; init; }

    /// <summary>Also what the newest edition of its register has no more.</summary>
    public bool Vanished { get; init; }

    /// <summary>Also claims that a person rejected.</summary>
    public bool Rejected { get; init; }
}
