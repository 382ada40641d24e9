namespace Quipu.Matching.Linkage;

/// <summary>How tables are to be linked; nothing need be told.</summary>
public sealed record LinkOptions
{
    /// <summary>Names of the columns to compare; null: all that both tables have.</summary>
    public IReadOnlyCollection<string>? Columns { get; init; }

    /// <summary>Pairs to compare at most; null: forty for each record, and two million at least. A pair takes about 30 bytes.</summary>
    public long? Budget { get; init; }

    /// <summary>Pairs of rows that alone are to be judged (row of the left table, row of the right); null: whatever blocking finds.</summary>
    public IReadOnlyCollection<(int Left, int Right)>? Only { get; init; }
}
