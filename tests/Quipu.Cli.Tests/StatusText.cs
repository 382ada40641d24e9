using System.Text.RegularExpressions;

namespace Quipu.Cli.Tests;

/// <summary>Finds claims that are printed without how they are said, who says it, or where they stand in law.</summary>
static partial class StatusText
{
    /// <summary>The first line of each claim that lacks one of the three.</summary>
    internal static string[] Lacking(string printed) =>
    [
        .. from block in ClaimStart().Split(printed).Where(b => b.Contains("    “", StringComparison.Ordinal))
           where !block.Contains("\n    how it is said: ", StringComparison.Ordinal) || !block.Contains("\n    who says it:    ", StringComparison.Ordinal) || !block.Contains("\n    in law:         ", StringComparison.Ordinal)
           select block.Split('\n')[0],
    ];

    /// <summary>How many claims are printed.</summary>
    internal static int Count(string printed) => ClaimStart().Split(printed).Count(b => b.Contains("    “", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?=\w+  .* – )", RegexOptions.Multiline)]
    private static partial Regex ClaimStart();
}
