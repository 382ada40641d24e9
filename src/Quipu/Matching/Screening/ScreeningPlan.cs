using System.Collections.Immutable;
using FollowTheMoney.Types;
using Quipu.Registers.Mappings;
using Quipu.Registers.Tables;

namespace Quipu.Matching.Screening;

/// <summary>Which columns of a table say who its rows are about. Guessed as mappings are: by the words of headers and by values.</summary>
public sealed class ScreeningPlan
{
    readonly ImmutableArray<EntityPlan> _parties;

    ScreeningPlan(ImmutableArray<EntityPlan> parties) => _parties = parties;

    /// <summary>What each party is taken from, in a sentence: "supplier (Company): name from PROVEEDOR; taxNumber from RUC".</summary>
    public ImmutableArray<string> Sentences =>
        [.. _parties.Select(p => $"{(p.Name.Length > 0 ? p.Name : "row")} ({p.Schema}): {string.Join("; ", p.Properties.Where(IsTaken).Select(c => $"{c.Property} from {string.Join(" + ", c.Columns)}"))}")];

    /// <summary>The plan for a table; null where no column seems to name anybody.</summary>
    public static ScreeningPlan? Of(TableSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var proposal = MappingProposal.Of(sample, "screening");
        var parties = proposal.Plan?.Entities.Where(e => Schemata.Default.Find(e.Schema) is { Matchable: true, Edge: null } schema && !schema.IsA("Interval") && !schema.IsA("Address") && e.Properties.Any(NamesIt)).ToImmutableArray() ?? [];
        if (parties.IsEmpty && Fallback(sample, proposal) is { } name) parties = [new("", "LegalEntity") { Properties = [new("name") { Columns = [name] }] }];
        return parties.IsEmpty ? null : new(parties);
    }

    /// <summary>The parties of a row, with what they were called; a row may name several, or nobody.</summary>
    internal IEnumerable<(string Party, Entity Entity)> Parties(TableRow row)
    {
        foreach (var plan in _parties)
            if (Made(plan, row) is { } entity) yield return (_parties.Length == 1 ? "" : plan.Name, entity);
    }

    static Entity? Made(EntityPlan plan, TableRow row)
    {
        var schema = Schemata.Default[plan.Schema];
        var entity = new Entity(new("query"), schema);
        foreach (var property in plan.Properties.Where(p => IsTaken(p) && schema[p.Property] is { IsStub: false, Type.IsEntity: false }).OrderBy(p => schema[p.Property]!.Type.Name == "country" ? 0 : 1))
            foreach (var value in Values(property, row)) entity.Add(property.Property, property.Format is { } format ? schema[property.Property]!.Type.Clean(value, new Cleaning { Format = format }) : value);
        return entity.Properties.Any(p => schema[p]!.Type.Name is "name" or "identifier") ? entity : null;
    }

    static IEnumerable<string> Values(PropertyPlan property, TableRow row)
    {
        var cells = property.Columns.Select(c => row[c]).Where(c => c.Length > 0).Concat(property.Literals);
        if (property.Join is { } join) cells = string.Join(join, cells) is { Length: > 0 } joined ? [joined] : [];
        return property.Split is { Length: > 0 } split ? cells.SelectMany(c => c.Split(split, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : cells;
    }

    static bool IsTaken(PropertyPlan property) => property.Columns.Length > 0 && property.Entity is null;

    static bool NamesIt(PropertyPlan property) => IsTaken(property) && property.Property is "name" or "firstName" or "lastName" or "fatherName";

    /// <summary>A table whose header says nothing: the first column of words.</summary>
    static string? Fallback(TableSample sample, MappingProposal proposal) =>
        proposal.Columns.FirstOrDefault(c => c.Type is "name" or "text" && c.Filled > 0 && c.Samples.Any(s => s.Count(char.IsLetter) > 3))?.Column ?? (sample.Columns is [var only] ? only : null);
}
