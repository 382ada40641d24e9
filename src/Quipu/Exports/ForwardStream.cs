using FollowTheMoney.Streams;

namespace Quipu.Exports;

/// <summary>
/// A stream that is only written, from its beginning to its end, and stops where somebody asked for it. Formats that would go back to mend what they wrote
/// cannot, so that a file and a pipe get the same bytes.
/// </summary>
public sealed class ForwardStream(Stream to, CancellationToken stop = default) : WriteOnlyStream
{
    /// <summary>Told of bytes that went through.</summary>
    internal delegate void Passing(ReadOnlySpan<byte> bytes);

    internal Passing? Passed { get; init; }

    /// <summary>Told before bytes go: of a pipe that breaks within them, some went through.</summary>
    internal Action? Tried { get; init; }

    /// <exception cref="OperationCanceledException">Somebody asked to stop.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        Tried?.Invoke();
        to.Write(buffer);
        Passed?.Invoke(buffer);
    }

    public override void Flush() => to.Flush();
}
