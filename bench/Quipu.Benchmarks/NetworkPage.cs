using System.Runtime.InteropServices;

namespace Quipu.Benchmarks;

/// <summary>bench/results/network.md, written anew by each whole run.</summary>
static class NetworkPage
{
    internal static string? Write(string tables, int[] sizes)
    {
        const string path = "bench/results/network.md";
        if (!Directory.Exists(Path.GetDirectoryName(path))) return null;
        File.WriteAllText(path, $"""
            # The network: speed and memory

            Printed by `dotnet run build.cs -- bench {(sizes.Max() > 100_000 ? "graphs" : "graphs-small")}` on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores of {Processor()}.
            Invented scale-free graphs (five edges a node, directions by chance), the same file for both; each in its own process, one after the other. Median of up to three runs; of single
            questions the median of 200 to 1,000 pairs chosen by chance. Quipu uses both cores for PageRank and betweenness; igraph uses one. Loading is from memory order to something that can
            be asked, for Quipu in both directions.

            Correctness beside it: `dotnet run build.cs -- eval graphs ../shared/data/records/graphs`, `dotnet run build.cs -- eval indicators ../shared/data/records/procurement`.

            {tables.TrimEnd()}

            """);
        return path;
    }

    static string Processor() => OperatingSystem.IsLinux() && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line.Split(':', 2)[1].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
}
