using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Bytes read ahead of what is needed: those from <see cref="Start"/> to <see cref="End"/> are here and not yet used. It grows where a line or row asks for more.</summary>
sealed class ReadAhead : IDisposable
{
    readonly Stream _from;

    /// <summary>Changes with <see cref="Fill"/>.</summary>
    internal byte[] Bytes = new byte[1 << 18];

    internal int Start, End;

    /// <summary>Nothing comes after <see cref="End"/>.</summary>
    internal bool Done;

    /// <summary>Reads the first bytes, behind a byte order mark.</summary>
    /// <param name="from">UTF-8 text; closed with this.</param>
    internal ReadAhead(Stream from)
    {
        _from = from;
        Fill();
        if (End >= 3 && Bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble)) Start = 3;
    }

    public void Dispose() => _from.Dispose();

    /// <summary>Moves what is left to the front, and reads on behind it.</summary>
    internal void Fill()
    {
        if (Start > 0)
        {
            Bytes.AsSpan(Start, End - Start).CopyTo(Bytes);
            (Start, End) = (0, End - Start);
        }

        if (End == Bytes.Length) Array.Resize(ref Bytes, Bytes.Length * 2);
        var read = _from.Read(Bytes, End, Bytes.Length - End);
        End += read;
        Done |= read == 0;
    }

    /// <summary>Reads past what is here, which stays, into a buffer of the caller's; 0 at the end.</summary>
    internal int ReadPast(Span<byte> into) => _from.Read(into);
}
