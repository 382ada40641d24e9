namespace Quipu.Benchmarks;

/// <summary>Writes what was measured of names as the section "Speed" of a page; what stands before it on the page stays.</summary>
static class SpeedPage
{
    const string Heading = "## Speed";

    internal static IEnumerable<string> Write(string path, string command, IEnumerable<string> lines)
    {
        var kept = new List<string>();
        foreach (var line in lines)
        {
            kept.Add(line);
            yield return line;
        }

        var before = File.Exists(path) ? File.ReadAllText(path) : "# Names, measured\n\n";
        if (before.IndexOf(Heading, StringComparison.Ordinal) is var at and >= 0) before = before[..at];
        File.WriteAllText(path, $"{before.TrimEnd()}\n\n{Heading}\n\n{Text(command)}\n\n```\n{string.Join('\n', kept.Where(l => l.Length > 0))}\n```\n");
    }

    static string Text(string command) =>
        $"""
        Command: `{command}`. {Environment.ProcessorCount} cores, .NET {Environment.Version}. Everybody is invented (`bench/Quipu.Benchmarks/InventedParties.cs`: of a hundred 45 with names in
        Spanish use, 25 in English use, 30 organisations; words by rank with Zipf's law; four names each), and asked for by their full name, which is left as it is or changed: a letter
        (Typo), the order of words (Order), a word left out (Missing), another spelling of the same sound (Sound), a word as its initial (Initials). With the year: the year of birth or
        founding is asked for too, where it is on record (four of five).
        """;
}
