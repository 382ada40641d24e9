namespace Quipu.Web.Safety;

/// <summary>
/// The body of a request up to a length. What is longer is refused by reading it no further, and the server then takes in and throws away the rest: who sends megabytes hears the sentence and no broken pipe.
/// </summary>
/// <param name="inner">As it arrives.</param>
/// <param name="told">Its length as its sender tells it; null: it comes in pieces.</param>
sealed class LimitedBody(Stream inner, long? told) : Stream
{
    /// <summary>Bytes that the server takes in at all; beyond, it closes the connection.</summary>
    internal const long LargestTaken = 64 << 20;

    long _read;

    /// <summary>Bytes at most; an address that takes files raises it before it reads.</summary>
    internal long Most { get; set; } = WebHost.LargestBody;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <summary>Puts it before the body of a request.</summary>
    internal static void Set(HttpRequest request) => request.Body = new LimitedBody(request.Body, request.ContentLength);

    /// <exception cref="BadHttpRequestException">413: it is longer than is taken.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(told > Most ? 0 : await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Counted(told > Most ? 0 : inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int Counted(int read)
    {
        _read += read;
        return told > Most || _read > Most ? throw new BadHttpRequestException("The body is longer than is taken.", StatusCodes.Status413PayloadTooLarge) : read;
    }
}
