using System.Net;
using System.Reflection;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Pages;

/// <summary>Whatever a page hands out with claims or names of people is in the log of what left, with the claims that it carried; what cannot be kept there is not handed out.</summary>
public sealed class LeavingsLogTest : IAsyncLifetime
{
    Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.SampleAsync(new GoldReader(), registers: true);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    Page<Leaving> Log(LeavingAct? act = null) => _site.Store.Leavings(Viewer.Owner, new() { Act = act }, new(0, 500));

    ShownClaim Claim => _site.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.ColludesWith] }, Paging.First).Rows[0];

    [Fact]
    public async Task Every_table_and_report_with_claims_or_names_is_a_row_with_the_hash_of_what_went()
    {
        var list = _site.Workspace.Captures.Keep(System.Text.Encoding.UTF8.GetBytes("name\nOctavio Rendueles\nNadie Ninguno\n"));
        string[] addresses =
        [
            "/holders.csv", $"/shared-ties.csv?of={Claim.Subject!.Entity}", "/corrections.csv", "/replies.csv", "/searches.csv", "/masks.csv", "/matches.csv", "/indicators.csv", $"/datasets/{RegisterCase.Contributions}.csv",
            $"/screening/report.csv?file={list.Value}&name=lista.csv", $"/screening/report.html?file={list.Value}&name=lista.csv", $"/screening/report.xlsx?file={list.Value}&name=lista.csv",
        ];
        foreach (var address in addresses)
        {
            var before = Log().Total;
            using var answer = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(Log().Total == before + 1, $"{address} is not in the log.");
            var left = Log().Rows[0];
            Assert.Equal((address, ContentHash.Sha256(bytes), "Ana", true), (left.Question, left.Sha256, left.By, left.IsWhole));
            Assert.Equal(answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName, left.File);
        }
    }

    [Fact]
    public async Task Data_that_a_program_reads_are_one_row_a_day_with_every_claim_in_them_and_without_what_was_typed()
    {
        foreach (var address in new[] { "/claims.json?rows=100", $"/claims/{Claim.Claim.Id}.json", "/network.json", "/money.json", "/search.json?q=Rendueles", $"/documents/{Claim.Document.Id}.json" })
        {
            var json = await _site.TextAsync(address);
            var left = Log(LeavingAct.Data).Rows[0];
            Assert.Equal((address.Split('?')[0], ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(json))), (left.Question, left.Sha256));
            Assert.Equal(ClaimsIn(json), _site.Store.Carried(Viewer.Owner, left.Id).Claims.Select(c => c.Claim.Value).Order(StringComparer.Ordinal));
            var (rows, sequence) = (Log(LeavingAct.Data).Total, _site.Store.Sequence);
            await _site.TextAsync(address);
            Assert.Equal((rows, sequence), (Log(LeavingAct.Data).Total, _site.Store.Sequence));
        }
    }

    // Whatever has a quote and a modality is a claim.
    static IEnumerable<string> ClaimsIn(string json)
    {
        using var data = JsonDocument.Parse(json);
        return [.. Found(data.RootElement).Distinct().Order(StringComparer.Ordinal)];

        static IEnumerable<string> Found(JsonElement at) => at.ValueKind switch
        {
            JsonValueKind.Object => (at.TryGetProperty("standing", out _) && at.TryGetProperty("quote", out _) && at.TryGetProperty("id", out var id) ? [id.GetString()!] : Array.Empty<string>()).Concat(at.EnumerateObject().SelectMany(p => Found(p.Value))),
            JsonValueKind.Array => at.EnumerateArray().SelectMany(Found),
            _ => [],
        };
    }

    [Fact]
    public async Task What_a_page_reads_for_itself_and_what_names_nobody_is_no_leaving()
    {
        foreach (var address in new[] { "/publishing.json", "/patterns.json", "/datasets.json", "/leavings.json", "/editions.json", "/draft-check.json" }) await _site.TextAsync(address);
        using var own = new HttpRequestMessage(HttpMethod.Get, "/network.json") { Headers = { { "Sec-Fetch-Site", "same-origin" }, { "Sec-Fetch-Mode", "cors" }, { "Sec-Fetch-Dest", "empty" } } };
        using var answer = await _site.Client.SendAsync(own);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, Log().Total);
        // A person who opens the same address takes it out.
        using var saved = new HttpRequestMessage(HttpMethod.Get, "/network.json") { Headers = { { "Sec-Fetch-Site", "same-origin" }, { "Sec-Fetch-Mode", "navigate" }, { "Sec-Fetch-Dest", "document" } } };
        (await _site.Client.SendAsync(saved)).Dispose();
        Assert.Equal(1, Log().Total);
    }

    [Fact]
    public async Task What_cannot_be_kept_in_the_log_is_not_handed_out_and_says_why()
    {
        await using var full = await Site.SampleAsync(new GoldReader(), o => o with { Store = FullStore.Over(o.Store) });
        foreach (var (address, language) in new[] { ("/claims.json", "en"), ("/money.csv", "es"), ("/money/picture.svg", "en"), ("/holders.csv", "en") })
        {
            using var answer = await full.Client.GetAsync(new Uri($"{address}?lang={language}", UriKind.Relative));
            var told = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("the disk is full", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Rendueles", told, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await full.Client.GetAsync(new Uri("/claims", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_workspace_that_may_only_be_read_hands_out_and_says_that_it_keeps_no_log()
    {
        await using var site = await Site.SampleAsync(new GoldReader(), o => o with { Store = FullStore.Over(o.Store, isWritable: false) });
        using var answer = await site.Client.GetAsync(new Uri("/claims.json", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "read-only"), (answer.StatusCode, answer.Headers.GetValues("Quipu-Not-Logged").Single()));
        foreach (var words in Words.All) Assert.Contains(words["departing.unlogged"], await site.TextAsync("/claims?lang=" + words.Code), StringComparison.Ordinal);
        Assert.DoesNotContain(Words.English["departing.unlogged"], await _site.TextAsync("/claims?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_the_browser_saves_is_taken_down_before_it_is_saved()
    {
        using var visitor = new Visitor(_site);
        var token = await visitor.TokenAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync("/network/picture", new KeyValuePair<string, string>("address", "/network"))).Status);
        var sha = new string('a', 64);
        await visitor.SendAsync("/network/picture", new(WebHost.TokenField, token), new("address", "/network?modality=alleged"), new("file", "../red.svg"), new("sha256", sha));
        var left = Assert.Single(Log(LeavingAct.Picture).Rows);
        Assert.Equal(("/network?modality=alleged", "red.svg", sha), (left.Question, left.File, left.Sha256));
        Assert.NotEmpty(_site.Store.Carried(Viewer.Owner, left.Id).Claims);
        Assert.All(_site.Store.Carried(Viewer.Owner, left.Id).Claims, c => Assert.Equal(Modality.Alleged, _site.Store.Claim(Viewer.Owner, c.Claim)!.Claim.Modality));
    }

    /// <summary>A store whose disk is full as soon as something leaves.</summary>
    public class FullStore : DispatchProxy
    {
        IStore _store = null!;
        bool _isWritable;

        internal static IStore Over(IStore store, bool isWritable = true)
        {
            var made = Create<IStore, FullStore>();
            ((FullStore)(object)made)._store = store;
            ((FullStore)(object)made)._isWritable = isWritable;
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == "get_IsWritable") return _isWritable;
            if (targetMethod.Name == nameof(IStore.Write) && ((IReadOnlyCollection<Change>)args![0]!).Any(c => c is Change.Left)) throw new StorageException("the disk is full");
            try
            {
                return targetMethod.Invoke(_store, args);
            }
            catch (TargetInvocationException e)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
                throw;
            }
        }
    }
}
