using System.Globalization;
using System.Text.Json;
using Quipu.Registers.Mappings;

namespace Quipu.Web.Pages.Mapping;

/// <summary>
/// A mapping as the fields of a form. Of entity <c>i</c>: <c>e0.name</c>, <c>e0.schema</c>, <c>e0.key</c> (columns, by number), <c>e0.point.owner</c> (an entity, by number), <c>e0.always.0.p</c> and
/// <c>.v</c>; of column <c>j</c>: where it goes, <c>c0.0.e</c> (an entity) and <c>c0.0.p</c> (a property), <c>c0.format</c>, <c>c0.split</c>. What the form has no field for comes along as it is.
/// </summary>
static class PlanForm
{
    const int MostEntities = 40, MostTargets = 12;

    /// <summary>The plan of a form that came back.</summary>
    internal static MappingPlan Read(IFormCollection form, TableSample sample)
    {
        var count = Math.Clamp(Number(form["entities"]) ?? 0, 0, MostEntities);
        var names = Enumerable.Range(0, count).Select(i => Text(form, $"e{i}.name") ?? Invariant($"entity_{i + 1}")).ToArray();
        var entities = Enumerable.Range(0, count).Select(i => Entity(form, i, names, sample)).OfType<EntityPlan>().ToList();
        if (form["do"] == "add" && count < MostEntities) entities.Add(new(Invariant($"entity_{count + 1}"), "LegalEntity"));
        return new(Text(form, "dataset") ?? "table", sample.From, [.. entities]);
    }

    /// <summary>Where a column goes: entities by number, with the property.</summary>
    internal static IEnumerable<(int Entity, string Property)> Targets(MappingPlan plan, string column) =>
        plan.Entities.SelectMany((e, i) => e.Properties.Where(p => p.Columns.Contains(column) && IsPlain(p)).Select(p => (i, p.Property)));

    /// <summary>Whether the form has fields for all of a property.</summary>
    internal static bool IsPlain(PropertyPlan property) => property is { Template: null, Fuzzy: false, Required: false } && (property.Columns.Length > 0 ? property is { Literals: [], Entity: null } : property.Literals.Length <= 1);

    /// <summary>A property that the form has no fields for, as a field.</summary>
    internal static string Kept(PropertyPlan property) => JsonSerializer.Serialize(property);

    /// <summary>The properties of an entity that name another one: the ends of a tie, whether they are chosen yet or not, and those it names besides.</summary>
    internal static IEnumerable<(string Property, string? Entity)> Points(EntityPlan entity)
    {
        var named = entity.Properties.Where(p => p.Entity is not null).ToDictionary(p => p.Property, p => p.Entity, StringComparer.Ordinal);
        if (Schemata.Default.Find(entity.Schema)?.Edge is { } edge)
            foreach (var end in new[] { edge.Source, edge.Target }) yield return (end, named.GetValueOrDefault(end));
        foreach (var (property, other) in named.Where(n => Schemata.Default.Find(entity.Schema)?.Edge is not { } tie || (n.Key != tie.Source && n.Key != tie.Target))) yield return (property, other);
    }

    static EntityPlan? Entity(IFormCollection form, int i, string[] names, TableSample sample)
    {
        if (Text(form, $"e{i}.schema") is not { } schema) return null;
        var properties = new List<PropertyPlan>();
        foreach (var key in form.Keys.Where(k => k.StartsWith($"e{i}.point.", StringComparison.Ordinal)))
            if (Number(form[key]) is { } other && other < names.Length && Text(form, $"e{other}.schema") is not null) properties.Add(new(key[$"e{i}.point.".Length..]) { Entity = names[other] });
        for (var column = 0; column < sample.Columns.Length; column++) Put(form, (i, column), sample.Columns[column], properties);
        for (var k = 0; form.ContainsKey($"e{i}.always.{k}.p") && k < MostTargets; k++)
            if (Text(form, $"e{i}.always.{k}.p") is { } property && Text(form, $"e{i}.always.{k}.v") is { } value) properties.Add(new(property) { Literals = [value] });
        properties.AddRange(form[$"e{i}.keep"].Select(Keep).OfType<PropertyPlan>());
        return new(names[i], schema)
        {
            Keys = [.. form[$"e{i}.key"].Select(v => Number(v)).OfType<int>().Where(c => c < sample.Columns.Length).Select(c => sample.Columns[c])],
            KeyLiteral = Text(form, $"e{i}.literal"),
            IdColumn = Text(form, $"e{i}.id"),
            // As a proposal has them: names first, then what is named, then the rest.
            Properties = [.. properties.OrderBy(p => p.Property is "name" or "full" ? 0 : p.Entity is not null ? 1 : 2)],
        };
    }

    static void Put(IFormCollection form, (int Entity, int Column) at, string column, List<PropertyPlan> properties)
    {
        for (var k = 0; k < MostTargets && form.ContainsKey($"c{at.Column}.{k}.p"); k++)
        {
            if (Number(form[$"c{at.Column}.{k}.e"]) != at.Entity || Text(form, $"c{at.Column}.{k}.p") is not { } name) continue;
            var there = properties.FindIndex(p => p.Property == name && p.Columns.Length > 0);
            if (there < 0)
            {
                var isDate = Schemata.Default.Find(Text(form, $"e{at.Entity}.schema") ?? "")?[name]?.Type.Name == "date";
                properties.Add(new(name) { Columns = [column], Format = isDate ? Text(form, $"c{at.Column}.format") : null, Split = Text(form, $"c{at.Column}.split") });
            }
            else properties[there] = properties[there] with { Columns = properties[there].Columns.Add(column), Join = form[$"e{at.Entity}.join.{name}"].ToString() is { Length: > 0 } join ? join : null };
        }
    }

    static PropertyPlan? Keep(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<PropertyPlan>(json ?? "null");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Text(IFormCollection form, string key) => form[key].ToString().Trim() is { Length: > 0 } text ? text : null;

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
