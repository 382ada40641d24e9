using System.Collections.Immutable;

namespace Quipu.Watches;

/// <summary>One thing that a question asks, as the address of its page has it.</summary>
public sealed record WatchTerm(string Key, string Value);

/// <summary>
/// What a watch asks: the same words and filters as the page that it was made from, so that the page answers it too. <see cref="WatchAsk"/> reads them.
/// </summary>
public sealed record WatchQuestion(WatchKind Kind, ImmutableArray<WatchTerm> Terms)
{
    // What says how a page shows its rows, and asks for nothing.
    static readonly HashSet<string> _view = new(StringComparer.Ordinal) { "page", "rows", "lang", "theme", "order", "correct", "documents", "claims", "entities", "registers", "by", "withdrawn" };

    /// <summary>Of a watch whose question went with what was forgotten: it answers nothing.</summary>
    public static WatchQuestion Forgotten { get; } = new(WatchKind.Claims, []);

    /// <summary>It names nothing any more.</summary>
    public bool IsForgotten => Terms.IsEmpty;

    /// <summary>The first value of a key; null: it does not ask that.</summary>
    public string? this[string key] => Terms.FirstOrDefault(t => t.Key == key)?.Value;

    /// <summary>Every value of a key, also those that one term divides by commas.</summary>
    public IEnumerable<string> Many(string key) => Terms.Where(t => t.Key == key).SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The address of the page that answers it now.</summary>
    public string Address => this switch
    {
        { IsForgotten: true } => "/watches",
        { Kind: WatchKind.Entity } => "/entities/" + Uri.EscapeDataString(this["entity"] ?? ""),
        { Kind: WatchKind.Findings } when this["finding"] is { } finding => "/findings/" + Uri.EscapeDataString(finding),
        { Kind: WatchKind.Names } => "/screening" + Query,
        _ when this["dataset"] is { } dataset => "/datasets/" + Uri.EscapeDataString(dataset),
        { Kind: WatchKind.Findings } => "/findings" + Query,
        { Kind: WatchKind.Search } => "/search" + Query,
        _ => "/claims" + Query,
    };

    string Query => string.Concat(Terms.Select((t, i) => $"{(i == 0 ? '?' : '&')}{Uri.EscapeDataString(t.Key)}={Uri.EscapeDataString(t.Value)}"));

    /// <summary>What the address of a page asks; null: no question that can be kept stands at it.</summary>
    public static WatchQuestion? Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.Split('#', 2)[0].Split('?', 2);
        var terms = plain.Length == 1 ? [] : Read(plain[1]);
        return plain[0].Trim('/').Split('/') switch
        {
            ["search"] => new(WatchKind.Search, terms),
            ["claims"] => new(WatchKind.Claims, terms),
            ["entities" or "laws", var id] => new(WatchKind.Entity, [new("entity", Uri.UnescapeDataString(id))]),
            ["findings"] => new(WatchKind.Findings, terms),
            ["findings", var id] => new(WatchKind.Findings, [new("finding", Uri.UnescapeDataString(id))]),
            ["patterns", var slug] => new(WatchKind.Findings, [new("pattern", Uri.UnescapeDataString(slug))]),
            ["datasets", var name] => new(WatchKind.Claims, [new("dataset", Uri.UnescapeDataString(name))]),
            ["screening"] => new(WatchKind.Names, terms),
            _ => null,
        };
    }

    static ImmutableArray<WatchTerm> Read(string query) =>
    [
        .. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => new WatchTerm(Plain(p[0]), p.Length == 1 ? "" : Plain(p[1]).Trim()))
            .Where(t => t.Value.Length > 0 && !_view.Contains(t.Key)).Distinct().OrderBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => t.Value, StringComparer.Ordinal),
    ];

    static string Plain(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));

    public bool Equals(WatchQuestion? other) => other is not null && Kind == other.Kind && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(Kind.GetHashCode(), HashCode.Combine);
}
