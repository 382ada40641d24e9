using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Entities;

/// <summary>A named entity of a document, as joining sees it.</summary>
/// <param name="Setting">The country that its document mostly speaks of (ISO 3166, lower case), or null.</param>
public sealed record NamedEntity(
    EntityId Id, DocumentId Document, EntityType Type, string Name, ImmutableArray<string> Aliases, string? Country = null, string? Setting = null);

/// <summary>What joining makes of names: what it joins, and what a person should decide.</summary>
/// <param name="Joins">In the order in which they are to be tried.</param>
/// <param name="Proposals">Pairs that may be one and are not joined, surest first.</param>
public sealed record JoinedNames(ImmutableArray<Join> Joins, ImmutableArray<ProposedPair> Proposals);

/// <summary>
/// Joins entities of different documents whose names are plainly the same: within a family of types,
/// <list type="bullet">
/// <item>persons by a full name of at least two words, or by a shorter form that both documents give, where no other person of the corpus has it;</item>
/// <item>bodies, firms, groups, laws and events by the full name, or by an acronym that one document explains;</item>
/// <item>places by name, where the documents do not speak of different countries.</item>
/// </list>
/// Persons are joined only where the scorer confirms it: a name that many bear needs something else in common (<see cref="ScoredJoin"/>). The scorer also finds persons
/// and bodies whose names are spelled apart.
/// Unnamed entities never come here. The answer depends on the set of entities alone, never on their order.
/// </summary>
public static class SameNameJoin
{
    public const string FullName = "same-full-name/1";
    public const string ShortName = "same-short-name/1";
    public const string Acronym = "same-acronym/1";

    /// <summary>The scorer found them to be one though their names differ.</summary>
    public const string Scored = "scored/1";

    /// <summary>The run whose pairs assembling proposes.</summary>
    public const string Run = "assembling";

    /// <summary>The joins alone. Many repeat others; <see cref="Components"/> keeps those that unite.</summary>
    public static ImmutableArray<Join> Propose(IEnumerable<NamedEntity> entities) => Of(entities).Joins;

    /// <summary>Joins in a fixed order, and proposals: within a group each entity with the first by id and with its neighbour.</summary>
    public static JoinedNames Of(IEnumerable<NamedEntity> entities)
    {
        var known = entities.OrderBy(e => e.Id).Select(e => new NamedBearer(e, NameForm.Of(e.Name))).Where(k => k.Form.Key.Length > 1).ToList();
        var scored = new ScoredJoin(SharedContext.Of(known));
        var names = Groups(known, k => [(k.Family, k.Form.Key)], 1).Select(g => (IReadOnlyList<NamedBearer>)[.. g]).ToList();
        var people = names.Where(n => n[0].IsPerson && n[0].Form.Words.Length > 1).ToList();
        foreach (var name in people.Where(n => n.Count > 1)) scored.Confirm(name, FullName, $"The same full name: {name[0].Entity.Name}.", acrossNames: false);
        foreach (var group in Groups(known.Where(k => k.IsPerson), ShortForms, 2)) ByShortName(group.Key.Form, [.. group], scored);
        scored.Take(names.Where(n => n.Count > 1 && !n[0].IsPerson).SelectMany(ByFullName));
        scored.Take(Groups(known.Where(k => k.Family == EntityType.Organization), Acronyms, 2).SelectMany(g => ByAcronym(g.Key.Form, g)));
        scored.Discover([.. people.Concat(names.Where(IsTelling)).OrderBy(n => n[0].Id).Select(n => new BorneName(n))]);
        return new([.. scored.Joins.DistinctBy(j => (j.One, j.Other, j.Rule)).OrderBy(j => Rank(j.Rule)).ThenBy(j => j.One).ThenBy(j => j.Other)], scored.Proposals);
    }

    static int Rank(string rule) => rule switch { FullName => 0, ShortName => 1, Acronym => 2, _ => 3 };

    static IEnumerable<IGrouping<(EntityType Family, string Form), NamedBearer>> Groups(IEnumerable<NamedBearer> known, Func<NamedBearer, IEnumerable<(EntityType, string)>> keys, int least) =>
        known.SelectMany(k => keys(k).Distinct().Select(key => (key, k))).GroupBy(p => p.key, p => p.k).Where(g => g.Skip(least - 1).Any());

    /// <summary>A body with a name of its own, that may be spelled in several ways.</summary>
    static bool IsTelling(IReadOnlyList<NamedBearer> name) =>
        name[0].Family == EntityType.Organization && !GenericWords.AreAll(name[0].Form) && name[0].Form.Words is not [{ Length: <= 4 }];

    static IEnumerable<Join> ByFullName(IReadOnlyList<NamedBearer> members)
    {
        var (first, form) = (members[0], members[0].Form.Key);
        return first.Family switch
        {
            EntityType.Organization when GenericWords.AreAll(first.Form) => GenericWords.IsLocal(first.Form) ? [] : Settled(members, FullName, form),
            EntityType.Organization when first.Form.Words is [{ Length: <= 4 }] => Settled(members, FullName, form),
            EntityType.Organization => Star(members, FullName, $"The same name: {first.Entity.Name}."),
            _ => Settled(members, FullName, form),
        };
    }

    // Where the documents speak of one country at most, all are one; where of several, those of the same country are, and those that name none stay apart.
    static IEnumerable<Join> Settled(IReadOnlyList<NamedBearer> members, string rule, string form)
    {
        var countries = members.Select(m => m.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (countries.Count <= 1) return Star(members, rule, $"The same name, and no document speaks of another country: {form}.");
        return countries.SelectMany(country => Star([.. members.Where(m => m.Country == country)], rule, $"The same name, in documents that speak of {country}: {form}."));
    }

    // A short form joins where every person who has it bears one name, longer or shorter: "Rosa Ibáñez" and "Rosa Ibáñez Luján", unless a Rosa Ibáñez Campos is on record too.
    static void ByShortName(string form, List<NamedBearer> members, ScoredJoin scored)
    {
        if (members.TrueForAll(m => m.Form.Key == form)) return;
        var longest = members.MaxBy(m => (m.Form.Words.Length, m.Form.Key.Length))!;
        if (members.TrueForAll(m => longest.Form.Holds(m.Form)))
            scored.Confirm(members, ShortName, $"Both documents call the person {form}, and nobody else has that name.", acrossNames: true);
    }

    // The person's name, and every alias of two words or more that is a part of it. Titles and nicknames are no part of a name.
    static IEnumerable<(EntityType, string)> ShortForms(NamedBearer known) =>
        known.Entity.Aliases.Where(a => !NameForm.HasArticle(a)).Select(NameForm.Of).Append(known.Form)
            .Where(a => a.Words.Length >= 2 && known.Form.Holds(a)).Select(a => (EntityType.Person, a.Key));

    static IEnumerable<Join> ByAcronym(string form, IEnumerable<NamedBearer> group)
    {
        var members = group.ToList();
        var meanings = members.Where(m => m.Form.Words.Length > 1).Select(m => m.Form.Key).Distinct(StringComparer.Ordinal).Count();
        return meanings == 1 ? Settled(members, Acronym, form) : [];
    }

    static IEnumerable<(EntityType, string)> Acronyms(NamedBearer known) =>
        known.Entity.Aliases.Append(known.Entity.Name).Where(NameForm.IsAcronym).Select(a => (EntityType.Organization, NameForm.Of(a).Key));

    static IEnumerable<Join> Star(IReadOnlyList<NamedBearer> members, string rule, string reason) =>
        NamedBearer.Star(members).Select(p => new Join(p.One.Id, p.Other.Id, rule, reason));
}
