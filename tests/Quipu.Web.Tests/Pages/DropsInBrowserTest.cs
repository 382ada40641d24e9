using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Tests;
using Quipu.Web.Parts;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>The first minutes: an empty workspace takes articles from its page, and a tour goes around.</summary>
public sealed partial class DropsInBrowserTest(SampleSite sample, Case.Browser browser)
{
    static readonly string[] Articles = ["01-police-chief-hailed.txt", "01-police-chief-hailed.json", "03-sotelar-gana-gobernacion.html"];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task Chosen_articles_are_read_and_the_page_fills(string language)
    {
        await using var site = await TakingAsync();
        var words = Words.Find(language)!;
        var page = await browser.PageAsync(new() { Locale = "en-GB" });
        await page.GotoAsync($"{site.Address}?lang={language}");
        Assert.Equal(words["start.empty"], await page.Locator("h2").First.InnerTextAsync());
        await page.Locator(".drop input[type=file]").SetInputFilesAsync(Articles.Select(a => Repository.File("samples/tarumayo/" + a)));
        await page.Locator(".drop button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**dropped=3*");
        await Assertions.Expect(page.Locator(".stories li")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal(["01-police-chief-hailed.txt", "03-sotelar-gana-gobernacion.html"], Locations(site));
        Assert.Empty(new DropDesk(site.Workspace.Path).Waiting());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_dropped_anywhere_is_read_and_what_cannot_be_is_listed()
    {
        await using var site = await TakingAsync();
        var page = await browser.PageAsync(new() { Locale = "en-GB" });
        await page.GotoAsync(site.Address.ToString());
        await page.EvaluateAsync("""
            () => {
                const dropped = new DataTransfer();
                dropped.items.add(new File(['The mayor of Piedra Honda, Ana Toribio, denied that she was paid by Los Cordeles.'], 'told.txt'));
                dropped.items.add(new File([new Uint8Array([37, 80, 68, 70, 45, 49, 46, 52, 10, 0, 1, 2])], 'scan.pdf'));
                dropped.items.add(new File(['x'], 'photo.png'));
                document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
            }
            """);
        await page.WaitForURLAsync("**dropped=3&passed=1*");
        await Assertions.Expect(page.Locator(".failures li")).ToContainTextAsync("scan.pdf", new() { Timeout = 30_000 });
        Assert.Equal(["told.txt"], Locations(site));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_stopped_server_had_taken_the_next_reads()
    {
        await using var site = await TakingAsync(before: path => new DropDesk(path).Take([("left.txt", () => File.OpenRead(Repository.File("samples/tarumayo/04-la-rada-takes-the-docks.txt")))]));
        for (var i = 0; i < 300 && Locations(site) is []; i++) await Task.Delay(100);
        Assert.Equal(["left.txt"], Locations(site));
    }

    [Fact]
    public async Task Nothing_is_taken_without_a_token_or_where_nothing_reads()
    {
        await using var site = await TakingAsync();
        using var form = new MultipartFormDataContent { { new StringContent("words"), "file", "a.txt" } };
        using var answer = await site.Client.PostAsync(new Uri("/read", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(new DropDesk(site.Workspace.Path).Waiting());
        using var visitor = new Visitor(sample.Site);
        Assert.Null((await visitor.ReadAsync("/")).QuerySelector(".drop"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public async Task The_tour_goes_from_stop_to_stop_by_keys(string language)
    {
        var words = Words.Find(language)!;
        var page = await browser.PageAsync(new() { Locale = "en-GB" });
        await page.GotoAsync($"{sample.Site.Address}tour?lang={language}");
        for (var stop = 1; stop <= Tour.Stops.Length; stop++)
        {
            await Assertions.Expect(page.Locator(".tour h2")).ToHaveTextAsync(words[Tour.Stops[stop - 1].Title], new() { Timeout = 30_000 });
            Assert.Matches($"[?&]tour={stop}$", Language().Replace(page.Url, ""));
            if (stop == Tour.Stops.Length) break;
            await page.Locator(".tour .action").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Context.CloseAsync();
    }

    // A server that reads what it takes, as quipu serve does.
    static async Task<Site> TakingAsync(Action<string>? before = null)
    {
        Site? site = null;
        return await Site.StartAsync(s =>
        {
            site = s;
            before?.Invoke(s.Workspace.Path);
        }, o => o with { Drops = new(site!.Workspace.Path), HandOff = (order, stop) => ReadAsync(site!, order, stop) });
    }

    static async IAsyncEnumerable<string> ReadAsync(Site site, WorkOrder order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var drops = new DropDesk(site.Workspace.Path);
        yield return "{\"files\": 0, \"allFiles\": 2}";
        await Task.Run(() =>
        {
            using var held = site.Workspace.Lock(null, TimeProvider.System);
            Ingest.Run(site.Workspace, drops.Source(order.Drop!), new() { Readers = [new FrameReader()] }, cancellation);
        }, cancellation);
        drops.Done(order.Drop!);
        yield return "{\"isLast\": true}";
    }

    static string[] Locations(Site site) => [.. site.Store.Documents(Viewer.Owner, new(), Paging.First).Rows.Select(d => site.Store.Document(Viewer.Owner, d.Head.Id)!.Location).Order(StringComparer.Ordinal)];

    [GeneratedRegex("[?&]lang=..")]
    private static partial Regex Language();
}
