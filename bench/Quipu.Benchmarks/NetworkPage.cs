using System.Runtime.InteropServices;

namespace Quipu.Benchmarks;

/// <summary>bench/results/network.md: each command writes its own sections anew, whole, and leaves the others.</summary>
static class NetworkPage
{
    internal static string? Write(string command, params (string Heading, string Text)[] sections)
    {
        const string path = "bench/results/network.md";
        if (!Directory.Exists(Path.GetDirectoryName(path))) return null;
        var page = PageSection.Replace(File.Exists(path) ? File.ReadAllText(path) : null, null, Intro);
        foreach (var (heading, text) in sections)
            page = PageSection.Replace(page, heading, $"Printed by `dotnet run build.cs -- {command}` on {Machine()}.\n\n{text}");
        File.WriteAllText(path, page);
        return path;
    }

    const string Intro = """
        # The network: speed and memory

        Graphs are invented and scale-free (five edges a node, directions by chance), the same file for both programs; each program and each graph has a
        process of its own, one after the other. Median of up to three runs; of single questions the median of 200 to 1,000 pairs chosen by chance. Quipu
        uses both cores for PageRank, Leiden, betweenness and patterns; igraph uses one. Loading is from memory order to something that can be asked, for
        Quipu in both directions and also without directions.

        Memory is the most that the process ever held (`VmHWM`), with the pages of the runtime and its libraries, after the same tasks on both sides;
        igraph's graph is made of a list of pairs, as its documentation has it. "Memory before a graph" is the same figure when the program has started
        and nothing is read yet: an empty .NET process, and Python with igraph.

        Correctness beside it: `dotnet run build.cs -- eval graphs ../shared/data/records/graphs`, `dotnet run build.cs -- eval indicators
        ../shared/data/records/procurement`.
        """;

    static string Machine() => $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores of {Processor()}, .NET {Environment.Version}";

    static string Processor() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line.Split(':', 2)[1].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
}
