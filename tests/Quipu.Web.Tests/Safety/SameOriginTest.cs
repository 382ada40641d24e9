using System.Net;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Xunit;

namespace Quipu.Web.Tests.Safety;

/// <summary>What is let in and what is not, request by request. HostilePageTest does the same with a real browser.</summary>
public sealed class SameOriginTest(SampleSite sample)
{
    Uri At => sample.Site.Address;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1.nip.example:{port}")]
    [InlineData("127.0.0.1:1")]
    [InlineData("localhost")]
    [InlineData("0.0.0.0:{port}")]
    [InlineData("192.168.0.1:{port}")]
    public async Task Another_host_name_is_refused(string host) => Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Get, "/claims.json", ("Host", host)));

    [Theory]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("LOCALHOST:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task This_machine_s_own_names_are_taken(string host) => Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/claims.json", ("Host", host)));

    [Theory]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "no-cors", "script")]
    [InlineData("cross-site", "no-cors", "image")]
    [InlineData("cross-site", "navigate", "iframe")]
    [InlineData("same-site", "cors", "empty")]
    [InlineData("same-site", "navigate", "iframe")]
    [InlineData("none", "cors", "empty", false)]
    public async Task Another_origin_reads_nothing(string site, string mode, string dest, bool refused = true) =>
        Assert.Equal(refused ? HttpStatusCode.Forbidden : HttpStatusCode.OK,
            await StatusAsync(HttpMethod.Get, "/claims.json", ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)));

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task A_link_that_a_person_follows_is_let_in(string site) =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/claims", ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")));

    [Theory]
    [InlineData("cross-site", "navigate", "document")]
    [InlineData("same-site", "navigate", "document")]
    [InlineData("none", "navigate", "document")]
    public async Task A_form_of_another_origin_changes_nothing(string site, string mode, string dest) =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, Judge(), ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)));

    [Fact]
    public async Task Without_fetch_metadata_the_origin_decides()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, Judge(), ("Origin", "http://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/claims.json", ("Origin", "http://127.0.0.1:1")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/claims.json", ("Origin", "null")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/claims.json", ("Origin", At.GetLeftPart(UriPartial.Authority))));
    }

    [Fact]
    public async Task Even_its_own_origin_changes_nothing_without_a_token() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Post, Judge(), ("Sec-Fetch-Site", "same-origin"), ("Origin", At.GetLeftPart(UriPartial.Authority))));

    [Theory]
    [InlineData("/")]
    [InlineData("/claims.json")]
    [InlineData("/nothing-here")]
    [InlineData("/assets/x/quipu.css")]
    public async Task Every_answer_tells_the_browser_to_run_nothing_foreign(string path)
    {
        using var answer = await sample.Site.Client.GetAsync(new Uri(path, UriKind.Relative));
        string Header(string name) => string.Join(",", answer.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Empty(Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_link_of_another_site_does_not_change_the_language()
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/?lang=es");
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        foreign.Headers.Add("Sec-Fetch-Mode", "navigate");
        foreign.Headers.Add("Sec-Fetch-Dest", "document");
        using var answer = await sample.Site.Client.SendAsync(foreign);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("quipu-language", StringComparison.Ordinal));
    }

    string Judge() => $"/claims/{sample.Site.Store.Claims(Access.Viewer.Owner, new(), Paging.First).Rows[0].Claim.Id.Value}/judgements";

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([new("verdict", "rejected")]);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value.Replace("{port}", At.Port.ToString(), StringComparison.Ordinal));
        using var answer = await sample.Site.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
