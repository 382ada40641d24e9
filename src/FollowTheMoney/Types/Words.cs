using System.Globalization;
using System.Text;

namespace FollowTheMoney.Types;

/// <summary>White space, quotes and words of names and addresses.</summary>
static class Words
{
    /// <summary>Runs of white space as one space, none at the ends.</summary>
    internal static string Squash(string text)
    {
        if (IsSquashed(text)) return text;
        var kept = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                gap = kept.Length > 0;
                continue;
            }

            if (gap) kept.Append(' ');
            gap = false;
            kept.Append(c);
        }

        return kept.ToString();
    }

    /// <summary>Without a pair of quotes around it.</summary>
    internal static string Unquote(string text) => text.Length >= 2 && text[0] is '"' or '\'' && text[^1] is '"' or '\'' ? text[1..^1] : text;

    /// <summary>The words of a name: parted by spaces, dashes and other punctuation; full stops, apostrophes and marks inside a word are left out.</summary>
    /// <param name="text">The name; its case stays.</param>
    /// <param name="least">Shorter words are left out.</param>
    /// <param name="keep">Characters that are letters here, whatever they are elsewhere.</param>
    internal static List<string> Tokens(string text, int least = 1, string keep = "")
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            switch (keep.Contains(rune.ToString(), StringComparison.Ordinal) ? Part.Letter : Of(rune))
            {
                case Part.Letter:
                    word.Append(rune.ToString());
                    break;
                case Part.Gap:
                    End();
                    break;
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length >= least && word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>1: part of a word; -1: parts words; 0: left out.</summary>
    internal static int Role(char c) => char.IsSurrogate(c) ? 1 : Of(new Rune(c)) switch { Part.Letter => 1, Part.Gap => -1, _ => 0 };

    static Part Of(Rune rune) => rune.Value switch
    {
        'ー' or 'ｰ' or '々' => Part.Letter,
        '.' or '\'' or '‘' or '’' or 'ʼ' or 'ʹ' or '`' or '´' => Part.Nothing,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.SpacingCombiningMark => Part.Letter,
            UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.ModifierLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNumber
                or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Surrogate => Part.Nothing,
            _ => Part.Gap,
        },
    };

    static bool IsSquashed(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || before == ' ')) return false;
            before = c;
        }

        return before != ' ';
    }

    enum Part
    {
        Letter,
        Gap,
        Nothing,
    }
}
