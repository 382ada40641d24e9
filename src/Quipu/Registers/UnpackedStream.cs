using System.IO.Compression;

namespace Quipu.Registers;

/// <summary>What is gzipped, unpacked as it is read; a broken pack is a sentence, not an exception of the decompressor.</summary>
sealed class UnpackedStream(Stream packed, string name) : Stream
{
    readonly GZipStream _content = new(packed, CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new RegisterException($"{name} cannot be unpacked ({e.Message}). It is cut off or damaged: take it from its source again.");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }
}
