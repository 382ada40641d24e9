using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Web.Wording;

/// <summary>A sentence as a page prints it.</summary>
/// <param name="Language">ISO 639-1: English where the table does not have it.</param>
public readonly record struct Said(string Text, string Language);

/// <summary>
/// Sentences that the registers are read with, in another language (<c>sentences.es.json</c>): each English one, with its values as <c>{0}</c>, <c>{1}</c> …, and what it is there.
/// <c>{0*}</c> there is a value that is itself looked up. What is kept stays English: the notes of an import are data, and the same for every reader.
/// </summary>
sealed class Sentences
{
    const int Deepest = 3;

    /// <summary>A form with fewer letters of its own stands for single words: it would be found in the middle of any sentence.</summary>
    const int Telling = 10;

    readonly FrozenDictionary<string, string> _whole;
    readonly ImmutableArray<Form> _forms;

    internal Sentences(IReadOnlyDictionary<string, string> table)
    {
        _whole = table.Where(r => !r.Key.Contains("{0}", StringComparison.Ordinal)).ToFrozenDictionary(StringComparer.Ordinal);
        // What says more by itself is asked first: the shortest forms fit nearly everything. Before all comes the place in front of a sentence.
        _forms = [.. table.Where(r => r.Key.Contains("{0}", StringComparison.Ordinal)).Select(r => new Form(r.Key, r.Value)).OrderByDescending(f => f.IsPlace).ThenByDescending(f => f.Weight).ThenBy(f => f.English, StringComparer.Ordinal)];
    }

    /// <summary>The sentence in the language of the table; null where the table does not have it.</summary>
    internal string? Of(string english, int depth = 0)
    {
        if (_whole.TryGetValue(english, out var whole)) return whole;
        if (depth == Deepest) return null;
        foreach (var form in _forms)
            if (form.Values(english) is { } values) return form.Filled(values, value => Of(value, depth + 1) ?? value);
        return null;
    }

    /// <summary>A sentence with values in it.</summary>
    sealed class Form
    {
        readonly ImmutableArray<string> _parts;
        readonly string _other;

        internal Form(string english, string other)
        {
            (English, _other) = (english, other);
            var (parts, at) = (ImmutableArray.CreateBuilder<string>(), 0);
            for (var number = 0; ; number++)
            {
                var mark = $"{{{number.ToString(CultureInfo.InvariantCulture)}}}";
                var found = english.IndexOf(mark, at, StringComparison.Ordinal);
                parts.Add(found < 0 ? english[at..] : english[at..found]);
                if (found < 0) break;
                at = found + mark.Length;
            }

            _parts = parts.ToImmutable();
            Weight = _parts.Sum(p => p.Length);
        }

        internal string English { get; }

        /// <summary>It says where, and a sentence of its own follows.</summary>
        internal bool IsPlace => _other.EndsWith("*}", StringComparison.Ordinal);

        /// <summary>Letters that are its own.</summary>
        internal int Weight { get; }

        /// <summary>What stands in the places of the values; null where the text is another sentence. A value is as short as the words behind it allow, the last is what is left.</summary>
        internal string[]? Values(string text)
        {
            if (!text.StartsWith(_parts[0], StringComparison.Ordinal)) return null;
            var (values, at) = (new string[_parts.Length - 1], _parts[0].Length);
            for (var i = 1; i < _parts.Length; i++)
            {
                var isLast = i == _parts.Length - 1;
                var end = isLast ? text.Length - _parts[i].Length : text.IndexOf(_parts[i], Math.Min(at + 1, text.Length), StringComparison.Ordinal);
                if (end <= at || (isLast && !text.EndsWith(_parts[i], StringComparison.Ordinal))) return null;
                values[i - 1] = text[at..end];
                if (Weight < Telling && values[i - 1].Contains(' ', StringComparison.Ordinal)) return null;
                at = end + _parts[i].Length;
            }

            return values;
        }

        internal string Filled(string[] values, Func<string, string> translated)
        {
            var text = new System.Text.StringBuilder();
            for (var at = 0; at < _other.Length; at++)
            {
                var close = _other[at] == '{' && at + 1 < _other.Length && char.IsAsciiDigit(_other[at + 1]) ? _other.IndexOf('}', at) : -1;
                if (close < 0)
                {
                    text.Append(_other[at]);
                    continue;
                }

                var isAsked = _other[close - 1] == '*';
                var value = values[int.Parse(_other.AsSpan(at + 1, close - at - (isAsked ? 2 : 1)), CultureInfo.InvariantCulture)];
                text.Append(isAsked ? translated(value) : value);
                at = close;
            }

            return text.ToString();
        }
    }
}
