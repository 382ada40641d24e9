using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>What leaves the workspace with a finding is what a person stands for, and what answers it; whatever stays back is counted.</summary>
public sealed class LeavingTest
{
    [Fact]
    public void An_accusing_claim_that_nobody_reviewed_stays_back_and_what_answers_the_others_goes()
    {
        using var kept = new KeptCase("money-office-loop/fires-1");
        // Two articles say who paid; one is accepted. The denial was made of the other.
        var finding = Reviewed(kept, "money-office-loop", "c1", "c2", "c3", "c4", "c7", "c8");
        var (back, denial) = (kept.Story.Claims["c5"], kept.Story.Claims["c6"]);
        Assert.Contains(finding.Finding.Ties, t => t.Evidence == back.Id.Value);
        var (told, zip) = Written(kept, finding);
        Assert.Equal("Kept back, because nobody has reviewed them: 1 claim.", told);
        Assert.Contains(denial.Id.Value, zip["claims.jsonl"], StringComparison.Ordinal);
        Assert.Contains(denial.Quote.Text, zip["index.html"], StringComparison.Ordinal);
        foreach (var part in new[] { "claims.jsonl", "finding.json", "hops.csv", "index.html" })
        {
            Assert.DoesNotContain(back.Quote.Text, zip[part], StringComparison.Ordinal);
            if (part != "claims.jsonl") Assert.DoesNotContain(back.Id.Value, zip[part], StringComparison.Ordinal);
        }

        Assert.Contains(told!, zip["index.html"], StringComparison.Ordinal);
        Assert.Contains("1 claim that nobody has reviewed, kept back.", zip["index.html"], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(zip["finding.json"]);
        Assert.Equal(told, json.RootElement.GetProperty("kept_back").GetString());
        Assert.Equal(1, Assert.Single(json.RootElement.GetProperty("hops").EnumerateArray(), h => h.TryGetProperty("kept_back", out _)).GetProperty("kept_back").GetInt32());
    }

    [Fact]
    public void A_proceeding_that_nobody_reviewed_is_counted_and_not_told_and_nobody_says_that_there_is_none()
    {
        using var kept = new KeptCase("changed-sides/fires-1");
        var finding = Reviewed(kept, "changed-sides", "c1", "c2", "c3");
        Assert.Contains(finding.Finding.Ties, t => t.Stage == Stage.Arrested);
        var (told, zip) = Written(kept, finding);
        Assert.Equal("Kept back, because nobody has reviewed them: 1 proceeding.", told);
        foreach (var (name, part) in zip.Where(p => p.Key is "claims.jsonl" or "finding.json" or "hops.csv" or "index.html"))
        {
            Assert.DoesNotContain(kept.Story.Claims["c4"].Quote.Text, part, StringComparison.Ordinal);
            Assert.DoesNotContain("arrested", part, StringComparison.Ordinal);
            Assert.Contains(name == "finding.json" ? "a proceeding that nobody has reviewed, kept back" : "1 proceeding that nobody has reviewed, kept back", part, StringComparison.Ordinal);
        }

        kept.Judge(kept.Story.Claims["c4"], Verdict.Accepted);
        kept.Desk.Refresh();
        (told, zip) = Written(kept, kept.Kept(finding.Finding.Id));
        Assert.Null(told);
        Assert.Contains("Hernán Zúmbaro Licona arrested (2021-10-28)", zip["hops.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_acquittal_goes_along_though_nobody_reviewed_it()
    {
        using var kept = new KeptCase("candidate-near-group/fires-3");
        Retire(kept, "c5");
        var claims = new LeavingClaims(kept.Store, Viewer.Owner);
        var shown = claims.Find(kept.Story.Claims["c4"].Id)!;
        Assert.Equal(Stage.Acquitted, shown.Reached!.Stage);
        Assert.Equal((0, 0), (shown.Standing.KeptBack, claims.KeptBack.Count));
        Assert.Single(shown.Answers);
    }

    /// <summary>That somebody was not charged speaks for them; that they were not acquitted speaks against.</summary>
    [Theory]
    [InlineData("acquitted", 1)]
    [InlineData("charged", 0)]
    public void What_was_not_so_goes_unreviewed_only_where_that_speaks_for_somebody(string stage, int back)
    {
        using var kept = new KeptCase("candidate-near-group/fires-3", text => text.Replace("stage: acquitted,", $"stage: {stage}, negated: true,", StringComparison.Ordinal));
        Retire(kept, "c5");
        var claims = new LeavingClaims(kept.Store, Viewer.Owner);
        var shown = claims.Find(kept.Story.Claims["c4"].Id)!;
        Assert.Equal((back, 1 - back), (shown.Standing.KeptBack, shown.Standing.Proceedings.Length));
        if (back == 1) Assert.Equal([kept.Story.Claims["c5"].Id], claims.KeptBack);
    }

    /// <summary>Whichever claims of a story a person accepted: nothing goes that accuses and that nobody accepted, and no hop goes empty.</summary>
    [Fact]
    public void Whatever_was_reviewed_nothing_else_that_accuses_goes_and_no_hop_is_empty()
    {
        var (gone, cut) = (0, 0);
        foreach (var story in PatternLibrary.All.Select(p => p.Slug + "/fires-1"))
            for (var seed = 1; seed <= 6; seed++)
            {
                using var kept = new KeptCase(story);
                var dice = new Random(seed);
                Retire(kept, [.. kept.Story.Claims.Keys.Where(_ => dice.Next(3) == 0)]);
                kept.Desk.Refresh();
                foreach (var finding in kept.Kept().Where(k => FindingSight.MayLeave(k.Finding)))
                {
                    var left = FindingSight.Leaving(finding.Finding);
                    Assert.All(left.Hops.Concat(left.Marks), h => Assert.NotEmpty(h.Ties));
                    Assert.All(left.Hops.Concat(left.Marks), h => Assert.All(h.Ties, t => Assert.True(t.IsReviewed || !(h.Accuses || t.IsAccusing))));
                    Assert.Contains(left.Weakest.Evidence, left.Ties.Select(t => t.Evidence));
                    Assert.Equal(finding.Finding.Ties.Select(t => t.Evidence).Distinct().Count(), left.Ties.Select(t => t.Evidence).Distinct().Count() + FindingSight.KeptBack(finding.Finding).Length);
                    gone++;
                    if (!FindingSight.KeptBack(finding.Finding).IsEmpty) cut++;
                }
            }

        Assert.True(gone > 20 && cut > 3, $"{gone} may leave, {cut} of them in part");
    }

    // The finding of the story with these claims accepted and no others.
    static KeptFinding Reviewed(KeptCase kept, string pattern, params string[] accepted)
    {
        Retire(kept, [.. kept.Story.Claims.Keys.Except(accepted)]);
        kept.Desk.Refresh();
        var told = kept.Told(pattern);
        Assert.True(FindingSight.MayLeave(told.Finding));
        return told;
    }

    static void Retire(KeptCase kept, params string[] claims)
    {
        foreach (var judgement in claims.SelectMany(c => kept.Store.Judgements(Viewer.Owner, kept.Story.Claims[c].Id)))
            kept.Store.Write([new Change.JudgementRetired(judgement.Id, "Rita", DateTimeOffset.UnixEpoch)]);
    }

    static (string? Told, Dictionary<string, string> Parts) Written(KeptCase kept, KeptFinding finding)
    {
        using var to = new MemoryStream();
        var told = new FindingBundle(kept.Store, Viewer.Owner, PatternLibrary.Find(finding.Finding.Pattern), _ => null).Write(finding, to).KeptBack;
        using var zip = new ZipArchive(new MemoryStream(to.ToArray()));
        return (told, zip.Entries.ToDictionary(e => e.FullName, e => System.Net.WebUtility.HtmlDecode(Text(e)), StringComparer.Ordinal));
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
