using System.Text;
using Quipu.Matching.Names;

namespace Quipu.Matching.Candidates;

/// <summary>Cuts names into the words that an index keeps, as UTF-8, and identifiers into keys. Of one thread.</summary>
sealed class TermReader
{
    /// <summary>An organisation with so many words has its initials as a key.</summary>
    const int LeastAcronym = 3;

    readonly NameWords _name = new();
    readonly byte[] _bytes = new byte[2048];
    readonly (int Start, int Length)[] _words = new (int, int)[NameWords.Most];

    internal int Count { get; private set; }

    internal ReadOnlySpan<byte> this[int word] => _bytes.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>Reads the words of a name.</summary>
    internal void Read(string name)
    {
        _name.Read(name);
        (Count, var at) = (_name.Count, 0);
        for (var i = 0; i < Count; i++)
        {
            var length = Encoding.UTF8.GetBytes(_name[i], _bytes.AsSpan(at));
            _words[i] = (at, length);
            at += length;
        }
    }

    /// <summary>Two neighbouring words as one.</summary>
    internal ReadOnlySpan<byte> Joined(int first) => _bytes.AsSpan(_words[first].Start, _words[first].Length + _words[first + 1].Length);

    /// <summary>How many words the legal form has that begins with this one; 0: none does.</summary>
    internal int LegalForm(int word) => NameLexicon.Legal.Find(_name, word, out _);

    /// <summary>The key of the initials of the words just read, of all or of the longer ones; how long it is, 0 where they are too few.</summary>
    internal int Acronym(Span<byte> to, bool longer)
    {
        to[0] = Vocabulary.AcronymMark;
        var count = 1;
        for (var i = 0; i < Count && count < to.Length; i++)
            if ((!longer || _words[i].Length > 3) && this[i][0] is >= (byte)'a' and <= (byte)'z') to[count++] = this[i][0];
        return count > LeastAcronym ? count : 0;
    }

    /// <summary>The key of an identifier: its letters and digits; how long it is, 0 where it has none.</summary>
    internal static int Identifier(string text, Span<byte> to)
    {
        to[0] = Vocabulary.IdentifierMark;
        var count = 1;
        foreach (var c in text)
            if (count < to.Length && char.IsLetterOrDigit(c))
                to[count++] = char.IsAscii(c) ? (byte)char.ToLowerInvariant(c) : (byte)(0x80 | (c & 0x7f));
        return count > 1 ? count : 0;
    }
}
