using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>A named entity of a document, as joining sees it.</summary>
/// <param name="Setting">The country that its document mostly speaks of (ISO 3166, lower case), or null.</param>
public sealed record NamedEntity(
    EntityId Id, DocumentId Document, EntityType Type, string Name, ImmutableArray<string> Aliases, string? Country = null, string? Setting = null);

/// <summary>
/// Proposes joins of entities of different documents whose names are plainly the same: within a family of types,
/// <list type="bullet">
/// <item>persons by a full name of at least two words, or by a shorter form that both documents give, where no other person of the corpus has it;</item>
/// <item>bodies, firms, groups, laws and events by the full name, or by an acronym that one document explains;</item>
/// <item>places by name, where the documents do not speak of different countries.</item>
/// </list>
/// Unnamed entities never come here. The answer depends on the set of entities alone, never on their order.
/// </summary>
public static class SameNameJoin
{
    public const string FullName = "same-full-name/1";
    public const string ShortName = "same-short-name/1";
    public const string Acronym = "same-acronym/1";

    /// <summary>Joins in a fixed order: within a group each entity with the first by id and with its neighbour. Many repeat others; <see cref="Components"/> keeps those that unite.</summary>
    public static ImmutableArray<Join> Propose(IEnumerable<NamedEntity> entities)
    {
        var known = entities.OrderBy(e => e.Id).Select(e => new Known(e, NameForm.Of(e.Name))).Where(k => k.Form.Key.Length > 1).ToList();
        var joins = ImmutableArray.CreateBuilder<Join>();
        foreach (var group in Groups(known, k => [(Family(k), k.Form.Key)])) joins.AddRange(ByFullName(group.Key.Form, group));
        foreach (var group in Groups(known.Where(k => k.Entity.Type == EntityType.Person), k => ShortForms(k))) joins.AddRange(ByShortName(group.Key.Form, group));
        foreach (var group in Groups(known.Where(k => Family(k) == EntityType.Organization), Acronyms)) joins.AddRange(ByAcronym(group.Key.Form, group));
        return [.. joins.Distinct().OrderBy(j => Rank(j.Rule)).ThenBy(j => j.One).ThenBy(j => j.Other)];
    }

    sealed record Known(NamedEntity Entity, NameForm Form)
    {
        internal string? Country => Entity.Country ?? Entity.Setting;
    }

    static EntityType Family(Known known) => TypeFamily.Of(known.Entity.Type);

    static int Rank(string rule) => rule switch { FullName => 0, ShortName => 1, _ => 2 };

    static IEnumerable<IGrouping<(EntityType Family, string Form), Known>> Groups(IEnumerable<Known> known, Func<Known, IEnumerable<(EntityType, string)>> keys) =>
        known.SelectMany(k => keys(k).Distinct().Select(key => (key, k))).GroupBy(p => p.key, p => p.k).Where(g => g.Skip(1).Any());

    static IEnumerable<Join> ByFullName(string form, IEnumerable<Known> group)
    {
        var members = group.ToList();
        var first = members[0];
        if (first.Entity.Type == EntityType.Person && first.Form.Words.Length < 2) return [];
        return Family(first) switch
        {
            EntityType.Person => Star(members, FullName, $"The same full name: {first.Entity.Name}."),
            EntityType.Organization when GenericWords.AreAll(first.Form) => GenericWords.IsLocal(first.Form) ? [] : Settled(members, FullName, form),
            EntityType.Organization when first.Form.Words is [{ Length: <= 4 }] => Settled(members, FullName, form),
            EntityType.Organization => Star(members, FullName, $"The same name: {first.Entity.Name}."),
            _ => Settled(members, FullName, form),
        };
    }

    // Where the documents speak of one country at most, all are one; where of several, those of the same country are, and those that name none stay apart.
    static IEnumerable<Join> Settled(List<Known> members, string rule, string form)
    {
        var countries = members.Select(m => m.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (countries.Count <= 1) return Star(members, rule, $"The same name, and no document speaks of another country: {form}.");
        return countries.SelectMany(country => Star([.. members.Where(m => m.Country == country)], rule, $"The same name, in documents that speak of {country}: {form}."));
    }

    // A short form joins where every person who has it bears one name, longer or shorter: "Rosa Ibáñez" and "Rosa Ibáñez Luján", unless a Rosa Ibáñez Campos is on record too.
    static IEnumerable<Join> ByShortName(string form, IEnumerable<Known> group)
    {
        var members = group.ToList();
        var longest = members.MaxBy(m => (m.Form.Words.Length, m.Form.Key.Length))!;
        return members.All(m => longest.Form.Holds(m.Form)) ? Star(members, ShortName, $"Both documents call the person {form}, and nobody else has that name.") : [];
    }

    // The person's name, and every alias of two words or more that is a part of it. Titles and nicknames are no part of a name.
    static IEnumerable<(EntityType, string)> ShortForms(Known known) =>
        known.Entity.Aliases.Append(known.Entity.Name).Where(a => !NameForm.HasArticle(a)).Select(NameForm.Of)
            .Where(a => a.Words.Length >= 2 && known.Form.Holds(a)).Select(a => (EntityType.Person, a.Key));

    static IEnumerable<Join> ByAcronym(string form, IEnumerable<Known> group)
    {
        var members = group.ToList();
        var meanings = members.Where(m => m.Form.Words.Length > 1).Select(m => m.Form.Key).Distinct(StringComparer.Ordinal).Count();
        return meanings == 1 ? Settled(members, Acronym, form) : [];
    }

    static IEnumerable<(EntityType, string)> Acronyms(Known known) =>
        known.Entity.Aliases.Append(known.Entity.Name).Where(NameForm.IsAcronym).Select(a => (EntityType.Organization, NameForm.Of(a).Key));

    // The first with each other, and neighbours with neighbours: where a person keeps the first apart, the rest still hold together.
    static IEnumerable<Join> Star(List<Known> members, string rule, string reason)
    {
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Entity.Document != members[0].Entity.Document) yield return new(members[0].Entity.Id, members[i].Entity.Id, rule, reason);
            if (i > 1 && members[i].Entity.Document != members[i - 1].Entity.Document) yield return new(members[i - 1].Entity.Id, members[i].Entity.Id, rule, reason);
        }
    }
}
