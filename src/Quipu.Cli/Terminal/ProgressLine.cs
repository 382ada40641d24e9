using System.Globalization;

namespace Quipu.Cli.Terminal;

/// <summary>How far a long work has got.</summary>
/// <param name="Done">Files finished, whether read, skipped or failed.</param>
/// <param name="Total">Files in all.</param>
/// <param name="Words">Words read so far.</param>
readonly record struct Reached(int Done, int Total, long Words);

/// <summary>
/// One line that is redrawn on a terminal: bar, count, rate, time left. In a pipe it is a plain line every few seconds. Nothing is drawn for work that ends within a second.
/// </summary>
sealed class ProgressLine(Screen screen, string verb, TimeProvider time)
{
    static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(100), InPipe = TimeSpan.FromSeconds(5);

    readonly long _start = time.GetTimestamp();
    readonly Lock _drawing = new();
    TimeSpan _next = TimeSpan.FromSeconds(1);
    bool _drawn;

    internal void Report(Reached reached) => Report(elapsed => Text(verb, reached, elapsed, bar: screen.IsTerminal));

    /// <summary>Rows of registers.</summary>
    internal void Report(long rows) =>
        Report(elapsed => string.Create(CultureInfo.InvariantCulture, $"{verb}: {rows:N0} rows, {rows / elapsed.TotalSeconds:N0} rows/s"));

    /// <summary>So many of so many names.</summary>
    internal void Report(long done, long total) => Report(elapsed => string.Create(
        CultureInfo.InvariantCulture, $"{verb}: {done:N0} of {total:N0} names, {done / elapsed.TotalSeconds:N0} names/s{(done > 0 ? $", {Clock(elapsed / done * (total - done))} left" : "")}"));

    void Report(Func<TimeSpan, string> told)
    {
        lock (_drawing)
        {
            var elapsed = time.GetElapsedTime(_start);
            if (elapsed < _next) return;
            _next = elapsed + (screen.IsTerminal ? OnTerminal : InPipe);
            var text = told(elapsed);
            if (screen.IsTerminal) screen.Draw($"\r\e[2K{text}");
            else screen.Error.WriteLine(text);
            _drawn = screen.IsTerminal;
        }
    }

    /// <summary>Clears the line, so that what is said next stands alone.</summary>
    internal void Clear()
    {
        lock (_drawing)
        {
            if (_drawn) screen.Draw("\r\e[2K");
            _drawn = false;
        }
    }

    /// <summary>The line itself: the same figures give the same text.</summary>
    internal static string Text(string verb, Reached reached, TimeSpan elapsed, bool bar)
    {
        var share = reached.Total == 0 ? 0 : Math.Clamp((double)reached.Done / reached.Total, 0, 1);
        var rate = elapsed.TotalSeconds > 0 ? (long)(reached.Words / elapsed.TotalSeconds) : 0;
        var left = reached.Done == 0 ? null : (TimeSpan?)(elapsed / reached.Done * (reached.Total - reached.Done));
        var drawn = bar ? $"[{new string('=', (int)(share * 24)),-24}] " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{verb} {drawn}{reached.Done}/{reached.Total} files, {rate:N0} words/s{(left is { } time ? $", {Clock(time)} left" : "")}");
    }

    static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
