using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Reading;
using Quipu.Tests;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests;

/// <summary>How many claims a minute the queue takes by keys alone, and whether any decision is lost: <c>dotnet run build.cs -- eval review DIR</c> on a folder of articles; writes bench/results/review.md.</summary>
public sealed class ReviewPaceTest(Case.Browser browser)
{
    const int Decisions = 400;

    [Fact(Explicit = true)]
    public async Task The_queue_is_timed()
    {
        var folder = Environment.GetEnvironmentVariable("QUIPU_REVIEW") ?? throw new InvalidOperationException("Name the folder of articles: dotnet run build.cs -- eval review DIR");
        await using var site = await Site.StartAsync(s => s.Read(folder, new FrameReader()));
        var page = await browser.PageAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 900 } });
        await OpenAsync(page, site);
        var waiting = site.Store.Claims(Viewer.Owner, new() { Reviews = [ReviewState.Proposed] }, new(0, 1)).Total;
        var (pressed, times, most) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<double>(), Math.Min(Decisions, waiting));
        var whole = Stopwatch.StartNew();
        for (var n = 1; n <= most; n++)
        {
            var clock = Stopwatch.StartNew();
            var kind = n % 10 == 0 ? "corrected" : n % 3 == 0 ? "rejected" : "accepted";
            if (kind == "corrected") await ChangeAsync(page);
            await DecideAsync(page, kind == "rejected" ? "x" : "a");
            times.Add(clock.Elapsed.TotalMilliseconds);
            pressed[kind] = pressed.GetValueOrDefault(kind) + 1;
            if (n % 50 == 0) await page.ReloadAsync();
            if (n % 50 == 0) await page.WaitForSelectorAsync("quipu-queue[data-ready]");
            if (n % 100 == 0) await SecondTabAsync(page, site, pressed);
        }

        var minutes = whole.Elapsed.TotalMinutes;
        var kept = Enum.GetValues<Verdict>().ToDictionary(v => Model.Wires.Wire(v), v => Store(site, v), StringComparer.Ordinal);
        foreach (var (kind, count) in pressed) Assert.Equal(count, kept[kind]);
        times.Sort();
        await WriteAsync(
            $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}: {Number(waiting)} claims waited; {Number(times.Count)} decided by keys ({string.Join(", ", pressed.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{Number(p.Value)} {p.Key}"))}) in {minutes.ToString("0.0", CultureInfo.InvariantCulture)} minutes: " +
            $"**{Number((int)(times.Count / minutes))} a minute**, from key to the next claim {Number((int)times[times.Count / 2])} ms in the median, {Number((int)times[(int)(times.Count * .95)])} ms at the 95th percentile; reloaded {Number(most / 50)} times, {Number(most / 100)} second tabs, 0 decisions lost.");
    }

    static int Store(Site site, Verdict verdict) => site.Store.Claims(Viewer.Owner, new() { Reviews = [(ReviewState)((int)verdict + 1)] }, new(0, 1)).Total;

    static async Task OpenAsync(IPage page, Site site)
    {
        await page.GotoAsync(site.Address + "review");
        await page.WaitForSelectorAsync("quipu-queue[data-ready]");
    }

    // Goes to the modality by its key and takes the next one, as a person would.
    static async Task ChangeAsync(IPage page)
    {
        await page.Keyboard.PressAsync("2");
        var before = await page.EvaluateAsync<string>("document.activeElement.value");
        await page.Keyboard.PressAsync(before == "possible" ? "ArrowUp" : "ArrowDown");
        await page.Keyboard.PressAsync("Escape");
    }

    static async Task DecideAsync(IPage page, string key)
    {
        var action = await page.EvaluateAsync<string>("document.querySelector('.review-form').action");
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("was => document.querySelector('.review-form')?.action !== was && !document.querySelector('[aria-busy]')", action);
    }

    static async Task SecondTabAsync(IPage page, Site site, Dictionary<string, int> pressed)
    {
        var tab = await page.Context.NewPageAsync();
        await OpenAsync(tab, site);
        await DecideAsync(tab, "x");
        pressed["rejected"] = pressed.GetValueOrDefault("rejected") + 1;
        await tab.CloseAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("quipu-queue[data-ready]");
    }

    static async Task WriteAsync(string line)
    {
        var text = $"""
            # The review queue, by keys alone

            A script presses keys in a headless Chromium as a reviewer would: accepts, rejects every third claim, changes how every tenth is said before it accepts, reloads the page and decides in a second tab now and then; afterwards the store must hold every
            decision and no other. It says what the program takes, not what reading takes a person.

            ```
            dotnet run build.cs -- eval review ../shared/eval/dev
            ```

            {line}

            Measured {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on {Number(Environment.ProcessorCount)} cores with software rendering. That a killed server loses no decision is a test (`KilledReviewTest`).

            """;
        await File.WriteAllTextAsync(Repository.File("bench/results/review.md"), text);
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
