using System.Text;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>Who may see which findings, what of them outlives their documents, and what marks keep.</summary>
public sealed class KeptFindingsTest
{
    const string Loop = "money-office-loop";

    static IEnumerable<string> Fires => PatternLibrary.All.SelectMany(p => new[] { p.Slug + "/fires-1", p.Slug + "/fires-2" });

    [Fact]
    public void A_private_finding_is_shown_to_the_owner_alone_and_leaves_the_workspace_by_no_way()
    {
        var (hidden, open) = (0, 0);
        foreach (var story in Fires)
        {
            using var kept = new KeptCase(story);
            // Nobody has accepted anything here.
            foreach (var claim in kept.Story.Claims.Values)
                foreach (var judgement in kept.Store.Judgements(Viewer.Owner, claim.Id)) kept.Store.Write([new Change.JudgementRetired(judgement.Id,
                    "Rita", DateTimeOffset.UnixEpoch)]);
            kept.Desk.Refresh();
            var all = new Viewer("Ana", [.. kept.Store.Datasets(Viewer.Owner).Select(d => d.Name)]);
            Assert.DoesNotContain(kept.Kept(all), k => k.IsPrivate);
            foreach (var finding in kept.Kept())
            {
                Assert.Equal(finding.IsPrivate, kept.Store.Finding(all, finding.Finding.Id) is null);
                Assert.Equal(finding.IsPrivate, FindingBundle.Refusal(kept.Store, Viewer.Owner, finding) is not null);
                // Whoever is refused is told what to review.
                Assert.Equal(finding.IsPrivate, !finding.Finding.ToReview.IsEmpty || !finding.Finding.Doubted.IsEmpty);
                // Whatever a claim says against somebody, nobody accepted it.
                if (finding.Finding.Ties.Any(t => t.IsAccusing)) Assert.True(finding.IsPrivate, finding.Finding.Told);
                if (finding.IsPrivate) hidden++;
                else open++;
            }

            foreach (var finding in kept.Kept(query: new() { Private = true }))
                Assert.Throws<QuipuException>(() => new FindingBundle(kept.Store, Viewer.Owner, null, _ => null).Write(finding, new MemoryStream()));
            Assert.DoesNotContain(kept.Store.Log(all, new(), new(0, 100)).Rows, r => r.Kind is "findings" or "finding");
        }

        Assert.True(hidden > 10 && open > 0, $"{hidden} private, {open} open");
    }

    [Fact]
    public void Of_others_datasets_a_viewer_sees_no_evidence_and_no_finding_that_needs_it()
    {
        var (seen, cut, unseen) = (0, 0, 0);
        var viewer = new Viewer("Ana", [new("default")]);
        foreach (var story in Fires)
        {
            using var kept = new KeptCase(story);
            kept.Desk.Refresh();
            var shown = kept.Kept(viewer).ToDictionary(k => k.Finding.Id);
            foreach (var whole in kept.Kept().Where(k => !k.IsPrivate))
            {
                var needs = whole.Finding.Hops.Concat(whole.Finding.Marks).Any(h => h.Ties.All(t => t.Dataset != "default"));
                if (needs) Assert.False(shown.ContainsKey(whole.Finding.Id), whole.Finding.Told);
                if (!shown.TryGetValue(whole.Finding.Id, out var part))
                {
                    unseen++;
                    continue;
                }

                seen++;
                Assert.All(part.Finding.Ties, t => Assert.Equal("default", t.Dataset));
                Assert.All(part.Finding.Hops, h => Assert.NotEmpty(h.Ties));
                if (part.Finding.Ties.Count() < whole.Finding.Ties.Count()) cut++;
            }

            Assert.Empty(kept.Kept(new Viewer("Nobody", [new("elsewhere")])));
        }

        Assert.True(seen > 5 && unseen > 0, $"{seen} seen, of which {cut} in part; {unseen} not");
    }

    [Fact]
    public void What_a_forgotten_document_said_is_gone_and_what_people_made_of_the_finding_stays()
    {
        const string firm = "Huarcaya";
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        kept.Store.Write([new Change.FindingMarked(told.Finding.Id, FindingStatus.Checking, "asked the registry", "Rita", DateTimeOffset.UnixEpoch)]);
        Assert.Contains(told.Finding.Parties, p => p.Name.Contains(firm, StringComparison.Ordinal));
        kept.Store.Write([new Change.Forgotten(kept.Story.Claims["c8"].Document, "Rita", DateTimeOffset.UnixEpoch)]);
        var left = kept.Kept(told.Finding.Id);
        Assert.False(left.Holds);
        Assert.Equal((FindingStatus.Checking, FindingCause.Forgotten), (left.Status, left.History[^1].Reasons[0].Cause));
        Assert.DoesNotContain(left.Finding.Parties, p => p.Name.Contains(firm, StringComparison.Ordinal));
        kept.Desk.Refresh();
        Assert.Equal(kept.Whole(), kept.KeptTold());
        Assert.Equal("asked the registry", kept.Kept(told.Finding.Id).History.Single(h => h.Note is not null).Note);
        kept.Reopen();
        foreach (var file in Directory.EnumerateFiles(kept.Workspace.Path).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal) && !f.Contains("lock",
            StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (Path.GetFileName(file) != NetworkDesk.FileName) Assert.True(bytes.GetBuffer().AsSpan().IndexOf(Encoding.UTF8.GetBytes(firm)) < 0,
                $"{file} still has '{firm}'");
        }
    }

    [Fact]
    public void Marks_are_added_and_never_change_what_was_marked_before()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var id = kept.Told(Loop).Finding.Id;
        kept.Store.Write([new Change.FindingMarked(id, FindingStatus.Checking, null, "Rita", DateTimeOffset.UnixEpoch)]);
        kept.Store.Write([new Change.FindingMarked(id, null, "the registry answered", "Saúl", DateTimeOffset.UnixEpoch.AddDays(1))]);
        kept.Store.Write([new Change.FindingMarked(id, FindingStatus.Refuted, "another firm", "Rita", DateTimeOffset.UnixEpoch.AddDays(2))]);
        kept.Reopen();
        var marked = kept.Kept(id);
        Assert.Equal(FindingStatus.Refuted, marked.Status);
        Assert.Equal(
            [("Rita", FindingStatus.Checking, null), ("Saúl", null, "the registry answered"), ("Rita", FindingStatus.Refuted, "another firm")],
            marked.History.Where(h => h.By is not null).Select(h => (h.By!, h.Status, h.Note)));
        Assert.Single(kept.Kept(query: new() { Status = FindingStatus.Refuted }));
        Assert.Throws<ArgumentException>(() => kept.Store.Write([new Change.FindingMarked(new("none"), FindingStatus.New, null, "Rita",
            DateTimeOffset.UnixEpoch)]));
        Assert.Throws<ArgumentException>(() => kept.Store.Write([new Change.FindingMarked(id, null, " ", "Rita", DateTimeOffset.UnixEpoch)]));
    }

    [Fact]
    public void A_run_that_is_written_twice_adds_nothing()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        var found = PatternDesk.Of(kept.Store, Viewer.Owner).Run(PatternLibrary.Find(Loop)!);
        var run = new Change.FindingsRun(new(Loop, "v", "e", kept.Store.Sequence), [.. FindingChanges.Changes([], found).Select(c => new FindingNews(c,
            [new(FindingCause.NewEvidence)]))]);
        kept.Store.Write([run]);
        var sequence = kept.Store.Sequence;
        kept.Store.Write([run]);
        Assert.Equal(sequence, kept.Store.Sequence);
        Assert.All(kept.Kept(), k => Assert.Single(k.History));
    }

    [Fact]
    public void Findings_are_listed_by_pattern_party_and_kind_with_findings_before_leads()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        Assert.All(told.Finding.Parties, p => Assert.Contains(kept.Kept(query: new() { Party = p.Entity }), k => k.Finding.Id == told.Finding.Id));
        // Also by the id that its own document gives a party.
        Assert.Contains(kept.Kept(query: new() { Party = kept.Story.Entities["e8"] }), k => k.Finding.Id == told.Finding.Id);
        Assert.Empty(kept.Kept(query: new() { Party = new("nobody") }));
        Assert.All(kept.Kept(query: new() { Pattern = Loop }), k => Assert.Equal(Loop, k.Finding.Pattern));
        var all = kept.Kept();
        Assert.Equal(all.OrderBy(k => k.IsLead).ThenByDescending(k => k.Finding.Weakest.Strength).ThenBy(k => k.Finding.Id).Select(k => k.Finding.Id), all
            .Select(k => k.Finding.Id));
        Assert.Equal(all.Count, kept.Kept(query: new() { IsLead = true }).Count + kept.Kept(query: new() { IsLead = false }).Count);
        Assert.Equal(all.Skip(1).Take(1).Select(k => k.Finding.Id), kept.Store.Findings(Viewer.Owner, new(), new(1, 1)).Rows.Select(k => k.Finding.Id));
    }

    [Fact]
    public void Roll_ups_say_how_much_reporting_they_rest_on()
    {
        using var kept = new KeptCase(Loop + "/fires-1");
        kept.Desk.Refresh();
        var told = kept.Told(Loop);
        kept.Store.Write([new Change.FindingMarked(told.Finding.Id, FindingStatus.Confirmed, null, "Rita", DateTimeOffset.UnixEpoch)]);
        var findings = kept.Kept(query: new() { Pattern = Loop, IsLead = false });
        var network = new NetworkDesk(kept.Store);
        var body = Assert.Single(FindingRollup.Of(RollupBy.Body, findings, network, Viewer.Owner));
        Assert.Equal(("Gobierno Regional de Yanaquera", 1, 0, 1, 3, 3, 2, 2), (body.Name, body.Findings, body.Leads, body.Confirmed, body.Documents,
            body.Origins, body.ReportedDocuments, body.ReportedOrigins));
        Assert.Equal(1, body.WeakestOrigins);
        Assert.Equal(new(3, 1), PatternDesk.Origins(told.Finding, kept.Store, Viewer.Owner));
        Assert.Equal(["Clan Ocharima", "Gaspar Villafani Ccorahua", "Vías y Puentes Huarcaya S.A.C."], FindingRollup.Of(RollupBy.Party, findings,
            network, Viewer.Owner).Select(r => r.Name).Order(StringComparer.Ordinal));
        var years = FindingRollup.Of(RollupBy.Year, findings, network, Viewer.Owner);
        // Of the world on both sides: an article of January 2023 tells of 2022 too.
        Assert.Equal([("2022", 2), ("2023", 2)], years.OrderBy(y => y.Name, StringComparer.Ordinal).Select(y => (y.Name, y.ReportedDocuments!.Value)));
        Assert.Contains(FindingRollup.Of(RollupBy.Place, findings, network, Viewer.Owner), r => r.Name == "Santa Ninfa de Yanaquera");
    }

    [Fact]
    public void What_names_no_place_party_body_or_year_is_counted_in_a_row_of_its_own()
    {
        var rests = 0;
        foreach (var story in Fires)
        {
            using var kept = new KeptCase(story);
            kept.Desk.Refresh();
            var (all, network) = (kept.Kept(), new NetworkDesk(kept.Store));
            foreach (var by in Enum.GetValues<RollupBy>())
            {
                var rows = FindingRollup.Of(by, all, network, Viewer.Owner);
                var named = rows.Where(r => r.Name is not null).ToList();
                Assert.True(rows.Sum(r => r.Findings + r.Leads) >= all.Count, $"{story} by {by}: {rows.Sum(r => r.Findings + r.Leads)} of {all.Count}");
                if (by == RollupBy.Year) Assert.All(named, r => Assert.True(r.Documents <= r.ReportedDocuments && r.Origins <= r.ReportedOrigins, $"{story}: {r}"));
                if (by != RollupBy.Year) Assert.All(named, r => Assert.NotNull(r.Entity));
                // Those with a date are all but those of the last row.
                if (by == RollupBy.Year) Assert.Equal(all.Count(k => k.Finding.Hops.All(h => h.Ties.All(t => t.First is null))), rows.Where(r => r.Name is null).Sum(r => r.Findings + r.Leads));
                if (rows is not [.., { Name: null } rest]) continue;
                rests++;
                Assert.Equal((null, null, null), (rest.Entity, rest.ReportedDocuments, rest.ReportedOrigins));
            }
        }

        Assert.True(rests > 10, $"{rests} rows of what names none");
    }
}
