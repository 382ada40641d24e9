using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Quipu.Cli.Terminal;

/// <summary>Where a verb writes and how it is told to stop: answers on one writer, everything said along the way on the other.</summary>
sealed class Screen : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly List<PosixSignalRegistration> _signals = [];

    Screen(StreamWriter answers, TextWriter asides, bool terminal) => (Out, Error, IsTerminal) = (answers, asides, terminal);

    /// <summary>Answers: what a pipe is to receive.</summary>
    internal StreamWriter Out { get; }

    /// <summary>The stream beneath <see cref="Out"/>, for answers that are bytes.</summary>
    internal Stream Bytes
    {
        get
        {
            Out.Flush();
            return Out.BaseStream;
        }
    }

    /// <summary>Progress, doubts and faults.</summary>
    internal TextWriter Error { get; }

    /// <summary>True where a person watches <see cref="Error"/>: progress may be redrawn.</summary>
    internal bool IsTerminal { get; }

    /// <summary>Cancelled by the first Ctrl-C (or SIGTERM): finish what is begun, then end. The second Ctrl-C ends the process at once.</summary>
    internal CancellationToken Stopped => _stop.Token;

    internal static Screen OfThisProcess()
    {
        var stream = Answers();
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var answers = new PlainWriter(stream, utf8, 1 << 14) { AutoFlush = !Console.IsOutputRedirected, NewLine = "\n" };
        var asides = new PlainWriter(Console.OpenStandardError(), utf8, 1 << 10) { AutoFlush = true, NewLine = "\n" };
        var screen = new Screen(answers, asides, !Console.IsErrorRedirected);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }) screen._signals.Add(PosixSignalRegistration.Create(signal, screen.Stop));
        return screen;
    }

    internal static bool IsBrokenPipe(IOException fault) => !OperatingSystem.IsWindows() && fault.HResult == 32;

    /// <summary>Says, in one sentence, why something could not be done.</summary>
    internal void Fault(string sentence) => Error.WriteLine($"quipu: {sentence}");

    /// <summary>Signs to the terminal itself, as they are.</summary>
    internal void Draw(string signs)
    {
        if (Error is PlainWriter plain) plain.Raw(signs);
        else Error.Write(signs);
    }

    internal void Say(string sentence) => Error.WriteLine(sentence);

    internal void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _stop.Dispose();
    }

    // On Unix the console's own stream swallows a broken pipe; a file stream says so, and the verb can stop. A file is left to the console, which appends.
    static Stream Answers()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected) return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    void Stop(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested) return;
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGINT) Error.WriteLine(IsTerminal ? "\nFinishing what is begun; Ctrl-C again stops at once." : "Finishing what is begun.");
        // Off this thread: what hangs on the token may take its time, and the next signal must find us listening.
        _ = Task.Run(_stop.Cancel);
    }
}
