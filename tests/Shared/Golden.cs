using System.Runtime.CompilerServices;
using Xunit;

namespace Quipu.Tests;

/// <summary>Compares text with an approved file in the folder <c>golden</c> beside the test. QUIPU_ACCEPT=1 approves what it sees.</summary>
static class Golden
{
    internal static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "golden");
        var approved = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(test)}.{name}.approved.txt");
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("QUIPU_ACCEPT") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(approved, actual);
        }

        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail($"{approved} differs (QUIPU_ACCEPT=1 approves the new text).\n{FirstDifference(expected, actual)}");
    }

    static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }
}
