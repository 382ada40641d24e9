using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>The program itself, with a temporary folder of its own: a draft that it checks, typed, piped, as a long Word document or handed to the server, is in no file afterwards, and in none for a moment.</summary>
public sealed partial class DraftLeakTest : IDisposable
{
    const string Mark = "zeppelin", Sentence = "Hugo Varelio Montes was convicted of bribery over a zeppelin in Puerto Zarza.";

    readonly Sandbox _sandbox = new();
    readonly ConcurrentBag<string> _made = [];
    readonly FileSystemWatcher _watch;

    public DraftLeakTest()
    {
        _sandbox.Environment["TMPDIR"] = _sandbox.At("tmp");
        Directory.CreateDirectory(_sandbox.At("tmp"));
        _sandbox.Write("articles/a.txt", "Mayor Held\n\nHugo Varelio Montes, the mayor of Puerto Zarza, was arrested on Monday, accused of taking bribes.\n");
        _sandbox.Write("drafts/draft.txt", Sentence);
        _sandbox.Write("drafts/long.docx", Docx());
        Assert.Equal(0, _sandbox.Run("read", "articles", "--workspace", "w.quipu").Code);
        _watch = new(_sandbox.At("tmp")) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName };
        _watch.Created += (_, e) => _made.Add(e.Name!);
        _watch.EnableRaisingEvents = true;
    }

    [Fact]
    public void No_draft_that_a_verb_checks_is_in_a_file()
    {
        foreach (var line in new[] { "quipu draft-check drafts/draft.txt --json --workspace w.quipu", "quipu draft-check drafts/long.docx --json --workspace w.quipu", "cat drafts/draft.txt | quipu draft-check - --json --workspace w.quipu" })
            Assert.Contains(Mark, _sandbox.Type(line).Text, StringComparison.Ordinal);
        Assert.Empty(Kept());
        // Mutation: a copy in the temporary folder is seen, packed or not, and so is one that was there for a moment.
        File.Copy(_sandbox.At("drafts/draft.txt"), _sandbox.At("tmp/draft-last.txt"));
        Assert.NotEmpty(Kept());
        File.Delete(_sandbox.At("tmp/draft-last.txt"));
        Assert.True(SpinWait.SpinUntil(() => Kept().Any(k => k.Contains("for a moment", StringComparison.Ordinal)), 10_000));
    }

    [Fact]
    public async Task No_draft_that_the_server_checks_is_in_a_file()
    {
        using var process = _sandbox.Begin("serve", "--workspace", "w.quipu", "--urls", "http://127.0.0.1:0");
        var asides = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Url().Match(line!).Value) };
            var page = await http.GetStringAsync(new Uri("/draft-check", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains(Mark, await SendAsync(http, page, new StringContent(Sentence), "text", null), StringComparison.Ordinal);
            Assert.Contains(Mark, await SendAsync(http, page, new ByteArrayContent(Docx()), "file", "long.docx"), StringComparison.Ordinal);
            Assert.Empty(Kept());
        }
        finally
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(CancellationToken.None);
            if (!process.WaitForExit(60_000)) process.Kill();
        }

        Assert.DoesNotContain(Mark, await asides, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    public void Dispose()
    {
        _watch.Dispose();
        _sandbox.Dispose();
    }

    static async Task<string> SendAsync(HttpClient http, string page, HttpContent draft, string field, string? file)
    {
        var token = Token().Match(page);
        using var form = new MultipartFormDataContent { { new StringContent(WebUtility.HtmlDecode(token.Groups[2].Value)), token.Groups[1].Value } };
        if (file is null) form.Add(draft, field);
        else form.Add(draft, field, file);
        using var answer = await http.PostAsync(new Uri("/draft-check", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Files that have a word of the draft, and files that were made in the temporary folder; those of the runtime's own (sockets for a debugger) have no words.</summary>
    IEnumerable<string> Kept()
    {
        foreach (var name in _made.Where(n => !n.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) && !n.StartsWith("clr-debug-pipe-", StringComparison.Ordinal))) yield return $"tmp/{name} was there for a moment";
        foreach (var file in Directory.EnumerateFiles(_sandbox.Folder, "*", SearchOption.AllDirectories))
        {
            if (file.StartsWith(_sandbox.At("drafts"), StringComparison.Ordinal) || new FileInfo(file).Length == 0) continue;
            var bytes = File.ReadAllBytes(file);
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mark)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Mark)) >= 0 || bytes.AsSpan().IndexOf(Docx().AsSpan(0, 200)) >= 0) yield return file;
        }
    }

    // Stored and not packed: more than servers keep in memory by themselves (64 KB), and its words can be found.
    static byte[] Docx()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("word/document.xml", CompressionLevel.NoCompression);
            entry.LastWriteTime = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var writer = new StreamWriter(entry.Open());
            writer.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            for (var i = 0; i < 1500; i++) writer.Write($"<w:p><w:r><w:t>{(i % 300 == 0 ? Sentence : "It was raining in the port, day after day.")}</w:t></w:r></w:p>");
            writer.Write("</w:body></w:document>");
        }

        Assert.True(stream.Length > 100_000);
        return stream.ToArray();
    }

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex Url();

    [GeneratedRegex("<input type=\"hidden\" name=\"(__[^\"]*|[^\"]*[Tt]oken[^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
