using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// What hides a source in the documents it gave: whoever parses with it gives out the text alone, without metadata, mail headers or the source's names, as from its pseudonym.
/// </summary>
/// <param name="Pseudonym">Stands where a name stood, and as the publisher.</param>
/// <param name="Location">Stands for the file's.</param>
sealed partial record Veil(string Pseudonym, string Location)
{
    static readonly System.Buffers.SearchValues<char> Between = System.Buffers.SearchValues.Create(" \t\r\n<>(),;:");

    /// <summary>Changes when texts come out of the rules for headers, addresses and numbers otherwise: what was veiled by older ones is veiled anew when it is read again.</summary>
    internal const int Rules = 3;

    internal required NameMask Mask { get; init; }

    /// <summary>Where it is counted what gave way in a run; null: nowhere.</summary>
    internal VeilCount? Count { get; init; }

    /// <summary>The text as it may be kept.</summary>
    internal VeiledText Of(string text)
    {
        var headers = NameMask.Merged([.. MailHeaders.Find(text), .. MailLines.Find(text), .. Address().Matches(text).Select(m => new Span(m.Index, m.Index + m.Length))]);
        var names = Mask.Find(text, Location).SelectMany(n => Outside(text, n, headers)).ToList();
        var contacts = Contacts.Find(text).Where(c => !headers.Any(h => h.Overlaps(c.At))).ToList();
        names = [.. names.SelectMany(n => Outside(text, n, [.. contacts.Select(c => c.At)]))];
        Count?.Add(Location, text, headers, contacts);
        return Cut(text, [.. headers.Select(h => (h, "")), .. contacts, .. names.Select(n => (n, Pseudonym))], Doubts(headers.Count, contacts.Count, names.Count));
    }

    /// <summary>Words that somebody of the desk wrote, without the source's names: addresses of others stay.</summary>
    internal string OfDesk(string words) => Cut(words, [.. Mask.Find(words).Select(n => (n, Pseudonym))], []).Text;

    static VeiledText Cut(string text, IEnumerable<(Span At, string With)> found, ImmutableArray<string> doubts)
    {
        var cuts = found.OrderBy(c => c.At.Start).ToImmutableArray();
        var veiled = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (at, with) in cuts)
        {
            veiled.Append(text, from, at.Start - from).Append(with);
            from = at.End;
        }

        return new(veiled.Append(text, from, text.Length - from).ToString(), cuts, doubts);
    }

    // What is left of a name beside stretches that go anyway.
    static IEnumerable<Span> Outside(string text, Span name, List<Span> taken)
    {
        var from = name.Start;
        foreach (var other in taken.Where(t => t.Overlaps(name)).Append(new(name.End, name.End)))
        {
            if (other.Start > from && text.AsSpan(from, other.Start - from).ContainsAnyExcept(Between)) yield return new(from, other.Start);
            from = Math.Max(from, other.End);
        }
    }

    ImmutableArray<string> Doubts(int headers, int contacts, int names)
    {
        var doubts = ImmutableArray.CreateBuilder<string>();
        doubts.Add($"The document comes from a protected source ({Pseudonym}): its capture is sealed, and its metadata were left out.");
        if (names > 0) doubts.Add(string.Create(CultureInfo.InvariantCulture, $"“{Pseudonym}” was put in the place of {names} {(names == 1 ? "name" : "names")} of the source before the text was kept."));
        if (contacts > 0) doubts.Add(string.Create(CultureInfo.InvariantCulture, $"{contacts} mail {(contacts == 1 ? "address or telephone number" : "addresses or telephone numbers")}, whosever they were, gave way to {Contacts.Address} or {Contacts.Phone} before the text was kept."));
        if (headers > 0) doubts.Add(string.Create(CultureInfo.InvariantCulture, $"{headers} {(headers == 1 ? "stretch" : "stretches")} of mail headers, signatures or addresses of where it was found {(headers == 1 ? "was" : "were")} left out of the text."));
        return doubts.ToImmutable();
    }

    // A line that says where the whole was taken from.
    [GeneratedRegex(@"^[>\s*-]*(?:source|fuente|original|url|link|enlace)\s*:?\s*<?https?://\S+[ \t]*\r?$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

/// <summary>A text with names replaced and headers cut out, and how its places moved.</summary>
sealed record VeiledText(string Text, ImmutableArray<(Span At, string With)> Cuts, ImmutableArray<string> Doubts)
{
    /// <summary>Where a stretch of the text as it was stands now; null where nothing of it is left.</summary>
    internal Span? Moved(Span span)
    {
        var (start, end) = (Place(span.Start, after: false), Place(span.End, after: true));
        return end > start ? new(start, end) : null;
    }

    // A place within what was replaced moves to the replacement's beginning or end.
    int Place(int at, bool after)
    {
        var by = 0;
        foreach (var (cut, with) in Cuts)
        {
            if (cut.End <= at) by += with.Length - cut.Length;
            else if (cut.Start < at) return cut.Start + by + (after ? with.Length : 0);
            else break;
        }

        return at + by;
    }
}
