using Deque.AxeCore.Playwright;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Grades;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A sentence whose time is over, in a browser: told as reckoned and not hidden where the law asks for more; a dossier is narrowed by kind and grade of the source, in page and data alike.</summary>
public sealed class ReckonedInBrowserTest(Browser browser)
{
    const string Name = "Melchor Saravia Puma-Quillahuamán de la Santísima Cruz";

    const string Text = $"El {UglyCase.LongName} condenó a {Name} a cuatro años de prisión.";

    [Theory]
    [InlineData("en", 1280, 900, "By time, reckoned; no order seen")]
    [InlineData("es", 390, 844, "Por el tiempo, según cálculo; no consta ninguna orden")]
    public async Task It_is_said_to_be_reckoned_and_the_dossier_is_narrowed_by_grade(string language, int width, int height, string told)
    {
        EntityId who = default;
        ClaimId sentence = default;
        await using var site = await Site.StartAsync(s => (who, sentence) = Fill(s));
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.GotoAsync($"{site.Address}claims/{sentence}?lang={language}");
        Assert.Contains(told, await page.InnerTextAsync(".reckoned"), StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.GotoAsync($"{site.Address}entities/{who}?lang={language}");
        Assert.Contains("pe-served", await page.InnerTextAsync(".reckoned"), StringComparison.Ordinal);
        Assert.Contains("cuatro años", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator("details.graded > summary").ClickAsync();
        if (Environment.GetEnvironmentVariable("QUIPU_SCREENSHOTS_TO") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"reckoned-{language}.png"), FullPage = true });
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Help}"));
        await page.Context.CloseAsync();
        // The source was graded B: asked for A there is nothing, in the page and in its data.
        foreach (var (grade, claims) in new[] { ("B", 1), ("A", 0) })
        {
            Assert.Equal(claims > 0, (await site.TextAsync($"/entities/{who}?reliability={grade}")).Contains("cuatro años", StringComparison.Ordinal));
            Assert.Contains($"\"total\":{claims}", (await site.TextAsync($"/entities/{who}.json?reliability={grade}")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(claims > 0, (await site.TextAsync($"/claims.json?reliability={grade}")).Contains(sentence.Value, StringComparison.Ordinal));
        }

        Assert.Contains("\"rule\":\"pe-served\"", (await site.TextAsync($"/claims/{sentence}.json")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static (EntityId Who, ClaimId Sentence) Fill(Site site)
    {
        var capture = new CaptureId(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(Text)));
        var document = new Document
        {
            Id = DocumentId.From(capture, 0, Text),
            Capture = capture,
            Text = Text,
            Title = "Una condena antigua",
            Publisher = "El Faro de Antay",
            Published = PartialDate.Parse("1994-03-11"),
            Language = Language.Spanish,
            Format = "text/1",
            Location = "condena.txt",
            Blocks = [new(new(0, Text.Length), BlockKind.Paragraph)],
            Fingerprint = [],
        };
        var at = Text.IndexOf(Name, StringComparison.Ordinal);
        var span = new Span(at, at + Name.Length);
        var who = new LocalEntity
        {
            Id = EntityId.Local(document.Id, EntityType.Person, span),
            Document = document.Id,
            Type = EntityType.Person,
            Name = Name,
            Named = true,
            Country = "pe",
            Aliases = [],
            Mentions = [new(span, Name, MentionKind.Name)],
        };
        var from = Text.IndexOf("condenó", StringComparison.Ordinal);
        var quote = new Span(from, Text.Length);
        var sentence = new Claim
        {
            Id = ClaimId.From(document.Id, ClaimType.Proceeding, quote, quote, span, null),
            Document = document.Id,
            Type = ClaimType.Proceeding,
            Subject = new(who.Id, span),
            Modality = Modality.Stated,
            Stage = Stage.Sentenced,
            Date = PartialDate.Parse("1994-03-10"),
            Quote = new(quote, Text[from..]),
            Trigger = quote,
            Sureness = 800,
            Reader = "frames/1",
        };
        site.Store.Write(
        [
            new Change.CaptureTaken(new(capture, Text.Length, "condena.txt", DateTimeOffset.UnixEpoch), DatasetName.Default), new Change.DocumentMade(document, DatasetName.Default),
            new Change.DocumentWasRead(new(document.Id, "frames/1", [who], [sentence])), new Change.Assembled(),
        ]);
        var source = GradeTarget.Of(SourceId.From("El Faro de Antay"));
        site.Store.Write([new Change.Graded(new(new("g1"), source, GradeScale.Reliability, Grade.Read(GradeScale.Reliability, "B")!, "Ana", DateTimeOffset.UnixEpoch))]);
        return (who.Id, sentence.Id);
    }
}
