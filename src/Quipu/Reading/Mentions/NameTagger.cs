using System.Runtime.InteropServices;
using Quipu.Reading.Models;

namespace Quipu.Reading.Mentions;

/// <summary>A name that the tagger found.</summary>
/// <param name="Sureness">By how much the best reading with this name beats the best one without it, in weights; by kind and ends.</param>
/// <param name="IsFlat">Its sentence is all in small or all in large letters.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct TaggedName(int First, int Last, NameKind Kind, int Sureness, bool IsFlat);

/// <summary>
/// Tags names in a document: a linear chain over <see cref="NameFeatures"/> with learned whole-number weights, read twice, the second time with what
/// the first made of the same words elsewhere in the document. Safe from any thread.
/// </summary>
sealed class NameTagger
{
    static readonly Lazy<NameTagger> LazyEnglish = new(() => new(ModelFile.Open("names-en")));
    static readonly Lazy<NameTagger> LazySpanish = new(() => new(ModelFile.Open("names-es")));

    /// <summary>What a word that needs no reading scores as none: more than any reading gives.</summary>
    const int Plain = 5_000;

    readonly WeightTable _weights;
    readonly int[] _ties;

    NameTagger(ModelFile file) : this(file.Weights("weights"))
    {
    }

    internal NameTagger(WeightTable weights)
    {
        _weights = weights;
        _ties = NameChain.Ties((feature, scores) => weights.Add(feature, scores));
    }

    internal static NameTagger For(bool spanish) => (spanish ? LazySpanish : LazyEnglish).Value;

    /// <summary>The names of a document, in order.</summary>
    internal List<TaggedName> Find(NameText text)
    {
        var features = new NameFeatures(text);
        var tags = new byte[text.Forms.Length];
        var scores = First(features, tags);
        features.Note(tags);
        var found = new List<TaggedName>();
        var chain = new NameChain(_ties);
        Span<uint> buffer = stackalloc uint[NameFeatures.Most];
        foreach (var (first, last) in text.Sentences)
        {
            var more = 0;
            for (var i = first; i <= last; i++)
            {
                var labels = features.ExtractLabels(i, tags[i], buffer);
                more += labels;
                _weights.Add(buffer[..labels], scores.AsSpan(i * NameTags.Count, NameTags.Count));
            }

            if (more == 0 && tags.AsSpan(first, last - first + 1).IndexOfAnyExcept((byte)NameTags.Outside) < 0) continue;
            chain.Decode(features, first, Of(scores, first, last), tags.AsSpan(first, last - first + 1));
            chain.Names(first, tags.AsSpan(first, last - first + 1), features.IsFlat(first, last), found);
        }

        return found;
    }

    /// <summary>Tags without regard to other mentions in the document; gives the scores by word, then tag.</summary>
    /// <param name="every">Read plain words too, as training does.</param>
    internal int[] First(NameFeatures features, byte[] tags, bool every = false)
    {
        var scores = new int[tags.Length * NameTags.Count];
        var chain = new NameChain(_ties);
        Span<uint> buffer = stackalloc uint[NameFeatures.Most];
        for (var s = 0; s < features.Text.Sentences.Length; s++)
        {
            var (first, last) = features.Text.Sentences[s];
            features.Enter(s);
            var read = 0;
            for (var i = first; i <= last; i++)
            {
                var row = scores.AsSpan(i * NameTags.Count, NameTags.Count);
                if (!every && features.IsPlain(i)) row[NameTags.Outside] = Plain;
                else
                {
                    _weights.Add(buffer[..features.Extract(i, buffer)], row);
                    read++;
                }
            }

            if (read > 0) chain.Decode(features, first, Of(scores, first, last), tags.AsSpan(first, last - first + 1));
        }

        return scores;
    }

    static Span<int> Of(int[] scores, int first, int last) => scores.AsSpan(first * NameTags.Count, (last - first + 1) * NameTags.Count);
}
