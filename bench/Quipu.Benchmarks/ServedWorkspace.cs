using System.Diagnostics;
using System.Globalization;

namespace Quipu.Benchmarks;

/// <summary><c>quipu serve</c> over a workspace, in a process of its own, as people start it.</summary>
sealed class ServedWorkspace : IDisposable
{
    readonly Process _process;

    ServedWorkspace(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Processor time that it has used.</summary>
    internal TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory of its own; pages of the database, which several connections map and the system may take back, are not counted where the system tells them apart.</summary>
    internal long Megabytes
    {
        get
        {
            _process.Refresh();
            var status = $"/proc/{_process.Id}/status";
            return File.Exists(status) && File.ReadLines(status).FirstOrDefault(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)) is { } line
                ? long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10
                : _process.WorkingSet64 >> 20;
        }
    }

    internal static ServedWorkspace Start(string path)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Quipu.Cli.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--workspace", path, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.Split(' ').FirstOrDefault(w => w.StartsWith("http://", StringComparison.Ordinal)) is { } address) return new(process, new(address));
        throw new InvalidOperationException("quipu serve ended without an address.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
