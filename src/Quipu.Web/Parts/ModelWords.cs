using Quipu.Registers;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>FollowTheMoney's schemata, properties and values in the reader's words; in the model's English ones where a language has none.</summary>
static class ModelWords
{
    internal static string Schema(Words words, string schema) => words.OfModel("schema." + schema) ?? Schemata.Default.Find(schema)?.Label ?? schema;

    /// <summary>Entities of a schema, several.</summary>
    internal static string Plural(Words words, string schema) => words.OfModel($"schema.{schema}.many") ?? Schemata.Default.Find(schema)?.Plural ?? schema;

    /// <summary>The label of a property; the name itself where the model does not have it.</summary>
    internal static string Property(Words words, string schema, string property) =>
        property == Statement.Base ? words["registers.id"]
        : Schemata.Default.Find(schema)?[property] is { } known ? words.OfModel("prop." + known.QName) ?? words.OfModel("prop." + known.Name) ?? known.Label
        : property;

    /// <summary>A value as it is read: a country's name for its code.</summary>
    internal static string Value(Words words, Statement statement) =>
        Schemata.Default.Types.GetValueOrDefault(statement.PropType) is { Name: "country" or "topic" or "language" or "gender" } type
            ? words.OfModel($"{type.Name}.{statement.Value}") ?? type.Caption(statement.Value)
            : statement.Value;

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
