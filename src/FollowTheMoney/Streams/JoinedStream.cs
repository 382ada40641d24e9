namespace FollowTheMoney.Streams;

/// <summary>Two streams as one: the second begins where the first ends. Both are closed with it.</summary>
public sealed class JoinedStream(Stream first, Stream second) : ReadOnlyStream
{
    bool _behind;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (!_behind && first.Read(buffer) is > 0 and var read) return read;
        _behind = true;
        return second.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
