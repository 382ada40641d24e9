using System.Diagnostics;

namespace Quipu.Evaluation;

/// <summary>A file of a corpus, plain or packed with xz.</summary>
static class CorpusFile
{
    /// <summary>Opens a file as text; <c>.xz</c> is unpacked by the program of that name.</summary>
    internal static TextReader Open(string path)
    {
        if (!path.EndsWith(".xz", StringComparison.Ordinal)) return new StreamReader(path);
        using var process = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("xz does not start; install xz-utils.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? new StringReader(text) : throw new InvalidDataException($"xz cannot unpack {path}.");
    }
}
