using Quipu.Access;
using Quipu.Matching.Candidates;
using Xunit;

namespace Quipu.Tests.Matching.Candidates;

/// <summary>A cross-reference that was stopped goes on where it was, and the file is the same as of one that was not.</summary>
public sealed class CrossReferenceTest : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-cross-").FullName;

    static readonly Entity[] Known = [.. Enumerable.Range(0, 300).Select(n => Person("k", n))];
    static readonly Entity[] Asked = [.. Enumerable.Range(0, 330).Select(n => Person("q", n))];

    public void Dispose() => Directory.Delete(_folder, true);

    static Entity Person(string kind, int number)
    {
        var entity = new Entity(new($"{kind}-{number}"), Schemata.Default["Person"]);
        entity.Add("name", InventedListings.Name(number));
        entity.Add("birthDate", $"{1940 + (number % 60)}-05-{1 + (number % 28):00}");
        return entity;
    }

    string Run(string name, params int[] stops)
    {
        using var index = new PartyIndex();
        index.Apply(Known);
        var cross = new CrossReference(index, Viewer.Owner, new() { Limit = 3 }) { Block = 100 };
        var path = Path.Combine(_folder, name);
        foreach (var stop in stops)
        {
            using var part = CrossedFile.Open(path);
            foreach (var block in cross.Run(Asked, part.Blocks).Take(stop)) part.Add(block);
        }

        using (var file = CrossedFile.Open(path))
            foreach (var block in cross.Run(Asked, file.Blocks)) file.Add(block);
        return path;
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_and_gives_the_same_file()
    {
        var whole = File.ReadAllBytes(Run("whole"));
        Assert.Equal(whole, File.ReadAllBytes(Run("stopped", 1, 1)));
        Assert.True(CrossedFile.Pairs(Path.Combine(_folder, "whole")).Count() >= 300);
    }

    [Fact]
    public void A_block_that_was_cut_off_is_made_again()
    {
        var whole = File.ReadAllBytes(Run("whole"));
        foreach (var length in new[] { whole.Length - 1, whole.Length - 40, whole.Length / 2, 3 })
        {
            File.WriteAllBytes(Path.Combine(_folder, "cut"), whole[..length]);
            Assert.Equal(whole, File.ReadAllBytes(Run("cut")));
        }
    }

    [Fact]
    public void Who_is_on_both_sides_is_found()
    {
        var pairs = CrossedFile.Pairs(Run("whole")).ToHashSet();
        for (var n = 0; n < 300; n++) Assert.Contains(pairs, p => p.Query.Value == $"q-{n}" && p.Candidate.Value == $"k-{n}");
    }

    [Fact]
    public void Progress_is_told_in_parties()
    {
        using var index = new PartyIndex();
        index.Apply(Known);
        var told = new List<long>();
        foreach (var _ in new CrossReference(index, Viewer.Owner, new()) { Block = 100 }.Run(Asked, 1, new Told(told))) { }
        Assert.Equal([200, 300, 330], told);
    }

    sealed class Told(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
