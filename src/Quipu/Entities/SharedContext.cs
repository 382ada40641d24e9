using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>
/// What documents have in common beside a name: persons and bodies that both name. Two reports that name one “Juan Quispe” and one firm beside him speak of one man more
/// probably than two that have nothing else in common. What very many documents name says nothing, nor does a body of every country.
/// </summary>
sealed class SharedContext
{
    /// <summary>A party that more documents name than this, or than one in <see cref="Share"/>, is no context.</summary>
    const int Most = 12, Share = 50;

    /// <summary>An acronym of so many letters may stand for anything.</summary>
    const int ShortWord = 4;

    readonly Dictionary<DocumentId, ImmutableArray<NamedBearer>> _parties;

    SharedContext(Dictionary<DocumentId, ImmutableArray<NamedBearer>> parties) => _parties = parties;

    internal static SharedContext Of(IReadOnlyCollection<NamedBearer> known)
    {
        var most = Math.Max(Most, known.Select(k => k.Document).Distinct().Count() / Share);
        var telling = known.Where(Tells).GroupBy(k => (k.Family, k.Form.Key))
            .Where(g => g.Select(k => k.Document).Distinct().Take(most + 1).Count() is var documents && documents > 1 && documents <= most);
        return new(telling.SelectMany(g => g.DistinctBy(k => k.Document)).GroupBy(k => k.Document).ToDictionary(g => g.Key, g => g.ToImmutableArray()));
    }

    /// <summary>Bearers whose documents name one party beside them, by that party; each list in the order of <paramref name="members"/>.</summary>
    internal IEnumerable<(string Name, List<NamedBearer> Members)> Groups(IEnumerable<NamedBearer> members)
    {
        var groups = new Dictionary<(EntityType, string), (string Name, List<NamedBearer> Members)>();
        foreach (var member in members)
            foreach (var party in _parties.GetValueOrDefault(member.Document, []))
            {
                // Who bears the name is no witness to it, nor is another part of the name.
                if (party.IsPerson && (party.Form.Holds(member.Form) || member.Form.Holds(party.Form))) continue;
                var key = (party.Family, party.Form.Key);
                if (!groups.TryGetValue(key, out var group)) groups[key] = group = (party.Entity.Name, []);
                group.Members.Add(member);
            }

        return groups.Where(g => g.Value.Members.Count > 1).OrderBy(g => g.Key.Item1).ThenBy(g => g.Key.Item2, StringComparer.Ordinal).Select(g => g.Value);
    }

    static bool Tells(NamedBearer bearer) => bearer.Family switch
    {
        EntityType.Person => bearer.Form.Words.Length > 1,
        EntityType.Organization => !GenericWords.AreAll(bearer.Form) && bearer.Form.Words is not [{ Length: <= ShortWord }],
        _ => false,
    };
}
