using System.Globalization;
using System.Text;
using Quipu.Access;
using Quipu.Benchmarks;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Quipu.Storage;

namespace Quipu.Evaluation;

/// <summary>
/// What each pattern finds in a workspace that somebody filled: findings, leads of missing records, names that wait for a judgement, and how many of all are private.
/// No names, no quotes.
/// </summary>
static class FindingsRun
{
    const string Heading = "## Counts";

    internal static int Start(string path, string? page = null)
    {
        if (!Workspace.IsAt(path))
        {
            Console.Error.WriteLine($"{path} is no workspace. Make one with: quipu read ARTICLES --workspace {path}");
            return 2;
        }

        using var workspace = Workspace.Open(path, database => SqliteStore.Open(database, StoreMode.ReadOnly));
        var desk = PatternDesk.Of(workspace.Store, Viewer.Owner);
        var text = Table([.. PatternLibrary.All.Select(p => new PatternTally(p.Slug, [.. desk.Run(p)]))]);
        Console.Write(text);
        if (page is not null) File.WriteAllText(page, PageSection.Replace(File.Exists(page) ? File.ReadAllText(page) : null, Heading, text));
        return 0;
    }

    static string Table(PatternTally[] tallies)
    {
        const string head = "| pattern | findings | leads of a missing record | names to be judged first | private of all |\n| --- | ---: | ---: | ---: | ---: |\n";
        var text = new StringBuilder(head);
        foreach (var tally in tallies.Append(new("all", [.. tallies.SelectMany(t => t.Found)])))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {tally.Slug} | {tally.Findings} | {tally.Leads} | {tally.Names} | {tally.Found.Count(f => f.IsPrivate)} |");
        return text.ToString();
    }
}

/// <summary>What one pattern found.</summary>
sealed record PatternTally(string Slug, Finding[] Found)
{
    internal int Findings => Found.Count(f => f.Lead is null);

    internal int Names => Found.Count(f => f.Lead == "same-name");

    internal int Leads => Found.Length - Findings - Names;
}
