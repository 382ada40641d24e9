using System.Globalization;
using System.Text;

namespace Quipu.Tests.Exports;

/// <summary>Reads the statements of a Cypher script (openCypher 9: comments, quoted names, maps, lists, texts with escapes) as a database would: what each sets, by the names of its fields.</summary>
sealed class CypherScript
{
    readonly string _text;
    int _at;

    CypherScript(string text) => _text = text;

    /// <summary>The fields of each node and each tie that the script makes: those that it is found by, and those that are set.</summary>
    internal static IEnumerable<Dictionary<string, string>> Read(string text)
    {
        var script = new CypherScript(text);
        while (script.Statement() is { } maps)
        {
            if (maps.Count == 0) continue; // A constraint.
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            // A tie is matched by its ends first; its own map is the last before what is set.
            foreach (var map in maps.TakeLast(2))
                foreach (var (name, value) in map) fields[name] = value;
            yield return fields;
        }
    }

    // The maps of a statement, up to its semicolon; null at the end of the script.
    List<Dictionary<string, string>>? Statement()
    {
        var maps = new List<Dictionary<string, string>>();
        for (; _at < _text.Length; _at++)
        {
            if (_text.AsSpan(_at).StartsWith("//"))
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
                continue;
            }

            if (_text[_at] == '`') Quoted();
            else if (_text[_at] == '\'') Text();
            else if (_text[_at] == '{') maps.Add(Map());
            else if (_text[_at] == ';')
            {
                _at++;
                return maps;
            }
        }

        return null;
    }

    // Each leaves the reader at its last character.
    Dictionary<string, string> Map()
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (_at++; _text[_at] != '}'; _at++)
        {
            if (_text[_at] is ' ' or ',') continue;
            var name = _text[_at] == '`' ? Quoted() : Word();
            while (_text[++_at] is ' ' or ':') { }
            map[name] = _text[_at] == '[' ? List() : Text();
        }

        return map;
    }

    string List()
    {
        var values = new List<string>();
        for (_at++; _text[_at] != ']'; _at++)
            if (_text[_at] == '\'') values.Add(Text());
        return string.Join("; ", values);
    }

    string Word()
    {
        var start = _at;
        while (char.IsLetterOrDigit(_text[_at + 1]) || _text[_at + 1] == '_') _at++;
        return _text[start..(_at + 1)];
    }

    string Quoted()
    {
        var name = new StringBuilder();
        for (_at++; _text[_at] != '`' || _text[_at + 1] == '`'; _at++)
        {
            if (_text[_at] == '`') _at++;
            name.Append(_text[_at]);
        }

        return name.ToString();
    }

    string Text()
    {
        if (_text[_at] != '\'') throw new FormatException($"A text is expected at {_at}: {_text.AsSpan(_at, Math.Min(40, _text.Length - _at))}");
        var text = new StringBuilder();
        for (_at++; _text[_at] != '\''; _at++)
        {
            if (_text[_at] != '\\') text.Append(_text[_at]);
            else if (_text[++_at] == 'u')
            {
                text.Append((char)int.Parse(_text.AsSpan(_at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                _at += 4;
            }
            else text.Append(_text[_at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        }

        return text.ToString();
    }
}
