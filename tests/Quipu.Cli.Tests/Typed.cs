using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Quipu.Cli.Tests;

/// <summary>What a command printed (both writers, as a terminal would show them) and ended with.</summary>
sealed record Typed(string Text, int Code);

/// <summary>A folder of its own with <c>quipu</c> on the path; gone with the test.</summary>
sealed class Sandbox : IDisposable
{
    internal Sandbox()
    {
        Folder = Directory.CreateTempSubdirectory("quipu-").FullName;
        Bin = Directory.CreateTempSubdirectory("quipu-bin-").FullName;
        File.CreateSymbolicLink(Path.Combine(Bin, "quipu"), Executable);
    }

    /// <summary>The executable as built beside these tests.</summary>
    internal static string Executable { get; } = Built();

    internal string Folder { get; }

    /// <summary>Variables that what runs here has besides.</summary>
    internal Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    string Bin { get; }

    internal string At(string path) => Path.Combine(Folder, path);

    internal void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    internal void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
    }

    /// <summary>Runs a line of bash here.</summary>
    internal Typed Type(string line)
    {
        using var process = Process.Start(Start("bash", "-c", $"exec 2>&1; {line}"))!;
        process.StandardInput.Close();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(text, process.ExitCode);
    }

    /// <summary>Starts <c>quipu</c> with its two writers apart; the caller ends it.</summary>
    internal Process Begin(params string[] words) => Process.Start(Start(Executable, words, separate: true))!;

    /// <summary>Runs <c>quipu</c> to its end and keeps its answers and asides apart.</summary>
    internal (string Answers, string Asides, int Code) Run(params string[] words)
    {
        using var process = Begin(words);
        process.StandardInput.Close();
        var asides = process.StandardError.ReadToEndAsync();
        var answers = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (answers, asides.Result, process.ExitCode);
    }

    public void Dispose()
    {
        foreach (var folder in new[] { Folder, Bin })
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A process that a test killed may hold it a moment longer; the system's temporary folder is emptied anyway.
            }
        }
    }

    ProcessStartInfo Start(string command, params string[] words) => Start(command, words, separate: false);

    ProcessStartInfo Start(string command, string[] words, bool separate)
    {
        var start = new ProcessStartInfo(command, words)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = separate,
            StandardOutputEncoding = Encoding.UTF8,
        };
        if (separate) start.StandardErrorEncoding = Encoding.UTF8;
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("QUIPU_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment["PATH"] = Bin + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }

    static string Built()
    {
        var here = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
        return Path.GetFullPath(Path.Combine(here, "..", "..", "Quipu.Cli", Path.GetFileName(here), "Quipu.Cli"));
    }
}
