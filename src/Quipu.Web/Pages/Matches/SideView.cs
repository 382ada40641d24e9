using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Web.Pages.Registers;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Matches;

/// <summary>One side of a pair: what registers and documents say of it, value by value with its source, and the first of its claims.</summary>
/// <param name="Said">Values by property; names as each source writes them.</param>
/// <param name="Claims">The first claims about it, for their words; <paramref name="AllClaims"/> counts all.</param>
/// <param name="References">What refers to it in registers, the first of them.</param>
public sealed record SideView(
    EntityId Id, EntityId Canonical, string Name, string Schema, ImmutableArray<DatasetName> Datasets,
    ImmutableSortedDictionary<string, ImmutableArray<SaidValue>> Said, ImmutableArray<ShownClaim> Claims, int AllClaims, ImmutableArray<RegisterReference> References)
{
    const int MostClaims = 3, MostReferences = 4, MostDocuments = 12;

    /// <summary>What to call entities that references point at.</summary>
    internal ImmutableDictionary<string, string> Captions { get; private init; } = ImmutableDictionary<string, string>.Empty;

    internal ImmutableArray<SaidValue> Of(string property) => Said.GetValueOrDefault(property, []);

    internal FollowTheMoney.Property? Known(string property) => Schemata.Default.Find(Schema)?[property];

    internal bool IsFeatured(string property) => Schemata.Default.Find(Schema)?.Featured.Contains(property) ?? false;

    /// <summary>Null where nothing is known of it.</summary>
    internal static SideView? Load(Desk desk, EntityId id)
    {
        var (card, statements) = (desk.Store.Entity(desk.Viewer, id), desk.Store.Statements(desk.Viewer, id));
        if (card is null && statements.IsEmpty) return null;
        var canonical = card?.Id ?? statements[0].Statement.Canonical;
        var heads = Heads(desk, card);
        var asked = new ClaimQuery { Entity = card?.Id, Order = ClaimOrder.Sureness };
        var claims = card is null ? Page<ShownClaim>.Empty : desk.Store.Claims(desk.Viewer, asked, new(0, MostClaims));
        var name = card?.Name ?? ModelWords.Caption(statements, id);
        var schema = statements.IsEmpty ? FollowTheMoneyMapping.SchemaOf(card!.Type).Name : ModelWords.SchemaOf(statements);
        var datasets = statements.Select(s => s.Statement.Dataset).Concat(heads.Select(h => h.Head.Dataset)).Distinct().OrderBy(d => d.Value, StringComparer.Ordinal);
        var references = Referring(desk, statements);
        return new(id, canonical, name, schema, [.. datasets], Values(card, heads, statements), claims.Rows, claims.Total, references) { Captions = Names(desk, references) };
    }

    /// <summary>Every value by its property, those that stand before such that vanished.</summary>
    static ImmutableSortedDictionary<string, ImmutableArray<SaidValue>> Values(
        EntityCard? card, ImmutableArray<(string Name, DocumentHead Head)> heads, ImmutableArray<KeptStatement> statements)
    {
        var said = statements.Where(s => s.Statement.PropType != "entity" && s.Statement.Prop != Statement.Base)
            .Select(s => (s.Statement.Prop, Value: new SaidValue(s.Statement.Value, s, null)))
            .Concat(heads.Select(h => (Prop: "name", Value: new SaidValue(h.Name, null, h.Head))));
        if (card?.Country is { } country) said = said.Append(("country", new(country, null, null)));
        return said.GroupBy(s => s.Prop, StringComparer.Ordinal).ToImmutableSortedDictionary(
            g => g.Key, g => g.Select(v => v.Value).OrderBy(v => v.Row?.Vanished ?? false).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>What to call an entity of either kind; its id where nothing is known of it.</summary>
    internal static string NameOf(Desk desk, EntityId id) => desk.Store.Entity(desk.Viewer, id)?.Name ?? ModelWords.Caption(desk.Store.Statements(desk.Viewer, id), id);

    /// <summary>The documents that name it, each with the name it gives.</summary>
    static ImmutableArray<(string Name, DocumentHead Head)> Heads(Desk desk, EntityCard? card) =>
        [.. from member in (card?.Members ?? []).DistinctBy(m => (m.Document, m.Name)).Take(MostDocuments)
            let head = desk.Store.Head(desk.Viewer, member.Document)
            where head is not null
            select (member.Name, head)];

    static ImmutableArray<RegisterReference> Referring(Desk desk, ImmutableArray<KeptStatement> statements) =>
        [.. statements.Select(s => s.Statement.Entity).Distinct().SelectMany(e => desk.Store.StatementsWith(desk.Viewer, e.Value, new(0, MostReferences)).Rows)
            .Where(s => s.Statement.PropType == "entity").GroupBy(s => s.Statement.Entity).Take(MostReferences)
            .Select(g => RegisterReference.Of(g.Key, [.. g], desk.Store.Statements(desk.Viewer, g.Key)))];

    static ImmutableDictionary<string, string> Names(Desk desk, ImmutableArray<RegisterReference> references) =>
        references.SelectMany(r => r.Others).Where(o => o.Statement.PropType == "entity").Select(o => o.Statement.Value).Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(v => v, v => NameOf(desk, new(v)), StringComparer.Ordinal);
}
