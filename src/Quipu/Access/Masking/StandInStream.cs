using FollowTheMoney.Streams;

namespace Quipu.Access.Masking;

/// <summary>Puts stand-ins in the place of hidden ids in whatever is written through it: a run of hex digits that no other hex digit touches, in any format of text.</summary>
sealed class StandInStream(StandIns standIns, Stream to, bool leaveOpen) : WriteOnlyStream
{
    readonly byte[] _run = new byte[StandIns.Longest];
    int _length;
    bool _long;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (standIns.IsEmpty)
        {
            to.Write(buffer);
            return;
        }

        // What is no run goes as it came, in one piece.
        var plain = 0;
        for (var i = 0; i < buffer.Length; i++)
        {
            if (IsDigit(buffer[i]))
            {
                if (_long) continue;
                if (_length == 0) Pass(buffer, ref plain, i);
                if (_length < _run.Length)
                {
                    _run[_length++] = buffer[i];
                    plain = i + 1;
                    continue;
                }

                to.Write(_run);
                (_length, _long, plain) = (0, true, i);
                continue;
            }

            if (_length > 0) plain = i;
            End();
        }

        Pass(buffer, ref plain, buffer.Length);
    }

    // A run that is not at its end is held back.
    public override void Flush() => to.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            if (!leaveOpen) to.Dispose();
        }

        base.Dispose(disposing);
    }

    void Pass(ReadOnlySpan<byte> buffer, ref int plain, int until)
    {
        if (_length == 0 && until > plain) to.Write(buffer[plain..until]);
        plain = until;
    }

    void End()
    {
        var run = _run.AsSpan(0, _length);
        if (_length > 0) to.Write(standIns.Replacing(run) is { } other ? System.Text.Encoding.ASCII.GetBytes(other) : run);
        (_length, _long) = (0, false);
    }

    static bool IsDigit(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f');
}
