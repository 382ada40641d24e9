using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>What gave way in the texts of a run, to be told on the screen. Texts are veiled in parallel.</summary>
sealed class VeilCount
{
    int _lines, _addresses, _phones;

    /// <summary>Stretches of mail headers, lines that mail programs write, and signatures.</summary>
    internal int Lines => _lines;

    internal int Addresses => _addresses;

    internal int Phones => _phones;

    internal void Add(int lines, IReadOnlyCollection<(Span At, string With)> contacts)
    {
        Interlocked.Add(ref _lines, lines);
        Interlocked.Add(ref _addresses, contacts.Count(c => c.With == Contacts.Address));
        Interlocked.Add(ref _phones, contacts.Count(c => c.With == Contacts.Phone));
    }
}
