using System.Collections.Immutable;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Library;

/// <summary>The patterns that come with Quipu, and what each of their ties can be fed by.</summary>
public static class PatternLibrary
{
    const string Folder = "Patterns/Library/";
    static readonly Lazy<string> _relations = new(() => Text(Folder + "relations.yaml"));
    static readonly Lazy<IReadOnlyDictionary<string, ImmutableArray<TieWay>>> _named = new(ReadNamed);
    static readonly Lazy<ImmutableArray<Pattern>> _all = new(ReadAll);

    /// <summary>All of them, by slug.</summary>
    public static ImmutableArray<Pattern> All => _all.Value;

    /// <summary>The pattern of a slug; null where there is none.</summary>
    public static Pattern? Find(string slug) => All.FirstOrDefault(p => p.Slug == slug);

    /// <summary>The file of a pattern of the library, for a copy to begin with; null where there is none.</summary>
    public static string? TextOf(string slug) => Find(slug) is null ? null : Text($"{Folder}{slug}.yaml");

    /// <summary>Reads a pattern file of a desk, which may use the named ways of the library.</summary>
    public static PatternReading Read(string text, string file)
    {
        var read = PatternFile.Read(text, file, _named.Value);
        return read.Pattern is { } pattern ? read with { Pattern = pattern with { Version = Model.ContentHash.Of("pattern", text, _relations.Value) } } : read;
    }

    /// <summary>Of each tie of a pattern the claim types and the register schemata and properties that can show it.</summary>
    public static IEnumerable<(string Tie, ImmutableArray<string> Claims, ImmutableArray<string> Registers)> Supply(Pattern pattern) =>
        pattern.Ties.Select(t => (t.Name, Ways(t, true), Ways(t, false)));

    static ImmutableArray<string> Ways(PatternTie tie, bool claims) =>
        [.. tie.Ways.Where(w => w.Steps.All(s => Model.Wires.TryRead<Model.ClaimType>(s.Relation.Split('.')[0], out _)) == claims).Select(w => w.ToString())];

    static ImmutableArray<Pattern> ReadAll()
    {
        var names = typeof(PatternLibrary).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && !n.EndsWith("/relations.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select(n => Read(Text(n), n)).Select(r => r.Pattern ?? throw new InvalidOperationException(string.Join(Environment.NewLine, r.Faults)))];
    }

    static IReadOnlyDictionary<string, ImmutableArray<TieWay>> ReadNamed()
    {
        var (named, faults) = PatternFile.ReadRelations(_relations.Value, Folder + "relations.yaml");
        return faults.IsEmpty ? named : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PatternLibrary).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
