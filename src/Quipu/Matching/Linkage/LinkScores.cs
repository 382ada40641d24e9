namespace Quipu.Matching.Linkage;

/// <summary>Scores pairs of records by what was learned, with what rare and common values add.</summary>
sealed class LinkScores(ComparedTables tables, LinkModel model)
{
    readonly TermFrequency _rarity = new(tables);

    internal ComparedTables Tables => tables;

    internal LinkModel Model => model;

    /// <summary>Bits for being one, against being different; 0 is even odds.</summary>
    internal double Bits(int one, int other) => Bits(one, other, tables.Pattern(one, other));

    internal double Bits(int one, int other, ulong pattern)
    {
        var bits = model.Bits(pattern);
        for (var c = 0; c < tables.Columns.Length; c++) bits += _rarity.Of(tables, c, pattern, one);
        return bits;
    }

    /// <summary>Bits that a value adds where both records have it.</summary>
    internal double Rarity(int column, int value) => _rarity.Of(column, value);

    /// <summary>Why: each column that says something, in the order of the columns.</summary>
    internal IEnumerable<LinkReason> Reasons(int one, int other)
    {
        var pattern = tables.Pattern(one, other);
        for (var c = 0; c < tables.Columns.Length; c++)
        {
            var level = ComparedTables.LevelOf(pattern, c);
            if (level == ComparedColumn.Missing) continue;
            var weight = model.Columns[c].Levels[level];
            yield return new(model.Columns[c].Column, weight.Level, model.ColumnBits(pattern, c), _rarity.Of(tables, c, pattern, one));
        }
    }
}

/// <summary>What one column says of a pair.</summary>
/// <param name="Bits">For (positive) or against (negative).</param>
/// <param name="Rarity">Bits to add because the value that both have is rarer (positive) or commoner (negative) than most.</param>
public sealed record LinkReason(string Column, string Level, double Bits, double Rarity);
