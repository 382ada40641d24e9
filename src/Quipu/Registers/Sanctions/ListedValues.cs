using System.Collections.Immutable;

namespace Quipu.Registers.Sanctions;

/// <summary>Several values in one field, as lists of sanctions print them: <c>A; B</c>, or <c>"(a) A, (b) B"</c>.</summary>
static class ListedValues
{
    /// <summary>The values, in order.</summary>
    /// <param name="type">Name of their type: commas part what has none inside, such as countries, and spaces part addresses on the web.</param>
    internal static ImmutableArray<string> Of(string text, string type)
    {
        char[] marks = type switch { "country" or "phone" => [';', ','], "email" or "url" => [';', ',', ' '], _ => [';'] };
        var plain = Unquoted(text);
        var parts = ImmutableArray.CreateBuilder<string>();
        foreach (var lettered in Lettered(plain))
            foreach (var part in lettered.Split(marks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (part.Trim(',', ' ') is { Length: > 0 } value) parts.Add(value);
        return parts.ToImmutable();
    }

    /// <summary>The number in words about one ("Saudi Arabian national identification number 1027508157"): the only word with three digits or more; the text as it stands where several have them.</summary>
    internal static string Number(string text)
    {
        var found = "";
        foreach (var word in BeforeWords(BeforeBracket(text)).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Count(char.IsAsciiDigit) < 3 || (word.Contains('.') && RegisterDate.Iso(word) is not null)) continue;
            if (found.Length > 0) return text;
            found = word.Trim('.', ':', '’', '‘');
        }

        return found.Length > 0 ? found : text;
    }

    /// <summary>What stands before words about when and where it was issued.</summary>
    static string BeforeWords(string text)
    {
        foreach (var words in (ReadOnlySpan<string>)[" issued", " expir", " valid", " delivered", " in the name", " under the name"])
            if (text.IndexOf(words, StringComparison.OrdinalIgnoreCase) is > 0 and var at && text.AsSpan(0, at).IndexOfAnyInRange('0', '9') >= 0) text = text[..at];
        return text;
    }

    /// <summary>What stands before a remark in brackets; the whole text where nothing does.</summary>
    internal static string BeforeBracket(string text)
    {
        // "(+9821) 8021412": a bracket at the beginning belongs to the value.
        var open = text.LastIndexOf('(');
        return open > 0 && text.AsSpan(0, open).Trim().Length > 2 ? text[..open].Trim() : text;
    }

    static string Unquoted(string text) => text is ['"', .., '"'] ? text[1..^1].Trim() : text;

    /// <summary>Cuts at "(a)", "(b)" … in their order; a letter out of order is part of the text.</summary>
    static List<string> Lettered(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var letter = 'a';
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] != '(' || text[i + 1] != letter || text[i + 2] != ')') continue;
            if (text[start..i].Trim() is { Length: > 0 } before) parts.Add(before);
            start = i + 3;
            letter++;
        }

        if (text[start..].Trim() is { Length: > 0 } last) parts.Add(last);
        return parts;
    }
}
