using Quipu.Documents;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class FingerprintsTest
{
    [Fact]
    public void A_reprint_with_another_head_and_a_cut_tail_is_alike_and_another_story_is_not()
    {
        var (story, reprint, other) = (Of(Words(1, 300)), Of("Another headline.\n\n" + Words(1, 300)[..^150].ToUpperInvariant()), Of(Words(2, 300)));
        Assert.InRange(Fingerprints.Similarity(story, reprint), Fingerprints.SameOrigin, 1000);
        Assert.InRange(Fingerprints.Similarity(story, other), 0, 100);
        Assert.NotEmpty(Fingerprints.Bands(story).Intersect(Fingerprints.Bands(reprint)));
        Assert.Empty(Fingerprints.Bands(story).Intersect(Fingerprints.Bands(other)));
    }

    [Fact]
    public void Too_short_a_text_has_none() => Assert.Empty(Of(Words(1, 59)));

    [Fact]
    public void It_is_the_same_for_ever() => Assert.Equal(Of(Words(1, 80)), Of(Words(1, 80)));

    static System.Collections.Immutable.ImmutableArray<uint> Of(string text) => Parsing.Document("a.txt", text).Fingerprint;

    static string Words(int seed, int count)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => "w" + random.Next(2000))) + ".";
    }
}
