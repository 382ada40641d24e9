using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Words that somebody asked for: every one, or its beginning, must stand in a text; accents and capitals do not count.</summary>
sealed class AskedWords(string asked)
{
    static readonly char[] NoWord = [' ', ',', '.', ';', ':', '-', '/', '(', ')', '\u00A0'];

    readonly string[] _words = Folding.Compact(asked).Split(NoWord, StringSplitOptions.RemoveEmptyEntries);

    internal bool StandIn(string text)
    {
        var folded = Folding.Compact(text);
        return _words.Length > 0 && Array.TrueForAll(_words, word => Begins(folded, word));
    }

    static bool Begins(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return true;
        return false;
    }
}
