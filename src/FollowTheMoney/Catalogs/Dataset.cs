using System.Collections.Immutable;

namespace FollowTheMoney.Catalogs;

/// <summary>Who publishes a dataset.</summary>
/// <param name="Country">FollowTheMoney's code.</param>
public sealed record DatasetPublisher(string Name, string? Url = null, string? Acronym = null, string? Description = null, string? Country = null, bool? Official = null, string? LogoUrl = null);

/// <summary>What time and what countries a dataset is about, and how often it comes anew.</summary>
/// <param name="Start">A date as precise as its source.</param>
public sealed record DatasetCoverage(string? Start, string? End, ImmutableArray<string> Countries, string? Frequency, string? Schedule);

/// <summary>A file of a dataset.</summary>
/// <param name="Size">In bytes.</param>
public sealed record DatasetResource(string Name, string? Url, string? Checksum, string? Timestamp, string? MimeType, string? Title, long? Size);

/// <summary>A dataset of a catalogue: what it is, who publishes it, where its files are, what it gathers.</summary>
public sealed record Dataset
{
    /// <summary>Lower-case letters, digits and <c>_ -</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? License { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? UpdatedAt { get; init; }

    public string? LastExport { get; init; }

    public string? Version { get; init; }

    public string? Category { get; init; }

    /// <summary>In how many entities it says something.</summary>
    public long? EntityCount { get; init; }

    public long? ThingCount { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public DatasetPublisher? Publisher { get; init; }

    public DatasetCoverage? Coverage { get; init; }

    public ImmutableArray<DatasetResource> Resources { get; init; } = [];

    /// <summary>Names of the datasets that it gathers.</summary>
    public ImmutableArray<string> Children { get; init; } = [];
}
