using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>A named case that is meant to come out otherwise than its origin has it, and why.</summary>
sealed record FtmDeviation(string Function, string Argument, string Reason);

/// <summary>How many cases of a file held.</summary>
sealed class FtmTally(string name)
{
    internal string Name { get; } = name;

    internal int Passed { get; set; }

    internal List<string> Failures { get; } = [];

    internal List<FtmDeviation> Deviations { get; } = [];

    /// <summary>Functions of the next issue (names), with how many cases call each.</summary>
    internal SortedDictionary<string, int> NotYet { get; } = new(StringComparer.Ordinal);

    internal void Check(bool holds, Func<string> what)
    {
        if (holds) Passed++;
        else Failures.Add(what());
    }
}

/// <summary>Vectors: literal cases of the reference implementations' behaviour, one JSON object a line.</summary>
static class FtmVectors
{
    /// <summary>Files whose functions are, for a part, those of names and their comparison.</summary>
    static readonly string[] OfNames = ["rigour-names", "rigour-text", "rigour-addresses", "matching-features"];

    /// <summary>Cases that are meant to differ.</summary>
    static readonly FtmDeviation[] OnPurpose = [];

    internal static FtmTally Run(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path);
        var tally = new FtmTally(Path.GetFileName(path));
        // Cases hold U+2028 and U+0085: lines end at line feeds only.
        foreach (var line in File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var row = JsonDocument.Parse(line);
            Case(row.RootElement, tally, OfNames.Contains(file, StringComparer.Ordinal));
        }

        return tally;
    }

    static void Case(JsonElement row, FtmTally tally, bool ofNames)
    {
        var name = row.GetProperty("func").GetString()!;
        if (FtmFunctions.Find(name) is not { } function)
        {
            if (ofNames) tally.NotYet[name] = tally.NotYet.GetValueOrDefault(name) + 1;
            else tally.Failures.Add($"{name}: no such function here");
            return;
        }

        var positional = row.TryGetProperty("args", out var args) ? args.EnumerateArray().ToArray() : [];
        if (ofNames && positional is [{ ValueKind: JsonValueKind.Null }, ..])
        {
            tally.NotYet[name] = tally.NotYet.GetValueOrDefault(name) + 1;
            return;
        }

        var named = row.TryGetProperty("kwargs", out var kwargs) ? kwargs.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) : [];
        var (found, holds) = Answer(row, () => function(new(positional, named)));
        var shown = $"{name}({string.Join(", ", positional.Select(a => a.GetRawText()))})";
        if (!holds && OnPurpose.FirstOrDefault(d => d.Function == name && positional.Length > 0 && FtmFunctions.Text(positional[0]) == d.Argument) is { } meant) tally.Deviations.Add(meant);
        else tally.Check(holds, () => $"{shown} {row.GetProperty("op").GetString()} {row.GetProperty("expected").GetRawText()}: came {found}");
    }

    static (string Found, bool Holds) Answer(JsonElement row, Func<object?> call)
    {
        try
        {
            var found = call();
            if (row.TryGetProperty("path", out var path))
                foreach (var step in path.EnumerateArray()) found = FtmExpectation.At(found, step.GetString()!);
            return (FtmExpectation.Show(found), FtmExpectation.Holds(row.GetProperty("op").GetString()!, found, row.GetProperty("expected")));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            return (wrong.Message, false);
        }
    }
}
