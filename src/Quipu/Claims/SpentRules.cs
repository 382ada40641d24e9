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
    /// <summary>It takes convictions out of views and exports where what ends them is on record.</summary>
    public bool HasEffect => Checked && Ends is not null;

    /// <summary>Beginnings of words, folded, of the offences that it excepts.</summary>
    public ImmutableArray<string> Not { get; init; } = [];

    /// <summary>A conviction of which these words tell falls under what the rule excepts: only an order that names it could end it, and none is known to.</summary>
    public bool Excepts(string words)
    {
        var folded = " " + Text.Folding.Fold(words);
        return Not.Any(n => folded.Contains(" " + n, StringComparison.Ordinal));
    }

    /// <summary>What comes of time alone, where a sentence's day and length are on record.</summary>
    public TimeEffect ByTime { get; init; }
}

/// <summary>What a country's law does to a conviction by time alone, without an order.</summary>
public enum TimeEffect
{
    /// <summary>Nothing that could be reckoned.</summary>
    None,

    /// <summary>It asks for more than time, which is not on record: the day is told beside the conviction, and nothing is hidden.</summary>
    Note,

    /// <summary>The law itself ends it on that day: it leaves views, counted, with the rule, and marked as reckoned.</summary>
    Hide,
}

/// <summary>A day that was reckoned from a sentence's own day and length: nobody ordered anything.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Served">The last day on which the sentence was being served.</param>
/// <param name="Until">The last day of the rule's years after that.</param>
public sealed record ReckonedLapse(string Rule, DateOnly Served, DateOnly Until)
{
    /// <summary>The rule itself.</summary>
    public SpentRule? Of => SpentRules.Find(Rule);

    /// <summary>Whether it is over on a day: the whole of the last day still counts.</summary>
    public bool IsOver(DateOnly day) => Until < day;
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
        row.Word("checked") == "yes")
    {
        Not = row["not"] is YamlList list ? [.. list.Items.OfType<YamlText>().Select(t => t.Text)] : [],
        ByTime = row.Word("by_time") is { } word ? Wires.Read<TimeEffect>(word) : TimeEffect.None,
    };

    /// <summary>The stages of which a rule takes the view.</summary>
    public static bool IsConviction(Stage stage) => stage is Stage.Convicted or Stage.Sentenced;
}
