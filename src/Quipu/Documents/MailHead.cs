using MimeKit;

namespace Quipu.Documents;

/// <summary>The headers of a mail that its text begins with, decoded, each on a line.</summary>
static class MailHead
{
    static readonly HeaderId[] _shown = [HeaderId.From, HeaderId.Sender, HeaderId.To, HeaderId.Cc, HeaderId.Bcc, HeaderId.Date];

    /// <summary>The subject, if it has one, and then who wrote to whom and when, in the mail's order.</summary>
    internal static IEnumerable<(Header Header, string Line)> Lines(MimeMessage mail)
    {
        if (mail.Headers.FirstOrDefault(h => h.Id == HeaderId.Subject) is { } subject && Flat(subject.Value) is { } title) yield return (subject, title);
        foreach (var header in mail.Headers.Where(h => _shown.Contains(h.Id)))
            if (Flat(header.Value) is { } value) yield return (header, $"{header.Field}: {value}");
    }

    /// <summary>On one line, and without what a terminal would take for an order; null where nothing is left.</summary>
    internal static string? Flat(string? value)
    {
        var words = string.Concat((value ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }
}
