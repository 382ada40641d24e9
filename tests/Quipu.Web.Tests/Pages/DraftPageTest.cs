using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Publishing.Replies;
using Quipu.Reading;
using Quipu.Web.Tests.Case;
using Quipu.Web.Tests.Walk;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>A draft is posted, comes back with its marks, and is nowhere afterwards.</summary>
public sealed class DraftPageTest : IAsyncLifetime
{
    const string Draft = "Celso Yaranga Bustos was arrested over three containers of cocaine.\n\nFermín Sotelar Ccahuana has been charged with collusion.\n\nGilda Cusirramos Marín <script>alert(1)</script> stole the harbour's zeppelin.";

    Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.SampleAsync(new FrameReader());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("en", "outdated", "The case of Celso Yaranga Bustos has ended: acquitted.")]
    [InlineData("es", "superada", "El caso de Celso Yaranga Bustos terminó: absuelto.")]
    public async Task A_draft_comes_back_with_its_marks_and_each_claim_beside_them_whole(string language, string kind, string sentence)
    {
        using var visitor = new Visitor(_site);
        var (status, body) = await SendAsync(visitor, $"/draft-check?lang={language}", Draft);
        Assert.Equal(HttpStatusCode.OK, status);
        var found = ClaimCheck.Page(body);
        Assert.Empty(found.Faults);
        Assert.True(found.Claims > 0);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body);
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Contains(page.QuerySelectorAll(".mark-line"), l => l.TextContent.Contains(kind, StringComparison.Ordinal) && l.TextContent.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll(".draft mark.marked").Length);
        Assert.All(page.QuerySelectorAll(".record-words"), words => Assert.NotNull(words.QuerySelector("[data-claim], .note")));
        Assert.NotEmpty(ClaimCheck.Page(body.Replace("data-axis=\"modality\"", "data-gone", StringComparison.Ordinal)).Faults);
    }

    [Fact]
    public async Task The_same_as_data_and_nothing_of_it_stays()
    {
        using var visitor = new Visitor(_site);
        var (status, body) = await SendAsync(visitor, "/draft-check.json", Draft);
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal(3, json.RootElement.GetProperty("summary").GetProperty("marked").GetInt32());
        Assert.DoesNotContain("zeppelin", await _site.TextAsync("/log"), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_site.Workspace.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("zeppelin", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "is under investigation for allegedly taking $120,000 from the Barrenca clan.", "asked on", "the deadline is")]
    [InlineData("es", "es investigado por presuntamente recibir 120 mil dólares del Clan Barrenca.", "consulta", "el plazo vence")]
    public async Task What_was_put_to_somebody_is_named_with_what_came(string language, string says, string asked, string awaited)
    {
        var draft = $"Teobaldo Ampuerín Rojas {says}";
        var (store, address) = (_site.Workspace.Store, $"/draft-check?lang={language}");
        var party = store.Entities(Viewer.Owner, new(Text: "Teobaldo Ampuerín Rojas"), new(0, 10)).Rows.First(e => e.Name.StartsWith("Teobaldo", StringComparison.Ordinal));
        var claims = store.Claims(Viewer.Owner, new() { Entity = party.Id }, new(0, 200)).Rows.Where(c => c.Subject?.Entity == party.Id || c.Object?.Entity == party.Id).Select(c => c.Claim.Id);
        var desk = new ReplyDesk(store, Viewer.Owner, b => _site.Workspace.Captures.Keep(b), TimeProvider.System);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var request = desk.Ask(new() { Id = default, Party = party.Id, Claims = [.. claims], How = ReplyChannel.Email, AskedOn = today.AddDays(-2), Deadline = today.AddDays(30), By = "", At = default }).Request!.Value;
        using var visitor = new Visitor(_site);
        var open = await SendAsync(visitor, address, draft);
        Assert.Contains(awaited, open.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.Null(desk.Log(request, new(0, ReplyKind.Refused, today.AddDays(-1), "", default)).Fault);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument((await SendAsync(visitor, address, draft)).Body);
        var told = Assert.Single(page.QuerySelectorAll($"[data-request='{request.Value}']"));
        Assert.Contains(asked, told.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".draft .d-unreplied"));
        Assert.NotEmpty(page.QuerySelectorAll($"a[href='/replies/{request.Value}']"));
    }

    [Fact]
    public async Task A_draft_without_words_and_one_without_a_token_are_refused()
    {
        using var visitor = new Visitor(_site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(visitor, "/draft-check", "  ")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendFormAsync("/draft-check", new KeyValuePair<string, string>("text", Draft))).Status);
    }

    static async Task<(HttpStatusCode Status, string Body)> SendAsync(Visitor visitor, string path, string draft) =>
        await visitor.SendFormAsync(path, new(WebHost.TokenField, await visitor.TokenAsync("/draft-check")), new("text", draft));
}
