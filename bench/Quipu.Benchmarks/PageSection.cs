namespace Quipu.Benchmarks;

/// <summary>A page that several commands write: each writes its own section from one run, and leaves the others as they are. What stands before the first heading is a section too.</summary>
static class PageSection
{
    /// <summary>The page with the section of a heading replaced, or put at its end.</summary>
    /// <param name="page">The page as it is; null: there is none.</param>
    /// <param name="heading">A heading of the second level; null: what stands before the first.</param>
    /// <param name="text">The section without its heading.</param>
    internal static string Replace(string? page, string? heading, string text)
    {
        var sections = Parts(page ?? "");
        var at = heading is null ? 0 : sections.FindIndex(s => s.StartsWith(heading + "\n", StringComparison.Ordinal));
        var section = heading is null ? text.Trim() : $"{heading}\n\n{text.Trim()}";
        if (at < 0) sections.Add(section);
        else sections[at] = section;
        return string.Join("\n\n", sections.Where(s => s.Length > 0)) + "\n";
    }

    /// <summary>The first part has no heading; headings inside a block of output are none.</summary>
    static List<string> Parts(string page)
    {
        var parts = new List<List<string>> { new() };
        var fenced = false;
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n'))
        {
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!fenced && line.StartsWith("## ", StringComparison.Ordinal)) parts.Add([]);
            parts[^1].Add(line);
        }

        return parts.ConvertAll(p => string.Join('\n', p).Trim());
    }
}
