using Quipu.Reading.Models;

namespace Quipu.Reading.Mentions;

/// <summary>
/// Finds the best run of tags for a sentence (Viterbi), and by how much it beats others: the best run through each tag of each word,
/// forwards and backwards. One for each thread.
/// </summary>
sealed class NameChain(int[] ties)
{
    const int Low = int.MinValue / 4, Tags = NameTags.Count;

    static readonly int[][] Before = [.. Enumerable.Range(0, Tags).Select(t => Enumerable.Range(0, Tags).Where(b => NameTags.Follows(b, t)).ToArray())];

    int[] _scores = [];
    int[] _ahead = [];
    int[] _back = [];
    int[] _joints = [];
    byte[] _from = [];
    int _count;

    /// <summary>The feature for one tag after another at a kind of word.</summary>
    internal static uint Tie(int joint, int before) => Feature.Of(100, (uint)joint, (uint)before);

    /// <summary>The weights of all ties, by kind of word, tag before and tag.</summary>
    internal static int[] Ties(Action<uint, int[]> weights)
    {
        var ties = new int[NameFeatures.Joints * Tags * Tags];
        var row = new int[Tags];
        for (var joint = 0; joint < NameFeatures.Joints; joint++)
            for (var before = 0; before < Tags; before++)
            {
                Array.Clear(row);
                weights(Tie(joint, before), row);
                row.CopyTo(ties, (joint * Tags + before) * Tags);
            }

        return ties;
    }

    /// <summary>Writes the best tags for the words of a sentence that starts at <paramref name="first"/>; scores are by word, then tag.</summary>
    internal void Decode(NameFeatures features, int first, ReadOnlySpan<int> scores, Span<byte> tags)
    {
        var count = _count = tags.Length;
        if (_joints.Length < count) (_scores, _ahead, _back, _from, _joints) = (new int[count * Tags], new int[count * Tags], new int[count * Tags], new byte[count * Tags], new int[count]);
        scores.CopyTo(_scores);
        for (var i = 0; i < count; i++)
        {
            var joint = _joints[i] = features.Joint(first + i) * Tags;
            for (var tag = 0; tag < Tags; tag++)
            {
                var (best, from) = (Low, 0);
                if (i == 0)
                {
                    if (NameTags.Follows(NameTags.Outside, tag)) best = ties[joint * Tags + tag];
                }
                else
                    foreach (var before in Before[tag])
                        if (_ahead[(i - 1) * Tags + before] + ties[(joint + before) * Tags + tag] is var score && score > best) (best, from) = (score, before);
                _ahead[i * Tags + tag] = best <= Low ? Low : best + scores[i * Tags + tag];
                _from[i * Tags + tag] = (byte)from;
            }
        }

        var (last, at) = (Low - 1, 0);
        for (var tag = 0; tag < Tags; tag++)
            if (NameTags.Closes(tag) && _ahead[(count - 1) * Tags + tag] > last) (last, at) = (_ahead[(count - 1) * Tags + tag], tag);
        for (var i = count - 1; i >= 0; i--)
        {
            tags[i] = (byte)at;
            at = _from[i * Tags + at];
        }
    }

    /// <summary>Adds the names of the sentence just decoded.</summary>
    internal void Names(int first, ReadOnlySpan<byte> tags, bool flat, List<TaggedName> into)
    {
        if (tags.IndexOfAnyExcept((byte)NameTags.Outside) < 0) return;
        Backwards();
        for (var i = 0; i < tags.Length; i++)
        {
            if (!NameTags.Opens(tags[i])) continue;
            var end = i;
            while (!NameTags.Closes(tags[end])) end++;
            var sureness = int.MaxValue;
            for (var k = i; k <= end; k++) sureness = Math.Min(sureness, Margin(k, tags[k]));
            into.Add(new(first + i, first + end, NameTags.Kind(tags[i]), sureness, flat));
            i = end;
        }
    }

    void Backwards()
    {
        for (var i = _count - 1; i >= 0; i--)
            for (var tag = 0; tag < Tags; tag++)
            {
                if (i == _count - 1)
                {
                    _back[i * Tags + tag] = NameTags.Closes(tag) ? 0 : Low;
                    continue;
                }

                _back[i * Tags + tag] = Low;
            }

        for (var i = _count - 2; i >= 0; i--)
            for (var tag = 0; tag < Tags; tag++)
            {
                var after = _back[(i + 1) * Tags + tag];
                if (after <= Low) continue;
                foreach (var before in Before[tag])
                {
                    var score = after + _scores[(i + 1) * Tags + tag] + ties[(_joints[i + 1] + before) * Tags + tag];
                    ref var best = ref _back[i * Tags + before];
                    if (score > best) best = score;
                }
            }
    }

    // How far the best run through this tag is above the best through any other.
    int Margin(int i, int tag)
    {
        var other = Low;
        for (var k = 0; k < Tags; k++)
            if (k != tag && _ahead[i * Tags + k] > Low && _back[i * Tags + k] > Low) other = Math.Max(other, _ahead[i * Tags + k] + _back[i * Tags + k]);
        return _ahead[i * Tags + tag] + _back[i * Tags + tag] - other;
    }
}
