using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims.Reviewing;

namespace Quipu;

// What people decide of claims, counted.
public partial interface IStore
{
    /// <summary>What people made of what the reader proposed.</summary>
    ReviewTally Tally(Viewer viewer);

    /// <summary>The last judgements of somebody that stand, newest first: what they can take back.</summary>
    ImmutableArray<Decision> Decisions(Viewer viewer, string by, int most);
}
