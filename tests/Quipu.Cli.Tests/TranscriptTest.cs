using System.Text.RegularExpressions;
using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>
/// The files of <c>transcripts/</c>: commands after <c>$</c>, what they print, and their exit code in brackets where it is not 0. QUIPU_ACCEPT=1 writes them anew.
/// They run one after another in one sandbox that holds the sample case, so a file reads as a session does.
/// </summary>
public sealed partial class TranscriptTest
{
    static readonly string Folder = Repository.File("tests/Quipu.Cli.Tests/transcripts");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Prints_what_the_transcript_says(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = File.ReadAllText(path);
        using var sandbox = new Sandbox();
        Copy(Repository.File("samples/tarumayo"), sandbox.At("tarumayo"));
        var actual = Replay(expected, sandbox);
        if (Environment.GetEnvironmentVariable("QUIPU_ACCEPT") == "1") File.WriteAllText(path, actual);
        else Assert.Equal(expected, actual);
    }

    static string Replay(string transcript, Sandbox sandbox)
    {
        var parts = new List<string>();
        foreach (var line in transcript.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) parts.Add(line + "\n");
            if (!line.StartsWith("$ ", StringComparison.Ordinal)) continue;
            var typed = sandbox.Type(line[2..]);
            var text = Masked(typed.Text, sandbox);
            var end = (text.Length > 0 && !text.EndsWith('\n') ? "\n(no newline at the end)\n" : "") + (typed.Code == 0 ? "" : $"[{typed.Code}]\n");
            parts.Add($"{line}\n{text}{end}");
        }

        return string.Join('\n', parts);
    }

    // Out goes what depends on the machine's speed and on how well this version reads: what claims say is the golden files' matter.
    static string Masked(string text, Sandbox sandbox) =>
        Claims().Replace(Speed().Replace(Seconds().Replace(Progress().Replace(text.Replace(sandbox.Folder, "HERE", StringComparison.Ordinal), ""), "N s"), "N words/s"), "N ${noun}s");

    internal static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"\b\d+(\.\d+)? s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\b\d[\d,]* words/s")]
    private static partial Regex Speed();

    [GeneratedRegex(@"^(?:Reading |Importing: |screening: |crossref: ).*\n", RegexOptions.Multiline)]
    private static partial Regex Progress();

    [GeneratedRegex(@"\b\d[\d,]* (?<noun>claim|word)s?(?![/\w])")]
    private static partial Regex Claims();
}
