using System.Collections.Immutable;

namespace Quipu.Registers;

/// <summary>How much the columns of a table are those of a kind.</summary>
static class Columns
{
    /// <summary>100 where all are there, less where some are missing, 0 where fewer than three quarters are.</summary>
    internal static int Likeness(ImmutableArray<string> columns, params ReadOnlySpan<string> wanted)
    {
        if (columns.IsEmpty) return 0;
        var found = 0;
        foreach (var name in wanted)
            if (columns.Contains(name, StringComparer.OrdinalIgnoreCase)) found++;
        return found == wanted.Length ? 100 : found * 4 >= wanted.Length * 3 ? 100 * found / wanted.Length - 20 : 0;
    }
}
