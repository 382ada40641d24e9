using System.Text;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>What an outlet took back feeds no finding and no default export; what rested on it is withdrawn, and says why.</summary>
public sealed class RetractedTest
{
    const string Slug = "money-office-loop";

    static DocumentNotice Notice(Claim claim) =>
        new(NoticeId.New(), claim.Document, NoticeKind.Retracted, PartialDate.Parse("2031-08-01"), "We withdraw it.", null, null, [], "Rita", new(2031, 8, 2, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_finding_that_rests_on_a_retracted_article_is_withdrawn_with_its_reason(bool reopened)
    {
        using var kept = new KeptCase(Slug + "/fires-1");
        foreach (var claim in kept.Story.Claims.Values) kept.Judge(claim, Verdict.Accepted);
        kept.Desk.Refresh();
        var id = kept.Told(Slug).Finding.Id;
        Assert.True(kept.Kept(id).Holds);
        kept.Store.Write([PublishedWork.Of(kept.Kept(id), kept.Store, Viewer.Owner, new(LeavingId.New(), new(2031, 4, 1, 9, 0, 0, TimeSpan.Zero), "Rita", LeavingAct.Published, "finding", id.Value))]);
        var left = new CorrectionDesk(kept.Store).All(Viewer.Owner).Single();
        Assert.False(left.IsToCorrect);
        Assert.True(left.Leaving.Claims > 0);

        // Two articles say who paid; both are taken back.
        DocumentNotice[] notices = [Notice(kept.Story.Claims["c2"]), Notice(kept.Story.Claims["c5"])];
        kept.Store.Write([.. notices.DistinctBy(n => n.Document).Select(n => new Change.NoticeGiven(n))]);
        // What leaves does not wait for the next run.
        Assert.Contains("may not leave", FindingBundle.Refusal(kept.Store, Viewer.Owner, kept.Kept(id)), StringComparison.Ordinal);
        if (reopened) kept.Reopen();
        kept.Desk.Refresh();
        var withdrawn = kept.Kept(id);
        Assert.False(withdrawn.Holds);
        var last = withdrawn.History.Last(e => e.Change is not null);
        Assert.Equal(FindingChange.Withdrawn, last.Change);
        Assert.Contains(last.Reasons, r => r is { Cause: FindingCause.Retracted, By: "Rita" } && r.Evidence == kept.Story.Claims["c2"].Id.Value);
        Assert.Equal(kept.Whole(), kept.KeptTold());

        var changed = new CorrectionDesk(kept.Store).All(Viewer.Owner).Single();
        Assert.Equal(id, Assert.Single(changed.Findings).Id);
        Assert.Contains(changed.Unsupported, c => c.Claim == kept.Story.Claims["c2"].Id && c.Why.Any(w => w.Cause == CorrectionCause.Retracted));

        kept.Store.Write([.. notices.Select(n => new Change.NoticeRetired(n.Id, "Rita", new(2031, 8, 3, 9, 0, 0, TimeSpan.Zero)))]);
        kept.Desk.Refresh();
        Assert.True(kept.Kept(id).Holds);
        Assert.Equal(kept.Whole(), kept.KeptTold());
        Assert.False(new CorrectionDesk(kept.Store).All(Viewer.Owner).Single().IsToCorrect);
    }

    [Fact]
    public void No_default_export_carries_what_was_retracted_and_those_that_do_on_wish_say_so()
    {
        using var kept = new KeptCase(Slug + "/fires-1");
        foreach (var claim in kept.Story.Claims.Values) kept.Judge(claim, Verdict.Accepted);
        var retracted = kept.Store.Claim(Viewer.Owner, kept.Story.Claims["c2"].Id)!;
        string Written(ExportFormat format, ExportOptions options)
        {
            using var to = new MemoryStream();
            format.Write(kept.Store, Viewer.Owner, options with { Captures = kept.Workspace.Captures }, to);
            return Encoding.UTF8.GetString(to.ToArray());
        }

        string[] tables = ["claims", "claims-csv", "claim-statements", "prov", "ftm", "statements", "gexf"];
        var before = tables.Where(t => Written(ExportFormats.Find(t)!, new()).Contains(retracted.Claim.Id.Value, StringComparison.Ordinal)).ToList();
        Assert.Contains("claims", before);
        kept.Store.Write([new Change.NoticeGiven(Notice(kept.Story.Claims["c2"]))]);
        foreach (var format in tables)
            foreach (var options in new[] { new ExportOptions(), new() { IncludeProposals = true } })
                Assert.DoesNotContain(retracted.Claim.Quote.Text, Written(ExportFormats.Find(format)!, options), StringComparison.Ordinal);
        foreach (var format in new[] { "claims", "claims-csv" })
        {
            var whole = Written(ExportFormats.Find(format)!, new() { IncludeRejected = true });
            Assert.Contains(retracted.Claim.Id.Value, whole, StringComparison.Ordinal);
            Assert.Contains("the outlet retracted this article (2031-08-01)", whole, StringComparison.Ordinal);
            Assert.Contains("We withdraw it.", whole, StringComparison.Ordinal);
        }
    }
}
