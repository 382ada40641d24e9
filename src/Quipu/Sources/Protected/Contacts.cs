using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>Finds mail addresses and telephone numbers in a text, whosever they are: one stand-in for all of a kind tells nobody which of them is a source's.</summary>
static partial class Contacts
{
    internal const string Address = "[address]";
    internal const string Phone = "[phone]";

    /// <summary>In order, without overlaps.</summary>
    internal static List<(Span At, string With)> Find(string text)
    {
        var addresses = NameMask.Merged(Addresses().Matches(text).Select(Of));
        var phones = NameMask.Merged(PhoneNumbers.Find(text)).Where(p => !addresses.Any(a => a.Overlaps(p)));
        return [.. addresses.Select(a => (a, Address)).Concat(phones.Select(p => (p, Phone))).OrderBy(f => f.Item1.Start)];
    }

    static Span Of(Match match) => new(match.Index, match.Index + match.Length);

    // name@host, also “name (at) host”, percent-encoded, and the long names of Exchange.
    [GeneratedRegex(
        @"[\p{L}\p{N}_+][\p{L}\p{N}._%+'\-]*(?:@|＠|%40|\s?[\[({]\s?(?:at|arroba)\s?[\])}]\s?)[\p{L}\p{N}][\p{L}\p{N}\-]*(?:(?:\.|\s?[\[({]\s?(?:dot|punto)\s?[\])}]\s?)[\p{L}\p{N}][\p{L}\p{N}\-]*)*|/o=[^\r\n<>""\]]{0,200}/cn=[^\s<>""\]]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
