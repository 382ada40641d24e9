using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>A thing that documents name, as statements.</summary>
/// <param name="documents">Documents that may be named, with their datasets.</param>
/// <param name="topics">Risk topics, by entity.</param>
sealed class CardStatements(IReadOnlyDictionary<DocumentId, DatasetName> documents, ILookup<EntityId, RiskTopic> topics)
{
    /// <summary>A named thing: its name as each exported document gives it, its other names, and risk topics with their sentence.</summary>
    internal List<Statement> Of(EntityCard card, DatasetName dataset)
    {
        var schema = FollowTheMoneyMapping.SchemaOf(card.Type);
        var rows = new List<Statement>();
        foreach (var member in card.Members)
            if (documents.TryGetValue(member.Document, out var its))
                Say(rows, card, Named(schema, member.Local, member.Name).Statements(its, $"document:{member.Document}"));
        var own = Named(schema, card.Id, rows.Any(r => r.Prop == "name" && r.Value == card.Name) ? null : card.Name);
        foreach (var alias in card.Aliases)
            if (alias != card.Name && !rows.Exists(r => r.Value == alias)) own.Add("alias", alias);
        own.Add("country", card.Country);
        if (card.Type == EntityType.Law) own.Add("keywords", "law");
        Say(rows, card, own.Statements(dataset, $"entity:{card.Id}"));
        foreach (var topic in topics[card.Id]) Say(rows, card, ClaimStatements.Topic(topic, schema));
        return rows;
    }

    static Entity Named(Schema schema, EntityId id, string? name)
    {
        var entity = new Entity(id, schema);
        entity.Add("name", name);
        if (schema.Name == "Address") entity.Add("full", name);
        if (schema.Name == "PlainText") entity.Add("title", name);
        return entity;
    }

    static void Say(List<Statement> rows, EntityCard card, IEnumerable<Statement> said) =>
        rows.AddRange(said.Select(s => s with { Canonical = card.Id }).ExceptBy(rows.Select(r => r.Id), r => r.Id));
}
