using Quipu.Registers;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>FollowTheMoney's schemata, properties and values in words. The model speaks English; other languages have the words of the registers that are met most, and its own otherwise.</summary>
static class ModelWords
{
    internal static string Schema(Words words, string schema) =>
        words.Has("schema." + schema) ? words["schema." + schema] : Schemata.Default.Find(schema)?.Label ?? schema;

    /// <summary>The label of a property; the name itself where the model does not have it.</summary>
    internal static string Property(Words words, string schema, string property) => property switch
    {
        Statement.Base => words["registers.id"],
        _ when words.Has("prop." + property) => words["prop." + property],
        _ => Schemata.Default.Find(schema)?[property]?.Label ?? property,
    };

    /// <summary>A value as it is read: a country's name for its code.</summary>
    internal static string Value(Statement statement) =>
        Schemata.Default.Types.GetValueOrDefault(statement.PropType) is { Name: "country" or "topic" or "language" or "gender" } type ? type.Caption(statement.Value) : statement.Value;

    /// <summary>What to call an entity: the first caption property with a value, of values that stand before such that vanished; its id where it has none.</summary>
    internal static string Caption(IReadOnlyCollection<KeptStatement> statements, EntityId id)
    {
        var schema = SchemaOf(statements);
        var names = Schemata.Default.Find(schema)?.Caption ?? [];
        var found = from name in names.Append("name")
                    from kept in statements
                    where kept.Statement.Prop == name
                    orderby kept.Vanished
                    select kept.Statement.Value;
        return found.FirstOrDefault() ?? id.Value;
    }

    /// <summary>The most exact of the schemata that statements give an entity.</summary>
    internal static string SchemaOf(IReadOnlyCollection<KeptStatement> statements)
    {
        var all = statements.Select(s => s.Statement.Schema).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return all.FirstOrDefault(one => Schemata.Default.Find(one) is { } schema && all.All(schema.IsA)) ?? all.FirstOrDefault() ?? "";
    }
}
