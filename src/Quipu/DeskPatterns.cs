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
        var own = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var twice = new List<PatternFault>();
        var files = Files(workspace);
        foreach (var (file, _, reading) in files)
            if (reading.Pattern is { } pattern && own.TryAdd(pattern.Slug, pattern)) first[pattern.Slug] = file;
            else if (reading.Pattern is { } other) twice.Add(new(file, 1, 1, $"'{other.Slug}' is the slug of {Path.GetFileName(first[other.Slug])} too, which is taken", "give one of the two another slug"));
        return ([.. PatternLibrary.All.Where(p => !own.ContainsKey(p.Slug)).Concat(own.Values).OrderBy(p => p.Slug, StringComparer.Ordinal)], [.. files.SelectMany(f => f.Reading.Faults), .. twice]);
    }

    /// <summary>The desk's own files, by name, each as it is read.</summary>
    internal static ImmutableArray<DeskFile> Files(string workspace)
    {
        var folder = Path.Combine(workspace, Folder);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal).Select(Read)];
    }

    static DeskFile Read(string file)
    {
        var text = File.ReadAllText(file);
        return new(file, text, PatternLibrary.Read(text, file));
    }
}

/// <summary>A file of the folder, its text and what it means.</summary>
sealed record DeskFile(string File, string Text, PatternReading Reading);
