using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>What an unknown table seems to say, and how it may be mapped.</summary>
/// <param name="Columns">In the order of the table.</param>
/// <param name="Plan">null where nothing in the table seems to be a party or a thing.</param>
public sealed record MappingProposal(ImmutableArray<ColumnGuess> Columns, MappingPlan? Plan)
{
    /// <summary>Doubts about the table as a whole, a sentence each.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>Looks at a table: types of the columns by their headers and values, the parties and things of a row, and what ties them.</summary>
    /// <param name="dataset">The dataset that the rows are to go to.</param>
    public static MappingProposal Of(TableSample sample, string dataset)
    {
        ImmutableArray<ColumnReading> columns = [.. Enumerable.Range(0, sample.Columns.Length).Select(i => new ColumnReading(sample, i))];
        var entities = new PlanWriter(sample, RowParts.Of(columns)).Entities();
        var becomes = entities.SelectMany(e => e.Properties.SelectMany(p => p.Columns, (p, c) => (Column: c, To: $"{e.Name}.{p.Property}")).Concat(e.Keys.Select(k => (Column: k, To: e.Name))))
            .ToLookup(b => b.Column, b => b.To, StringComparer.Ordinal);
        return new([.. columns.Select(c => c.Guess(Most([.. becomes[c.Name].Distinct(StringComparer.Ordinal)])))], entities.IsEmpty ? null : new(dataset, sample.From, entities))
        {
            Doubts = [.. sample.Doubts, .. DoubtsOf(sample, columns)],
        };
    }

    /// <summary>That a property's column is a key too goes without saying.</summary>
    static IEnumerable<string> Most(string[] becomes) => becomes.Where(b => b.Contains('.') || !becomes.Any(o => o.Contains('.')));

    static IEnumerable<string> DoubtsOf(TableSample sample, ImmutableArray<ColumnReading> columns)
    {
        if (sample.Rows.IsEmpty) yield return "The table has no rows: the guesses rest on the names of its columns alone.";
        // A header that is a value, where no word of any header is known, is a row.
        if (columns.All(c => c.Value is null || c.Words.All(w => w.All(char.IsDigit)) || HeaderWords.Default.ValuesIn(c.Words).IsEmpty) && columns.FirstOrDefault(c => IsValue(sample.Bare(c.Name))) is { } value)
            yield return $"The table seems to have no header: '{sample.Bare(value.Name)}' in its first row is a value. That row is taken for the names of the columns; put a row with names above it.";
    }

    static bool IsValue(string header) => RegisterNumber.Of(header) is not null || RegisterDate.Iso(header) is not null || header.Contains('@');
}
