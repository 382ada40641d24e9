using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>What is typed while <c>quipu serve</c> has the workspace is done by the server, as if nobody served it.</summary>
public sealed class BesideServerTest
{
    const string Story = "The port of Antay\n\nThe prosecutor Elena Cusi accused the mayor of Antay, Bruno Salcedo, of taking money from the gang Los Remeros. The police arrested Salcedo on 3 January 2030.\n";

    [Fact]
    public async Task An_edition_is_made_and_a_notice_is_kept()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The server is stopped with a signal.");
        using var sandbox = new Sandbox();
        sandbox.Write("a/story.txt", Story);
        Run(sandbox, "read", "a");
        var document = Document(sandbox);
        using var server = sandbox.Begin("serve", "--workspace", "w.quipu", "--urls", "http://127.0.0.1:0");
        _ = server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(line!.Split(' ')[4]) };
            Assert.Contains("Ties", Run(sandbox, "edition", "create", "Ties", "--dataset", "default", "--include-proposals", "--version", "1.0", "--date", "2031-03-01", "--out", "ties.zip"), StringComparison.Ordinal);
            Assert.True(File.Exists(sandbox.At("ties.zip")));
            Assert.Contains("Ties", await http.GetStringAsync("editions.json", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal(0, sandbox.Run("edition", "verify", "ties.zip", "--workspace", "w.quipu").Code);
            Assert.Contains("the outlet retracted", Run(sandbox, "corrections", "document", document, "--retracted", "--words", "It was wrong.", "--date", "2031-06-01", "--url", "https://port.example/notice"), StringComparison.Ordinal);
            Assert.Contains("It was wrong.", await http.GetStringAsync($"documents/{document}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            // What is wrong is said as it is without a server.
            var (_, taken, code) = sandbox.Run("edition", "create", "Ties", "--dataset", "default", "--version", "1.0", "--date", "2031-03-02", "--out", "ties2.zip", "--workspace", "w.quipu");
            Assert.Equal(2, code);
            Assert.Contains("was made here already", taken, StringComparison.Ordinal);
            Assert.False(File.Exists(sandbox.At("ties2.zip")));
            // A pipe is of the process that was given it: that is refused as ever.
            var (_, busy, refused) = sandbox.Run("edition", "create", "Others", "--dataset", "default", "--version", "1.0", "--out", "/dev/stdout", "--workspace", "w.quipu");
            Assert.Equal(2, refused);
            Assert.Contains("is being written by", busy, StringComparison.Ordinal);
        }
        finally
        {
            using var kill = Process.Start("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (!server.WaitForExit(10_000)) server.Kill();
        }

        Assert.Contains("version 1.0", Run(sandbox, "edition", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the newsroom's pinboard")]
    [InlineData("ftp://port.example/notice")]
    [InlineData("javascript:alert(1)")]
    public void The_address_of_a_notice_is_one_of_a_page(string url)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a/story.txt", Story);
        Run(sandbox, "read", "a");
        var document = Document(sandbox);
        var (_, fault, code) = sandbox.Run("corrections", "document", document, "--retracted", "--words", "It was wrong.", "--url", url, "--workspace", "w.quipu");
        Assert.Equal(2, code);
        Assert.Contains($"The address is '{url}', but it takes one of a page", fault, StringComparison.Ordinal);
    }

    static string Document(Sandbox sandbox) => Run(sandbox, "search", "Remeros").Split("\n")[1][..32];

    static string Run(Sandbox sandbox, params string[] words)
    {
        var (text, asides, code) = sandbox.Run([.. words, "--workspace", "w.quipu"]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code} {asides}");
        return text;
    }
}
