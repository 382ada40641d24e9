using System.Collections.Immutable;

namespace Quipu.Search;

/// <summary>What was asked for in the grammar of Lucene's query language: words, joined by AND, OR and NOT.</summary>
public abstract record QueryNode
{
    QueryNode() { }

    /// <summary>Every one of them.</summary>
    public sealed record All(ImmutableArray<QueryNode> Nodes) : QueryNode;

    /// <summary>One of them at least.</summary>
    public sealed record Any(ImmutableArray<QueryNode> Nodes) : QueryNode;

    public sealed record Not(QueryNode Node) : QueryNode;

    /// <summary>Words of a name in a row, or the id or an identifier of an entity in full.</summary>
    /// <param name="Text">As it was typed.</param>
    public sealed record Words(QueryTerm Term, string Text) : QueryNode;

    /// <summary>A field that has a value.</summary>
    /// <param name="Name"><c>schema</c>, <c>dataset</c>, <c>id</c>, <c>code</c> (its value is one of <see cref="EntitySearch.Codes"/>) or the name of a property.</param>
    public sealed record Field(string Name, string Value) : QueryNode;
}
