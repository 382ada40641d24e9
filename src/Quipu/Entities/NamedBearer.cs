using Quipu.Model;

namespace Quipu.Entities;

/// <summary>A named entity with its name as joining compares it.</summary>
sealed record NamedBearer(NamedEntity Entity, NameForm Form)
{
    internal EntityId Id => Entity.Id;

    internal DocumentId Document => Entity.Document;

    internal bool IsPerson => Entity.Type == EntityType.Person;

    internal EntityType Family => TypeFamily.Of(Entity.Type);

    /// <summary>Its own country, or the one that its document mostly speaks of.</summary>
    internal string? Country => Entity.Country ?? Entity.Setting;

    /// <summary>The first with each other, and neighbours with neighbours: where a person keeps the first apart, the rest still hold together. Entities of one document are left alone.</summary>
    internal static IEnumerable<(NamedBearer One, NamedBearer Other)> Star(IReadOnlyList<NamedBearer> members)
    {
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Document != members[0].Document) yield return (members[0], members[i]);
            if (i > 1 && members[i].Document != members[i - 1].Document) yield return (members[i - 1], members[i]);
        }
    }
}
