using System.Diagnostics;
using System.Globalization;

namespace Quipu.Benchmarks;

/// <summary>How long the current thread has run on a processor, so that a figure of speed does not fall because another program wants the processor too.</summary>
static class ThreadClock
{
    const string Linux = "/proc/thread-self/schedstat";

    /// <summary>Time since some moment; where the system does not tell a thread's own, the time on the wall.</summary>
    internal static TimeSpan Now => File.Exists(Linux)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(Linux).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        : Stopwatch.GetElapsedTime(0);
}
