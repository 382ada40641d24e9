using FollowTheMoney.Streams;

namespace Quipu.Web.Api;

/// <summary>
/// The first bytes of an answer, held back until it is known that it may go: a file that could not be kept in the log of what left is then not handed out at all. What is longer goes as it is written,
/// and is broken off instead.
/// </summary>
sealed class HeldAnswer(Stream to, Action begin) : WriteOnlyStream
{
    const int Most = 4 << 20;

    readonly MemoryStream _held = new();

    /// <summary>Whether bytes have gone.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>Lets go what is held.</summary>
    internal void Release()
    {
        if (!HasBegun) begin();
        HasBegun = true;
        _held.WriteTo(to);
        _held.SetLength(0);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!HasBegun && _held.Length + buffer.Length > Most) Release();
        if (HasBegun) to.Write(buffer);
        else _held.Write(buffer);
    }

    public override void Flush()
    {
        if (HasBegun) to.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _held.Dispose();
        base.Dispose(disposing);
    }
}
