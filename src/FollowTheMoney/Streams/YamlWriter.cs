using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Writes documents as YAML that every reader takes for the same: a text that another might read as a number, a truth value or a date is quoted.</summary>
public static class YamlWriter
{
    static readonly string[] Words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"];

    /// <summary>The document with a line end behind it. Members and items come in their order.</summary>
    public static string Text(YamlNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, 0, isInline: false);
        return text.ToString();
    }

    /// <param name="text">Written to.</param>
    /// <param name="node">null is left empty.</param>
    /// <param name="level">Of indentation.</param>
    /// <param name="isInline">Something stands before it in its line: a member's name.</param>
    static void Write(StringBuilder text, YamlNode? node, int level, bool isInline)
    {
        switch (node)
        {
            case YamlMap { Names.Length: > 0 } map:
                if (isInline) text.Append('\n');
                foreach (var name in map.Names)
                {
                    text.Append(' ', level * 2).Append(Scalar(name)).Append(':');
                    Write(text, map[name], level + 1, isInline: true);
                }

                break;
            case YamlList { Items.Length: > 0 } list:
                if (isInline) text.Append('\n');
                foreach (var item in list.Items) WriteItem(text, item, level);
                break;
            default:
                text.Append(isInline ? " " : "").Append(node switch { YamlText scalar => Scalar(scalar.Text), YamlMap => "{}", YamlList => "[]", _ => "null" }).Append('\n');
                break;
        }
    }

    /// <summary>The first member of a map stands behind the dash.</summary>
    static void WriteItem(StringBuilder text, YamlNode? item, int level)
    {
        text.Append(' ', level * 2).Append('-');
        if (item is not (YamlMap { Names.Length: > 0 } or YamlList { Items.Length: > 0 }))
        {
            Write(text, item, level + 1, isInline: true);
            return;
        }

        var inner = new StringBuilder();
        Write(inner, item, level + 1, isInline: false);
        text.Append(' ').Append(inner, (level + 1) * 2, inner.Length - ((level + 1) * 2));
    }

    static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Begins with a letter, has nothing that YAML reads as a sign, and is no word that it knows.</summary>
    static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[0]) || text[^1] == ' ' || Words.Contains(text, StringComparer.OrdinalIgnoreCase)) return false;
        foreach (var c in text)
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '_' or '-' or '.' or '/' or '(' or ')')) return false;
        return true;
    }

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => Escaped(quoted, c),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    static StringBuilder Escaped(StringBuilder text, char c) => text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
}
