namespace Quipu.Search;

/// <summary>The names that fields of an entity go by in a query.</summary>
static class QueryFields
{
    internal const string Names = "names";

    /// <summary>What a field is called here: a name of a property where it is none of the fields that all entities have.</summary>
    internal static string Of(string field) => field.ToLowerInvariant() switch
    {
        "name" or "names" or "text" or "caption" => Names,
        "country" or "countries" => "country",
        "topic" or "topics" => "topic",
        "gender" or "genders" => "gender",
        "dataset" or "datasets" => "dataset",
        "schema" or "schemata" => "schema",
        "id" or "canonical_id" or "entity_id" or "referents" => "id",
        _ when field.StartsWith("properties.", StringComparison.OrdinalIgnoreCase) => field["properties.".Length..],
        _ => field,
    };

    internal static QueryNode Value(string field, string value) =>
        field is "country" or "topic" or "gender" ? new QueryNode.Field("code", $"{field}:{value.ToLowerInvariant()}") : new QueryNode.Field(field, value);
}
