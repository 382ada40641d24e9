using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>What the desk keeps is what the patterns find, and its history says why it changed.</summary>
public sealed class FindingDeskTest
{
    const string Loop = "money-office-loop";

    [Fact]
    public void What_is_kept_is_what_the_patterns_find_and_a_second_refresh_does_nothing()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        Assert.True(kept.Desk.Refresh() > 0);
        Assert.Equal(kept.Whole(), kept.KeptTold());
        var (sequence, events) = (kept.Store.Sequence, kept.Kept().Sum(k => k.History.Length));
        Assert.Equal(0, kept.Desk.Refresh());
        Assert.True(kept.Desk.IsCurrent);
        kept.Reopen();
        Assert.Equal(0, kept.Desk.Refresh());
        Assert.Equal((sequence, events), (kept.Store.Sequence, kept.Kept().Sum(k => k.History.Length)));
        Assert.Equal(kept.Whole(), kept.KeptTold());
    }

    [Fact]
    public void A_rejected_claim_withdraws_the_finding_and_the_history_says_by_whom()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        Assert.True(told.Holds && !told.IsLead);
        kept.Store.Write([new Change.FindingMarked(told.Finding.Id, FindingStatus.Checking, "asked the registry", "Rita", DateTimeOffset.UnixEpoch)]);
        var owns = kept.Story.Claims["c8"];
        kept.Judge(owns, Verdict.Rejected);
        kept.Desk.Refresh();
        Assert.True(kept.Desk.WasNear);
        var gone = kept.Kept(told.Finding.Id);
        Assert.False(gone.Holds);
        Assert.Equal((FindingStatus.Checking, "asked the registry"), (gone.Status, gone.History[^2].Note));
        var last = gone.History[^1];
        Assert.Equal(FindingChange.Withdrawn, last.Change);
        Assert.Contains(owns.Id.Value, last.Went);
        var reason = Assert.Single(last.Reasons);
        Assert.Equal((FindingCause.Rejected, owns.Id.Value, "Rita"), (reason.Cause, reason.Evidence, reason.By));
        Assert.Equal(kept.Whole(), kept.KeptTold());
        Assert.DoesNotContain(kept.Kept(), k => k.Finding.Id == told.Finding.Id);
        Assert.Contains(kept.Kept(query: new() { Withdrawn = true }), k => k.Finding.Id == told.Finding.Id);
    }

    [Fact]
    public void A_rejection_that_is_taken_back_brings_the_finding_back_with_its_marks()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        kept.Store.Write([new Change.FindingMarked(told.Finding.Id, FindingStatus.Confirmed, null, "Rita", DateTimeOffset.UnixEpoch)]);
        kept.Judge(kept.Story.Claims["c8"], Verdict.Rejected);
        kept.Desk.Refresh();
        kept.Store.Write([new Change.JudgementRetired(new("judged-1"), "Saúl", new(2031, 3, 2, 0, 0, 0, TimeSpan.Zero))]);
        kept.Desk.Refresh();
        var back = kept.Kept(told.Finding.Id);
        Assert.True(back.Holds);
        Assert.Equal(FindingStatus.Confirmed, back.Status);
        Assert.Equal(FindingChange.Appeared, back.History[^1].Change);
        Assert.Equal([FindingChange.Appeared, null, FindingChange.Withdrawn, FindingChange.Appeared], back.History.Select(h => h.Change));
    }

    [Fact]
    public void A_stage_that_is_reached_is_told_with_whose_it_is()
    {
        using var kept = new KeptCase("changed-sides/fires-1");
        var arrest = kept.Story.Claims["c4"];
        kept.Judge(arrest, Verdict.Rejected);
        kept.Desk.Refresh();
        var told = kept.Told("changed-sides");
        Assert.DoesNotContain(told.Finding.Ties, t => t.Stage is not null);
        kept.Store.Write([new Change.JudgementRetired(new("judged-1"), "Saúl", new(2031, 3, 2, 0, 0, 0, TimeSpan.Zero))]);
        kept.Desk.Refresh();
        var reason = Assert.Single(kept.Kept(told.Finding.Id).History[^1].Reasons);
        var official = told.Finding.Parties.Single(p => p.Part == "official");
        Assert.Equal((FindingCause.StageReached, Stage.Arrested, official.Entity), (reason.Cause, reason.Stage, reason.Whose));
    }

    [Fact]
    public void A_claim_that_no_reading_says_any_more_is_told_from_a_rejected_one()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        var owns = kept.Story.Claims["c8"];
        kept.Store.Write([.. kept.Store.Judgements(Viewer.Owner, owns.Id).Select(j => new Change.JudgementRetired(j.Id, "Rita", DateTimeOffset.UnixEpoch))]);
        var entities = kept.Store.EntitiesOf(Viewer.Owner, owns.Document).Select(e => e.Local);
        var claims = kept.Story.Claims.Values.Where(c => c.Document == owns.Document && c.Id != owns.Id);
        kept.Store.Write([new Change.DocumentWasRead(new(owns.Document, "frames/1", [.. entities], [.. claims])), new Change.Assembled()]);
        kept.Desk.Refresh();
        var gone = kept.Kept(told.Finding.Id);
        Assert.False(gone.Holds);
        Assert.Contains(gone.History[^1].Reasons, r => (r.Cause, r.Evidence) == (FindingCause.ReadAgain, owns.Id.Value));
    }

    [Fact]
    public void A_judgement_of_sameness_that_parts_a_loop_is_the_reason_and_what_people_noted_goes_on_where_ids_change()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        kept.Store.Write([new Change.SamenessRetired(new("same-0"), "Saúl", DateTimeOffset.UnixEpoch)]);
        kept.Judge(kept.Story.Entities["e2"], kept.Story.Entities["e6"], Sameness.NotSame);
        kept.Store.Write([new Change.Assembled()]);
        kept.Desk.Refresh();
        Assert.Equal(kept.Whole(), kept.KeptTold());
        var gone = kept.Kept(told.Finding.Id);
        Assert.False(gone.Holds);
        Assert.Contains(gone.History[^1].Reasons, r => r.Cause == FindingCause.SamenessJudged);
    }

    [Fact]
    public void A_pattern_file_that_says_something_else_or_goes_is_the_reason()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        var folder = Directory.CreateDirectory(Path.Combine(kept.Workspace.Path, DeskPatterns.Folder)).FullName;
        File.WriteAllText(Path.Combine(folder, "ours.yaml"), Own(Loop, "rival_of"));
        kept.Desk.Refresh();
        Assert.Contains(kept.Kept(told.Finding.Id).History[^1].Reasons, r => r.Cause == FindingCause.PatternChanged);
        File.WriteAllText(Path.Combine(folder, "ours.yaml"), Own("paid-by-a-group", "funds"));
        kept.Desk.Refresh();
        Assert.True(kept.Kept(told.Finding.Id).Holds);
        var own = kept.Kept(query: new() { Pattern = "paid-by-a-group" });
        Assert.NotEmpty(own);
        File.Delete(Path.Combine(folder, "ours.yaml"));
        kept.Desk.Refresh();
        Assert.Empty(kept.Kept(query: new() { Pattern = "paid-by-a-group" }));
        Assert.All(own, k => Assert.Equal(FindingCause.PatternRemoved, kept.Kept(k.Finding.Id).History[^1].Reasons.Single().Cause));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_changes_what_is_kept_is_what_a_search_over_the_whole_finds(int seed)
    {
        var near = 0;
        foreach (var story in PatternLibrary.All.Select(p => p.Slug + "/fires-" + seed))
        {
            using var kept = new KeptCase(story);
            kept.Desk.Refresh();
            var random = new Random(seed);
            for (var step = 0; step < 6; step++)
            {
                Change(kept, random);
                kept.Desk.Refresh();
                if (kept.Desk.WasNear) near++;
                Assert.Equal(kept.Whole(), kept.KeptTold());
                if (step == 3) kept.Reopen();
            }
        }

        Assert.True(near > 20, $"only {near} refreshes searched around what changed");
    }

    static void Change(KeptCase kept, Random random)
    {
        var (claims, entities) = (kept.Story.Claims.Values.ToList(), kept.Story.Entities.Values.ToList());
        if (claims.Count > 0 && random.Next(5) > 0) kept.Judge(claims[random.Next(claims.Count)], random.Next(2) == 0 ? Verdict.Rejected : Verdict.Accepted);
        else if (entities.Count > 0)
        {
            kept.Judge(entities[random.Next(entities.Count)], entities[random.Next(entities.Count)], random.Next(2) == 0 ? Sameness.Same : Sameness.NotSame);
            kept.Store.Write([new Change.Assembled()]);
        }
    }

    static string Own(string slug, string relation) => $$"""
        pattern: {{slug}}
        title: {en: Paid by a group, es: Pagado por un grupo}
        text: {en: A group paid a person., es: Un grupo pagó a una persona.}
        rationale: {en: It may expect something., es: Puede esperar algo.}
        innocent: [{en: It was a wage., es: Era un sueldo.}]
        confirm: [{en: A receipt., es: Un recibo.}]
        refute: [{en: A contract of work., es: Un contrato de trabajo.}]
        references: ["none"]
        parties:
          payer: {label: {en: payer, es: pagador}, is: [Organization]}
          person: {label: {en: person, es: persona}, is: [Person]}
        ties:
          money: {label: {en: paid, es: pagó}, from: payer, to: person, by: [{{relation}}], accuses: true}
        """;
}
