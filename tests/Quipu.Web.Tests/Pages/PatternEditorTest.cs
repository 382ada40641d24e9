using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Patterns.Library;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Patterns written on a page: told what is wrong, tried out, saved and removed, and nothing written over unseen.</summary>
public sealed class PatternEditorTest(SampleSite sample)
{
    const string Sound = FindingCase.PlainText;

    static string With(string slug, string text = Sound) => text.Replace("pattern: posts", "pattern: " + slug, StringComparison.Ordinal);

    static string Json(string text, string? slug = null, string version = "") => JsonSerializer.Serialize(new { text, slug, version });

    [Fact]
    public async Task Every_fault_is_told_with_its_line_column_and_advice_and_its_line_is_marked()
    {
        using var visitor = new Visitor(sample.Site);
        var text = Sound.Replace("[holds_post]", "[holds_pots]", StringComparison.Ordinal).Replace("rationale:", "rational:", StringComparison.Ordinal);
        var (status, body) = await visitor.SendJsonAsync("/patterns/check.json", Json(text), await visitor.TokenAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        var faults = json.RootElement.GetProperty("faults").EnumerateArray().ToList();
        var expected = PatternLibrary.Read(text, "pattern.yaml").Faults;
        Assert.Equal(expected.Select(f => (f.Line, f.Column, f.What, f.Advice)), faults.Select(f => (f.GetProperty("line").GetInt64(), f.GetProperty("column").GetInt64(), f.GetProperty("what").GetString()!, f.GetProperty("advice").GetString()!)));
        Assert.True(faults.Count >= 2);
        Assert.False(json.RootElement.GetProperty("sound").GetBoolean());
    }

    [Theory]
    [InlineData("pattern: A b\n")]
    [InlineData("[not, a, pattern]")]
    [InlineData("pattern: x\ntitle: {en: x}\nparties: [a]\nties: 7\n")]
    [InlineData("pattern: x\n  bad: [")]
    [InlineData("")]
    [InlineData("pattern: x\nparties: {a: {label: {en: a, es: a}, is: [Perzon], named: maybe}}\nties: {t: {label: {en: t, es: t}, from: b, to: a, by: [funds/funds/funds/funds, \"@nothing\", knows], floor: sworn}}\ntimes: [{first: t}]\nalike: [a]\ncount: {party: a, tie: t, least: many}\nleads: {l: {missing: {en: a, es: a}, where: {en: a, es: a}}}\n")]
    public void Every_fault_is_said_in_Spanish_too(string text)
    {
        var faults = PatternLibrary.Read(text, "x.yaml").Faults;
        Assert.NotEmpty(faults);
        Assert.Empty(faults.SelectMany(f => new[] { f.What, f.Advice }).Where(s => Words.Spanish.Sentence(s).Language != "es"));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_taken()
    {
        using var visitor = new Visitor(sample.Site);
        foreach (var path in new[] { "check", "preview", "save", "remove" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync("/patterns/" + path, new KeyValuePair<string, string>("text", With("untold")))).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendJsonAsync($"/patterns/{path}.json", Json(With("untold")), null)).Status);
        }

        Assert.DoesNotContain("untold", sample.Site.TextAsync("/patterns").Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_counts_what_a_run_finds_and_shows_the_first()
    {
        using var visitor = new Visitor(sample.Site);
        var (_, body) = await visitor.SendJsonAsync("/patterns/preview.json", Json(Sound), await visitor.TokenAsync());
        using var json = JsonDocument.Parse(body);
        var preview = json.RootElement.GetProperty("preview");
        var found = PatternDesk.Of(sample.Site.Store, Viewer.Owner).Run(PatternLibrary.Read(Sound, "x").Pattern!);
        Assert.NotEmpty(found);
        Assert.Equal(found.Length, preview.GetProperty("findings").GetInt32() + preview.GetProperty("leads").GetInt32());
        Assert.Equal(Math.Min(Trials.Most, found.Length), preview.GetProperty("shown").GetArrayLength());
        Assert.All(preview.GetProperty("shown").EnumerateArray(), f => Assert.True(f.GetProperty("weakest").TryGetProperty("modality", out _)));
    }

    [Fact]
    public async Task A_pattern_is_saved_into_the_workspace_found_on_its_page_and_removed()
    {
        await using var site = await Site.StartAsync(_ => { });
        using var visitor = new Visitor(site);
        var token = await visitor.TokenAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/patterns/save.json", Json(Sound), token)).Status);
        var file = Path.Combine(site.Workspace.Path, "patterns", "posts.yaml");
        Assert.Equal(Sound, await File.ReadAllTextAsync(file));
        Assert.Contains("Post held", await site.TextAsync("/patterns/posts"), StringComparison.Ordinal);
        var version = new PatternFolder(site.Workspace.Path).Find("posts")!.Version;
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SendJsonAsync("/patterns/remove.json", Json("", "posts", "another"), token)).Status);
        Assert.True(File.Exists(file));
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/patterns/remove.json", Json("", "posts", version), token)).Status);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task What_somebody_saved_meanwhile_is_shown_and_not_written_over_unseen()
    {
        await using var site = await Site.StartAsync(_ => { });
        using var visitor = new Visitor(site);
        var (token, folder) = (await visitor.TokenAsync(), new PatternFolder(site.Workspace.Path));
        await visitor.SendJsonAsync("/patterns/save.json", Json(Sound), token);
        var version = folder.Find("posts")!.Version;
        var theirs = Sound.Replace("Post held", "Theirs", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/patterns/save.json", Json(theirs, "posts", version), token)).Status);
        var mine = Sound.Replace("Post held", "Mine", StringComparison.Ordinal);
        var (status, body) = await visitor.SendJsonAsync("/patterns/save.json", Json(mine, "posts", version), token);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(theirs, folder.Find("posts")!.Text);
        using var json = JsonDocument.Parse(body);
        Assert.Equal((mine, theirs), (json.RootElement.GetProperty("text").GetString(), json.RootElement.GetProperty("theirs").GetString()));
        // Having seen it, the writer may.
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/patterns/save.json", Json(mine, "posts", json.RootElement.GetProperty("version").GetString()!), token)).Status);
        Assert.Equal(mine, folder.Find("posts")!.Text);
        // A new one does not take the name of one that is there.
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SendJsonAsync("/patterns/save.json", Json(theirs), token)).Status);
        Assert.Equal(mine, folder.Find("posts")!.Text);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("..%2Fevil")]
    [InlineData("/tmp/evil")]
    [InlineData("new")]
    [InlineData("-rf")]
    [InlineData("a.b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task No_slug_leads_out_of_the_folder(string slug)
    {
        await using var site = await Site.StartAsync(_ => { });
        using var visitor = new Visitor(site);
        var (status, _) = await visitor.SendJsonAsync("/patterns/save.json", Json(With($"\"{slug}\""), slug), await visitor.TokenAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.False(Directory.Exists(Path.Combine(site.Workspace.Path, "patterns")));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(site.Workspace.Path)!, "*evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_pattern_with_faults_is_not_saved_and_one_of_the_library_is_there_again_when_ours_is_removed()
    {
        await using var site = await Site.StartAsync(_ => { });
        using var visitor = new Visitor(site);
        var (token, folder) = (await visitor.TokenAsync(), new PatternFolder(site.Workspace.Path));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendJsonAsync("/patterns/save.json", Json("pattern: x"), token)).Status);
        var ours = PatternLibrary.TextOf("takeover")! + "# ours\n";
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendJsonAsync("/patterns/save.json", Json(ours, "takeover"), token)).Status);
        Assert.Contains("in place of Quipu", await site.TextAsync("/patterns/takeover?lang=en"), StringComparison.Ordinal);
        await visitor.SendJsonAsync("/patterns/remove.json", Json("", "takeover", folder.Find("takeover")!.Version), token);
        Assert.Null(folder.Find("takeover")!.File);
        Assert.DoesNotContain("in place of Quipu", await site.TextAsync("/patterns/takeover?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_edits()
    {
        await using var site = await Site.StartAsync(_ => { }, o => o with { Viewer = new("Guest", [DatasetName.Default]) });
        using var visitor = new Visitor(site);
        foreach (var path in new[] { "/patterns/new", "/patterns/takeover/edit" })
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain("/patterns/new", await site.TextAsync("/patterns"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, "[", "")]
    [InlineData(20_000, "- ", "")]
    [InlineData(20_000, "{a: ", "")]
    [InlineData(40, "a: &a [x]\nb: [", "*a, ")]
    public void A_text_that_nobody_can_mean_is_a_fault_and_ends_nothing(int times, string part, string more)
    {
        var text = more.Length == 0 ? string.Concat(Enumerable.Repeat(part, times)) : part + string.Concat(Enumerable.Repeat(more, times)) + "]";
        Assert.NotEmpty(PatternLibrary.Read(text, "x.yaml").Faults);
        var wide = string.Join('|', Enumerable.Repeat("owns", 200));
        Assert.Contains(PatternLibrary.Read(Sound.Replace("[holds_post]", $"[\"{wide}/{wide}/{wide}\"]", StringComparison.Ordinal), "x.yaml").Faults, f => f.What.Contains("too many alternatives", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_another_slug_keeps_its_name()
    {
        using var folder = new Quipu.Tests.TemporaryFolder();
        Directory.CreateDirectory(folder.At("patterns"));
        File.WriteAllText(Path.Combine(folder.At("patterns"), "mine.yaml"), With("theirs"));
        var patterns = new PatternFolder(folder.At("."));
        Assert.Equal(PatternSaving.Done, patterns.Save("mine", With("mine"), ""));
        Assert.Equal((With("theirs"), With("mine")), (patterns.Find("theirs")!.Text, patterns.Find("mine")!.Text));
        Assert.Throws<ArgumentException>(() => patterns.Save("../mine", Sound, ""));
    }
}
