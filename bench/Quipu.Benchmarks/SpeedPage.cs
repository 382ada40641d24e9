namespace Quipu.Benchmarks;

/// <summary>Writes what one run measured of names as the section "Speed" of a page; the rest of the page stays.</summary>
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

        var page = PageSection.Replace(File.Exists(path) ? File.ReadAllText(path) : "# Names, measured", Heading, $"{Text(command)}\n\n```\n{string.Join('\n', kept.Where(l => l.Length > 0))}\n```");
        File.WriteAllText(path, page);
    }

    static string Text(string command) =>
        $"""
        Command: `{command}`. {Environment.ProcessorCount} cores, .NET {Environment.Version}. Everybody is invented (`bench/Quipu.Benchmarks/InventedParties.cs`: of a hundred 45 with names in
        Spanish use, 25 in English use, 30 organisations; words by rank with Zipf's law; four names each), and asked for by their full name, which is left as it is or changed: a letter
        (Typo), the order of words (Order), a word left out (Missing), another spelling of the same sound (Sound), a word as its initial (Initials). With the year: the year of birth or
        founding is asked for too, where it is on record (four of five). Queries a second are of the processor time of the thread that asks. A word left out of a short name leaves
        more than fifty people who bear it: there only a year can tell.
        """;
}
