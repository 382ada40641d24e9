using System.Collections.Immutable;
using FollowTheMoney.Streams;

namespace FollowTheMoney.Mappings;

/// <summary>
/// FollowTheMoney mappings: YAML that says how rows of tables become entities. Reading checks all that can be checked without the tables: schemata, properties,
/// what may name what, circles, keys.
/// </summary>
public static class MappingFile
{
    const int DeepestInclude = 10;

    /// <summary>Reads a mapping from its file; files that it includes lie in its folder or below.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">The value of a variable in an address; null leaves the variable as it is written.</param>
    /// <exception cref="FormatException">No mapping; the sentence says what and where.</exception>
    public static ImmutableArray<DatasetMapping> Load(string path, Func<string, string?>? environment = null) => Read(File.ReadAllText(path), environment, Beside(path));

    /// <summary>The text of a mapping with what it includes put in its place; null where it includes nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="included">The paths of the files that it includes, each once, in the order in which they are met.</param>
    /// <exception cref="FormatException">No mapping, or what it includes is not there; the sentence says what and where.</exception>
    public static string? Whole(string path, out ImmutableArray<string> included)
    {
        var (names, read) = (new List<string>(), Beside(path));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var whole = Included(Yaml.Read(File.ReadAllText(path)), name =>
        {
            var text = read(name);
            if (Path.GetFullPath(Path.Combine(folder, name)) is var full && !names.Contains(full)) names.Add(full);
            return text;
        }, 0);
        included = [.. names];
        return names.Count == 0 ? null : YamlWriter.Text(whole);
    }

    /// <summary>Reads a mapping and gathers everything that is wrong with it, where <see cref="Read"/> stops at the first; what is right of it comes too.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="include">The text of an included file; null where nothing may be included.</param>
    public static CheckedMapping Check(string text, Func<string, string>? include = null)
    {
        var faults = new List<string>();
        try
        {
            if (Included(Yaml.Read(text), include, 0) is not YamlMap { Names.Length: > 0 } root) throw new FormatException("A mapping is a map from names of datasets to their queries.");
            var datasets = root.Names.Select(name => new DatasetMapping(name, new MappingReader(name, null, faults).Queries(root[name])));
            return new([.. datasets], [.. faults]);
        }
        catch (FormatException wrong)
        {
            return new([], [wrong.Message]);
        }
    }

    static Func<string, string> Beside(string path)
    {
        var folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return name =>
        {
            var full = Path.GetFullPath(Path.Combine(folder, name));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new FormatException($"'{name}' is not in the folder of the mapping: what a mapping includes lies beside it.");
            return File.Exists(full) ? File.ReadAllText(full) : throw new FormatException($"The mapping includes '{name}', and there is no such file beside it.");
        };
    }

    /// <summary>Reads a mapping from its text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="environment">The value of a variable in an address; null leaves the variable as it is written.</param>
    /// <param name="include">The text of an included file; null where nothing may be included.</param>
    /// <exception cref="FormatException">No mapping; the sentence says what and where.</exception>
    public static ImmutableArray<DatasetMapping> Read(string text, Func<string, string?>? environment = null, Func<string, string>? include = null)
    {
        if (Included(Yaml.Read(text), include, 0) is not YamlMap root) throw new FormatException("A mapping is a map from names of datasets to their queries.");
        return [.. root.Names.Select(name => new DatasetMapping(name, new MappingReader(name, environment, null).Queries(root[name])))];
    }

    static YamlNode? Included(YamlNode? node, Func<string, string>? include, int level)
    {
        if (node is YamlList list) return new YamlList([.. list.Items.Select(i => Included(i, include, level))]);
        if (node is not YamlMap map) return node;
        var members = new Dictionary<string, YamlNode?>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var name in map.Names.Where(n => n != "include")) Put(name, map[name]);
        foreach (var path in map["include"]?.Texts() ?? [])
        {
            if (include is null) throw new FormatException($"The mapping includes '{path}'; here nothing can be included.");
            if (level >= DeepestInclude) throw new FormatException($"'{path}' is included {DeepestInclude} levels deep: files that include each other in a circle are not followed.");
            if (Included(Yaml.Read(include(path)), include, level + 1) is not YamlMap inner) throw new FormatException($"'{path}' is included, and is no map.");
            foreach (var name in inner.Names) Put(name, inner[name]);
        }

        return new YamlMap(names.ToDictionary(n => n, n => Included(members[n], include, level), StringComparer.Ordinal)) { Names = [.. names] };

        void Put(string name, YamlNode? value)
        {
            if (!members.ContainsKey(name)) names.Add(name);
            members[name] = value;
        }
    }
}

/// <summary>A mapping and all that is wrong with it.</summary>
/// <param name="Datasets">What of it can be read: entities and properties with faults are left out.</param>
/// <param name="Faults">One sentence each, with its place.</param>
public sealed record CheckedMapping(ImmutableArray<DatasetMapping> Datasets, ImmutableArray<string> Faults);
