using System.Collections.Immutable;
using Quipu.Registers.Mappings;

namespace Quipu.Registers.Statistics;

/// <summary>
/// Whether a table speaks of persons, firms or things one by one. Its numbers then count nothing: an identity number that is kept as a figure, and its owner as a place, would be worse than a file that is not read.
/// </summary>
static class PartyColumns
{
    static readonly ImmutableHashSet<string> Parties = ["LegalEntity", "Person", "Company", "Vessel", "Vehicle", "RealEstate", "Contract"];

    /// <summary>A column holds numbers of parties, or what only persons have.</summary>
    internal static bool HasNumbers(ImmutableArray<string> columns) => columns.Any(c => HeaderWords.Default.ValuesIn(HeaderWords.Words(c)).Any(f => f.What switch
    {
        { Name: "territoryCode" } => false,
        { Strong: > 1 } => true,
        { Of: "Person", Type: "date" or "identifier" } => true,
        { Type: "identifier" } => f.Length == HeaderWords.Words(c).Length,
        _ => false,
    }));

    /// <summary>A column of words is called after a party: a supplier, an owner.</summary>
    internal static bool HasRoles(IEnumerable<string> worded) => worded.Select(HeaderWords.Words).Any(words => HeaderWords.Default.RolesIn(words).Any(r => r.Length == words.Length && Parties.Contains(r.What.Schema)));

    /// <summary>A column is a name and says no more.</summary>
    internal static bool HasNames(IEnumerable<string> worded) => worded.Select(HeaderWords.Words).Any(words => HeaderWords.Default.ValuesIn(words).Any(f => f.What.Type == "name" && f.Length == words.Length));
}
