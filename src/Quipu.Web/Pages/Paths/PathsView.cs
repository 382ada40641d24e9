using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Paths;

/// <summary>One end of what is asked: somebody on record, or a name that several may bear.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Id">Who is meant; null: nobody was chosen yet.</param>
/// <param name="Choices">Who may be meant by the name.</param>
public sealed record PathEnd(string? Text, EntityId? Id, string? Name, NamesFound Choices)
{
    internal static PathEnd Of(Desk desk, string? text)
    {
        if (text is null) return new(null, null, null, NamesFound.None);
        var id = Asked.Id(text);
        if (desk.Store.Entity(desk.Viewer, id) is { } card) return new(text, card.Id, card.Name, NamesFound.None);
        if (desk.Store.Statements(desk.Viewer, id) is { IsEmpty: false } rows) return new(text, rows[0].Statement.Canonical, ModelWords.Caption(rows, id), NamesFound.None);
        return new(text, null, null, NamesFound.Of(desk, text));
    }
}

/// <summary>Who connects two: what was asked, and the ways there are.</summary>
/// <param name="Query">Null until both ends are known.</param>
public sealed record PathsView(PathEnd From, PathEnd To, PathQuery? Query, ImmutableArray<FoundPath> Paths)
{
    /// <summary>What the form begins with.</summary>
    internal PathQuery Form => Query ?? new(default, default);

    /// <summary>What to call the entities that rows name.</summary>
    internal ImmutableDictionary<string, string> Names { get; } = Paths.SelectMany(p => p.Stops).DistinctBy(s => s.Id).ToImmutableDictionary(s => s.Id.Value, s => s.Name, StringComparer.Ordinal);

    internal static PathsView Load(Desk desk, Asked asked)
    {
        var (from, to) = (PathEnd.Of(desk, asked.Text("from")), PathEnd.Of(desk, asked.Text("to")));
        var query = new PathQuery(from.Id ?? default, to.Id ?? default) { Count = asked.Number("count", 5, 1, 50), Steps = asked.Number("steps", 6, 1, 12), Ties = asked.Ties() };
        if (asked.Fault is not null || from.Id is null || to.Id is null) return new(from, to, null, []);
        return new(from, to, query, desk.Network.Paths(desk.Viewer, query));
    }

    /// <summary>Words for a relation: a claim's verb, a register's schema or property.</summary>
    internal static string Relation(Wording.Words words, PathTie tie)
    {
        if (tie.Claim is { } shown) return words["verb." + (shown.Claim.IsExtorted ? "funds.extorted" : shown.Claim.Type.Wire())];
        var schema = tie.Rows is [var row, ..] ? row.Statement.Schema : tie.Relation;
        return Schemata.Default.Find(tie.Relation) is null ? ModelWords.Property(words, schema, tie.Relation) : ModelWords.Schema(words, tie.Relation);
    }

    internal static string Kind(Wording.Words words, string kind) => Wires.TryRead<EntityType>(kind, out var type) ? words.Label(type) : ModelWords.Schema(words, kind);
}
