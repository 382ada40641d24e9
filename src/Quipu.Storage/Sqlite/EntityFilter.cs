using System.Collections.Immutable;
using System.Globalization;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>An <see cref="EntitySearch"/> as a condition on <c>register_entity e</c>; what somebody typed is only ever a value.</summary>
sealed class EntityFilter
{
    readonly Session _db;
    readonly List<object?> _values = [];
    readonly List<string> _conditions = [];

    internal EntityFilter(Session db, Scope scope, EntitySearch search)
    {
        _db = db;
        _conditions.Add($"1{scope.And("e")}");
        if (db.Number("select 1 from register_file where past = 1 limit 1") is not null)
            _conditions.Add("exists (select 1 from register_statement s join register_kind k on k.key = s.kind join register_file f on f.key = k.file where s.entity = e.key and f.past = 0)");
        if (!search.Schemata.IsEmpty) _conditions.Add($"e.schema in ({Schemata(search.Schemata)})");
        if (!search.WithoutSchemata.IsEmpty) _conditions.Add($"e.schema not in ({Words(search.WithoutSchemata)})");
        if (!search.Datasets.IsEmpty) _conditions.Add($"e.dataset in ({Listed(search.Datasets.Select(d => db.Number("select key from dataset where name = ?1", d.Value)))})");
        foreach (var sort in search.Codes.GroupBy(c => c[..c.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var codes = sort.Select(Code).ToList();
            _conditions.Add(search.All ? string.Join(" and ", codes.Select(c => Tagged(c))) : Tagged(string.Join(',', codes)));
        }

        if (search.ChangedSince is { } since)
        {
            var import = db.Number("select min(number) from register_import where at >= ?1", since.UtcTicks);
            _conditions.Add(import is null ? "0" : $"exists (select 1 from register_statement s where s.entity = e.key and s.since >= {Value(import)})");
        }

        if (search.Words is { } words) _conditions.Add(Condition(words));
        FullText = search.Words is null ? null : Ranked(search.Words);
    }

    internal string Sql => string.Join(" and ", _conditions);

    internal object?[] Values => [.. _values];

    /// <summary>By what hits are ranked, in the language of the full-text index; null where there is nothing to rank by.</summary>
    internal string? FullText { get; }

    /// <summary>Adds a value; returns how it is written in SQL.</summary>
    internal string Value(object? value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }

    /// <summary>Keys of statements that stand, as SQL on <c>alias.kind</c>.</summary>
    internal static string Stands(string alias) => $"exists (select 1 from register_kind k join register_file f on f.key = k.file where k.key = {alias}.kind and f.past = 0)";

    string Condition(QueryNode node) => node switch
    {
        QueryNode.All all => "(" + string.Join(" and ", Telling(all.Nodes).Select(Condition)) + ")",
        QueryNode.Any any => "(" + string.Join(" or ", any.Nodes.Select(Condition)) + ")",
        QueryNode.Not not => $"not {Condition(not.Node)}",
        QueryNode.Words words => Condition(words),
        QueryNode.Field field => Condition(field),
        _ => throw new ArgumentException($"A query has no {node.GetType().Name}.", nameof(node)),
    };

    string Condition(QueryNode.Words words)
    {
        var named = $"e.key in (select rowid from register_words where register_words match {Value(FullTextOf(words))})";
        // An identifier or an id in full: both have a figure in them, but for the ids of a few lists.
        if (!words.Text.Any(char.IsAsciiDigit)) return named;
        return $"({named} or e.id = {Value(words.Text)} or e.key in (select entity from register_value where hash = {Value(ValueHash.Of(words.Text.ToUpperInvariant()))} or hash = {Value(ValueHash.Of(words.Text))}))";
    }

    string Condition(QueryNode.Field field) => field.Name switch
    {
        "code" => Tagged(Code(field.Value)),
        "schema" => $"e.schema in ({Schemata([field.Value])})",
        "dataset" => $"e.dataset in (select key from dataset where name = {Value(field.Value)})",
        "id" => Value(field.Value) is var id ? $"(e.id = {id} or e.canonical = {id} or e.joined = {id})" : "",
        _ => $"exists (select 1 from register_statement s where s.entity = e.key and s.prop = {Value(Word(field.Name) ?? -1)} and s.value = {Value(field.Value)} and {Stands("s")})",
    };

    static string Tagged(string codes) => $"exists (select 1 from register_tag t where t.entity = e.key and t.tag in ({codes}) and {Stands("t")})";

    string Code(string code) => Value(Word(code) ?? -1);

    long? Word(string text) => _db.Number("select key from register_word where text = ?1", text);

    string Words(ImmutableArray<string> words) => Listed(words.Select(Word));

    string Schemata(ImmutableArray<string> names) =>
        Words([.. names.SelectMany(name => FollowTheMoney.Schemata.Default.Find(name) is { } found ? found.Descendants.Add(name) : [name]).Distinct(StringComparer.Ordinal)]);

    /// <summary>Keys as a list; one that nothing has where there is none.</summary>
    static string Listed(IEnumerable<long?> keys) => string.Join(',', keys.OfType<long>().DefaultIfEmpty(-1).Select(k => k.ToString(CultureInfo.InvariantCulture)));

    // The letters of S.A.C. stand in every other name: beside words they tell nothing and cost much.
    static IEnumerable<QueryNode> Telling(ImmutableArray<QueryNode> nodes)
    {
        var telling = nodes.Where(n => n is not QueryNode.Words { Term.Words: var words } || words.Any(w => w.Length > 1)).ToList();
        return telling.Exists(n => n is QueryNode.Words) ? telling : nodes;
    }

    /// <summary>The names asked for, each of them enough: what hits are ranked by.</summary>
    static string? Ranked(QueryNode node)
    {
        if (Exact(node) is { } exact) return exact;
        var names = Positive(node).Select(FullTextOf).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join(" OR ", names);
    }

    static IEnumerable<QueryNode.Words> Positive(QueryNode node) => node switch
    {
        QueryNode.All all => all.Nodes.SelectMany(Positive),
        QueryNode.Any any => any.Nodes.SelectMany(Positive),
        QueryNode.Words words => [words],
        _ => [],
    };

    /// <summary>The same as the condition, where it is of names alone: the index then reads no more than it must.</summary>
    static string? Exact(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Words words:
                return FullTextOf(words);
            case QueryNode.Any any:
                var parts = any.Nodes.Select(Exact).ToList();
                return parts.Contains(null) ? null : "(" + string.Join(" OR ", parts) + ")";
            case QueryNode.All all:
                var nodes = Telling(all.Nodes).ToList();
                var wanted = nodes.Where(n => n is not QueryNode.Not).Select(Exact).ToList();
                var unwanted = nodes.OfType<QueryNode.Not>().Select(n => Exact(n.Node)).ToList();
                if (wanted.Count == 0 || wanted.Contains(null) || unwanted.Contains(null)) return null;
                return "((" + string.Join(" AND ", wanted) + ")" + string.Concat(unwanted.Select(n => " NOT " + n)) + ")";
            default:
                return null;
        }
    }

    static string FullTextOf(QueryNode.Words words) => new QueryWords([words.Term]).ToFullText();
}
