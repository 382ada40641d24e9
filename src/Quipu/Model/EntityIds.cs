namespace Quipu.Model;

/// <summary>How Quipu makes ids of entities: of one document (a hash), or canonical (minted at the first join, prefix <c>q-</c>).</summary>
public static class EntityIds
{
    extension(EntityId id)
    {
        /// <summary>The id of a document's own entity: hash of the document, its type and where it is first named.</summary>
        public static EntityId Local(DocumentId document, EntityType type, Span first) =>
            new(ContentHash.Of("entity", document.Value, type.Wire(), first.ToString()));

        /// <summary>A canonical id minted from the least of the entities that are joined first.</summary>
        public static EntityId Mint(EntityId least) => new("q-" + ContentHash.Of("canonical", least.Value));

        /// <summary>True where this id stands for several documents' entities.</summary>
        public bool IsCanonical => id.Value.StartsWith("q-", StringComparison.Ordinal);
    }
}
