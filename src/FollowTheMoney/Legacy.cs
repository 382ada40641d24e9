using System.Collections.Frozen;

namespace FollowTheMoney;

/// <summary>What older releases of FollowTheMoney (3.x) called things, and what they are now.</summary>
public static class Legacy
{
    static readonly FrozenDictionary<string, string> SchemaNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Assessment"] = "Article",
        ["Post"] = "Occupancy",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>By the former schema's or any descendant's property: what it is called now.</summary>
    static readonly FrozenDictionary<string, string> PropertyNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Assessment:assessmentId"] = "messageId",
        ["Assessment:publishDate"] = "publishedAt",
        ["Post:organization"] = "summary",
        ["Post:role"] = "description",
        ["Post:wikidataId"] = "recordId",
        ["Person:secondName"] = "middleName",
        ["Company:ibcRuc"] = "registrationNumber",
        ["CryptoWallet:mangingExchange"] = "managingExchange",
        ["UserAccount:number"] = "phone",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The schema of a name, of this or an older release; null where no release has it.</summary>
    public static Schema? Schema(string name) => Schemata.Default.Find(name) ?? (SchemaNames.TryGetValue(name, out var now) ? Schemata.Default.Find(now) : null);

    /// <summary>The property that values of an older one are kept in; itself where it is not old; null where the schema has none.</summary>
    /// <param name="schemaName">The schema as the stream names it.</param>
    /// <param name="schema">What that schema is now.</param>
    /// <param name="property">The property as the stream names it.</param>
    public static Property? Property(string schemaName, Schema schema, string property)
    {
        if (schemaName != schema.Name && PropertyNames.TryGetValue($"{schemaName}:{property}", out var moved)) return schema[moved];
        if (schema[property] is { Deprecated: false } found) return found;
        foreach (var ancestor in schema.Ancestry)
            if (PropertyNames.TryGetValue($"{ancestor}:{property}", out var renamed)) return schema[renamed];
        return schema[property];
    }
}
