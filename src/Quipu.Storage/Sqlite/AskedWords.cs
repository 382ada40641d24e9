using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>SQL's <c>has_words(text, asked)</c>: every word asked for, or its beginning, stands in the text; accents and capitals do not count.</summary>
sealed class AskedWords
{
    static readonly char[] NoWord = [' ', ',', '.', ';', ':', '-', '/', '(', ')', '\u00A0'];

    string? _asked;
    string[] _words = [];

    internal bool StandIn(string? text, string? asked)
    {
        if (text is null || asked is null) return false;
        if (asked != _asked) (_asked, _words) = (asked, Folding.Compact(asked).Split(NoWord, StringSplitOptions.RemoveEmptyEntries));
        var folded = Folding.Compact(text);
        foreach (var word in _words)
            if (!Begins(folded, word)) return false;
        return _words.Length > 0;
    }

    static bool Begins(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return true;
        return false;
    }
}
