using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Quipu.Benchmarks;

/// <summary>python3-igraph (Debian), run in its own process on the same graph.</summary>
static class Igraph
{
    /// <summary>What it said, by name; nothing where it is not installed.</summary>
    internal static IReadOnlyDictionary<string, string> Run(string file)
    {
        if (Array.Find(["/usr/bin/python3", "python3"], HasIgraph) is not { } python) return new Dictionary<string, string>();
        using var process = Start(python, [Path.Combine(AppContext.BaseDirectory, "igraph_speed.py"), file, file])!;
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.Split('\t') is [var name, var value]) said[name] = value;
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"igraph_speed.py ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    /// <summary>A list that it kept beside the graph; null where it kept none.</summary>
    internal static double[]? List(string path, bool isWhole)
    {
        if (!File.Exists(path)) return null;
        var bytes = File.ReadAllBytes(path);
        return isWhole ? [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(v => (double)v)] : MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    static bool HasIgraph(string python)
    {
        try
        {
            using var process = Start(python, ["-c", "import igraph"]);
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    static Process? Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
}
