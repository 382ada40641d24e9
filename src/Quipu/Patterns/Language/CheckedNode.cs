using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Quipu.Patterns.Language;

/// <summary>Keys of a YAML mapping, of which each is asked for once; what nobody asked for is a fault.</summary>
sealed class CheckedNode
{
    readonly PatternFaults _faults;
    readonly string _what;
    readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _keys = new(StringComparer.Ordinal);
    readonly List<string> _asked = [];

    internal CheckedNode(YamlNode node, string what, PatternFaults faults)
    {
        (Node, _what, _faults) = (node, what, faults);
        if (node is not YamlMappingNode map)
        {
            faults.Add(node, $"{what} is no set of keys", "write keys and values, one a line");
            return;
        }

        foreach (var (key, value) in map.Children) _keys[(key as YamlScalarNode)?.Value ?? ""] = (key, value);
    }

    internal YamlNode Node { get; }

    internal IEnumerable<(string Key, YamlNode Node, YamlNode Value)> All => _keys.Select(k => (k.Key, k.Value.Key, k.Value.Value));

    internal YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _keys.TryGetValue(key, out var found) ? found.Value : null;
    }

    /// <summary>A key that must be there and is not. What is no set of keys at all is told once.</summary>
    internal void Lacks(string key, string advice)
    {
        if (Node is YamlMappingNode) _faults.Add(Node, $"{_what} lacks '{key}'", advice);
    }

    /// <summary>Every key that was not asked for.</summary>
    internal void Close()
    {
        foreach (var (key, (node, _)) in _keys)
            if (!_asked.Contains(key, StringComparer.Ordinal)) _faults.Add(node, $"{_what} has no key '{key}'", $"use one of: {string.Join(", ", _asked.Distinct(StringComparer.Ordinal))}");
    }

    internal string? Text(string key, bool needed = false)
    {
        var node = Find(key);
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        if (node is not null) _faults.Add(node, $"'{key}' is no text", "write words behind the colon");
        else if (needed) Lacks(key, $"add {key}: …");
        return null;
    }

    internal Wording Wording(string key, bool needed = true)
    {
        var node = Find(key);
        if (node is not null) return _faults.Wording(node, key);
        if (needed) Lacks(key, $"add {key}: {{en: …, es: …}}");
        return new("", "");
    }

    internal ImmutableArray<string> Words(string key)
    {
        var node = Find(key);
        switch (node)
        {
            case null: return [];
            case YamlScalarNode { Value: { Length: > 0 } one }: return [one];
            case YamlSequenceNode list when list.All(n => n is YamlScalarNode): return [.. list.Select(n => ((YamlScalarNode)n).Value ?? "")];
            default:
                _faults.Add(node, $"'{key}' is no list of words", "write [one, other]");
                return [];
        }
    }

    internal ImmutableArray<T> Values<T>(string key) where T : struct, Enum
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var word in Words(key))
            if (Model.Wires.TryRead<T>(word, out var value)) found.Add(value);
            else _faults.Add(Find(key)!, $"'{word}' is no {key}", $"use one of: {string.Join(", ", Enum.GetValues<T>().Select(v => Model.Wires.Wire(v)))}");
        return found.ToImmutable();
    }

    internal int? Number(string key, bool needed = false, int least = 1)
    {
        if (Text(key, needed) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number < 1200) return number;
        _faults.Add(Find(key)!, $"'{key}' is '{text}'", $"write a whole number from {least} to 1199");
        return null;
    }

    internal bool? Flag(string key)
    {
        if (Text(key) is not { } text) return null;
        if (text is "true" or "false") return text == "true";
        _faults.Add(Find(key)!, $"'{key}' is '{text}'", "write true or false");
        return null;
    }

    internal IEnumerable<YamlNode> List(string key)
    {
        var node = Find(key);
        if (node is null) return [];
        if (node is YamlSequenceNode list) return list;
        _faults.Add(node, $"'{key}' is no list", "begin each row with a dash");
        return [];
    }

    /// <summary>A set of named parts, in the order of the file.</summary>
    internal IReadOnlyList<(string Name, CheckedNode Part)> Parts(string key, string what)
    {
        var node = Find(key);
        if (node is null) return [];
        if (node is YamlMappingNode) return [.. new CheckedNode(node, key, _faults).All.Select(p => (p.Key, new CheckedNode(p.Value, $"{what} '{p.Key}'", _faults)))];
        _faults.Add(node, $"'{key}' is no set of names", $"write the name of each {what}, a colon, and its keys");
        return [];
    }
}

/// <summary>Faults of one file as they are found.</summary>
sealed class PatternFaults(string file)
{
    readonly List<PatternFault> _found = [];

    internal ImmutableArray<PatternFault> Found => [.. _found.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    internal void Add(YamlNode at, string what, string advice) => Add(at.Start.Line, at.Start.Column, what, advice);

    internal void Add(long line, long column, string what, string advice) => _found.Add(new(file, line, column, what, advice));

    internal Wording Wording(YamlNode node, string what)
    {
        var both = new CheckedNode(node, $"'{what}'", this);
        var words = new Wording(both.Text("en", needed: true) ?? "", both.Text("es", needed: true) ?? "");
        both.Close();
        return words;
    }
}
