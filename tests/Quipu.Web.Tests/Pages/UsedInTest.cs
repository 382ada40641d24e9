using System.Net;
using AngleSharp.Html.Parser;
using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Reading;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>What was published is noted, and somebody masked, from the page where one stands: nobody types an id.</summary>
public sealed class UsedInTest
{
    const string Noted = "details.used-in button", Title = "The mayor and the port";

    [Fact]
    public async Task A_claim_and_what_carries_a_draft_are_noted_as_used_without_an_id_typed()
    {
        await using var site = await Site.SampleAsync(new FrameReader());
        using var visitor = new Visitor(site);
        var claim = site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0].Claim.Id;
        // Nothing said of what was published: refused in one sentence, and nothing is in the log.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PressAsync($"/claims/{claim}", Noted)).Status);
        Assert.Empty(Left(site));
        var form = (await visitor.ReadAsync($"/claims/{claim}")).QuerySelector("details.used-in form")!;
        Assert.Equal([claim], await NoteAsync(site, visitor, form));
        var (_, body) = await visitor.SendFormAsync("/draft-check", new(WebHost.TokenField, await visitor.TokenAsync("/draft-check")), new("text", "Celso Yaranga Bustos was acquitted."));
        form = new HtmlParser().ParseDocument(body).QuerySelector("details.used-in form")!;
        var used = await NoteAsync(site, visitor, form);
        Assert.NotEmpty(used);
        Assert.Contains(used, u => site.Store.Claim(Viewer.Owner, u) is { Claim.Stage: Stage.Acquitted, Subject.Name: "Celso Yaranga Bustos" });
    }

    [Fact]
    public async Task A_finding_is_noted_with_its_evidence()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var finding = site.Store.Findings(Viewer.Owner, new(), Paging.First).Rows[0].Finding.Id;
        var before = Left(site).Count;
        var form = (await visitor.ReadAsync($"/findings/{finding}")).QuerySelector("details.used-in form")!;
        await NoteAsync(site, visitor, form);
        Assert.Equal([finding], Left(site)[0].Findings);
        Assert.Equal(before + 1, Left(site).Count);
    }

    [Theory]
    [InlineData("en", "name withheld")]
    [InlineData("es", "nombre reservado")]
    public async Task A_person_is_masked_from_the_dossier(string language, string label)
    {
        await using var site = await Site.SampleAsync(new FrameReader());
        using var visitor = new Visitor(site);
        var person = site.Store.Entities(Viewer.Owner, new(Text: "Celso Yaranga Bustos"), Paging.First).Rows[0].Id;
        var place = site.Store.Entities(Viewer.Owner, new(Type: EntityType.Place), Paging.First).Rows[0].Id;
        Assert.Null((await visitor.ReadAsync($"/entities/{place}")).QuerySelector("details.mask-this"));
        // Without a reason nobody is masked.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PressAsync($"/entities/{person}", "details.mask-this button")).Status);
        var form = (await visitor.ReadAsync($"/entities/{person}?lang={language}")).QuerySelector("details.mask-this form")!;
        var fields = Hidden(form).Append(new("ground", "victim")).Append(new("reason", "asked by the family"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync("/masks/decisions", [.. fields])).Status);
        var page = (await visitor.ReadAsync($"/entities/{person}?lang={language}")).DocumentElement.OuterHtml;
        Assert.Contains(label, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Yaranga", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Say who was asked")]
    [InlineData("es", "Diga a quién se consultó")]
    public async Task A_request_to_nobody_is_refused_in_one_sentence(string language, string sentence)
    {
        await using var site = await Site.SampleAsync(new FrameReader());
        using var visitor = new Visitor(site);
        var (status, body) = await visitor.SendFormAsync($"/replies?lang={language}", new(WebHost.TokenField, await visitor.TokenAsync("/masks")), new("party", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(body), StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<ClaimId>> NoteAsync(Site site, Visitor visitor, AngleSharp.Dom.IElement form)
    {
        Assert.Empty(form.QuerySelectorAll("input[name='claims']:not([type=hidden]), input[name='findings']:not([type=hidden])"));
        var (status, _) = await visitor.SendAsync(form.GetAttribute("action")!, [.. Hidden(form), new("title", Title), new("url", "")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var left = Left(site)[0];
        Assert.Equal((LeavingAct.Published, Title), (left.Act, left.Title));
        return [.. (form.QuerySelector("input[name='claims']")?.GetAttribute("value") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => new ClaimId(i))];
    }

    static IEnumerable<KeyValuePair<string, string>> Hidden(AngleSharp.Dom.IElement form) => form.QuerySelectorAll("input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

    static List<Leaving> Left(Site site) => [.. Paging.All(p => site.Store.Leavings(Viewer.Owner, new(), p))];
}
