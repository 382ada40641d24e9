using System.Collections.Immutable;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;

namespace Quipu;

/// <summary>The patterns of a workspace: those that come with Quipu, and those that its desk wrote into the folder <c>patterns</c>. A desk's pattern takes the place of one of the same slug.</summary>
public static class DeskPatterns
{
    /// <summary>Patterns by slug, and every fault of every file.</summary>
    public static (ImmutableArray<Pattern> Patterns, ImmutableArray<PatternFault> Faults) Of(string workspace)
    {
        var folder = Path.Combine(workspace, "patterns");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        var read = files.Select(f => PatternLibrary.Read(File.ReadAllText(f), f)).ToArray();
        var own = read.Select(r => r.Pattern).OfType<Pattern>().GroupBy(p => p.Slug).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        return ([.. PatternLibrary.All.Where(p => !own.ContainsKey(p.Slug)).Concat(own.Values).OrderBy(p => p.Slug, StringComparer.Ordinal)], [.. read.SelectMany(r => r.Faults)]);
    }
}
