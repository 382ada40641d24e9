using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Acronyms of common phrases, which name nobody: "iodine deficiency disorders (IDD)", then "IDD" alone. What stands for a body written small ("fuerzas armadas (FFAA)") is kept.
/// </summary>
static class PhraseAcronyms
{
    /// <summary>Takes them out of the names of a text.</summary>
    internal static void Drop(AnalysedText text, List<Name> names)
    {
        HashSet<string>? phrases = null;
        foreach (var name in names)
            if (name.IsAcronym && IsGloss(text, name)) (phrases ??= new(StringComparer.Ordinal)).Add(text.Tokens[name.First].Form);
        names.RemoveAll(n => IsSign(text, n) || phrases is not null && n.First == n.Last && phrases.Contains(text.Tokens[n.First].Form));
    }

    // "L2", "B12": a letter and figures.
    static bool IsSign(AnalysedText text, Name name) => name.First == name.Last && text.Tokens[name.First].Form is [>= 'A' and <= 'Z', >= '0' and <= '9'] form && Gazetteer.Known(form) is null && name.AliasOf is null;

    static bool IsGloss(AnalysedText text, Name name)
    {
        var (tokens, form) = (text.Tokens, text.Tokens[name.First].Form);
        if (name.First < form.Length + 1 || tokens[name.First - 1].Form != "(" || name.AliasOf is not null) return false;
        var at = name.First - 2;
        for (var letter = form.Length - 1; letter >= 0; letter--, at--)
        {
            while (at > 0 && NameWords.IsParticle(tokens[at].Folded)) at--;
            if (at < 0 || tokens[at].Form.Length < 2 || char.ToLowerInvariant(tokens[at].Form[0]) != char.ToLowerInvariant(form[letter])) return false;
            if (char.IsUpper(tokens[at].Form[0]) || Triggers.Head(tokens[at]) is not null || Triggers.Actor(tokens[at]) is not null) return false;
        }

        return true;
    }
}
