using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>What gave way in the texts of a run, to be told on the screen and kept nowhere. Texts are veiled in parallel.</summary>
sealed class VeilCount
{
    readonly Lock _lock = new();
    readonly HashSet<(string Place, int At, string Line)> _lines = [];
    int _stretches, _addresses, _phones;

    /// <summary>Stretches of mail headers, lines that mail programs write, and signatures.</summary>
    internal int Stretches => _stretches;

    /// <summary>Their lines, each behind the place of its text, as they stood: they may name the source.</summary>
    internal IReadOnlyCollection<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines.OrderBy(l => l.Place, StringComparer.Ordinal).ThenBy(l => l.At).Select(l => $"{l.Place}: {l.Line}")];
        }
    }

    internal int Addresses => _addresses;

    internal int Phones => _phones;

    internal void Add(string place, string text, IReadOnlyCollection<Span> stretches, IReadOnlyCollection<(Span At, string With)> contacts)
    {
        Interlocked.Add(ref _stretches, stretches.Count);
        Interlocked.Add(ref _addresses, contacts.Count(c => c.With == Contacts.Address));
        Interlocked.Add(ref _phones, contacts.Count(c => c.With == Contacts.Phone));
        lock (_lock)
            foreach (var stretch in stretches)
                for (var at = stretch.Start; at < stretch.End; at = MailHeaders.LineEnd(text, at))
                    if (NameMask.Plain(text[at..Math.Min(stretch.End, MailHeaders.LineEnd(text, at))]) is { Length: > 0 } line) _lines.Add((place, at, line));
    }
}
