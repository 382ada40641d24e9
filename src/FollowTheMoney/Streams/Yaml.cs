using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FollowTheMoney.Streams;

/// <summary>A value of a YAML or JSON document: a text, a list or a map; null where it is left empty. Numbers and truth values are texts.</summary>
public abstract record YamlNode
{
    /// <summary>The texts of a value that may be one or a list.</summary>
    public IEnumerable<string> Texts() => this switch
    {
        YamlText text => [text.Text],
        YamlList list => list.Items.SelectMany(i => i?.Texts() ?? []),
        _ => [],
    };

    /// <summary>A member of a map; null where there is none.</summary>
    public YamlNode? this[string name] => this is YamlMap map && map.Members.TryGetValue(name, out var value) ? value : null;

    /// <summary>The text of a member; null where there is none.</summary>
    public string? Word(string name) => this[name] is YamlText { Text.Length: > 0 } text ? text.Text : null;
}

public sealed record YamlText(string Text) : YamlNode;

public sealed record YamlList(ImmutableArray<YamlNode?> Items) : YamlNode;

/// <param name="Members">By name, in the order they are written.</param>
public sealed record YamlMap(IReadOnlyDictionary<string, YamlNode?> Members) : YamlNode
{
    /// <summary>The members in the order they are written.</summary>
    public required ImmutableArray<string> Names { get; init; }
}

/// <summary>
/// Reads YAML (and so JSON) that strangers wrote: its size, its depth and what its anchors unfold to are bounded, tags mean nothing, and what is wrong is said
/// with its line.
/// </summary>
public static class Yaml
{
    /// <summary>Most characters of a document.</summary>
    public const int LongestText = 4 << 20;

    const int DeepestLevel = 64, MostNodes = 200_000;

    /// <exception cref="FormatException">No YAML, or more of it than is read.</exception>
    public static YamlNode? Read(string text)
    {
        if (text.Length > LongestText) throw new FormatException($"The file has {text.Length} characters; at most {LongestText} are read.");
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            return new Reading(parser).Node(0).Value;
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"This is no YAML: {wrong.Message} (line {wrong.Start.Line}).", wrong);
        }
    }

    sealed class Reading(Parser parser)
    {
        readonly Dictionary<string, (YamlNode? Value, int Size)> _anchors = new(StringComparer.Ordinal);
        int _size;

        /// <summary>A node, and how many nodes it is with all that its aliases stand for.</summary>
        internal (YamlNode? Value, int Size) Node(int level)
        {
            if (level > DeepestLevel) throw new FormatException($"The file is nested more than {DeepestLevel} levels deep (line {parser.Current?.Start.Line}).");
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                if (!_anchors.TryGetValue(alias.Value.Value, out var known)) throw new FormatException($"'*{alias.Value}' stands for nothing written before it (line {alias.Start.Line}).");
                Count(known.Size, alias.Start.Line);
                return known;
            }

            Count(1, parser.Current?.Start.Line ?? 0);
            var before = _size;
            var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
            YamlNode? value = parser.Accept<Scalar>(out _) ? Scalar() : parser.Accept<SequenceStart>(out _) ? List(level) : Map(level);
            var node = (value, _size - before + 1);
            if (!anchor.IsEmpty) _anchors[anchor.Value] = node;
            return node;
        }

        void Count(int nodes, long line)
        {
            _size += nodes;
            if (_size > MostNodes) throw new FormatException($"The file unfolds to more than {MostNodes} values (line {line}): anchors that repeat each other are not followed.");
        }

        YamlText? Scalar()
        {
            var scalar = parser.Consume<Scalar>();
            return scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? null : new(scalar.Value);
        }

        YamlList List(int level)
        {
            parser.Consume<SequenceStart>();
            var items = ImmutableArray.CreateBuilder<YamlNode?>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(level + 1).Value);
            return new(items.ToImmutable());
        }

        YamlMap Map(int level)
        {
            parser.Consume<MappingStart>();
            var members = new Dictionary<string, YamlNode?>(StringComparer.Ordinal);
            var names = new List<string>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var line = parser.Current?.Start.Line;
                if (Node(level + 1).Value is not YamlText { Text: var name }) throw new FormatException($"The name of a member is a text (line {line}).");
                var value = Node(level + 1).Value;
                if (name == "<<" && value is YamlMap merged)
                {
                    foreach (var inner in merged.Names)
                        if (members.TryAdd(inner, merged.Members[inner])) names.Add(inner);
                    continue;
                }

                if (!members.ContainsKey(name)) names.Add(name);
                members[name] = value;
            }

            return new(members) { Names = [.. names] };
        }
    }
}
