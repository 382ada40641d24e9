using System.Globalization;
using System.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>A condition being put together, with its values; what a person typed is only ever a value.</summary>
sealed class Condition
{
    readonly StringBuilder _sql = new();
    readonly List<object?> _values = [];

    internal string Sql => _sql.ToString();

    internal object?[] Values => [.. _values];

    /// <summary>Adds <c>and …</c>; <c>?</c> stands for the value.</summary>
    internal Condition And(string sql, object? value)
    {
        _values.Add(value);
        _sql.Append(" and ").Append(sql.Replace("?", string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}"), StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a value without a condition: its number is one less than <see cref="Next"/>.</summary>
    internal Condition Value(object? value)
    {
        _values.Add(value);
        return this;
    }

    internal Condition And(string sql)
    {
        _sql.Append(" and ").Append(sql);
        return this;
    }

    /// <summary>Adds <c>and column in (…)</c> where a list of words of the vocabulary was given.</summary>
    internal Condition In<T>(string column, IReadOnlyCollection<T> words) where T : struct, Enum =>
        words.Count == 0 ? this : And($"{column} in ({Codes(words)})");

    internal static string Codes<T>(IEnumerable<T> words)
        where T : struct, Enum =>
        string.Join(',', words.Select(w => Convert.ToInt32(w, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The values with some more after them, numbered on from <see cref="Next"/>.</summary>
    internal object?[] With(params ReadOnlySpan<object?> more) => [.. _values, .. more];

    internal int Next => _values.Count + 1;
}
