using System.Collections.Immutable;

namespace Quipu.Access;

/// <summary>Who looks: a name for judgements and the datasets they may see. Every read of a store takes one.</summary>
/// <param name="Name">As it is written beside what they do.</param>
/// <param name="Datasets">What they may read; null: everything in the workspace (its owner, on their own machine).</param>
public sealed record Viewer(string Name, ImmutableHashSet<DatasetName>? Datasets = null)
{
    /// <summary>The single user of a workspace on their own machine. They look masked, as everybody does, until they ask otherwise by an act that is logged.</summary>
    public static Viewer Owner { get; } = new("owner");

    /// <summary>Quipu itself at work on its records (checks of quotes, forgetting): it must see the words as they stand, and shows them to nobody.</summary>
    public static Viewer Keeper { get; } = new("quipu") { Unmasked = true };

    /// <summary>Sees the names of minors and victims (docs/decisions/0039). A right that is taken up for one request or session, and logged; never the default.</summary>
    public bool Unmasked { get; init; }

    /// <summary>The language of what stands in the place of a masked name: <c>en</c> or <c>es</c>.</summary>
    public string Language { get; init; } = "en";

    public bool Sees(DatasetName dataset) => Datasets is null || Datasets.Contains(dataset);
}
