using Quipu.Access;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>Stories that must fire and near-misses that must not, told by somebody who has not seen the patterns (and a few of our own), each in a store of its own.</summary>
public sealed class StoriesTest
{
    static readonly string _folder = Repository.File("tests/data/patterns");

    public static TheoryData<string> Stories =>
        [.. Directory.EnumerateFiles(_folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_pattern_fires_on_its_stories_and_not_on_near_misses(string file)
    {
        var story = Story.Read(Path.Combine(_folder, file));
        var pattern = PatternLibrary.Find(story.Pattern ?? file.Split('/')[0]);
        Assert.NotNull(pattern);
        using var folder = new TemporaryFolder();
        using var store = SqliteStore.Open(folder.At("story.db"));
        story.Keep(store);
        var found = PatternDesk.Of(store, Viewer.Owner, new(AsOf: story.AsOf)).Run(pattern);
        var told = string.Join(Environment.NewLine, found.Select(Told));
        if (story.Expect == "nothing")
        {
            // That two of one name ought to be judged is said, and accuses nobody.
            Assert.True(found.All(f => f.Lead == "same-name"), told);
            return;
        }

        Assert.True(story.HowMany is not { } number || found.Length == number, told);
        var parties = story.Parties(store).ToHashSet();
        Assert.DoesNotContain(found.SelectMany(f => f.Parties), p => story.Others(store).Contains(p.Entity));
        Assert.True(found.Any(f => f.Lead is not null == (story.Expect == "lead") && parties.IsSubsetOf(f.Parties.Concat(f.Hops.SelectMany(h => h.Through)).Select(p => p.Entity))), $"{story.Expect} of {string.Join(", ", parties)}: {told}");
    }

    static string Told(Finding finding) =>
        $"{finding.Lead ?? "finding"}: {string.Join("; ", finding.Parties.Select(p => $"{p.Part} {p.Name} {p.Entity}"))}. {string.Join("; ", finding.Hops.Select(h => $"{h.Tie} [{string.Join(" + ", h.Ties.Select(t => $"{t.Relation} {t.Status} {t.First}"))}]"))}";
}
