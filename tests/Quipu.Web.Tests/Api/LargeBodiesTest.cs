using System.Net;
using System.Text.Json;
using Quipu.Access;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Api;

/// <summary>What is too much is refused with a sentence by the server itself, and nothing of it is kept.</summary>
public sealed class LargeBodiesTest(SampleSite sample)
{
    string Mark => $"/findings/{sample.Site.Store.Findings(Viewer.Owner, new(), new(0, 1)).Rows[0].Finding.Id}/marks";

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_form_of_megabytes_is_refused_with_a_sentence(int megabytes)
    {
        using var visitor = new Visitor(sample.Site);
        var token = await visitor.TokenAsync();
        foreach (var path in new[] { Mark, "/patterns/check", "/matches/judgements" })
        {
            var (status, body) = await visitor.SendFormAsync(path, new(WebHost.TokenField, token), new("text", new string('x', megabytes << 20)));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
            Assert.Contains("more than 1 MiB", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(6, true)]
    [InlineData(3, false)]
    [InlineData(6, false)]
    public async Task So_is_json_whether_or_not_it_says_its_length(int megabytes, bool isTold)
    {
        using var visitor = new Visitor(sample.Site);
        var token = await visitor.TokenAsync();
        foreach (var (path, sentence) in new[] { (Mark + ".json", "1 MiB"), ("/patterns/preview.json", isTold ? "demasiado largo" : "1 MiB") })
        {
            var (status, body) = await visitor.SendJsonAsync(path + "?lang=es", $$"""{"note":"{{new string('x', megabytes << 20)}}"}""", token, isTold);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
            Assert.Contains(sentence, JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_of_too_many_fields_is_no_fault_of_quipu_s()
    {
        using var visitor = new Visitor(sample.Site);
        var token = await visitor.TokenAsync();
        var (status, _) = await visitor.SendFormAsync(Mark, [new(WebHost.TokenField, token), .. Enumerable.Range(0, 5000).Select(i => new KeyValuePair<string, string>($"f{i}", "x"))]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task A_note_is_kept_whole_or_refused()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), registers: true);
        using var visitor = new Visitor(site);
        var token = await visitor.TokenAsync();
        var id = site.Store.Findings(Viewer.Owner, new(), new(0, 1)).Rows[0].Finding.Id;
        var (refused, body) = await visitor.SendJsonAsync($"/findings/{id}/marks.json?lang=en", Note(2001), token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains("2000", body, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Store.Finding(Viewer.Owner, id)!.History, e => e.Note is not null);
        var (kept, _) = await visitor.SendJsonAsync($"/findings/{id}/marks.json", Note(2000), token);
        Assert.Equal(HttpStatusCode.NoContent, kept);
        Assert.Equal(2000, site.Store.Finding(Viewer.Owner, id)!.History[^1].Note!.Length);

        static string Note(int length) => $$"""{"note":"{{new string('ñ', length)}}"}""";
    }
}
