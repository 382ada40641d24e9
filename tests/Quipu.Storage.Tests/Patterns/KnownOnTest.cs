using Quipu.Access;
using Quipu.Patterns.Library;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>No finding uses what was not known on the day that is asked for.</summary>
public sealed class KnownOnTest
{
    static readonly string _folder = Repository.File("tests/data/patterns");

    public static TheoryData<string> Patterns => [.. PatternLibrary.All.Select(p => p.Slug)];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void On_the_day_before_its_last_document_a_finding_is_not_there(string slug)
    {
        var (asked, gone) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, slug), "fires-*.yaml").Order(StringComparer.Ordinal))
        {
            using var kept = new KeptCase($"{slug}/{Path.GetFileNameWithoutExtension(file)}");
            var pattern = PatternLibrary.Find(slug)!;
            foreach (var finding in PatternDesk.Of(kept.Store, Viewer.Owner).Run(pattern).Where(f => f.Ties.All(t => !t.FromRegister)))
            {
                var days = finding.Ties.Select(t => (t.Document, Day: kept.Store.Head(Viewer.Owner, new(t.Document!))!.Published!.Value.Latest))
                    .Distinct().ToList();
                var last = days.Max(d => d.Day);
                // On the day itself it is there.
                var before = PatternDesk.Of(kept.Store, Viewer.Owner, new(KnownOn: last.AddDays(-1))).Run(pattern);
                Assert.Contains(PatternDesk.Of(kept.Store, Viewer.Owner, new(KnownOn: last)).Run(pattern), f => f.Id == finding.Id);
                var late = days.Where(d => d.Day == last).Select(d => d.Document).ToHashSet();
                Assert.DoesNotContain(before.SelectMany(f => f.Ties), t => late.Contains(t.Document));
                asked++;
                if (finding.Hops.Any(h => h.Ties.All(t => late.Contains(t.Document))) && before.All(f => f.Id != finding.Id)) gone++;
                else Assert.True(finding.Hops.All(h => h.Ties.Any(t => !late.Contains(t.Document))), $"{file}: {finding.Told} is there on {last.AddDays(-1)}");
            }
        }

        // Each pattern that documents can feed has a story of which the last document makes the finding.
        Assert.True(asked == 0 || gone > 0, $"{slug}: {asked} findings, of which none needs its last document");
    }
}
