using System.Collections.Immutable;
using Quipu.Patterns.Search;

namespace Quipu.Patterns.Kept;

/// <summary>How much reporting a finding rests on: reprints count once, a register's dataset once. All hops together say little: what accuses may rest on one article.</summary>
/// <param name="All">Of all hops together.</param>
/// <param name="Weakest">Of the accusing hop that has fewest; where none accuses, of the hop that has fewest.</param>
public sealed record FindingOrigins(int All, int Weakest)
{
    /// <summary>Counts them.</summary>
    /// <param name="origin">The origin of a document, or the dataset of a register, by its id.</param>
    public static FindingOrigins Of(Finding finding, Func<string, string> origin)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var accusing = finding.Hops.Where(h => h.IsAccusing).ToImmutableArray();
        return new(Count(finding.Hops), (accusing.IsEmpty ? finding.Hops : accusing).Select(h => Count([h])).DefaultIfEmpty().Min());

        int Count(ImmutableArray<FoundHop> hops) => hops.SelectMany(h => h.Documents).Select(Origin).Distinct(StringComparer.Ordinal).Count();

        string Origin(string document) => known.TryGetValue(document, out var there) ? there : known[document] = origin(document);
    }
}
