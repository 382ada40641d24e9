using System.Diagnostics;
using System.Globalization;

namespace Quipu.Benchmarks;

/// <summary>A program that measures itself in a process of its own, so that memory is its alone, and says one <c>name&lt;TAB&gt;value</c> a line.</summary>
static class OwnProcess
{
    /// <summary>What it said, by name, in that order.</summary>
    internal static IReadOnlyDictionary<string, string> Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments)!;
        var said = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.Split('\t') is [var name, var value]) said[name] = value;
        process.WaitForExit();
        if (process.ExitCode == 0) return said;
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    internal static Process? Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });

    /// <summary>The most memory that this process has had at once, with the pages of programs and libraries; 0 where the system does not tell.</summary>
    internal static double PeakMegabytes()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
