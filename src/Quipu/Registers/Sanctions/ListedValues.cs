using System.Collections.Immutable;

namespace Quipu.Registers.Sanctions;

/// <summary>Several values in one field, as lists of sanctions print them: <c>A; B</c>, or <c>"(a) A, (b) B"</c>.</summary>
static class ListedValues
{
    /// <summary>The values, in order.</summary>
    /// <param name="commas">Commas part values too: those that have none inside, such as countries.</param>
    internal static ImmutableArray<string> Of(string text, bool commas = false)
    {
        var plain = Unquoted(text);
        var parts = ImmutableArray.CreateBuilder<string>();
        foreach (var lettered in Lettered(plain))
            foreach (var part in lettered.Split(commas ? [';', ','] : [';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (part.Trim(',', ' ') is { Length: > 0 } value) parts.Add(value);
        return parts.ToImmutable();
    }

    /// <summary>The number in words about one ("Saudi Arabian national identification number 1027508157"): the only word with three digits or more; the text as it stands where several have them.</summary>
    internal static string Number(string text)
    {
        var found = "";
        foreach (var word in BeforeBracket(text).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Count(char.IsAsciiDigit) < 3) continue;
            if (found.Length > 0) return text;
            found = word.Trim('.', ':', '’', '‘');
        }

        return found.Length > 0 ? found : text;
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
