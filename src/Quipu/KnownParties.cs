using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu;

/// <summary>Everybody of a store as an index of names has them: entities of registers, and whom the reporting names, both as one where they bear one id.</summary>
sealed class KnownParties(IStore store)
{
    Dictionary<EntityId, Entity>? _reported;

    /// <summary>Whom the reporting names, with the datasets whose documents do.</summary>
    internal IReadOnlyDictionary<EntityId, Entity> Reported => _reported ??= store.Outlines(Viewer.Owner)
        .Where(c => IsNamed(c.Type) && !MaskLabel.Is(c.Name)).ToDictionary(c => c.Id, Drafted);

    internal IEnumerable<KnownParty> All()
    {
        var left = Reported.ToDictionary();
        foreach (var entity in Registered(new()))
            yield return left.Remove(entity.Id, out var same) ? new(Joined(entity, same), true) : new(entity, IsOurs(entity.Id));
        foreach (var entity in left.Values.OrderBy(e => e.Id)) yield return new(entity, true);
    }

    /// <summary>What stands in one register, without what others say of the same.</summary>
    internal IEnumerable<KnownParty> OfRegister(DatasetName dataset) => Registered(new(dataset)).Select(e => new KnownParty(e, IsOurs(e.Id)));

    /// <summary>Who bears an id now; null: nobody.</summary>
    internal KnownParty? Now(EntityId id)
    {
        var statements = store.Statements(Viewer.Owner, id).Where(s => !s.Vanished && s.Statement.Canonical == id).Select(s => s.Statement).ToList();
        var entity = statements.Count > 0 && !IsMasked(statements) && Folded(statements) is { Schema.Matchable: true } folded ? folded : null;
        if (Reported.TryGetValue(id, out var reported)) return new(Joined(entity, reported), true);
        return entity is null ? null : new(entity, IsOurs(id));
    }

    /// <summary>Ids that an id leads to: its card's, and those that its statements stand under.</summary>
    internal IEnumerable<EntityId> Leading(EntityId id)
    {
        yield return id;
        if (store.Entity(Viewer.Owner, id) is { } card) yield return card.Id;
        foreach (var canonical in store.Statements(Viewer.Owner, id).Select(s => s.Statement.Canonical).Distinct()) yield return canonical;
    }

    internal static bool IsNamed(EntityType type) => FollowTheMoneyMapping.SchemaOf(type) is { Matchable: true } schema && schema.IsA("LegalEntity");

    internal static Entity Drafted(EntityCard card) => Drafted(new CardOutline(card.Id, card.Type, card.Name, card.Aliases, card.Country, []));

    internal static Entity Folded(IReadOnlyCollection<Statement> statements)
    {
        var entities = Entity.Folded(statements);
        return entities.FirstOrDefault(e => e["name"].Count > 0) ?? entities[0];
    }

    internal static Entity Joined(Entity? one, Entity other)
    {
        if (one is null) return other;
        if (Schemata.Common(one.Schema, other.Schema) is not null) one.Merge(other);
        return one;
    }

    /// <summary>Entities of registers. Where statements of one id do not go together, the first that has a name stands for it.</summary>
    IEnumerable<Entity> Registered(StatementQuery query)
    {
        var own = new List<Statement>();
        foreach (var kept in store.AllStatements(Viewer.Owner, query))
        {
            if (own.Count > 0 && own[0].Canonical != kept.Statement.Canonical)
            {
                if (Folded(own) is { Schema.Matchable: true } entity && !IsMasked(own)) yield return entity;
                own.Clear();
            }

            own.Add(kept.Statement);
        }

        if (own.Count > 0 && Folded(own) is { Schema.Matchable: true } last && !IsMasked(own)) yield return last;
    }

    // Whose name is withheld is found by nothing.
    static bool IsMasked(IEnumerable<Statement> statements) => statements.Any(s => s.PropType == "name" && MaskLabel.Is(s.Value));

    /// <summary>An id that Quipu made: it may be gone when something is judged anew.</summary>
    static bool IsOurs(EntityId id) => id.IsCanonical;

    static Entity Drafted(CardOutline card)
    {
        var entity = new Entity(card.Id, FollowTheMoneyMapping.SchemaOf(card.Type));
        entity.Add("name", card.Name);
        foreach (var alias in card.Aliases) entity.Add("alias", alias);
        if (card.Country is { } country) entity.Add("country", country);
        foreach (var dataset in card.Datasets) entity.Datasets.Add(dataset.Value);
        return entity;
    }
}
