using System.Collections.Immutable;
using Quipu.Publishing.Editions;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>An edition was written into a file: its hash, its counts and which claims are in it; one that is there already adds nothing.</summary>
    public sealed record EditionMade(EditionRow Edition, ImmutableArray<EditionClaim> Claims) : Change;
}
