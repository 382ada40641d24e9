using System.Collections.Immutable;

namespace Quipu.Access;

/// <summary>Who looks: a name for judgements and the datasets they may see. Every read of a store takes one.</summary>
/// <param name="Name">As it is written beside what they do.</param>
/// <param name="Datasets">What they may read; null: everything in the workspace (its owner, on their own machine).</param>
public sealed record Viewer(string Name, ImmutableHashSet<DatasetName>? Datasets = null)
{
    /// <summary>The single user of a workspace on their own machine.</summary>
    public static Viewer Owner { get; } = new("owner");

    public bool Sees(DatasetName dataset) => Datasets is null || Datasets.Contains(dataset);
}
