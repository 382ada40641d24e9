using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quipu.Reading.Frames;

/// <summary>A lexicon file says something that it cannot mean; the message names file, line and what is wrong.</summary>
public sealed class LexiconException(string message) : QuipuException(message);

/// <summary>
/// Reads a lexicon file: <c>lists</c> (named sets of words), <c>shapes</c> (named sets of keys that frames share) and <c>frames</c>.
/// Every key and word of the vocabulary is checked here, so that a typing error is a sentence and not a silence.
/// </summary>
static class LexiconFile
{
    static readonly Dictionary<string, ClaimEnd> EndKeys = new(StringComparer.Ordinal)
    {
        ["subject"] = ClaimEnd.Subject,
        ["object"] = ClaimEnd.Object,
        ["place"] = ClaimEnd.Place,
        ["authority"] = ClaimEnd.Authority,
        ["from"] = ClaimEnd.From,
        ["to"] = ClaimEnd.To,
        ["via"] = ClaimEnd.Via,
        ["affects"] = ClaimEnd.Affects,
        ["party"] = ClaimEnd.Party,
    };

    static readonly HashSet<string> OtherKeys = new(StringComparer.Ordinal)
    {
        "claim", "pos", "triggers", "shape", "stage", "law", "kind", "stance", "direction", "effect-kind", "modality", "negated", "ended", "money", "needs", "sureness", "details", "subject-types", "object-types",
    };

    /// <summary>Every key that a row may have.</summary>
    internal static IEnumerable<string> Keys => EndKeys.Keys.Concat(OtherKeys);

    /// <summary>
    /// Files as one lexicon, each upon those before it: it adds words to their lists, its rows may use their shapes, and its rows are asked first.
    /// </summary>
    /// <exception cref="LexiconException">A file is none; the sentence names the line.</exception>
    internal static FrameLexicon Read(Language language, params ReadOnlySpan<(TextReader Text, string Name)> files)
    {
        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var shapes = new Dictionary<string, YamlMappingNode>(StringComparer.Ordinal);
        var frames = ImmutableArray<Frame>.Empty;
        foreach (var (text, name) in files)
        {
            var parts = Parts(text, name);
            foreach (var (list, words) in Under(parts, "lists", name)) lists[list] = [.. lists.GetValueOrDefault(list, []), .. Strings(words)];
            foreach (var (shape, keys) in Under(parts, "shapes", name)) shapes[shape] = Expect<YamlMappingNode>(keys, name, $"the shape '{shape}' must be a set of keys");
            var rows = parts.TryGetValue("frames", out var node) ? Expect<YamlSequenceNode>(node, name, "'frames' must be a list of rows") : [];
            frames = [.. rows.Select(row => new Row(name, Expect<YamlMappingNode>(row, name, "a row must be a set of keys"), shapes).ToFrame()), .. frames];
        }

        return new(language, frames, lists);
    }

    static Dictionary<string, YamlNode> Parts(TextReader text, string file)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            throw new LexiconException($"{file}, line {e.Start.Line}: {e.Message}");
        }

        if (yaml.Documents is [] or [{ RootNode: YamlScalarNode { Value: "" or null } }]) return [];
        var parts = Pairs(Expect<YamlMappingNode>(yaml.Documents[0].RootNode, file, "the file must have the parts lists, shapes, frames")).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return parts.FirstOrDefault(p => p.Key is not ("lists" or "shapes" or "frames")) is { Key: { } other, Value: { } there }
            ? throw new LexiconException($"{file}, line {there.Start.Line}: there is no part '{other}'; there are lists, shapes and frames.") : parts;
    }

    static IEnumerable<(string Key, YamlNode Value)> Under(Dictionary<string, YamlNode> parts, string part, string file) =>
        parts.TryGetValue(part, out var node) ? Pairs(Expect<YamlMappingNode>(node, file, $"'{part}' must be a set of names")) : [];

    static T Expect<T>(YamlNode node, string file, string what) where T : YamlNode => node as T ?? throw new LexiconException($"{file}, line {node.Start.Line}: {what}.");

    static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode node) => ((YamlMappingNode)node).Children.Select(p => (((YamlScalarNode)p.Key).Value!, p.Value));

    static ImmutableArray<string> Strings(YamlNode node) => node switch
    {
        YamlSequenceNode sequence => [.. sequence.Select(n => ((YamlScalarNode)n).Value!)],
        YamlScalarNode { Value: { } text } => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        _ => [],
    };

    /// <summary>A frame's keys over those of its shape.</summary>
    sealed class Row
    {
        readonly string _file;
        readonly YamlMappingNode _node;
        readonly Dictionary<string, YamlNode> _keys = new(StringComparer.Ordinal);

        internal Row(string file, YamlMappingNode node, Dictionary<string, YamlMappingNode> shapes)
        {
            (_file, _node) = (file, node);
            if (node.Children.TryGetValue("shape", out var named))
            {
                var name = (named as YamlScalarNode)?.Value ?? throw Wrong("'shape' takes one word");
                if (!shapes.TryGetValue(name, out var shape)) throw Wrong($"there is no shape '{name}'");
                foreach (var (key, value) in Pairs(shape)) _keys[key] = value;
            }

            foreach (var (key, value) in Pairs(node)) _keys[key] = value;
            foreach (var key in _keys.Keys)
                if (!EndKeys.ContainsKey(key) && !OtherKeys.Contains(key)) throw Wrong($"there is no key '{key}'");
        }

        internal Frame ToFrame() => new()
        {
            Claim = Word<ClaimType>("claim") ?? throw Wrong("a frame needs a claim"),
            Pos = Text("pos") switch { null => throw Wrong("a frame needs a pos: verb, noun, adj or any"), "verb" => Upos.Verb, "noun" => Upos.Noun, "adj" => Upos.Adj, "any" => Upos.X, var other => throw Wrong($"'{other}' is no pos; it is one of verb, noun, adj, any") },
            Triggers = Triggers(),
            Slots = _keys.Where(p => EndKeys.ContainsKey(p.Key)).ToImmutableDictionary(p => EndKeys[p.Key], p => Slots(p.Value)),
            Details = _keys.TryGetValue("details", out var details) ? [.. Pairs(details).Select(p => Rule(p.Key, ((YamlScalarNode)p.Value).Value!))] : [],
            SubjectTypes = Types("subject-types"),
            ObjectTypes = Types("object-types"),
            Stage = Word<Stage>("stage"),
            LawStage = Word<LawStage>("law"),
            EffectKind = Word<EffectKind>("effect-kind"),
            Kind = Word<IncidentKind>("kind"),
            Stance = Word<StanceKind>("stance"),
            Direction = Word<Direction>("direction"),
            Modality = Word<Modality>("modality"),
            Negated = Text("negated") == "true",
            Ended = Text("ended") == "true",
            Money = Text("money") == "true",
            Needs = Word<Needs>("needs") ?? Needs.Default,
            Sureness = Text("sureness") is not { } text ? 600
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var thousandths) && thousandths <= 1000 ? thousandths : throw Wrong($"'{text}' is no sureness; it is a whole number from 0 to 1000"),
        };

        ImmutableArray<ImmutableArray<string>> Triggers()
        {
            if (!_keys.TryGetValue("triggers", out var node) || node is not YamlSequenceNode list || !list.Any()) throw Wrong("a frame needs triggers");
            return [.. Strings(list).Select(t => t.Split(' ').ToImmutableArray())];
        }

        ImmutableArray<Slot> Slots(YamlNode node) => [.. Strings(node).Select(t => Slot.Parse(t) ?? throw Wrong($"'{t}' is no slot"))];

        DetailRule Rule(string key, string value)
        {
            if (!Wires.TryRead<Detail>(key, out var detail)) throw Wrong($"there is no detail '{key}'");
            var (name, rest) = value.IndexOf(':') is > 0 and var colon ? (value[..colon], value[(colon + 1)..]) : (value, "");
            WordsFrom from = name switch
            {
                "trigger" => WordsFrom.Trigger,
                "np" => WordsFrom.NounPhrase,
                "obj" => WordsFrom.Object,
                "after" => WordsFrom.After,
                "next" => WordsFrom.Next,
                "vp" => WordsFrom.VerbPhrase,
                "nsubj" => WordsFrom.Subject,
                "is" when rest.Length > 0 => WordsFrom.Literal,
                _ => throw Wrong($"'{value}' is no source of words"),
            };
            return new(detail, from, rest.Length == 0 ? [] : [.. rest.Split('|').Select(p => p.Split('-').ToImmutableArray())]);
        }

        ImmutableArray<EntityType> Types(string key)
        {
            if (!_keys.TryGetValue(key, out var node)) return [];
            return [.. Strings(node).SelectMany(EntityTypes)];
        }

        IEnumerable<EntityType> EntityTypes(string word) => word switch
        {
            "group" => [EntityType.Organization, EntityType.Company, EntityType.PublicBody],
            "actor" => PartyTypes.Actor,
            _ => Wires.TryRead<EntityType>(word, out var type) ? [type] : throw Wrong($"'{word}' is no type of entity"),
        };

        T? Word<T>(string key) where T : struct, Enum
        {
            if (Text(key) is not { } word) return null;
            return Wires.TryRead<T>(word, out var value) ? value : throw Wrong($"'{word}' is no {typeof(T).Name}");
        }

        string? Text(string key) => _keys.TryGetValue(key, out var node) ? (node as YamlScalarNode ?? throw Wrong($"'{key}' takes one word")).Value : null;

        LexiconException Wrong(string what) => new($"{_file}, line {_node.Start.Line}: {what}.");
    }
}
