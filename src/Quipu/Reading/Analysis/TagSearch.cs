using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Finds the best tags of a sentence: the best few readings of each beginning are kept, and of those that end in the same two tags only the
/// better one, since what follows cannot tell them apart; those further behind the best than a margin are dropped. Not safe from several threads.
/// </summary>
sealed class TagSearch(Weights weights, int width, int margin = int.MaxValue)
{
    internal const int Tags = 17;

    readonly int[] _scores = new int[Tags];
    readonly int[] _shared = new int[Tags * width];
    readonly Upos[] _knownFor = new Upos[width];
    int _known;
    TagReading[] _readings = new TagReading[64 * width];
    int[] _counts = new int[64];

    internal int Width => width;

    /// <summary>The readings that end at a word, best first.</summary>
    internal ReadOnlySpan<TagReading> At(int i) => _readings.AsSpan(i * width, _counts[i]);

    /// <summary>Searches a sentence; <paramref name="bases"/> holds, word after word, the scores by tag of all features but the tags before.</summary>
    internal void Run(ReadOnlySpan<UdWord> words, ReadOnlySpan<int> bases)
    {
        if (_counts.Length < words.Length) (_counts, _readings) = (new int[words.Length * 2], new TagReading[words.Length * 2 * width]);
        for (var i = 0; i < words.Length; i++)
        {
            _known = 0;
            var into = _readings.AsSpan(i * width, width);
            var count = 0;
            for (short k = 0; k < (i == 0 ? 1 : _counts[i - 1]); k++)
            {
                var last = i == 0 ? default : _readings[(i - 1) * width + k];
                Score(words, i, Before(i, last), bases.Slice(i * Tags, Tags));
                for (var tag = 0; tag < Tags; tag++)
                    if (count < width || last.Score + _scores[tag] > into[count - 1].Score)
                        Insert(into, ref count, new() { Score = last.Score + _scores[tag], From = k, Tag = (Upos)tag, Before = last.Tag });
            }

            while (margin < int.MaxValue && count > 1 && into[count - 1].Score < into[0].Score - margin) count--;
            _counts[i] = count;
        }
    }

    // The scores of a word's tags after two others. What only the tag before decides is summed once for all readings that share it.
    void Score(ReadOnlySpan<UdWord> words, int i, (Upos Before, Upos Second) tags, ReadOnlySpan<int> basis)
    {
        Span<uint> features = stackalloc uint[TagFeatures.MostTags];
        var at = 0;
        while (at < _known && _knownFor[at] != tags.Before) at++;
        var shared = _shared.AsSpan(at * Tags, Tags);
        if (at == _known)
        {
            _knownFor[_known++] = tags.Before;
            basis.CopyTo(shared);
            weights.Add(features[..TagFeatures.One(words, i, tags.Before, features)], shared);
        }

        shared.CopyTo(_scores);
        weights.Add(features[..TagFeatures.Two(words, i, tags, features)], _scores);
    }

    static (Upos Before, Upos Second) Before(int i, TagReading last) => i switch
    {
        0 => ((Upos)30, (Upos)30),
        1 => (last.Tag, (Upos)30),
        _ => (last.Tag, last.Before),
    };

    internal static (Upos Before, Upos Second) Before(ReadOnlySpan<Upos> tags, int i) => (i > 0 ? tags[i - 1] : (Upos)30, i > 1 ? tags[i - 2] : (Upos)30);

    static void Insert(Span<TagReading> into, ref int count, TagReading reading)
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
