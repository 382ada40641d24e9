using System.Collections.Immutable;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Registers;

/// <summary>What registers say of an entity, entity by entity where several are held to be one, and what refers to it.</summary>
/// <param name="Captions">What to call entities that values or references point at, by id; those that nothing is known of are not among them.</param>
public sealed record RegisterView(
    EntityId Canonical, string Caption, ImmutableArray<RegisterEntry> Entries, ImmutableArray<RegisterReference> References, int ReferenceTotal, Paging Paging, ImmutableDictionary<string, string> Captions)
{
    /// <summary>References on one page.</summary>
    const int Rows = 40;

    /// <summary>Names that are looked up for one page; other values show their id.</summary>
    const int MostNames = 300;

    /// <summary>Why several entities of registers are one, on the page of such; null where the reporting knows it, and its dossier says so.</summary>
    public Entities.JoinsView? Joins { get; init; }

    internal int Statements => Entries.Sum(e => e.Properties.Sum(p => p.Values.Length));

    /// <summary>Null where no register speaks of it.</summary>
    internal static RegisterView? Load(Desk desk, EntityId id, Asked asked)
    {
        var all = desk.Store.Statements(desk.Viewer, id);
        if (all.IsEmpty) return null;
        var entries = all.GroupBy(s => s.Statement.Entity).Select(g => RegisterEntry.Of(g.Key, [.. g])).ToImmutableArray();
        var paging = asked.Paging("refs", Rows);
        var (pointing, total) = Pointing(desk, entries, paging);
        var references = pointing.GroupBy(s => s.Statement.Entity).Select(g => RegisterReference.Of(g.Key, [.. g], desk.Store.Statements(desk.Viewer, g.Key))).ToImmutableArray();
        var canonical = all[0].Statement.Canonical;
        var caption = ModelWords.Caption(all, canonical);
        return new(canonical, caption, entries, references, total, paging, Names(desk, entries, references));
    }

    /// <summary>Statements of others whose value is one of these entities, a page of them.</summary>
    static (List<KeptStatement> Rows, int Total) Pointing(Desk desk, ImmutableArray<RegisterEntry> entries, Paging paging)
    {
        var (found, total) = (new List<KeptStatement>(), 0);
        foreach (var entry in entries)
        {
            var from = Math.Max(0, paging.Offset - total);
            var page = desk.Store.StatementsWith(desk.Viewer, entry.Id.Value, new(from, paging.Limit - found.Count));
            found.AddRange(page.Rows.Where(s => s.Statement.PropType == "entity"));
            total += page.Total;
        }

        return (found, total);
    }

    static ImmutableDictionary<string, string> Names(Desk desk, ImmutableArray<RegisterEntry> entries, ImmutableArray<RegisterReference> references)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries) names[entry.Id.Value] = entry.Caption;
        var values = entries.SelectMany(e => e.Properties).SelectMany(p => p.Values).Concat(references.SelectMany(r => r.Others));
        foreach (var id in values.Where(v => v.Statement.PropType == "entity").Select(v => v.Statement.Value).Distinct(StringComparer.Ordinal).Take(MostNames))
            if (!names.ContainsKey(id) && NameOf(desk, new(id)) is { } name) names[id] = name;
        return names.ToImmutable();
    }

    /// <summary>Null where neither registers nor the reporting have it: a file may point at what it does not hold.</summary>
    static string? NameOf(Desk desk, EntityId id) =>
        desk.Store.Statements(desk.Viewer, id) is { IsEmpty: false } statements ? ModelWords.Caption(statements, id) : desk.Store.Entity(desk.Viewer, id)?.Name;
}

/// <summary>One entity of a register with its values, property by property: those that a short display shows first, then by name.</summary>
public sealed record RegisterEntry(EntityId Id, string Schema, string Caption, ImmutableArray<RegisterProperty> Properties, bool Vanished)
{
    internal static RegisterEntry Of(EntityId id, ImmutableArray<KeptStatement> statements)
    {
        var schema = ModelWords.SchemaOf(statements);
        var featured = FollowTheMoney.Schemata.Default.Find(schema)?.Featured ?? [];
        var properties = statements.Where(s => s.Statement.Prop != Statement.Base).GroupBy(s => s.Statement.Prop, StringComparer.Ordinal)
            .OrderBy(g => featured.IndexOf(g.Key) is >= 0 and var place ? place : featured.Length).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new RegisterProperty(g.Key, [.. g.OrderBy(s => s.Vanished)]));
        return new(id, schema, ModelWords.Caption(statements, id), [.. properties], statements.All(s => s.Vanished));
    }
}

/// <summary>The values of one property; those that stand before those that vanished.</summary>
public sealed record RegisterProperty(string Name, ImmutableArray<KeptStatement> Values);

/// <summary>An entity that refers to another: a payment to it, its membership, a sanction of it.</summary>
/// <param name="By">The statements that refer.</param>
/// <param name="Others">What else a short display of it shows: its other ends, times, amounts.</param>
public sealed record RegisterReference(EntityId Id, string Schema, string Caption, ImmutableArray<KeptStatement> By, ImmutableArray<KeptStatement> Others)
{
    const int MostOthers = 12;

    internal static RegisterReference Of(EntityId id, ImmutableArray<KeptStatement> by, ImmutableArray<KeptStatement> all)
    {
        var (schema, named) = (ModelWords.SchemaOf(all), FollowTheMoney.Schemata.Default.Find(ModelWords.SchemaOf(all)));
        ImmutableArray<string> shown = named is null ? [] : [.. named.Featured, .. named.Caption, .. Ends(named), .. named.Time.Start, .. named.Time.End];
        var pointing = by.Select(s => s.Statement.Id).ToHashSet();
        var others = all.Where(s => s.Statement.Prop != Statement.Base && shown.Contains(s.Statement.Prop) && !pointing.Contains(s.Statement.Id)).OrderBy(s => shown.IndexOf(s.Statement.Prop));
        return new(id, schema, ModelWords.Caption(all, id), by, [.. others.Take(MostOthers)]);
    }

    static string[] Ends(Schema schema) => schema.Edge is { } edge ? [edge.Source, edge.Target] : [];
}
