using System.Collections.Immutable;
using Quipu.Model;
using YamlDotNet.RepresentationModel;

namespace Quipu.Patterns.Language;

/// <summary>
/// Ways over ties as files write them: <c>funds</c>; <c>&lt;funds</c> against the record's direction; <c>~associate_of</c> either way; up to three steps divided by <c>/</c>, each with alternatives divided by <c>|</c>;
/// <c>@name</c> stands for all ways of that name in relations.yaml (<c>&lt;@name</c> turns each about).
/// </summary>
static class StepSyntax
{
    internal const int MostSteps = 3;
    const int MostWays = 2000;
    /// <summary>From who said something against somebody to whom it was said against.</summary>
    internal const string Said = "said";
    static readonly HashSet<string> _values = new(StringComparer.Ordinal) { "address", "phone", "email", "incorporationDate" };
    static readonly Lazy<HashSet<string>> _properties = new(() => [.. Schemata.Default.All.SelectMany(s => s.Properties.Values).Where(p => p.Range is not null).Select(p => p.Name)]);

    /// <summary>The ways of a text; faults where it is none.</summary>
    internal static IEnumerable<TieWay> Read(YamlNode node, IReadOnlyDictionary<string, ImmutableArray<TieWay>> named, PatternFaults faults)
    {
        if (node is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            faults.Add(node, "a way is no text", "write for example funds, <owns or Occupancy/organization");
            return [];
        }

        var (name, isTurned) = text.StartsWith("<@", StringComparison.Ordinal) ? (text[2..], true) : text[0] == '@' ? (text[1..], false) : ("", false);
        if (name.Length > 0)
        {
            if (named.TryGetValue(name, out var ways)) return isTurned ? ways.Select(Turned) : ways;
            faults.Add(node, $"there are no ways named '@{name}'", $"use one of: {string.Join(", ", named.Keys.Order(StringComparer.Ordinal).Select(k => "@" + k))}");
            return [];
        }

        var parts = text.Split('/');
        if (parts.Length > MostSteps) faults.Add(node, $"'{text}' has {parts.Length} steps", $"take at most {MostSteps}");
        // Alternatives of steps multiply: a text of a few lines may not stand for millions of ways.
        if (parts.Length > MostSteps || parts.Aggregate(1L, (ways, part) => Math.Min(ways * (part.AsSpan().Count('|') + 1), int.MaxValue)) > MostWays)
        {
            if (parts.Length <= MostSteps) faults.Add(node, "a way has too many alternatives", $"take at most {MostWays} ways through its steps");
            return [];
        }

        foreach (var part in parts.SelectMany(p => p.Split('|')))
            if (!IsKnown(Step(part).Relation))
                faults.Add(node, $"'{Step(part).Relation}' is no relation", $"use a claim's type ({string.Join(", ", Enum.GetValues<ClaimType>().Take(4).Select(t => t.Wire()))} …), a schema that ties two (Ownership, Payment …) or a property that names an entity");
        return parts.Aggregate((IEnumerable<ImmutableArray<TieStep>>)[[]], (all, part) => all.SelectMany(a => part.Split('|').Select(p => a.Add(Step(p))))).Select(s => new TieWay(s)).ToArray();
    }

    internal static TieWay Turned(TieWay way) => new(
        [.. way.Steps.Reverse().Select(s => s with { Direction = s.Direction switch { StepDirection.Along => StepDirection.Against, StepDirection.Against => StepDirection.Along, _ => s.Direction } })]);

    internal static TieStep Step(string text) => text.Length == 0 ? new("", StepDirection.Along) : text[0] switch
    {
        '<' => new(text[1..], StepDirection.Against),
        '~' => new(text[1..], StepDirection.Either),
        _ => new(text, StepDirection.Along),
    };

    /// <summary>A claim's type, with the field of a further end or of a shared value; an edge schema; a property that names an entity or a shared value.</summary>
    internal static bool IsKnown(string relation)
    {
        var (name, field) = relation.IndexOf('.') is > 0 and var dot ? (relation[..dot], relation[(dot + 1)..]) : (relation, null);
        if (relation is Said or "speaks_for" or "answers" or "owns_up" or "public_office" or "in_group" or "funds.extorted") return true;
        if (name == "topics") return field is not null;
        if (Wires.TryRead<ClaimType>(name, out _)) return field is null or "object" or "about" || Wires.TryRead<ClaimEnd>(field, out _) || field == Detail.Goods.Wire() || field == Detail.Market.Wire();
        if (relation is "Occupancy.candidate" or "Sanction") return true;
        return field is null && (_values.Contains(name) || Schemata.Default.Find(name) is { Edge: not null } || _properties.Value.Contains(name));
    }
}
