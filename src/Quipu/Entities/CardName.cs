using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>What a document calls one of the members of a card.</summary>
public sealed record MemberName(EntityType Type, bool Named, string Name, ImmutableArray<string> Aliases, string? Country);

/// <summary>What a card prints of its members: the name most documents give, in full rather than as an acronym.</summary>
public sealed record CardName(EntityType Type, bool Named, string Name, ImmutableArray<string> Aliases, string? Country)
{
    public static CardName Of(IReadOnlyCollection<MemberName> members)
    {
        var name = members.GroupBy(m => m.Name, StringComparer.Ordinal)
            .OrderBy(g => NameForm.IsAcronym(g.Key)).ThenByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
        var aliases = members.SelectMany(m => m.Aliases.Append(m.Name)).Where(a => a != name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(Most(members.Select(m => m.Type)), members.Any(m => m.Named), name, [.. aliases], Most(members.Select(m => m.Country).OfType<string>()));
    }

    static T? Most<T>(IEnumerable<T> values) => values.GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault();
}
