using System.Collections.Immutable;

namespace Quipu.Matching.Screening;

/// <summary>A party of a row that was screened, or why it could not be.</summary>
/// <param name="Number">The row's number in its file, from 1; the header is none.</param>
/// <param name="Party">Which party of the row: <c>supplier</c>; empty where a row names one.</param>
/// <param name="Name">Its name as it stands there.</param>
/// <param name="Schema">What it was compared as.</param>
/// <param name="Hits">Who it may be, the surest first.</param>
/// <param name="Fault">Why it was not screened, in a sentence; null where it was.</param>
public sealed record ScreenedRow(long Number, string Party, string Name, string Schema, ImmutableArray<ScreenedHit> Hits, string? Fault = null);

/// <summary>Somebody on record who a party may be.</summary>
/// <param name="Score">As the algorithm of the screening gives it, 0 to 1.</param>
/// <param name="Wanting">What would decide it: <c>birthDate</c>; null where nothing is wanting.</param>
public sealed record ScreenedHit(EntityId Id, string Name, string Schema, ImmutableArray<string> Datasets, double Score, string? Wanting, ImmutableArray<ScreenedReason> Reasons);

/// <summary>One reason of a score.</summary>
/// <param name="Contribution">What it added, in the algorithm's own unit.</param>
public sealed record ScreenedReason(string Feature, double Contribution, string Detail, string? Query, string? Candidate);

/// <summary>What a screening rests on: it goes with every report.</summary>
/// <param name="File">Name of the table.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Algorithm">The naming model: <c>logic-q1</c>.</param>
/// <param name="Threshold">The least score of a hit.</param>
public sealed record ScreeningHead(string File, string Sha256, string Algorithm, double Threshold)
{
    /// <summary>The score from which a hit is called strong, 0 to 1.</summary>
    public double Strong { get; init; } = Scoring.MatchThresholds.High;

    /// <summary>What the columns were taken for, a sentence each.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The data that was looked through.</summary>
    public ImmutableArray<ScreenedDataset> Datasets { get; init; } = [];

    /// <summary>The same file, model and data: only then a run goes on where an earlier one stopped.</summary>
    public string Identity => Model.ContentHash.Of(
        [Sha256, Algorithm, Threshold.ToString("R", System.Globalization.CultureInfo.InvariantCulture), .. Columns, .. Datasets.Select(d => $"{d.Name} {d.Version}")]);
}

/// <summary>A dataset that was looked through.</summary>
/// <param name="Version">Number and time of its newest import, and the beginning of its file's hash; what is read from documents: how many there are.</param>
public sealed record ScreenedDataset(string Name, string? Title, string Version);
