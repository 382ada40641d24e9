using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>Every value of a bundle walks back to a span, and every byte re-hashes.</summary>
public sealed class FindingBundleTest
{
    [Theory]
    [InlineData("money-office-loop")]
    [InlineData("donor-to-contractor")]
    [InlineData("takeover")]
    public void Every_quote_stands_in_a_text_of_the_bundle_and_every_part_has_its_hash(string slug)
    {
        using var kept = new KeptCase(slug + "/fires-1");
        var finding = Open(kept, slug);
        var (one, other) = (Written(kept, finding), Written(kept, finding));
        Assert.Equal(one, other);
        using var zip = new ZipArchive(new MemoryStream(one));
        using var package = JsonDocument.Parse(Bytes(zip, "datapackage.json"));
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(r => r.GetProperty("path").GetString()!, r
            => r.GetProperty("hash").GetString());
        Assert.Equal(zip.Entries.Select(e => e.FullName).Where(n => n != "datapackage.json").Order(StringComparer.Ordinal),
            resources.Keys.Order(StringComparer.Ordinal));
        Assert.All(resources, r => Assert.Equal("sha256:" + ContentHash.Sha256(Bytes(zip, r.Key)), r.Value));
        var claims = Encoding.UTF8.GetString(Bytes(zip, "claims.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l
            => JsonDocument.Parse(l).RootElement).ToList();
        var table = Encoding.UTF8.GetString(Bytes(zip, "hops.csv"));
        var page = System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, "index.html")));
        foreach (var claim in claims)
        {
            var (quote, document) = (claim.GetProperty("quote"), claim.GetProperty("document"));
            var text = Encoding.UTF8.GetString(Bytes(zip, $"texts/{document.GetProperty("id").GetString()}.txt")).EnumerateRunes().ToArray();
            var said = string.Concat(text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]);
            Assert.Equal(quote.GetProperty("text").GetString(), said);
            var capture = document.GetProperty("sha256").GetString()!;
            Assert.Equal(capture, ContentHash.Sha256(Bytes(zip, "archive/" + capture)));
            if (finding.Finding.Ties.All(t => t.Evidence != claim.GetProperty("id").GetString())) continue;
            Assert.Contains(ContentHash.Sha256(Encoding.UTF8.GetBytes(said)), table, StringComparison.Ordinal);
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.Contains(claim.GetProperty("standing").GetProperty("text").GetString()!, page, StringComparison.Ordinal);
        }

        Assert.All(finding.Finding.Ties, t => Assert.Contains(t.Evidence, table, StringComparison.Ordinal));
        Assert.All(finding.Finding.Ties.Where(t => !t.FromRegister), t => Assert.Contains(claims, c => c.GetProperty("id").GetString() == t.Evidence));
        var rows = Encoding.UTF8.GetString(Bytes(zip, "rows.csv"));
        Assert.All(finding.Finding.Ties.Where(t => t.FromRegister), t => Assert.Contains(t.Evidence, rows, StringComparison.Ordinal));
    }

    [Fact]
    public void A_denial_stands_beside_what_it_answers_with_its_own_quote()
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        var finding = Open(kept, "money-office-loop");
        using var zip = new ZipArchive(new MemoryStream(Written(kept, finding)));
        var denial = kept.Story.Claims["c6"];
        Assert.Contains(denial.Id.Value, Encoding.UTF8.GetString(Bytes(zip, "claims.jsonl")), StringComparison.Ordinal);
        Assert.Contains(denial.Quote.Text, System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, "index.html"))), StringComparison.Ordinal);
        Assert.Contains("denial by", Encoding.UTF8.GetString(Bytes(zip, "hops.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_gone_are_told_and_the_rest_is_there()
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        var finding = Open(kept, "money-office-loop");
        using var to = new MemoryStream();
        new FindingBundle(kept.Store, Viewer.Owner, PatternLibrary.Find("money-office-loop"), _ => null).Write(finding, to);
        using var zip = new ZipArchive(to);
        Assert.DoesNotContain(zip.Entries, e => e.FullName.StartsWith("archive/", StringComparison.Ordinal));
        Assert.Contains("are gone or changed", Encoding.UTF8.GetString(Bytes(zip, "pages/pages.jsonl")), StringComparison.Ordinal);
    }

    /// <summary>Who holds the evidence of a finding that was withdrawn reads so before anything else, with the day and the reason, in every part that tells of the finding.</summary>
    [Fact]
    public void A_withdrawn_finding_leaves_with_that_and_why_before_all_else()
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        var finding = Open(kept, "money-office-loop");
        using (var holding = new ZipArchive(new MemoryStream(Written(kept, finding))))
            Assert.DoesNotContain(holding.Entries, e => Encoding.UTF8.GetString(Bytes(holding, e.FullName)).Contains("WITHDRAWN on", StringComparison.Ordinal));
        var at = new DateTimeOffset(2031, 4, 5, 6, 7, 0, TimeSpan.Zero);
        finding = finding with
        {
            Holds = false,
            History = [.. finding.History, new(at, null, Quipu.Patterns.Search.FindingChange.Withdrawn, [], [], [new(FindingCause.Exonerated, Stage: Stage.Acquitted) { Whose = finding.Finding.Parties[0].Entity }], null, null)],
        };
        using var zip = new ZipArchive(new MemoryStream(Written(kept, finding)));
        Assert.Equal("WITHDRAWN.txt", zip.Entries[0].FullName);
        var line = $"WITHDRAWN on 2031-04-05 06:07 UTC: the law came to: {finding.Finding.Parties[0].Name} acquitted";
        foreach (var part in new[] { "WITHDRAWN.txt", "datapackage.json", "hops.csv", "index.html" }) Assert.Contains(line, System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, part))), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Bytes(zip, "finding.json"));
        Assert.Equal("2031-04-05 06:07", json.RootElement.GetProperty("withdrawn").GetString());
        Assert.StartsWith("the law came to", json.RootElement.GetProperty("withdrawn_because")[0].GetString(), StringComparison.Ordinal);
    }

    /// <summary>What is kept of a finding learns of a rejection only when findings are brought up to date; what leaves does not wait for that.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_accusation_that_was_rejected_leaves_with_nothing(bool refreshed)
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        var finding = Open(kept, "money-office-loop");
        // Two articles say who paid.
        var (rejected, other) = (kept.Story.Claims["c2"], kept.Story.Claims["c5"]);
        finding = Judged(rejected, Claims.Verdict.Rejected);
        Assert.Null(FindingBundle.Refusal(kept.Store, Viewer.Owner, finding));
        using var zip = new ZipArchive(new MemoryStream(Written(kept, finding)));
        var parts = zip.Entries.ToDictionary(e => e.FullName, e => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, e.FullName))), StringComparer.Ordinal);
        foreach (var part in new[] { "claims.jsonl", "finding.json", "hops.csv", "index.html" })
        {
            Assert.DoesNotContain(rejected.Id.Value, parts[part], StringComparison.Ordinal);
            Assert.DoesNotContain(rejected.Quote.Text, parts[part], StringComparison.Ordinal);
            Assert.Contains(other.Id.Value, parts[part], StringComparison.Ordinal);
            // Rejected is not what nobody has reviewed.
            Assert.DoesNotContain("kept back", parts[part].Replace("kept_back", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        finding = Judged(other, Claims.Verdict.Rejected);
        Assert.Equal(refreshed, !finding.Holds);
        var refusal = FindingBundle.Refusal(kept.Store, Viewer.Owner, finding);
        Assert.Contains("may not leave", refusal, StringComparison.Ordinal);
        Assert.Contains("were rejected or are gone", refusal, StringComparison.Ordinal);
        using var nothing = new MemoryStream();
        var bundle = new FindingBundle(kept.Store, Viewer.Owner, null, _ => null);
        Assert.Equal(refusal, Assert.Throws<QuipuException>(() => bundle.Write(finding, nothing)).Message);
        Assert.Equal(refusal, Assert.Throws<QuipuException>(() => bundle.WriteHops(finding, nothing)).Message);
        Assert.Equal(0, nothing.Length);

        KeptFinding Judged(Claim claim, Claims.Verdict verdict)
        {
            kept.Judge(claim, verdict);
            if (refreshed) kept.Desk.Refresh();
            return kept.Kept(finding.Finding.Id);
        }
    }

    /// <summary>An acceptance taken back is none, before findings are brought up to date too.</summary>
    [Fact]
    public void An_accusation_whose_acceptance_was_taken_back_is_refused_at_once()
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        var finding = Open(kept, "money-office-loop");
        var claims = new[] { "c2", "c5" }.Select(c => kept.Story.Claims[c]).ToList();
        foreach (var judgement in claims.SelectMany(c => kept.Store.Judgements(Viewer.Owner, c.Id)))
            kept.Store.Write([new Change.JudgementRetired(judgement.Id, "Rita", DateTimeOffset.UnixEpoch)]);
        var refusal = FindingBundle.Refusal(kept.Store, Viewer.Owner, kept.Kept(finding.Finding.Id));
        Assert.Contains("accept or reject first", refusal, StringComparison.Ordinal);
        Assert.All(claims, c => Assert.Contains(c.Id.Value, refusal, StringComparison.Ordinal));
    }

    // A finding with every claim accepted: what a desk has reviewed.
    static KeptFinding Open(KeptCase kept, string slug)
    {
        foreach (var claim in kept.Story.Claims.Values) kept.Judge(claim, Claims.Verdict.Accepted);
        kept.Desk.Refresh();
        var found = kept.Kept(query: new() { Pattern = slug, Private = false });
        Assert.NotEmpty(found);
        return found[0];
    }

    static byte[] Written(KeptCase kept, KeptFinding finding)
    {
        using var to = new MemoryStream();
        new FindingBundle(kept.Store, Viewer.Owner, PatternLibrary.Find(finding.Finding.Pattern), Captures(kept)).Write(finding, to);
        return to.ToArray();
    }

    // A story's captures are the document's name and its text.
    static Func<CaptureId, byte[]?> Captures(KeptCase kept)
    {
        var bytes = kept.Store.AllDocuments(Viewer.Owner).ToDictionary(d => d.Capture, d => Encoding.UTF8.GetBytes(d.Location[..^4] + d.Text));
        return id => bytes.GetValueOrDefault(id);
    }

    static byte[] Bytes(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
