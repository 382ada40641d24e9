using Quipu.Matching.Scoring;
using Xunit;

namespace Quipu.Tests.Matching.Scoring;

/// <summary>Words that are passed over early are too far apart in any case.</summary>
public sealed class WordDistanceTest
{
    const double Whatever = 100;

    const string Letters = "aeiouybvcsznmhgjklqxt0ñ";

    [Fact]
    public void Words_that_lack_too_many_of_the_others_letters_are_too_far_apart_by_their_edits_too()
    {
        var (far, state) = (0, 17u);
        for (var i = 0; i < 20_000; i++)
        {
            var one = Word();
            var other = Next(3) == 0 ? Word() : Changed(one);
            var most = Math.Max(one.Length, other.Length) * (Next(6) + 1) * 0.1;
            if (!WordDistance.IsFar(one, other, most)) continue;
            var cost = WordDistance.Cost(one, other, Whatever);
            Assert.True(cost > most, $"{one} {other}: {cost} is not more than {most}");
            far++;
        }

        Assert.True(far > 1000, $"{far} far");

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
