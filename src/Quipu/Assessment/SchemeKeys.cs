using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Quipu.Assessment;

/// <summary>A set of keys, of which each that is there must be asked for.</summary>
sealed class SchemeKeys(YamlMappingNode node)
{
    internal YamlMappingNode Node => node;

    internal YamlNode? Find(string key) => node.Children.FirstOrDefault(p => p.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    internal YamlNode Need(string key) => Find(key) ?? throw new SchemeFault(node, $"'{key}' is missing.");

    internal string? Text(string key) => Find(key) is { } value ? Scalar(value, key) : null;

    internal string NeedText(string key) => Scalar(Need(key), key);

    internal int Number(string key, int otherwise, (int Least, int Most) within) => Find(key) is not { } value ? otherwise
        : int.TryParse(Scalar(value, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= within.Least && number <= within.Most ? number
        : throw new SchemeFault(value, $"'{key}' must be a number from {within.Least} to {within.Most}.");

    internal bool Flag(string key) => Find(key) is { } value && (Scalar(value, key) switch { "true" => true, "false" => false, _ => throw new SchemeFault(value, $"'{key}' must be true or false.") });

    internal IEnumerable<(string Text, YamlNode At)> List(string key) => Find(key) is not { } value ? [] : value is YamlSequenceNode list ? list.Select(v => (Scalar(v, key), v)) : [(Scalar(value, key), value)];

    internal IEnumerable<SchemeKeys> Rows(string key) => Find(key) is not { } value ? [] : value is YamlSequenceNode list
        ? list.Select(v => v is YamlMappingNode row ? new SchemeKeys(row) : throw new SchemeFault(v, $"each row of '{key}' must be a set of keys."))
        : throw new SchemeFault(value, $"'{key}' must be a list.");

    internal SchemeText Label() => new(NeedText("en"), NeedText("es"));

    internal void Only(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in node.Children)
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name)) throw new SchemeFault(key, $"there is no key '{key}' here; known are {string.Join(", ", known.ToArray())}.");
    }

    static string Scalar(YamlNode value, string key) => value is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw new SchemeFault(value, $"'{key}' must be words.");
}
