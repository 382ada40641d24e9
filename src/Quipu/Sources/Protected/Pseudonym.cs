using System.Security.Cryptography;
using Quipu.Text;

namespace Quipu.Sources.Protected;

/// <summary>What a protected source is called.</summary>
public static class Pseudonym
{
    const int Longest = 24;

    // Without letters that are taken for one another when read aloud or copied by hand.
    const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>A random one, which says nothing.</summary>
    public static string New() => "Source-" + RandomNumberGenerator.GetString(Letters, 5);

    /// <summary>Under which the files of a source have numbers.</summary>
    public static string Folder(string pseudonym) => $"protected/{pseudonym}/";

    /// <summary>Why a source cannot be called so, in one sentence; null: it can.</summary>
    public static string? Fault(string pseudonym)
    {
        ArgumentNullException.ThrowIfNull(pseudonym);
        return pseudonym.Length is > 1 and <= Longest && char.IsLetter(pseudonym[0]) && pseudonym.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') ? null
            : $"A pseudonym is a letter with letters, digits, - and _ after it, {Longest} at most; give another.";
    }

    /// <summary>The same of somebody's: one that has a word of theirs in it would give them away.</summary>
    public static string? Fault(string pseudonym, SourceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (Fault(pseudonym) is { } fault) return fault;
        var folded = Folding.Compact(pseudonym);
        var parts = folded.Split('-', '_');
        return identity.Names.SelectMany(n => NameWords.Of(n)).Where(w => w.Folded.Length > 2).Any(w => folded.Contains(w.Folded, StringComparison.Ordinal) || parts.Any(p => p.Length > 2 && w.Folded.Contains(p, StringComparison.Ordinal)))
            ? "This pseudonym shares a word with the source's name, aliases or contacts, and would give them away; give another." : null;
    }
}
