namespace FollowTheMoney.Streams;

/// <summary>A row of a file of statements.</summary>
/// <param name="Number">Its number from 1; a header is no row, and an empty line has a number and no row.</param>
/// <param name="Statement">The statement; null where the row holds none that the model can hold.</param>
/// <param name="Problem">Why there is none, or what was not as it should be, in one sentence; null where all is well.</param>
public readonly record struct StatementRow(long Number, Statement? Statement, string? Problem)
{
    /// <summary>The sentence of a statement with U+FFFD in place of what was no text.</summary>
    internal static string Torn(long number) => $"Row {number}: half a surrogate pair, or bytes that are no UTF-8, became U+FFFD.";

    /// <summary>The statement is well-formed, but of a schema or property that the model does not have: <see cref="Text"/> is to be kept.</summary>
    public bool Quarantined => Name is not null;

    /// <summary>Of a quarantined row: the schema or <c>Schema:property</c> that the model does not have.</summary>
    public string? Name { get; init; }

    /// <summary>Of a quarantined row: its value.</summary>
    public string? Text { get; init; }
}
