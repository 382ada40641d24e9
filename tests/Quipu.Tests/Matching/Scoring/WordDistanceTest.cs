using Quipu.Matching.Scoring;
using Xunit;

namespace Quipu.Tests.Matching.Scoring;

/// <summary>Words that are passed over early are too far apart in any case.</summary>
public sealed class WordDistanceTest
{
    const double Whatever = 100;

    const string Letters = "aeiouybvcsznmhgjklqxt0ñ";

    [Fact]
    public void Whether_words_are_near_enough_does_not_depend_on_how_soon_it_is_seen()
    {
        var (near, far, state) = (0, 0, 17u);
        for (var i = 0; i < 20_000; i++)
        {
            var one = Word();
            var other = Next(3) == 0 ? Word() : Changed(one);
            var most = Math.Max(one.Length, other.Length) * (Next(6) + 1) * 0.1;
            var (whole, cut) = (WordDistance.Cost(one, other, Whatever), WordDistance.Cost(one, other, most));
            if (whole <= most) Assert.Equal(whole, cut);
            else Assert.True(cut > most, $"{one} {other}: {whole} is more than {most}, {cut} is not");
            (near, far) = whole <= most ? (near + 1, far) : (near, far + 1);
        }

        Assert.True(near > 3000 && far > 3000, $"{near} near, {far} far");

        int Next(int end) => (int)((state = (state * 1664525u) + 1013904223u) >> 8) % end;

        string Word() => string.Concat(Enumerable.Range(0, 2 + Next(8)).Select(_ => Letters[Next(Letters.Length)]));

        string Changed(string word)
        {
            for (var edits = Next(4); edits > 0 && word.Length > 2; edits--)
            {
                var at = Next(word.Length - 1);
                word = Next(3) switch
                {
                    0 => word.Remove(at, 1),
                    1 => word.Insert(at, Letters[Next(Letters.Length)].ToString()),
                    _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                };
            }

            return word;
        }
    }
}
