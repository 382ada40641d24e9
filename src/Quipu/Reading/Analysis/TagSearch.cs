using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Finds the best tags of a sentence: the best few readings of each beginning are kept, and of those that end in the same two tags only the
/// better one, since what follows cannot tell them apart. Not safe from several threads.
/// </summary>
sealed class TagSearch(Weights weights, int width)
{
    internal const int Tags = 17;

    internal struct Reading
    {
        internal int Score;
        internal short From; // which reading of the word before it goes on
        internal Upos Tag;
        internal Upos Before;
    }

    Reading[] _readings = new Reading[64 * 8];
    int[] _counts = new int[64];

    internal int Width => width;

    /// <summary>The readings that end at a word, best first.</summary>
    internal ReadOnlySpan<Reading> At(int i) => _readings.AsSpan(i * width, _counts[i]);

    /// <summary>Searches a sentence; <paramref name="bases"/> holds, word after word, the scores by tag of all features but the tags before.</summary>
    internal void Run(ReadOnlySpan<UdWord> words, ReadOnlySpan<int> bases)
    {
        if (_counts.Length < words.Length) (_counts, _readings) = (new int[words.Length * 2], new Reading[words.Length * 2 * width]);
        Span<uint> features = stackalloc uint[TagFeatures.MostTags];
        Span<int> scores = stackalloc int[Tags];
        for (var i = 0; i < words.Length; i++)
        {
            var into = _readings.AsSpan(i * width, width);
            var count = 0;
            for (short k = 0; k < (i == 0 ? 1 : _counts[i - 1]); k++)
            {
                var last = i == 0 ? default : _readings[(i - 1) * width + k];
                var n = TagFeatures.Tags(words, i, Before(i, last), features);
                bases.Slice(i * Tags, Tags).CopyTo(scores);
                weights.Add(features[..n], scores);
                for (var tag = 0; tag < Tags; tag++)
                    Insert(into, ref count, new() { Score = last.Score + scores[tag], From = k, Tag = (Upos)tag, Before = last.Tag });
            }

            _counts[i] = count;
        }
    }

    static (Upos Before, Upos Second) Before(int i, Reading last) => i switch
    {
        0 => ((Upos)30, (Upos)30),
        1 => (last.Tag, (Upos)30),
        _ => (last.Tag, last.Before),
    };

    internal static (Upos Before, Upos Second) Before(ReadOnlySpan<Upos> tags, int i) => (i > 0 ? tags[i - 1] : (Upos)30, i > 1 ? tags[i - 2] : (Upos)30);

    static void Insert(Span<Reading> into, ref int count, Reading reading)
    {
        if (count == into.Length && into[count - 1].Score >= reading.Score) return;
        var at = count;
        for (var k = 0; k < count; k++)
        {
            if (into[k].Tag != reading.Tag || into[k].Before != reading.Before) continue;
            if (into[k].Score >= reading.Score) return;
            at = k;
            break;
        }

        if (at == count && count < into.Length) count++;
        at = Math.Min(at, count - 1);
        while (at > 0 && into[at - 1].Score < reading.Score)
        {
            into[at] = into[at - 1];
            at--;
        }

        into[at] = reading;
    }

    /// <summary>Follows the reading <paramref name="k"/> at a word back to the first word.</summary>
    internal void Trace(int i, int k, Span<Upos> tags)
    {
        for (; i >= 0; i--)
        {
            var reading = _readings[i * width + k];
            tags[i] = reading.Tag;
            k = reading.From;
        }
    }
}
