using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Mappings;
using Quipu.Registers;

namespace Quipu.Storage.Tables;

/// <summary>
/// The question that a mapping's query puts to a database, in SQL that SQLite and PostgreSQL both speak. Names are those that the database itself lists,
/// quoted; values are parameters (<c>@p0</c>, <c>@p1</c> …). Every cell comes as text.
/// </summary>
sealed record TableSelect(string Sql, ImmutableArray<string> Parameters)
{
    /// <param name="query">What is asked.</param>
    /// <param name="columnsOf">The columns of a table; none where there is no such table.</param>
    /// <param name="isOrdered">By all of its columns: for a database that gives the same rows in another order each time.</param>
    /// <exception cref="RegisterException">A table or a column is not there.</exception>
    internal static TableSelect Compose(QueryMapping query, Func<string, IReadOnlyList<string>> columnsOf, bool isOrdered = false) => new SelectWriter(query).Write(columnsOf, isOrdered);
}

/// <summary>Writes one <see cref="TableSelect"/>.</summary>
sealed class SelectWriter(QueryMapping query)
{
    readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    readonly List<string> _parameters = [];

    internal TableSelect Write(Func<string, IReadOnlyList<string>> columnsOf, bool isOrdered)
    {
        foreach (var table in query.Source.Tables)
        {
            var columns = columnsOf(table.Table);
            if (columns.Count == 0) throw new RegisterException($"The database has no table '{table.Table}'.");
            foreach (var column in columns)
            {
                var quoted = $"{Quoted(table.Alias)}.{Quoted(column)}";
                _columns[$"{table.Alias}.{column}"] = quoted;
                _columns.TryAdd(column, quoted);
            }
        }

        var sql = new StringBuilder("select ").AppendJoin(", ", query.References.Select(r => Text(r)))
            .Append(" from ").AppendJoin(", ", query.Source.Tables.Select(t => $"{string.Join('.', t.Table.Split('.').Select(Quoted))} as {Quoted(t.Alias)}"));
        var conditions = query.Filters.Select(f => In(f, not: false)).Concat(query.FiltersNot.Select(f => In(f, not: true)))
            .Concat(query.Source.Joins.Select(j => $"{Column(j.Left)} = {Column(j.Right)}")).ToArray();
        if (conditions.Length > 0) sql.Append(" where ").AppendJoin(" and ", conditions);
        if (isOrdered) sql.Append(" order by ").AppendJoin(", ", Enumerable.Range(1, query.References.Length));
        return new(sql.ToString(), [.. _parameters]);
    }

    string In(QueryFilter filter, bool not)
    {
        var (text, empty) = (Text(filter.Column), filter.Values.Contains(null));
        var values = filter.Values.OfType<string>().Select(v =>
        {
            _parameters.Add(v);
            return $"@p{_parameters.Count - 1}";
        }).ToArray();
        var found = string.Join(" or ", new[] { values.Length > 0 ? $"{text} in ({string.Join(", ", values)})" : null, empty ? $"{text} is null" : null }.OfType<string>());
        // A comparison with nothing is neither true nor false; an empty cell is not among the values.
        return found.Length == 0 ? not ? "1 = 1" : "1 = 0" : not ? $"not coalesce({found}, false)" : $"({found})";
    }

    string Text(string reference) => $"cast({Column(reference)} as text)";

    string Column(string reference) => _columns.GetValueOrDefault(reference) ??
        throw new RegisterException($"No table of the query has a column '{reference}'; they have {string.Join(", ", _columns.Keys.Where(c => !c.Contains('.')).Take(40))}.");

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
