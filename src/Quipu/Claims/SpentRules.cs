using System.Collections.Immutable;
using FollowTheMoney.Streams;
using Quipu.Model;

namespace Quipu.Claims;

/// <summary>When a country's law no longer lets a conviction be shown.</summary>
/// <param name="Ends">The stage that must be on record and accepted; null: the rule needs facts that are not on record, and only informs.</param>
/// <param name="Years">How long after that.</param>
/// <param name="Law">Law and articles.</param>
/// <param name="Says">What ends, and on what condition.</param>
/// <param name="Except">Where it does not hold; empty: nowhere.</param>
/// <param name="Checked">It was held against the law's text. Only such a rule has any effect.</param>
public sealed record SpentRule(string Name, string Country, Stage? Ends, int Years, string Law, string Says, string Except, bool Checked)
{
    /// <summary>It takes convictions out of views and exports.</summary>
    public bool HasEffect => Checked && Ends is not null;
}

/// <summary>The table of such rules by country (<c>Claims/spent.yaml</c>), each with its legal source.</summary>
public static class SpentRules
{
    /// <summary>Every rule, in the order of the file.</summary>
    public static ImmutableArray<SpentRule> All { get; } = Read();

    /// <summary>A rule by its name; null: there is none.</summary>
    public static SpentRule? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    static ImmutableArray<SpentRule> Read()
    {
        using var reader = new StreamReader(typeof(SpentRules).Assembly.GetManifestResourceStream("Claims/spent.yaml")!);
        var map = (YamlMap)Yaml.Read(reader.ReadToEnd())!;
        return [.. map.Names.Select(name => Of(name, map[name]!))];
    }

    static SpentRule Of(string name, YamlNode row) => new(
        name, row.Word("country")!, row.Word("ends") is { } ends and not "none" ? Wires.Read<Stage>(ends) : null,
        int.Parse(row.Word("years")!, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), row.Word("law")!, row.Word("says")!, row.Word("except") ?? "",
        row.Word("checked") == "yes");

    /// <summary>The stages of which a rule takes the view.</summary>
    public static bool IsConviction(Stage stage) => stage is Stage.Convicted or Stage.Sentenced;
}
