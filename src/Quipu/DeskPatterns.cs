using System.Collections.Immutable;
using Quipu.Patterns.Language;
using Quipu.Patterns.Library;

namespace Quipu;

/// <summary>The patterns of a workspace: those that come with Quipu, and those that its desk wrote into the folder <c>patterns</c>. A desk's pattern takes the place of one of the same slug.</summary>
public static class DeskPatterns
{
    /// <summary>Where in a workspace a desk's own patterns lie.</summary>
    public const string Folder = "patterns";

    /// <summary>Patterns by slug, and every fault of every file.</summary>
    public static (ImmutableArray<Pattern> Patterns, ImmutableArray<PatternFault> Faults) Of(string workspace)
    {
        var folder = Path.Combine(workspace, Folder);
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToArray() : [];
        var read = files.Select(f => PatternLibrary.Read(File.ReadAllText(f), f)).ToArray();
        var own = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var twice = new List<PatternFault>();
        foreach (var (file, pattern) in files.Zip(read, (f, r) => (f, r.Pattern)))
            if (pattern is not null && own.TryAdd(pattern.Slug, pattern)) first[pattern.Slug] = file;
            else if (pattern is not null) twice.Add(new(file, 1, 1, $"'{pattern.Slug}' is the slug of {Path.GetFileName(first[pattern.Slug])} too, which is taken", "give one of the two another slug"));
        return ([.. PatternLibrary.All.Where(p => !own.ContainsKey(p.Slug)).Concat(own.Values).OrderBy(p => p.Slug, StringComparer.Ordinal)], [.. read.SelectMany(r => r.Faults), .. twice]);
    }
}
