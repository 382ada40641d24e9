namespace Quipu.Benchmarks;

/// <summary>python3-igraph (Debian), run in its own process on the same graph.</summary>
static class Igraph
{
    /// <summary>What it said, by name; nothing where it is not installed.</summary>
    internal static IReadOnlyDictionary<string, string> Run(string file) =>
        Array.Find(["/usr/bin/python3", "python3"], HasIgraph) is { } python
            ? OwnProcess.Run(python, Path.Combine(AppContext.BaseDirectory, "igraph_speed.py"), file, file + ".igraph") : new Dictionary<string, string>();

    static bool HasIgraph(string python)
    {
        try
        {
            using var process = OwnProcess.Start(python, ["-c", "import igraph"]);
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
